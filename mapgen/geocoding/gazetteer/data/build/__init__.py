"""The code that builds gazetteer.sqlite from the registry packages that SOURCES.md names.

    python -m mapgen.geocoding.gazetteer.data.build --sources FOLDER

One stage a module, in this order: sources → french_divisions, communes → points → extents → countries →
divisions → cities → tables → names → write. It downloads nothing.
"""

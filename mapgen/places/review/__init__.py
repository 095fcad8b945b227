"""What a careful desk would ask before it publishes: persons who can be recognised, words that judge before a court
has, and reports that want another look. Nothing here refuses a file; refusals are the reader's (mapgen.places).
"""

"""The closed vocabularies of the database, stored as the position of a word in its list.

A root of this stage: the code that builds the database and the code that reads it share these lists.
Append only; a changed order needs a new build.
"""

from __future__ import annotations

#: Version of the database layout. The reader refuses any other.
SCHEMA_VERSION = "2"

#: Units of the stored coordinates: points in 1e-5 degree (about 1 m).
POINT_UNITS_PER_DEGREE = 100_000

FEATURE_CLASSES = (
    "country",
    "region",
    "state",
    "department",
    "county",
    "municipality",
    "municipal_district",
    "intercommunality",
    "arrondissement",
    "area",
    "continent",
)

#: How a name belongs to a record. ``partial`` is the head of a longer name (Châlons, Clermont, Aix).
MATCH_KINDS = ("name", "alias", "short", "code", "postcode", "demonym", "former", "partial")

#: Languages whose names of places the database has.
LANGUAGES = ("fr", "en")

#: What a record's circle comes from. ``official``: the contour of installed official data.
EXTENT_BASES = ("outline", "point", "members", "postcode", "arrondissement", "department", "table", "official")

ARTICLES = ("", "le", "la", "les", "l'")

#: Day of the youngest dated source, the code officiel géographique; see data/SOURCES.md.
EDITION = "2026-01-01"
#: Keys of the sources in data/SOURCES.md.
SOURCES = ("cog", "geonames", "natural_earth", "cldr", "mapgen")

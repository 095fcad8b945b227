"""Names to places, offline: the embedded gazetteer behind geopy's contract."""

from mapgen.gazetteer.gazetteer import Gazetteer
from mapgen.gazetteer.record import Match, Record

__all__ = ["Gazetteer", "Match", "Record"]

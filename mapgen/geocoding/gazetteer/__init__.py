"""Names to places, offline: the embedded gazetteer, and as :class:`Gazetteer` behind geopy's contract."""

from typing import TYPE_CHECKING, Any

from mapgen.geocoding.gazetteer.index import GazetteerIndex
from mapgen.geocoding.gazetteer.record import Match, Record

if TYPE_CHECKING:
    from mapgen.geocoding.gazetteer.gazetteer import Gazetteer

__all__ = ["Gazetteer", "GazetteerIndex", "Match", "Record"]


def __getattr__(name: str) -> Any:
    """:class:`Gazetteer` at first use: who only looks names up does not wait for geopy."""
    if name != "Gazetteer":
        raise AttributeError(f"module 'mapgen.geocoding.gazetteer' has no attribute {name!r}")
    from mapgen.geocoding.gazetteer.gazetteer import Gazetteer

    return Gazetteer

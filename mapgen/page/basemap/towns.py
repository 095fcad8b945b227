"""Towns to find one's way by, under the names that readers of the map's language know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from mapgen.features.feature import Feature
from mapgen.geocoding.gazetteer.record import Record
from mapgen.page.basemap.frame import Box, Frame, feature_box, wrapped

#: Candidates for town labels; the drawing and the script place those that fit.
TOWNS = 60
#: A town of a country that has places counts as much as one elsewhere with this many times its people.
HOME_WEIGHT = 6
#: Up to this many zones the largest town of each is a candidate too.
MOST_NAMED = 12


class Atlas(Protocol):
    """What the basemap asks of a gazetteer; degrees throughout."""

    def land(self) -> list[Any]: ...

    def outlines_in(
        self, west: float, south: float, east: float, north: float, feature_class: str
    ) -> Iterator[tuple[Record, list[Any]]]: ...

    def towns_in(self, west: float, south: float, east: float, north: float, limit: int) -> tuple[Record, ...]: ...

    def name(self, record: Record, language: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Town:
    """A town to find one's way by."""

    name: str
    longitude: float
    latitude: float


def towns_of(
    frame: Frame, features: Sequence[Feature], atlas: Atlas, view: Box, home: frozenset[str], language: str
) -> tuple[Town, ...]:
    """The largest town of each zone, then the largest of the view; those of the places' own countries before others."""
    found = [town for box in _zone_boxes(features) for town in atlas.towns_in(*wrapped(box), 1)]
    others = atlas.towns_in(*view, 3 * TOWNS)
    found += sorted(others, key=lambda town: -town.population * (HOME_WEIGHT if town.country_code in home else 1))[
        :TOWNS
    ]
    unique = {town.id: town for town in found}.values()
    return tuple(Town(atlas.name(t, language), round(frame.near(t.longitude), 3), round(t.latitude, 3)) for t in unique)


def _zone_boxes(features: Sequence[Feature]) -> list[Box]:
    """The boxes of the zones, where they are few enough to be named each."""
    located = [feature for feature in features if feature.georeference.located]
    return [feature_box(feature) for feature in located] if len(located) <= MOST_NAMED else []

"""One place as a service knows it, after all that is finer than a municipality was taken out of it."""

from __future__ import annotations

from dataclasses import dataclass

#: Metres: no place is drawn as less, see SMALLEST_EXTENT_KM of the editors' own georeferences.
LEAST_RADIUS = 1_000.0


@dataclass(frozen=True, slots=True)
class Finding:
    """What the lock file keeps of an answer, in degrees (WGS 84) and metres; nothing is finer than a municipality."""

    name: str
    """The municipality or larger place, as the service writes it."""
    feature_class: str
    """municipality, county, state, country or area."""
    feature_code: str
    """INSEE code, GeoNames id or ISO code where the gazetteer has the place, else ""."""
    latitude: float
    longitude: float
    radius_in_meters: float
    extent_basis: str
    """box: the service's bounding box; kind: what is usual for such a place; gazetteer: the place is in the gazetteer;
    grid: all that is said of a place whose municipality is not known."""
    country_code: str
    """ISO 3166-1 alpha-2 in capitals, "" where unknown."""
    kind: str = ""
    """What the service calls it: village, town, commune …"""
    population: int = 0
    """As the service or the gazetteer states it; 0 where they don't."""
    part: bool = False
    """True where the asked name is that of a part of this place: a hamlet, a street."""

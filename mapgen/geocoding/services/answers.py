"""The raw answers of the services in one form: what kind of place, where, how far it reaches, in which municipality.

Formats: nominatim.org "Place Output" (JSON), github.com/komoot/photon (GeoJSON), adresse.data.gouv.fr (GeoCodeJSON).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from geopy.location import Location

from mapgen.base.plaintext import forbidden_character, one_line, without_invisible

Box = tuple[float, float, float, float]
#: Characters of a name; a longer one is none.
_LONGEST_NAME = 200
#: Municipalities, the larger first: the kinds of OpenStreetMap.
TOWN_KINDS = ("city", "town", "village", "municipality")
#: Kinds of OpenStreetMap → feature class, for what is as large as a municipality or larger.
_CLASSES = {
    "country": "country",
    "state": "state",
    "region": "state",
    "province": "state",
    "county": "county",
    "state_district": "county",
    "island": "area",
    "archipelago": "area",
    **dict.fromkeys(TOWN_KINDS, "municipality"),
}
#: Tags of things in the landscape; one that has a box is drawn as that, and never as less than a municipality.
_LANDSCAPE = frozenset({"natural", "waterway", "mountain_pass"})
_WIDE_TYPES = frozenset({"national_park", "protected_area", "nature_reserve", "forest"})
#: Names that a place may have besides its name in OpenStreetMap; "addr" and others are none.
_NAME_KEYS = ("name", "alt_name", "old_name", "official_name", "short_name", "loc_name", "int_name")


@dataclass(frozen=True, slots=True)
class RawPlace:
    """One answer. ``feature_class`` is None for what is finer than a municipality, and for what is of unknown kind."""

    names: tuple[str, ...]
    """The place's own name first, then all others."""
    latitude: float
    longitude: float
    feature_class: str | None
    kind: str = ""
    box: Box | None = None
    """West, south, east, north; west greater than east across 180°. None where the service says it of a point."""
    country_code: str = ""
    municipality: str = ""
    """Name of the municipality in which a finer place lies."""
    code: str = ""
    """INSEE code of the municipality."""
    population: int = 0


def to_raw(service: str, location: Location) -> RawPlace | None:
    """A service's answer in our form; None for one that holds no point or no name."""
    raw = location.raw if isinstance(location.raw, Mapping) else {}
    reader = _READERS.get(service, _any)
    try:
        place = reader(raw, location)
    except (LookupError, TypeError, ValueError, AttributeError):
        return None
    sound = place.names and -90 <= place.latitude <= 90 and -180 <= place.longitude <= 180
    return _plain(place) if sound else None


def _plain(place: RawPlace) -> RawPlace:
    """Codes that are none left out, names as one short line: they end up in a file and on a page."""
    return replace(
        place,
        country_code=place.country_code if re.fullmatch("[A-Z]{2}", place.country_code) else "",
        code=place.code if re.fullmatch("[0-9AB]{5}", place.code) else "",
        kind=place.kind if place.kind in (*_CLASSES, "commune") else "",
        municipality=_line(place.municipality),
    )


def _nominatim(raw: Mapping[str, Any], location: Location) -> RawPlace:
    address = _mapping(raw.get("address"))
    kind = str(raw.get("addresstype") or raw.get("type") or "")
    feature_class = _class_of(kind, str(raw.get("class") or raw.get("category") or ""), str(raw.get("type") or ""))
    if feature_class is None and kind == "administrative":
        feature_class, kind = _class_by_rank(int(raw.get("place_rank") or 30))
    own = str(raw.get("name") or _first_part(location.address))
    details = _mapping(raw.get("namedetails"))
    others = [str(name) for key, name in sorted(details.items()) if key.partition(":")[0] in _NAME_KEYS]
    extra = _mapping(raw.get("extratags"))
    return RawPlace(
        names=_names(own, [part for name in others for part in name.split(";")]),
        latitude=location.latitude,
        longitude=location.longitude,
        feature_class=feature_class,
        kind=kind,
        box=None if raw.get("osm_type") == "node" else _south_north(raw.get("boundingbox")),
        country_code=str(address.get("country_code") or "").upper(),
        municipality=next((str(address[key]) for key in TOWN_KINDS if address.get(key)), ""),
        code=str(extra.get("ref:INSEE") or "") if feature_class == "municipality" else "",
        population=_count(extra.get("population")),
    )


def _photon(raw: Mapping[str, Any], location: Location) -> RawPlace:
    properties = _mapping(raw.get("properties"))
    key, value = str(properties.get("osm_key") or ""), str(properties.get("osm_value") or "")
    kind = str(properties.get("type") or "")
    if kind == "city" and value in TOWN_KINDS:
        kind = value
    feature_class = _class_of(kind, key, value)
    return RawPlace(
        names=_names(str(properties.get("name") or ""), []),
        latitude=location.latitude,
        longitude=location.longitude,
        feature_class=feature_class,
        kind=kind,
        box=_west_north(properties.get("extent")) if properties.get("osm_type") != "N" else None,
        country_code=str(properties.get("countrycode") or "").upper(),
        municipality=str(properties.get("city") or ""),
    )


def _ban(raw: Mapping[str, Any], location: Location) -> RawPlace:
    properties = _mapping(raw.get("properties"))
    town = properties.get("type") == "municipality"
    name = str(properties.get("name") or properties.get("label") or "")
    return RawPlace(
        names=_names(name, [str(properties["city"])] if town and properties.get("city") else []),
        latitude=location.latitude,
        longitude=location.longitude,
        feature_class="municipality" if town else None,
        kind="commune" if town else str(properties.get("type") or ""),
        country_code="FR",
        municipality=str(properties.get("city") or ""),
        code=str(properties.get("citycode") or ""),
        population=_count(properties.get("population")) if town else 0,
    )


def _any(raw: Mapping[str, Any], location: Location) -> RawPlace:
    """Any other geocoder of geopy's: its address begins with the name, and of its kind nothing is known."""
    name = _first_part(location.address)
    return RawPlace(_names(name, []), location.latitude, location.longitude, None)


_READERS: dict[str, Callable[[Mapping[str, Any], Location], RawPlace]] = {
    "nominatim": _nominatim,
    "photon": _photon,
    "ban": _ban,
}


def _class_of(kind: str, key: str, value: str) -> str | None:
    """Feature class of a kind; ``key`` and ``value`` are the main tag of OpenStreetMap."""
    if kind in _CLASSES and key in ("place", "boundary", ""):
        return _CLASSES[kind]
    return "area" if key in _LANDSCAPE or value in _WIDE_TYPES else None


def _class_by_rank(rank: int) -> tuple[str | None, str]:
    """Class and kind by Nominatim's search rank ("Place Ranking"), for a boundary that doesn't say what it bounds."""
    for most, kind in ((4, "country"), (9, "state"), (12, "county"), (16, "city"), (18, "town"), (19, "village")):
        if rank <= most:
            return _CLASSES[kind], kind
    return None, ""


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _first_part(address: str) -> str:
    return address.partition(",")[0].strip()


def _names(own: str, others: list[str]) -> tuple[str, ...]:
    lines = (_line(name) for name in (own, *others))
    return tuple(dict.fromkeys(line for line in lines if line))


def _line(name: str) -> str:
    plain = "".join(c for c in without_invisible(name) if not forbidden_character(c))
    return one_line(plain)[:_LONGEST_NAME].strip()


def _count(value: Any) -> int:
    try:
        return max(0, int(str(value).replace(" ", "").replace("\u202f", "")))
    except ValueError:
        return 0


def _south_north(value: Any) -> Box | None:
    """Nominatim: [south, north, west, east] as text."""
    if not isinstance(value, list) or len(value) != 4:
        return None
    south, north, west, east = (float(side) for side in value)
    return _sound((west, south, east, north))


def _west_north(value: Any) -> Box | None:
    """Photon: [west, north, east, south]."""
    if not isinstance(value, list) or len(value) != 4:
        return None
    west, north, east, south = (float(side) for side in value)
    return _sound((west, south, east, north))


def _sound(box: Box) -> Box | None:
    west, south, east, north = box
    if not all(map(math.isfinite, box)) or not (-90 <= south <= north <= 90):
        return None
    if not (-180 <= west <= 180 and -180 <= east <= 180) or east - west > 180:
        return None  # round the world: parts on both sides of 180° in one box say nothing
    return box

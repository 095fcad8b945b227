"""A geopy geocoder over the embedded database: no network, no key, no writing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geopy.adapters import BaseSyncAdapter
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from mapgen.gazetteer.misspelling import likely_names
from mapgen.gazetteer.outlines import MultiPolygon
from mapgen.gazetteer.record import Match, Record
from mapgen.gazetteer.store import Store, embedded_path
from mapgen.gazetteer.vocabulary import LANGUAGES
from mapgen.toponym import fold

#: Distinct names whose answers are kept. A newsroom's table has far fewer; an answer is some hundred bytes.
_CACHE_SIZE = 100_000


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """What geopy would ask hosts with; here it refuses, and spares the set-up of TLS at each start."""

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        raise NotImplementedError("The embedded gazetteer asks no host.")

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        raise NotImplementedError("The embedded gazetteer asks no host.")


class Gazetteer(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Places by name, from the database that travels with the package.

    ``path`` is another database of the same layout. The file is opened at the first look-up; a missing or
    damaged one raises :class:`mapgen.errors.GazetteerDataError` then.
    """

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(adapter_factory=_NoNetwork)
        self._store = Store(embedded_path() if path is None else Path(path))
        self._matches: dict[str, tuple[Match, ...]] = {}

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path]]:
        return type(self), (self._store.path,)

    # geopy's contract

    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: float | None = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """The place called ``query`` ("Valence", "Valence, Drôme", "33063"): a Location, a list of all with
        ``exactly_one=False``, or None. ``Location.raw`` is the record as a plain dict, Darwin Core keys.

        ``timeout`` (seconds) is there for geopy's sake: nothing here waits for anybody.
        """
        locations = [self.location(record) for record in self._ranked(query)]
        if not locations:
            return None
        return locations[0] if exactly_one else locations

    def reverse(self, query: Any, **options: Any) -> Location:
        """Not offered: a point says nothing that the press words as a place."""
        raise NotImplementedError("The embedded gazetteer looks names up, not coordinates.")

    # the gazetteer's own questions

    def search(self, name: str) -> tuple[Match, ...]:
        """Every record that bears this name or code, in any case, with or without accents and hyphens; the most
        populous first."""
        key = fold(name)
        matches = self._matches.get(key)
        if matches is None:
            if len(self._matches) >= _CACHE_SIZE:
                self._matches.clear()
            matches = self._matches[key] = tuple(self._store.names(key)) if key else ()
        return matches

    def __contains__(self, name: str) -> bool:
        """True where ``name`` is a name, demonym or code of something."""
        return bool(self.search(name))

    def record(self, record_id: int) -> Record:
        """The record of this id. Raises KeyError where there is none."""
        return self._store.record(record_id)

    def name(self, record: Record, language: str) -> str:
        """What the press of ``language`` calls the record: "Vienne" for Vienna in ``fr``, "Spain" for Espagne in
        ``en``; its own name where there is no other."""
        return self._store.called(language).get(record.id, record.name)

    def calls(self, record: Record, name: str) -> bool:
        """True where the press of some language calls the record ``name``; GeoNames' other spellings are in no use."""
        key = fold(name)
        return any(fold(self.name(record, language)) == key for language in LANGUAGES)

    def containers(self, record: Record) -> tuple[Record, ...]:
        """The records that contain this one, innermost first."""
        return tuple(self._store.record(record_id) for record_id in record.containers)

    def outline(self, record_id: int) -> MultiPolygon | None:
        """GeoJSON MultiPolygon coordinates [[[[longitude, latitude], …], hole, …], …], outer rings
        counter-clockwise; None where only a circle is known. Nothing crosses 180°: parts end there."""
        return self._store.outline(record_id)

    def suggest(self, name: str, limit: int = 3) -> tuple[Record, ...]:
        """Records whose name is a likely misspelling away, nearest first, then most populous."""
        found: dict[int, Record] = {}
        for key in likely_names(fold(name), self._store.rows):
            for match in self.search(key):
                if match.kind in ("name", "short", "alias", "former"):
                    found.setdefault(match.record.id, match.record)
            if len(found) >= limit:
                break
        return tuple(found.values())[:limit]

    # for the basemap

    def land(self) -> MultiPolygon:
        """The land of the whole world, coarse (1:110 million)."""
        return self._store.land()

    def outlines_in(
        self, west: float, south: float, east: float, north: float, feature_class: str
    ) -> Iterator[tuple[Record, MultiPolygon]]:
        """The records of a class whose outline's box meets the given box, with their outlines; degrees.

        ``west`` greater than ``east`` is a box across 180°.
        """
        for record_id, *box in self._store.boxes(feature_class):
            if _meet((west, south, east, north), (box[0], box[1], box[2], box[3])):
                outline = self._store.outline(record_id)
                if outline is not None:
                    yield self._store.record(record_id), outline

    def towns_in(self, west: float, south: float, east: float, north: float, limit: int) -> tuple[Record, ...]:
        """The most populous municipalities whose centre lies in the box, at most ``limit``, largest first; degrees.

        ``west`` greater than ``east`` is a box across 180°.
        """
        return tuple(self._store.record(i) for i in self._store.town_ids((west, south, east, north), limit))

    # details

    def _ranked(self, query: str) -> list[Record]:
        """Records of the whole query as a name, else of its first part inside all the others."""
        whole = self.search(query)
        if whole:
            return _unique(whole)
        name, *within = query.split(",")
        containers = [{match.record.id for match in self.search(part)} for part in within]
        return [r for r in _unique(self.search(name)) if all(ids.intersection(r.containers) for ids in containers)]

    def location(self, record: Record) -> Location:
        """The record as geopy has a place: address, (latitude, longitude), raw."""
        address = ", ".join([record.name, *(container.name for container in self.containers(record))])
        return Location(address, (record.latitude, record.longitude), self._raw(record))

    def _raw(self, record: Record) -> dict[str, Any]:
        return {
            "locationID": f"{record.feature_class}:{record.feature_code}",
            "locality": record.name,
            "featureClass": record.feature_class,
            "featureCode": record.feature_code,
            "decimalLatitude": record.latitude,
            "decimalLongitude": record.longitude,
            "coordinateUncertaintyInMeters": record.radius_in_meters,
            "extentBasis": record.extent_basis,
            "countryCode": record.country_code,
            "population": record.population,
            "higherGeography": [container.name for container in self.containers(record)],
            "georeferenceSources": record.source,
        }


Box = tuple[float, float, float, float]


def _meet(a: Box, b: Box) -> bool:
    """True where two boxes (west, south, east, north) share a point; either may cross 180°."""
    if a[3] < b[1] or b[3] < a[1]:
        return False
    return any(p <= s and r <= q for p, q in _spans(a) for r, s in _spans(b))


def _spans(box: Box) -> tuple[tuple[float, float], ...]:
    west, _, east, _ = box
    return ((west, east),) if west <= east else ((west, 180.0), (-180.0, east))


def _unique(matches: tuple[Match, ...]) -> list[Record]:
    """The records of matches; own names before aliases, heads of longer names last."""
    late = {"alias": 1, "demonym": 1, "former": 1, "partial": 2}
    ordered = sorted(matches, key=lambda match: late.get(match.kind, 0))
    return list(dict.fromkeys(match.record for match in ordered))

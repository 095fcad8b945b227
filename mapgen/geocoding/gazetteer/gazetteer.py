"""A geopy geocoder over the embedded database: no network, no key, no writing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geopy.adapters import BaseSyncAdapter
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from mapgen.geocoding.gazetteer.index import GazetteerIndex
from mapgen.geocoding.gazetteer.record import Match, Record


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """What geopy would ask hosts with; here it refuses, and spares the set-up of TLS at each start."""

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        raise NotImplementedError("The embedded gazetteer asks no host.")

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        raise NotImplementedError("The embedded gazetteer asks no host.")


class Gazetteer(GazetteerIndex, Geocoder):  # type: ignore[misc]  # geopy has no types
    """The gazetteer as geopy has geocoders; ``path`` is another database of the same layout."""

    def __init__(self, path: Path | None = None) -> None:
        GazetteerIndex.__init__(self, path)
        Geocoder.__init__(self, adapter_factory=_NoNetwork)

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

    def _ranked(self, query: str) -> list[Record]:
        """Records of the whole query as a name, else of its first part inside all the others."""
        whole = self.search(query)
        if whole:
            return _unique(whole)
        name, *within = query.split(",")
        containers = [{match.record.id for match in self.search(part)} for part in within]
        return [r for r in _unique(self.search(name)) if all(ids.intersection(r.containers) for ids in containers)]


def _unique(matches: tuple[Match, ...]) -> list[Record]:
    """The records of matches; own names before aliases, heads of longer names last."""
    late = {"alias": 1, "demonym": 1, "former": 1, "partial": 2}
    ordered = sorted(matches, key=lambda match: late.get(match.kind, 0))
    return list(dict.fromkeys(match.record for match in ordered))

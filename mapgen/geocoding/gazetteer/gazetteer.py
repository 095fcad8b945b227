"""A geopy geocoder over the embedded database: no network, no key, no writing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geopy.adapters import BaseSyncAdapter
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from mapgen.geocoding.gazetteer.index import GazetteerIndex
from mapgen.geocoding.gazetteer.record import Record
from mapgen.geocoding.wordings import in_context, meaning


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
        self,
        query: str,
        *,
        exactly_one: bool = True,
        within: str | None = None,
        country: str | None = None,
        language: str | None = None,
        timeout: float | None = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """The one feature that ``query`` means ("Valence, Drôme", "33063", "près de Lille"): a Location or None.

        It is the feature of :func:`mapgen.locate`, asked with the same ``within``, ``country`` and ``language``. None
        for a name that is unknown or stays open between namesakes, and for a wording that means no single feature
        ("entre Nancy et Metz"). With ``exactly_one=False`` a list: the meant one first, then the likeliest of the
        others that bear the name; an open name has its namesakes there.

        The point is the feature's reference: a town's centre, the middle of the smallest circle round an outline, which
        may lie in the sea between islands. ``raw`` is the record as a plain dict with Darwin Core's keys, the radius of
        the whole feature among them. Raises TypeError for None and NaN. ``timeout`` (seconds) is there for geopy's
        sake: nothing here waits for anybody.
        """
        context = in_context(within=within, country=country, language=language)
        clause, answers = meaning(query, self, context)
        if clause.locality_type in (None, "unmappable") or len(answers) != 1:
            return None
        [answer] = answers
        if exactly_one:
            return answer.location(self)
        return [self.location(record) for record in answer.bearers] or None

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

"""Georeference → Feature: what the map, the file and the reader get."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mapgen.base.toponym import fold
from mapgen.errors import GeometryError
from mapgen.features.geometry import Outline, area_outline, geometry
from mapgen.geocoding.gazetteer import GazetteerIndex
from mapgen.georeferencing.shapes import Area, Georeference
from mapgen.places.columns import SOURCE_COLUMNS, TEXT_COLUMNS, VALUE_COLUMNS

#: Longest anchor of a place, in characters: addresses with a fragment stay readable.
MAXIMUM_ID = 60
_NOT_IN_ANCHORS = re.compile("[^a-zA-Z0-9]+")
# GeoJSON keys, each with a field of Event, an entry of its texts, a field of Source.
_VALUES = [(column.geojson, column.attribute) for column in VALUE_COLUMNS if column.geojson and column.attribute]
_TEXTS = [(column.geojson, column.name) for column in TEXT_COLUMNS if column.geojson]
_OF_SOURCE = [(column.geojson, column.source) for column in SOURCE_COLUMNS if column.geojson and column.source]


@dataclass(frozen=True, slots=True)
class Source:
    """One article. ``published`` is ISO 8601 as given, or None."""

    url: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    archive_url: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One event at one place, from all its reports.

    ``arrests`` is (lowest, highest) of the reported numbers, None where no report states one. ``status``
    is the latest by ``status_date``; ``statuses`` are all (status, status_date) pairs, latest first.
    """

    key: str
    arrests: tuple[int, int] | None
    event_date: str | None
    status: str | None
    status_date: str | None
    statuses: tuple[tuple[str, str | None], ...]
    sources: tuple[Source, ...]
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """What its reports tell in words, by column: each text once, in the order of the input."""
    elsewhere: tuple[str, ...] = ()
    """Ids of the other features where reports of this event place it; it is counted once, at the first."""
    counted: bool = True
    """False where the event is counted at another feature already."""
    wordings: tuple[str, ...] = ()
    """How the reports of this event word this place, in the order of the input."""

    @property
    def notes(self) -> tuple[str, ...]:
        """The paragraphs of its card."""
        return tuple([words for column in TEXT_COLUMNS if column.card for words in self.texts.get(column.name, ())])


@dataclass(frozen=True, slots=True)
class Feature:
    """One place of the map, with all that is reported there. ``id`` is its anchor in the page: [a-z0-9-]+."""

    id: str
    georeference: Georeference
    events: tuple[Event, ...]
    lang: str | None
    """Language of the wording (fr, en) or None."""
    lines: tuple[int, ...]
    """Lines of the input that speak of it."""
    outline: list[Any] | None = None
    """For an Area: its MultiPolygon coordinates, [[[[lon, lat], …], hole, …], …]; None for other shapes."""

    @property
    def geometry(self) -> dict[str, Any] | None:
        """The GeoJSON geometry, or None for a place that is not located."""
        shape = self.georeference.shape
        return None if shape is None else geometry(shape, self.outline)

    def to_dict(self) -> dict[str, Any]:
        """The GeoJSON Feature, with Darwin Core's own keys."""
        return {"type": "Feature", "id": self.id, "geometry": self.geometry, "properties": properties(self)}

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        """What shapely, geopandas and folium read."""
        return self.to_dict()


def to_feature(
    georeference: Georeference,
    *,
    id: str | None = None,
    events: Iterable[Event] = (),
    lang: str | None = None,
    lines: Iterable[int] = (),
    outline: Outline | None = None,
    gazetteer: GazetteerIndex | None = None,
) -> Feature:
    """The feature of one georeference and the ``events`` reported there.

    ``id`` is the anchor in the page (default: from the wording). An Area needs its ``outline``, or the
    ``gazetteer`` to take it from; GeometryError where it has neither.
    """
    shape = georeference.shape
    if outline is None and isinstance(shape, Area):
        if gazetteer is None:
            raise GeometryError("An Area needs its outline, or the gazetteer to take it from.")
        outline = area_outline(shape, gazetteer)
    feature_id = id or slug(georeference.verbatim_locality)
    return Feature(feature_id, georeference, tuple(events), lang, tuple(lines), outline)


def slug(wording: str) -> str:
    """A wording as an anchor: [a-z0-9-]+, never empty."""
    words = _NOT_IN_ANCHORS.sub(" ", fold(wording)).split()
    return "-".join(words)[:MAXIMUM_ID].strip("-") or "place"


def properties(feature: Feature) -> dict[str, Any]:
    """The Darwin Core properties of a feature and the reports it stands for."""
    return {**georeference_terms(feature.georeference), "reports": [_event_terms(event) for event in feature.events]}


def georeference_terms(georeference: Georeference) -> dict[str, Any]:
    """A georeference under Darwin Core's own keys."""
    return {
        "verbatimLocality": georeference.verbatim_locality,
        "localityType": georeference.locality_type,
        "toponyms": list(georeference.toponyms),
        "decimalLatitude": georeference.decimal_latitude,
        "decimalLongitude": georeference.decimal_longitude,
        "coordinateUncertaintyInMeters": georeference.coordinate_uncertainty_in_meters,
        "geodeticDatum": "EPSG:4326",
        "featureClass": georeference.feature_class,
        "featureCode": georeference.feature_code,
        "georeferenceProtocol": georeference.georeference_protocol,
        "georeferenceSources": " | ".join(georeference.georeference_sources) or None,
        "georeferenceRemarks": " ".join(georeference.georeference_remarks) or None,
        "georeferenceVerificationStatus": georeference.georeference_verification_status,
    }


def _event_terms(event: Event) -> dict[str, Any]:
    low, high = event.arrests or (None, None)
    return {
        "arrests": low,
        "arrestsAtMost": high,
        **{key: getattr(event, name) for key, name in _VALUES},
        **{key: list(event.texts.get(name, ())) for key, name in _TEXTS},
        "sources": [_source_terms(source) for source in event.sources],
    }


def _source_terms(source: Source) -> dict[str, Any]:
    return {key: getattr(source, name) for key, name in _OF_SOURCE}

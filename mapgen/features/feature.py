"""Georeference → Feature: what the map, the file and the reader get.

The only place where a disc, ring or sector becomes a polygon, and only when somebody asks for one. All
geometries follow RFC 7946: longitude before latitude, outer rings counter-clockwise, cut at 180°.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from mapgen.base.geodesy import LatLon, LonLat, arc, circle_ring, distance_in_meters, to_lon_lat
from mapgen.base.toponym import fold
from mapgen.errors import GeometryError
from mapgen.geocoding.gazetteer import GazetteerIndex
from mapgen.georeferencing.parts import clip_to_part
from mapgen.georeferencing.shapes import Area, Disc, Georeference, Ring, Sector, Shape

#: Points on a full circle: the polygon lies within 0.5 % of its radius (1 - cos(π/64) = 0.12 %).
CIRCLE_STEPS = 64
#: Longest anchor of a place, in characters: addresses with a fragment stay readable.
MAXIMUM_ID = 60
_NOT_IN_ANCHORS = re.compile("[^a-zA-Z0-9]+")
#: A ring that passes a pole more closely is drawn round it.
POLE_MARGIN_IN_METERS = 1_000.0

Outline = list[Any]
"""MultiPolygon coordinates: [[[[longitude, latitude], …], hole, …], …]."""


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
    notes: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    """Ids of the other features where reports of this event place it; it is counted once, at the first."""
    counted: bool = True
    """False where the event is counted at another feature already."""
    wordings: tuple[str, ...] = ()
    """How the reports of this event word this place, in the order of the input."""


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


def area_outline(area: Area, gazetteer: GazetteerIndex) -> Outline:
    """MultiPolygon coordinates of an Area: its records' polygons, clipped to the part that is meant."""
    polygons = [polygon for record_id in area.record_ids for polygon in gazetteer.outline(record_id) or []]
    if area.part is None:
        return polygons
    return _clean(clip_to_part(polygons, area.part, gazetteer.record(area.record_ids[0])))


def geometry(shape: Shape, outline: Outline | None = None) -> dict[str, Any]:
    """The GeoJSON geometry of ``shape``; ``outline`` are the coordinates of an Area."""
    if isinstance(shape, Area):
        return _multi(outline or [])
    return _multi(_to_polygons(_rings(shape)))


def _rings(shape: Disc | Ring | Sector) -> list[list[LonLat]]:
    """Outer ring and holes, open, longitudes unwrapped."""
    centre = (shape.latitude, shape.longitude)
    if isinstance(shape, Disc):
        return [_circle(centre, shape.radius_in_meters)]
    if isinstance(shape, Ring):
        inner = _circle(centre, shape.inner_radius_in_meters)
        return [_circle(centre, shape.outer_radius_in_meters), inner[::-1]]
    if _to_pole(centre) <= shape.outer_radius_in_meters + POLE_MARGIN_IN_METERS:
        # A sector over a pole has no simple ring in degrees; the circle of its radius covers it.
        return [_circle(centre, shape.outer_radius_in_meters)]
    return [_sector_ring(shape, centre)]


def _circle(centre: LatLon, radius: float) -> list[LonLat]:
    """The ring of a circle, grown a little where it would run through a pole, which is a line in degrees."""
    if abs(_to_pole(centre) - radius) < POLE_MARGIN_IN_METERS:
        radius = _to_pole(centre) + POLE_MARGIN_IN_METERS
    return circle_ring(centre, radius, CIRCLE_STEPS)


def _to_pole(centre: LatLon) -> float:
    """Metres to the nearer pole."""
    return distance_in_meters(centre, (math.copysign(90.0, centre[0]), centre[1]))


def _sector_ring(sector: Sector, centre: LatLon) -> list[LonLat]:
    steps = max(4, round(CIRCLE_STEPS * sector.half_angle_in_degrees / 180))
    turn = 2 * sector.half_angle_in_degrees / steps
    headings = [sector.heading_in_degrees + sector.half_angle_in_degrees - turn * i for i in range(steps + 1)]
    outer = arc(centre, sector.outer_radius_in_meters, headings)
    if sector.inner_radius_in_meters < 1.0:
        return [*outer, to_lon_lat(centre)]
    return [*outer, *arc(centre, sector.inner_radius_in_meters, headings[::-1])]


def _to_polygons(rings: list[list[LonLat]]) -> Outline:
    """Closed rings as MultiPolygon coordinates, cut where they cross 180° or hold a pole."""
    plain = all(-180.0 <= lon <= 180.0 for ring in rings for lon, _ in ring)
    if plain and not _holds_pole(rings[0]):
        return [[[list(point) for point in [*ring, ring[0]]] for ring in rings]]
    return _cut(rings)


def _holds_pole(ring: list[LonLat]) -> bool:
    return abs(ring[-1][0] - ring[0][0]) > 180.0


def _cut(rings: list[list[LonLat]]) -> Outline:
    """Move what lies beyond 180° to the other side. shapely is loaded for such shapes only."""
    from shapely import MultiPolygon, Polygon, affinity, box, union_all

    shells = [Polygon(_over_the_pole(ring)) for ring in rings]
    whole = shells[0].difference(shells[1]) if len(shells) > 1 else shells[0]
    world = box(-180, -90, 180, 90)
    pieces = [affinity.translate(whole, 360.0 * turn).intersection(world) for turn in (-1, 0, 1)]
    return _coordinates(union_all([piece for piece in pieces if not piece.is_empty] or [MultiPolygon()]))


def _over_the_pole(ring: list[LonLat]) -> list[LonLat]:
    """A ring round a pole runs a whole turn: close it along the pole."""
    if not _holds_pole(ring):
        return ring
    pole = 90.0 if ring[0][1] > 0 else -90.0
    first, last = ring[0], ring[-1]
    turn = 360.0 if last[0] > first[0] else -360.0
    end = (first[0] + turn, first[1])
    return [*ring, end, (end[0], pole), (first[0], pole)]


def _clean(outline: Outline) -> Outline:
    """The same area without the seams that clipping leaves."""
    from shapely import make_valid
    from shapely.geometry import shape

    return _coordinates(make_valid(shape({"type": "MultiPolygon", "coordinates": outline}), method="structure"))


def _coordinates(geometry: Any) -> Outline:
    """MultiPolygon coordinates of a shapely geometry, outer rings counter-clockwise."""
    from shapely.geometry.polygon import orient

    parts = [part for part in getattr(geometry, "geoms", [geometry]) if part.geom_type == "Polygon"]
    rings = ([part.exterior, *part.interiors] for part in (orient(part) for part in parts if not part.is_empty))
    return [[[[x, y] for x, y in ring.coords] for ring in polygon] for polygon in rings]


def _multi(outline: Outline) -> dict[str, Any]:
    if len(outline) == 1:
        return {"type": "Polygon", "coordinates": outline[0]}
    return {"type": "MultiPolygon", "coordinates": outline}


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
        "eventDate": event.event_date,
        "status": event.status,
        "statusDate": event.status_date,
        "sources": [_source_terms(source) for source in event.sources],
    }


def _source_terms(source: Source) -> dict[str, Any]:
    return {
        "url": source.url,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published,
        "archiveUrl": source.archive_url,
    }

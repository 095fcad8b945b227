"""A shape in metres → its GeoJSON geometry: outlines, circles, rings and sectors as polygons.

The only place where a disc, ring or sector becomes a polygon, and only when somebody asks for one. All
geometries follow RFC 7946: longitude before latitude, outer rings counter-clockwise, cut at 180°.
"""

from __future__ import annotations

import math
from typing import Any

from mapgen.base.geodesy import LatLon, LonLat, arc, circle_ring, distance_in_meters, to_lon_lat
from mapgen.geocoding.gazetteer import GazetteerIndex
from mapgen.georeferencing.parts import clip_to_part
from mapgen.georeferencing.shapes import Area, Disc, Ring, Sector, Shape

#: Points on a full circle: the polygon lies within 0.5 % of its radius (1 - cos(π/64) = 0.12 %).
CIRCLE_STEPS = 64
#: A ring that passes a pole more closely is drawn round it.
POLE_MARGIN_IN_METERS = 1_000.0

Outline = list[Any]
"""MultiPolygon coordinates: [[[[longitude, latitude], …], hole, …], …]."""


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

"""Part of a feature: the north of a département, the centre of a country.

A part is what lies beyond the centre of area, seen along the heading, and a tenth of the half-length more,
because the press draws no line through the middle; far islands do not move that line, as they would move the
middle of the extent. A south-west is the south and the west at once. A part never leaves the feature.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from mapgen.base.geodesy import HEADINGS, LatLon, smallest_circle
from mapgen.geocoding.gazetteer import Record

#: How far a part reaches across the centre, as a share of half the extent along the heading.
OVERLAP = 0.1
#: Radius of "the centre of", as a share of the radius of the whole.
CENTRE_SHARE = 0.5
#: Share of a country's land below which an island does not count in its parts. Corsica has 1.6 % of France's.
ISLAND_SHARE = 0.02

_Ring = list[list[float]]
_Plane = tuple[float, float, float]
"""East and north components of a unit heading, and the least distance along it that is kept (degrees of latitude)."""


def clip_to_part(outline: Sequence[Any], part: str, whole: Record) -> list[list[_Ring]]:
    """MultiPolygon coordinates (longitude, latitude) of the part of ``outline``, which is that of ``whole``.

    Sutherland–Hodgman against half-planes: where a concave outline falls apart, its pieces stay joined
    along the cut, which changes neither the covered area nor the smallest circle.
    """
    centre = whole.latitude, whole.longitude
    if whole.feature_class == "country":
        outline = _mainland(outline)
    planes = _planes(outline, part, centre, whole.radius_in_meters)
    clipped = []
    for polygon in outline:
        outer, *holes = [_clip_ring(ring, planes, centre) for ring in polygon]
        if len(outer) > 3:
            clipped.append([outer, *(hole for hole in holes if len(hole) > 3)])
    return clipped


def part_circle(outline: Sequence[Any], part: str, whole: Record) -> tuple[LatLon, float]:
    """Centre and radius in metres of the smallest circle round the part."""
    clipped = clip_to_part(outline, part, whole)
    return smallest_circle((lat, lon) for polygon in clipped for lon, lat in polygon[0])


def _mainland(outline: Sequence[Any]) -> list[Any]:
    """Without the islands that no one means by a part of the country (Corsica by the east of France): those of less
    than ``ISLAND_SHARE`` of its land. Sicily (8 % of Italy) and Northern Ireland (6 % of the Kingdom) stay."""
    areas = [abs(_twice_area(polygon[0])) for polygon in outline]
    return [polygon for polygon, area in zip(outline, areas, strict=True) if area >= ISLAND_SHARE * sum(areas)]


def _twice_area(ring: Sequence[Sequence[float]]) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))


def _planes(outline: Sequence[Any], part: str, centre: LatLon, radius_in_meters: float) -> list[_Plane]:
    if part == "c":
        limit = -CENTRE_SHARE * radius_in_meters / 111_195
        return [(math.sin(a), math.cos(a), limit) for a in (k * math.pi / 4 for k in range(8))]
    return [_half(outline, HEADINGS[heading], centre) for heading in (part if len(part) == 2 else (part,))]


def _half(outline: Sequence[Any], heading_in_degrees: float, centre: LatLon) -> _Plane:
    angle = math.radians(heading_in_degrees)
    east, north = math.sin(angle), math.cos(angle)
    along = [_along(point, east, north, centre) for polygon in outline for point in polygon[0]]
    middle = _along(_centroid(outline), east, north, centre)
    return east, north, middle - OVERLAP * (max(along) - min(along)) / 2


def _centroid(outline: Sequence[Any]) -> tuple[float, float]:
    """(longitude, latitude) of the centre of area of the outer rings, in the plane of degrees."""
    total = x = y = 0.0
    for polygon in outline:
        ring = polygon[0]
        for (x0, y0), (x1, y1) in itertools.pairwise(ring):
            cross = x0 * y1 - x1 * y0
            total += cross
            x += (x0 + x1) * cross
            y += (y0 + y1) * cross
    return x / (3 * total), y / (3 * total)


def _along(point: Sequence[float], east: float, north: float, centre: LatLon) -> float:
    """Distance of (longitude, latitude) from the centre along the heading, in degrees of latitude."""
    return (point[0] - centre[1]) * math.cos(math.radians(centre[0])) * east + (point[1] - centre[0]) * north


def _clip_ring(ring: Sequence[Sequence[float]], planes: Sequence[_Plane], centre: LatLon) -> _Ring:
    points = [list(point) for point in ring]
    for plane in planes:
        points = _clip_once(points, plane, centre)
        if not points:
            return []
    if points[0] != points[-1]:
        points.append(points[0])
    return points


def _clip_once(points: _Ring, plane: _Plane, centre: LatLon) -> _Ring:
    east, north, limit = plane
    kept: _Ring = []
    depths = [_along(point, east, north, centre) - limit for point in points]
    for i, point in enumerate(points):
        before, depth = depths[i - 1], depths[i]
        if (before < 0) != (depth < 0):
            share = before / (before - depth)
            kept.append([a + share * (b - a) for a, b in zip(points[i - 1], point, strict=True)])
        if depth >= 0:
            kept.append(point)
    return kept

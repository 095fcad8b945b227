"""Geometries → the whole units that outlines are stored in. For the code that writes databases; needs shapely."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import shapely

from mapgen.geocoding.gazetteer.outlines import UNITS_PER_DEGREE


def outline_rings(geometry: Any) -> list[list[list[tuple[int, int]]]]:
    """Polygons as rings of whole units, outer rings counter-clockwise; rings that rounding closes are dropped.

    Each point is rounded by itself, so neighbours keep their common border; only where that makes a ring cross
    itself (a few dozen of five thousand) the outline is snapped to the grid as a whole.
    """
    polygons = _rounded(geometry)
    if not _is_valid(polygons):
        polygons = _rounded(shapely.set_precision(shapely.make_valid(geometry), 1 / UNITS_PER_DEGREE))
    return polygons


def _is_valid(polygons: list[list[list[tuple[int, int]]]]) -> bool:
    return bool(shapely.MultiPolygon([(rings[0], rings[1:]) for rings in polygons]).is_valid)


def _rounded(geometry: Any) -> list[list[list[tuple[int, int]]]]:
    polygons = []
    for part in shapely.get_parts(shapely.orient_polygons(geometry)):
        if part.geom_type != "Polygon":  # a line that make_valid cut off
            continue
        rings = [_ring(ring) for ring in [part.exterior, *part.interiors]]
        if len(rings[0]) >= 4:
            polygons.append([ring for ring in rings if len(ring) >= 4])
    return polygons


def _ring(ring: Any) -> list[tuple[int, int]]:
    points = [(round(x * UNITS_PER_DEGREE), round(y * UNITS_PER_DEGREE)) for x, y in shapely.get_coordinates(ring)]
    return [point for i, point in enumerate(points) if i == 0 or point != points[i - 1]]


def longitude_span(intervals: list[tuple[int, int]]) -> tuple[int, int]:
    """West and east of all intervals: the complement of the widest empty gap on the circle of longitudes."""
    turn = 360 * UNITS_PER_DEGREE
    merged: list[tuple[int, int]] = []
    for west, east in sorted(intervals):
        if merged and west <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(east, merged[-1][1]))
        else:
            merged.append((west, east))
    gaps = [(b[0] - a[1], b[0], a[1]) for a, b in pairwise(merged)]
    gaps.append((merged[0][0] + turn - merged[-1][1], merged[0][0], merged[-1][1]))
    _, west, east = max(gaps)
    return west, east

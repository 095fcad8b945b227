"""Shape → the smallest circle round it, rounded to what it supports. No circle becomes a polygon here."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from mapgen.base.geodesy import HALF_CIRCUMFERENCE_IN_METERS, LatLon, destination, distance_in_meters, smallest_circle
from mapgen.geocoding.gazetteer import Record
from mapgen.georeferencing.parts import part_circle
from mapgen.georeferencing.shapes import Area, Disc, Ring, Sector, Shape

#: Metres in one degree of latitude (mean earth radius × π / 180).
METERS_PER_DEGREE = 111_195
#: A coordinate's last digit is at most this share of the uncertainty.
ROUNDING_SHARE = 0.02


def enclosing_circle(
    shape: Shape, record: Callable[[int], Record], outline: Callable[[int], Any]
) -> tuple[LatLon, float]:
    """Centre and radius in metres of the smallest circle round ``shape``."""
    if isinstance(shape, Disc):
        return (shape.latitude, shape.longitude), shape.radius_in_meters
    if isinstance(shape, Ring):
        return (shape.latitude, shape.longitude), shape.outer_radius_in_meters
    if isinstance(shape, Sector):
        return _sector_circle(shape)
    return _area_circle(shape, record, outline)


def _sector_circle(sector: Sector) -> tuple[LatLon, float]:
    """Fixed by its corners: seen from a centre on the axis, no point of an arc lies farther than its ends."""
    apex = (sector.latitude, sector.longitude)
    corners = [
        destination(apex, sector.heading_in_degrees + side * sector.half_angle_in_degrees, radius)
        for radius in (sector.inner_radius_in_meters, sector.outer_radius_in_meters)
        for side in (-1, 1)
    ]
    return smallest_circle(corners)


def _area_circle(area: Area, record: Callable[[int], Record], outline: Callable[[int], Any]) -> tuple[LatLon, float]:
    whole = record(area.record_ids[0])
    centre = whole.latitude, whole.longitude
    if area.part is None:
        return centre, whole.radius_in_meters
    return part_circle(outline(whole.id), area.part, whole)


def rounded(centre: LatLon, radius_in_meters: float) -> tuple[LatLon, float]:
    """The circle with no more digits than it supports, still covering what it covered.

    Coordinates keep the fewest decimals whose unit is at most a fiftieth of the radius (and never more than
    five, 1 m); the radius grows by what that moved the centre and is rounded up to three figures.
    """
    step = max(radius_in_meters, 50.0) * ROUNDING_SHARE / METERS_PER_DEGREE
    decimals = min(5, max(0, math.ceil(-math.log10(step))))
    moved = round(centre[0], decimals), round(centre[1], decimals)
    radius = min(radius_in_meters + distance_in_meters(centre, moved), HALF_CIRCUMFERENCE_IN_METERS)
    unit = 10.0 ** max(0, math.floor(math.log10(max(radius, 1.0))) - 2)
    return moved, math.ceil(radius / unit - 1e-9) * unit

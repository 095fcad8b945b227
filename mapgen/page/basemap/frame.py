"""The first view of the map, and the plane it is drawn on.

The drawing's units are a fixed scale of Web Mercator, so that the drawn picture and the interactive map,
which Leaflet projects the same way, lie exactly on one another.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from typing import Any

import numpy as np

from mapgen.base.geodesy import EARTH_RADIUS_IN_METERS
from mapgen.features.feature import Feature
from mapgen.georeferencing.shapes import Area, Disc, Ring, Sector, Shape

#: Web Mercator ends where the world is square.
MAX_LATITUDE = 85.0511
#: Longer side of the first view in drawing units: finer than a pixel on any screen the page is made for.
LONGER_SIDE = 2400
#: Free space round the zones, as a share of their half-extent: room for the row of buttons at the map's foot.
MARGIN = 0.28
#: A single zone takes at most this share of the view, for its surroundings tell where it is.
LARGEST_SHARE = 0.5
#: The least half-extent of a view, in metres: below it no town is left to find one's way by.
LEAST_HALF_EXTENT_IN_METERS = 25_000.0

#: Left, top, right, bottom in drawing units.
Bounds = tuple[float, float, float, float]
#: West, south, east, north in degrees; east may pass 180 where the box crosses the antimeridian.
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """The rectangle that holds every zone, in drawing units: x to the right, y downwards, origin top left."""

    middle_longitude: float
    """Degrees; the world is drawn from 180° west of it to 180° east of it."""
    left: float
    """Web Mercator x of the left edge: 0 at 180° W, 1 at 180° E, beyond that across the antimeridian."""
    top: float
    """Web Mercator y of the upper edge: 0 at 85.05° N, 1 at 85.05° S."""
    units: float
    """Drawing units in the width of the world."""
    width: int
    height: int

    def xy(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Drawing units of a point, longitude taken as it is: unwrap it first."""
        return (
            (longitude / 360 + 0.5 - self.left) * self.units,
            (mercator_y(latitude) - self.top) * self.units,
        )

    def xys(self, longitudes: Any, latitudes: Any) -> Any:
        """Arrays of degrees as an array of (x, y) rows, the same to the last bit as :meth:`xy` gives."""
        return np.column_stack(
            (
                (longitudes / 360 + 0.5 - self.left) * self.units,
                (_mercator_ys(latitudes) - self.top) * self.units,
            )
        )

    def near(self, longitude: float) -> float:
        """The same meridian, at most 180° from the middle of the map."""
        return longitude + 360.0 * round((self.middle_longitude - longitude) / 360.0)

    def units_per_meter(self, latitude: float) -> float:
        """Scale of the drawing at a latitude."""
        latitude = max(-MAX_LATITUDE, min(MAX_LATITUDE, latitude))
        return self.units / (2 * math.pi * EARTH_RADIUS_IN_METERS * math.cos(math.radians(latitude)))

    def degrees(self, bounds: Bounds) -> Box:
        """The box of a rectangle of the drawing, at most one turn wide."""
        left, top, right, bottom = bounds
        west = (self.left + left / self.units - 0.5) * 360
        east = min(west + 360, (self.left + right / self.units - 0.5) * 360)
        north, south = (mercator_latitude(self.top + y / self.units) for y in (top, bottom))
        return west, south, east, north

    @property
    def box(self) -> Box:
        """The degrees of the frame."""
        return self.degrees((0, 0, self.width, self.height))

    def finer(self, times: int) -> Frame:
        """The same frame in smaller units."""
        return replace(self, units=self.units * times, width=self.width * times, height=self.height * times)


def mercator_y(latitude: float) -> float:
    """0 at the upper edge of Web Mercator's square world, 1 at its lower edge."""
    latitude = math.radians(max(-MAX_LATITUDE, min(MAX_LATITUDE, latitude)))
    return 0.5 - math.log(math.tan(math.pi / 4 + latitude / 2)) / (2 * math.pi)


def _mercator_ys(latitudes: Any) -> Any:
    """:func:`mercator_y` of an array. Tangent and logarithm are Python's: numpy's own differ in the last bit."""
    angles = math.pi / 4 + np.clip(latitudes, -MAX_LATITUDE, MAX_LATITUDE) * (math.pi / 180) / 2
    logarithms = np.fromiter(map(math.log, map(math.tan, angles.tolist())), float, count=len(angles))
    return 0.5 - logarithms / (2 * math.pi)


def mercator_latitude(y: float) -> float:
    """Degrees of a Web Mercator y; those beyond the square world are its edges."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * max(0.0, min(1.0, y))))))


def frame_for(features: Sequence[Feature]) -> Frame:
    """The frame that holds all zones of ``features``; the whole world where there is none."""
    boxes = [feature_box(feature) for feature in features if feature.georeference.shape is not None]
    if not boxes:
        return _frame((-170.0, -56.0, 190.0, 74.0))
    west, south, east, north = _join(boxes)
    return _frame(_widen((west, south, east, north), _largest_half_extent(boxes)))


def drawn_shape(feature: Feature) -> Shape | None:
    """The shape of a feature; for an area whose outline is missing or empty the smallest circle round it."""
    georeference = feature.georeference
    if isinstance(georeference.shape, Area) and not feature.outline:
        return Disc(
            georeference.decimal_latitude or 0.0,
            georeference.decimal_longitude or 0.0,
            georeference.coordinate_uncertainty_in_meters or LEAST_HALF_EXTENT_IN_METERS,
        )
    return georeference.shape


def feature_box(feature: Feature) -> Box:
    """Degrees round the zone of a located feature."""
    shape = drawn_shape(feature)
    if isinstance(shape, Disc):
        return _disc_box(shape.latitude, shape.longitude, shape.radius_in_meters)
    if isinstance(shape, Ring | Sector):
        return _disc_box(shape.latitude, shape.longitude, shape.outer_radius_in_meters)
    return _outline_box(polygon[0] for polygon in feature.outline or [])


@lru_cache(maxsize=1 << 15)
def _disc_box(latitude: float, longitude: float, radius: float) -> Box:
    angle = radius / EARTH_RADIUS_IN_METERS
    south, north = latitude - math.degrees(angle), latitude + math.degrees(angle)
    ratio = math.sin(min(angle, math.pi / 2)) / max(1e-9, math.cos(math.radians(latitude)))
    reach = math.degrees(math.asin(ratio)) if ratio < 1 else 180.0
    return longitude - reach, max(-90.0, south), longitude + reach, min(90.0, north)


def _outline_box(rings: Iterable[Sequence[Sequence[float]]]) -> Box:
    boxes = [
        (min(p[0] for p in ring), min(p[1] for p in ring), max(p[0] for p in ring), max(p[1] for p in ring))
        for ring in rings
    ]
    return _join(boxes)


def _join(boxes: Sequence[Box]) -> Box:
    """The box round boxes. It crosses the antimeridian only where the usual one would be half as wide again."""
    south, north = min(box[1] for box in boxes), max(box[3] for box in boxes)
    west, east = min(box[0] for box in boxes), max(box[2] for box in boxes)
    start, width = _shortest_arc([(box[0], box[2]) for box in boxes])
    if east - west > 1.5 * width:
        west, east = start, start + width
    return west, south, east, north


def _shortest_arc(spans: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Start and width, in degrees, of the shortest stretch of longitude that holds all spans."""
    ordered = sorted(((west + 180) % 360 - 180, min(360.0, east - west)) for west, east in spans)
    gap, start, reach = -1.0, ordered[0][0], ordered[0][0]
    for west, width in [*ordered, (ordered[0][0] + 360, ordered[0][1])]:
        if west - reach > gap:
            gap, start = west - reach, west
        reach = max(reach, west + width)
    return ((start + 180) % 360 - 180, 360 - gap) if gap > 0 else (-180.0, 360.0)


def _largest_half_extent(boxes: Sequence[Box]) -> float:
    """Half of the longest side of all boxes, in the units of Web Mercator's world."""
    west, south, east, north = np.array(boxes).T
    sides = np.maximum((east - west) / 360, _mercator_ys(south) - _mercator_ys(north))
    return float(sides.max()) / 2


def _widen(box: Box, largest: float) -> Box:
    west, south, east, north = box
    x, y = (west + east) / 720 + 0.5, (mercator_y(south) + mercator_y(north)) / 2
    scale = 1 / (2 * math.pi * EARTH_RADIUS_IN_METERS * math.cos(math.radians((south + north) / 2)))
    least = max(largest / LARGEST_SHARE, LEAST_HALF_EXTENT_IN_METERS * scale)
    dx, dy = (east - west) / 720 * (1 + MARGIN), (mercator_y(south) - mercator_y(north)) / 2 * (1 + MARGIN)
    grow = max(1.0, least / max(dx, dy, 1e-12))
    dx, dy = min(0.5, max(dx, least if grow > 1 else dx)), max(dy, least if grow > 1 else dy)
    return (x - dx - 0.5) * 360, mercator_latitude(y + dy), (x + dx - 0.5) * 360, mercator_latitude(y - dy)


def _frame(box: Box) -> Frame:
    west, south, east, north = box
    width, height = (east - west) / 360, mercator_y(south) - mercator_y(north)
    units = LONGER_SIDE / max(width, height)
    return Frame(
        middle_longitude=round((west + east) / 2, 4),
        left=round(west / 360 + 0.5, 9),
        top=round(mercator_y(north), 9),
        units=round(units, 3),
        width=round(width * units),
        height=round(height * units),
    )


def projected(rings: Sequence[Sequence[Sequence[float]]], frame: Frame) -> tuple[Any, list[int]]:
    """The points of rings of (longitude, latitude) degrees as rows of (x, y) units, and how many each ring has.

    Each ring is one line near the middle of the map, whichever side of the antimeridian its points are given on.
    """
    sizes = [len(ring) for ring in rings]
    longitudes = np.array([point[0] for ring in rings for point in ring])
    latitudes = np.array([point[1] for ring in rings for point in ring])
    starts = [0, *accumulate(sizes)][:-1]
    turns = np.rint((frame.middle_longitude - longitudes[starts]) / 360.0)
    widths = np.maximum.reduceat(longitudes, starts) - np.minimum.reduceat(longitudes, starts)
    moved = longitudes + 360.0 * np.repeat(turns, sizes)
    for i in np.flatnonzero(widths >= 180.0).tolist():
        moved[starts[i] : starts[i] + sizes[i]] = _unwrapped([point[0] for point in rings[i]], frame)
    return frame.xys(moved, latitudes), sizes


def _unwrapped(longitudes: Sequence[float], frame: Frame) -> list[float]:
    """The first longitude near the middle of the map, each other one near the one before it."""
    longitude = frame.near(longitudes[0])
    return [longitude := lon + 360.0 * round((longitude - lon) / 360.0) for lon in longitudes]


def wrapped(box: Box) -> Box:
    """The box with west and east in [-180, 180]."""
    west, south, east, north = box
    if east - west >= 359.9:
        return -180.0, south, 180.0, north
    return (west + 180) % 360 - 180, south, (east + 180) % 360 - 180, north

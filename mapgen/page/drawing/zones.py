"""Features → the zones of the picture: circles, rings, sectors and outlines in drawing units."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import shapely

from mapgen.base.geodesy import LonLat, arc, circle_ring
from mapgen.features.feature import Feature
from mapgen.georeferencing.shapes import Area, Disc, Precision, Ring, Sector
from mapgen.page.basemap.frame import Frame, drawn_shape, projected
from mapgen.page.basemap.paths import Point, open_ring, path_data, whole

#: Dash patterns in screen pixels, one a kind of precision; outlines are known and have none.
DASHES: dict[Precision, str] = {
    "outline": "",
    "extent": "4 3",
    "near": "8 5",
    "area_of": "14 6",
    "suburb": "2 4",
    "offset": "10 4 2 4",
    "heading": "12 4 2 4 2 4",
    "between": "6 3 1 3",
    "editor": "3 2",
}
#: A disc wider than this is no circle on the map any more (1 % of the radius at 45° of latitude, from the
#: second-order term of Mercator's scale).
LARGEST_CIRCLE_IN_METERS = 120_000.0
#: Bends of a zone's outline left out, in drawing units: half a pixel on a wide screen.
OUTLINE_TOLERANCE = 1.5
#: Where a ring carries its label: towards the upper right, where reading starts after the name.
LABEL_HEADING = 45.0

SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Gradient:
    """A fill that fades towards the edge of one ring or sector.

    Centre and radii are in shares of the zone's box, so that one definition serves at every scale.
    """

    id: str
    cx: float
    cy: float
    rx: float
    ry: float
    inner: float
    """Inner radius as a share of the outer one."""


@dataclass(frozen=True, slots=True)
class Zone:
    """One zone of the picture, in drawing units. A circle has a radius and no path."""

    id: str
    precision: Precision
    x: float
    y: float
    """Where the label sits."""
    size: float
    """Area in square units; larger zones are drawn first."""
    extent: float
    """Half of the zone's longer side."""
    radius: float | None = None
    path: str = ""
    gradient: Gradient | None = None

    @property
    def fill(self) -> str | None:
        """Id of the gradient that fills the zone; None for a known outline, which has one flat tone."""
        if self.precision == "outline":
            return None
        return self.gradient.id if self.gradient else SOFT


def zones(features: Sequence[Feature], frame: Frame) -> list[Zone]:
    """The zones of located features, largest first; equal ones keep their order."""
    drawn = [zone(feature, frame) for feature in features if feature.georeference.located]
    drawn.sort(key=lambda z: -z.size)
    return list(_numbered(drawn))


def zone(feature: Feature, frame: Frame, tolerance: float = OUTLINE_TOLERANCE) -> Zone:
    """The zone of one located feature; of outlines without bends below ``tolerance`` units."""
    shape = drawn_shape(feature)
    precision = feature.georeference.precision or "editor"
    if isinstance(shape, Disc) and shape.radius_in_meters <= LARGEST_CIRCLE_IN_METERS:
        return _circle(feature.id, precision, shape, frame)
    lines = [open_ring(line) for line in whole(*projected(outline(feature), frame))]
    if isinstance(shape, Area):
        lines = [_simplified(line, tolerance) for line in lines]
    lines = [line for line in lines if len(line) > 2] or [_speck(lines)]
    x, y = _label_point(feature, lines, frame)
    left, top, right, bottom = _bounds(lines)
    return Zone(
        id=feature.id,
        precision=precision,
        x=round(x),
        y=round(y),
        size=sum(abs(_area(line)) for line in lines[: None if isinstance(shape, Area) else 1]),
        extent=max(right - left, bottom - top) / 2,
        path=path_data(lines, closed=True),
        gradient=_gradient(shape, lines, frame) if isinstance(shape, Ring | Sector) else None,
    )


def outline(feature: Feature, steps: int = 96) -> list[list[LonLat]]:
    """Rings of (longitude, latitude) degrees, to be filled even-odd, longitudes unwrapped."""
    shape = drawn_shape(feature)
    if isinstance(shape, Area):
        return [[(p[0], p[1]) for p in ring] for polygon in feature.outline or [] for ring in polygon]
    if isinstance(shape, Disc):
        return [circle_ring((shape.latitude, shape.longitude), shape.radius_in_meters, steps)]
    if isinstance(shape, Sector):
        return [_sector_ring(shape, steps)]
    assert isinstance(shape, Ring)
    centre = (shape.latitude, shape.longitude)
    radii = (shape.outer_radius_in_meters, shape.inner_radius_in_meters)
    return [circle_ring(centre, radius, steps) for radius in radii if radius > 0]


def _sector_ring(shape: Sector, steps: int) -> list[LonLat]:
    centre = (shape.latitude, shape.longitude)
    start, width = shape.heading_in_degrees - shape.half_angle_in_degrees, 2 * shape.half_angle_in_degrees
    count = max(2, round(steps * width / 360))
    headings = [start + width * i / count for i in range(count + 1)]
    outer = arc(centre, shape.outer_radius_in_meters, headings)
    if shape.inner_radius_in_meters <= 0:
        return [*outer, (shape.longitude, shape.latitude)]
    return [*outer, *arc(centre, shape.inner_radius_in_meters, reversed(headings))]


def _circle(feature_id: str, precision: Precision, shape: Disc, frame: Frame) -> Zone:
    x, y = frame.xy(frame.near(shape.longitude), shape.latitude)
    radius = max(1, round(shape.radius_in_meters * frame.units_per_meter(shape.latitude)))
    return Zone(feature_id, precision, round(x), round(y), math.pi * radius**2, radius, radius=radius)


def _simplified(line: list[Point], tolerance: float) -> list[Point]:
    """The ring without bends below the tolerance; one that would vanish keeps its points."""
    if len(line) < 4:
        return line
    simple = shapely.polygons(line).simplify(tolerance)
    if simple.geom_type != "Polygon" or simple.is_empty:
        return line
    coordinates = shapely.get_coordinates(simple.exterior)
    points = open_ring(whole(coordinates, [len(coordinates)])[0])
    return points if len(points) > 2 else line


def _speck(lines: Sequence[Sequence[Point]]) -> list[Point]:
    """A triangle of one unit where an outline is smaller than the grid."""
    x, y = lines[0][0]
    return [(x, y), (x + 1, y), (x, y + 1)]


def _label_point(feature: Feature, lines: Sequence[Sequence[Point]], frame: Frame) -> tuple[float, float]:
    shape = drawn_shape(feature)
    if isinstance(shape, Disc):
        return frame.xy(frame.near(shape.longitude), shape.latitude)
    if isinstance(shape, Ring | Sector):
        heading = LABEL_HEADING if isinstance(shape, Ring) else shape.heading_in_degrees
        middle = (shape.inner_radius_in_meters + shape.outer_radius_in_meters) / 2
        lon, lat = arc((shape.latitude, shape.longitude), middle, [heading])[0]
        return frame.xy(frame.near(lon), lat)
    largest = max(lines, key=lambda line: abs(_area(line)))
    polygon = shapely.polygons(largest).buffer(0)
    if polygon.is_empty:
        return largest[0]
    x, y = shapely.maximum_inscribed_circle(polygon, tolerance=4).coords[0]
    return float(x), float(y)


def _gradient(shape: Ring | Sector, lines: Sequence[Sequence[Point]], frame: Frame) -> Gradient:
    left, top, right, bottom = _bounds(lines)
    width, height = max(1, right - left), max(1, bottom - top)
    x, y = frame.xy(frame.near(shape.longitude), shape.latitude)
    outer = shape.outer_radius_in_meters * frame.units_per_meter(shape.latitude)
    return Gradient(
        id="",
        cx=round((x - left) / width, 3),
        cy=round((y - top) / height, 3),
        rx=round(outer / width, 3),
        ry=round(outer / height, 3),
        inner=round(shape.inner_radius_in_meters / shape.outer_radius_in_meters, 2),
    )


def _numbered(drawn: Iterable[Zone]) -> Iterable[Zone]:
    """Zones with alike gradients share one."""
    ids: dict[Any, str] = {}
    for z in drawn:
        if z.gradient is None:
            yield z
            continue
        name = ids.setdefault(replace(z.gradient, id=""), f"{SOFT}_{len(ids) + 1}")
        yield replace(z, gradient=replace(z.gradient, id=name))


def _area(line: Sequence[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(line, [*line[1:], line[0]], strict=True)) / 2


def _bounds(lines: Sequence[Sequence[Point]]) -> tuple[int, int, int, int]:
    xs = [point[0] for line in lines for point in line]
    ys = [point[1] for line in lines for point in line]
    return min(xs), min(ys), max(xs), max(ys)

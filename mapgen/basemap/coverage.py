"""Neighbouring outlines as one coverage: simplified together, so that a border stays one line.

shapely's coverage simplification keeps the edges that neighbours share; afterwards an edge on the grid of
drawing units belongs to two outlines (a border) or to one (a coast).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
import shapely.errors
from shapely.geometry import MultiPolygon, Polygon, box

from mapgen.basemap.frame import Frame, projected
from mapgen.basemap.paths import Point, open_ring, whole

#: Islands below this share of the squared tolerance's area are left out: they would be specks.
SPECK = 4.0

Edge = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Piece:
    """One outline of the coverage. ``country`` tells borders of countries from borders within them."""

    country: str
    polygons: tuple[Any, ...]
    """shapely Polygons in drawing units."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The coverage in whole drawing units."""

    land: tuple[list[Point], ...]
    """Rings, filled even-odd."""
    coast: tuple[list[Point], ...]
    countries: tuple[list[Point], ...]
    """Borders between countries."""
    regions: tuple[list[Point], ...]
    """Borders between first-level divisions of one country."""


def project(polygons: Iterable[Any], frame: Frame) -> list[Polygon]:
    """GeoJSON MultiPolygon coordinates as shapely polygons in drawing units, nearest copy to the map's middle."""
    drawable = [[ring for ring in rings if len(ring) > 3] for rings in polygons if len(rings[0]) > 3]
    if not drawable:
        return []
    points, sizes = projected([ring for rings in drawable for ring in rings], frame)
    rings = shapely.linearrings(points, indices=np.repeat(np.arange(len(sizes)), sizes))
    owners = np.repeat(np.arange(len(drawable)), [len(rings) for rings in drawable])
    return list(shapely.polygons(rings, indices=owners))


def simplify(pieces: Sequence[Piece], tolerance: float) -> list[Piece]:
    """The pieces with bends smaller than ``tolerance`` units left out, shared edges alike on both sides."""
    flat = [(piece.country, polygon) for piece in pieces for polygon in piece.polygons]
    if not flat:
        return []
    # Visvalingam's measure is the area of the triangle that a point adds: half a square of the tolerance.
    simple = shapely.coverage_simplify([polygon for _, polygon in flat], tolerance)
    return [
        Piece(country, (polygon,))
        for (country, _), polygon in zip(flat, simple, strict=True)
        if not polygon.is_empty and polygon.area > SPECK * tolerance**2
    ]


def clipped(pieces: Iterable[Piece], bounds: tuple[float, float, float, float]) -> list[Piece]:
    """The parts of the pieces within (left, top, right, bottom) units."""
    inside = []
    for piece in pieces:
        parts: list[Any] = []
        for polygon in piece.polygons:
            parts += _polygons(shapely.clip_by_rect(polygon, *bounds))
        if parts:
            inside.append(Piece(piece.country, tuple(parts)))
    return inside


def lines(pieces: Sequence[Piece], bounds: tuple[float, float, float, float], inner: Container[str]) -> Lines:
    """Land, coasts and borders of pieces that were clipped to ``bounds``; inner borders of ``inner`` countries only."""
    owners: dict[Edge, list[str]] = defaultdict(list)
    for piece in pieces:
        for ring in _rings(piece.polygons):
            for edge in _edges(ring):
                owners[edge].append(piece.country)
    borders = [edge for edge, names in owners.items() if len(names) > 1]
    coast = [edge for edge, names in owners.items() if len(names) == 1 and not _on_rim(edge, bounds)]
    land = _union([polygon for piece in pieces for polygon in piece.polygons])
    return Lines(
        land=tuple(_rings(_polygons(land))),
        coast=_merge(coast),
        countries=_merge(edge for edge in borders if len(set(owners[edge])) > 1),
        regions=_merge(edge for edge in borders if len(set(owners[edge])) == 1 and owners[edge][0] in inner),
    )


def land_lines(polygons: Sequence[Any], rim: Sequence[tuple[float, float, float, float]]) -> Lines:
    """Land alone: rings and coasts, without the edges that lie on one of the rectangles of ``rim``."""
    rings = list(_rings(polygons))
    edges = [edge for ring in rings for edge in _edges(ring) if not any(_on_rim(edge, bounds) for bounds in rim)]
    return Lines(land=tuple(rings), coast=_merge(edges), countries=(), regions=())


def rectangle(bounds: tuple[float, float, float, float]) -> Polygon:
    """(left, top, right, bottom) as a polygon."""
    return box(*bounds)


def _union(polygons: Sequence[Any]) -> Any:
    """The polygons as one area: fast where neighbours meet edge to edge, slowly where clipping has spoilt that."""
    try:
        return shapely.coverage_union_all(polygons)
    except shapely.errors.GEOSException:
        return shapely.union_all([polygon.buffer(0) for polygon in polygons])


def _polygons(geometry: Any) -> list[Any]:
    if isinstance(geometry, Polygon):
        return [] if geometry.is_empty else [geometry]
    return [
        part
        for part in getattr(geometry, "geoms", ())
        if isinstance(part, (Polygon, MultiPolygon))
        for part in _polygons(part)
    ]


def _rings(polygons: Sequence[Any]) -> list[list[Point]]:
    """Outer rings and holes of polygons on the grid, without those that vanish there."""
    rings = map(open_ring, _whole(shapely.get_rings(polygons))) if polygons else ()
    return [ring for ring in rings if len(ring) > 2]


def _whole(lines: Sequence[Any]) -> list[list[Point]]:
    """shapely lines on the grid of whole units."""
    return whole(shapely.get_coordinates(lines), shapely.get_num_coordinates(lines).tolist())


def _edges(ring: Sequence[Point]) -> Iterator[Edge]:
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        yield (a, b) if a < b else (b, a)


def _on_rim(edge: Edge, bounds: tuple[float, float, float, float]) -> bool:
    """True where an edge lies on a side of the clipping rectangle, within the grid's rounding."""
    (ax, ay), (bx, by) = edge
    left, top, right, bottom = bounds
    return any(abs(ax - side) <= 1 and abs(bx - side) <= 1 for side in (left, right)) or any(
        abs(ay - side) <= 1 and abs(by - side) <= 1 for side in (top, bottom)
    )


def _merge(edges: Iterable[Edge]) -> tuple[list[Point], ...]:
    """Edges joined into lines as long as they go, in a fixed order."""
    ordered = sorted(edges)
    if not ordered:
        return ()
    merged = shapely.line_merge(shapely.multilinestrings(shapely.linestrings(ordered)))
    return tuple(sorted(_whole(shapely.get_parts(merged))))

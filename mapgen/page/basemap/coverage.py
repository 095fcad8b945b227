"""Neighbouring outlines as one coverage: simplified together, so that a border stays one line.

shapely's coverage simplification keeps the edges that neighbours share; afterwards an edge on the grid of
drawing units belongs to two outlines (a border) or to one (a coast).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
import shapely.errors
from shapely.geometry import MultiPolygon, Polygon, box

from mapgen.page.basemap.frame import Frame, projected
from mapgen.page.basemap.paths import Point, on_grid, open_ring, whole

#: Islands below this share of the squared tolerance's area are left out: they would be specks.
SPECK = 4.0


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
    large = shapely.area(simple) > SPECK * tolerance**2
    return [Piece(country, (polygon,)) for (country, _), polygon, kept in zip(flat, simple, large, strict=True) if kept]


def clipped(pieces: Iterable[Piece], bounds: tuple[float, float, float, float]) -> list[Piece]:
    """The parts of the pieces within (left, top, right, bottom) units."""
    inside = []
    for piece in pieces:
        parts = [part for clip in shapely.clip_by_rect(piece.polygons, *bounds) for part in _polygons(clip)]
        if parts:
            inside.append(Piece(piece.country, tuple(parts)))
    return inside


def lines(pieces: Sequence[Piece], bounds: tuple[float, float, float, float], inner: Container[str]) -> Lines:
    """Land, coasts and borders of pieces that were clipped to ``bounds``; inner borders of ``inner`` countries only."""
    polygons = [polygon for piece in pieces for polygon in piece.polygons]
    if not polygons:
        return Lines(land=(), coast=(), countries=(), regions=())
    names = sorted({piece.country for piece in pieces})
    countries = np.array([names.index(piece.country) for piece in pieces for _ in piece.polygons])
    edges, owners = _edges(polygons)
    starts = np.flatnonzero(np.concatenate(([True], (edges[1:] != edges[:-1]).any(axis=(1, 2)))[: len(edges)]))
    owned = countries[owners]
    first, last = np.minimum.reduceat(owned, starts), np.maximum.reduceat(owned, starts)
    edges, shared = edges[starts], np.diff([*starts, len(edges)]) > 1
    inside = np.array([name in inner for name in names])
    return Lines(
        land=tuple(_rings(_polygons(_union(polygons)))),
        coast=_merge(edges[~shared & ~_on_rim(edges, bounds)]),
        countries=_merge(edges[shared & (first != last)]),
        regions=_merge(edges[shared & (first == last) & inside[first]]),
    )


def land_lines(polygons: Sequence[Any], rim: Sequence[tuple[float, float, float, float]]) -> Lines:
    """Land alone: rings and coasts, without the edges that lie on one of the rectangles of ``rim``."""
    if not polygons:
        return Lines(land=(), coast=(), countries=(), regions=())
    edges, _ = _edges(polygons)
    for bounds in rim:
        edges = edges[~_on_rim(edges, bounds)]
    return Lines(land=tuple(_rings(polygons)), coast=_merge(edges), countries=(), regions=())


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


def _edges(polygons: Sequence[Any]) -> tuple[Any, Any]:
    """The edges of the polygons' :func:`_rings` and the index of the polygon of each, as sorted arrays.

    An edge is two rows of (x, y), the smaller one first.
    """
    rings, owners = shapely.get_rings(polygons, return_index=True)
    grid, sizes = on_grid(shapely.get_coordinates(rings), shapely.get_num_coordinates(rings).tolist())
    ring = np.repeat(np.arange(len(sizes)), sizes)
    # A ring ends in its first point: below four points nothing is left of it.
    edge = (ring[1:] == ring[:-1]) & (sizes[ring[1:]] > 3)
    a, b, owners = grid[:-1][edge], grid[1:][edge], owners[ring[1:]][edge]
    turned = (a[:, 0] > b[:, 0]) | ((a[:, 0] == b[:, 0]) & (a[:, 1] > b[:, 1]))
    edges = np.stack((np.where(turned[:, None], b, a), np.where(turned[:, None], a, b)), axis=1)
    order = np.lexsort(edges.reshape(-1, 4).T[::-1])
    return edges[order], owners[order]


def _on_rim(edges: Any, bounds: tuple[float, float, float, float]) -> Any:
    """True for each edge that lies on a side of the clipping rectangle, within the grid's rounding."""
    corners = np.array(bounds).reshape(2, 2)
    near = [(abs(edges - corner) <= 1).all(axis=1).any(axis=1) for corner in corners]
    return near[0] | near[1]


def _merge(edges: Any) -> tuple[list[Point], ...]:
    """Sorted edges joined into lines as long as they go, in a fixed order."""
    if not len(edges):
        return ()
    merged = shapely.line_merge(shapely.multilinestrings(shapely.linestrings(edges)))
    return tuple(sorted(_whole(shapely.get_parts(merged))))

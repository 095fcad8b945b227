"""The one object of a TopoJSON file that we need, without a library: arcs of deltas into polygons."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

import shapely


def polygons(topology: dict[str, Any], name: str) -> Any:
    """Object ``name`` of a quantised topology as a shapely MultiPolygon in degrees."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [_arc(arc, scale, translate) for arc in topology["arcs"]]
    found = []
    for geometry in topology["objects"][name]["geometries"]:
        parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        found += [[_ring(ring, arcs) for ring in part] for part in parts]
    return shapely.MultiPolygon([(rings[0], rings[1:]) for rings in found])


def _arc(arc: list[list[int]], scale: list[float], translate: list[float]) -> list[tuple[float, float]]:
    xs, ys = accumulate(point[0] for point in arc), accumulate(point[1] for point in arc)
    return [(x * scale[0] + translate[0], y * scale[1] + translate[1]) for x, y in zip(xs, ys, strict=True)]


def _ring(indexes: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """A negative index i means arc ~i backwards; each arc starts where the one before ends."""
    ring: list[tuple[float, float]] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring

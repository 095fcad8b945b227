"""places.geojson: RFC 7946, Darwin Core's own keys."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from mapgen.features.feature import Feature

#: Decimals of a degree, about 11 m: finer than any zone on the map supports.
DECIMALS = 4
#: Positions of the smallest closed ring (RFC 7946, 3.1.6).
LEAST_RING = 4


def collection(features: Iterable[Feature]) -> str:
    """A FeatureCollection of ``features`` in their order; the geometry of what is not located is null.

    Exterior rings run counterclockwise, holes clockwise; longitude comes first; there is no crs.
    """
    lines = [json.dumps(_feature(feature), ensure_ascii=False, separators=(",", ":")) for feature in features]
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def _feature(feature: Feature) -> dict[str, Any]:
    whole = feature.to_dict()
    geometry = whole["geometry"]
    return {**whole, "geometry": _rounded(geometry) if geometry else None}


def _rounded(geometry: dict[str, Any]) -> dict[str, Any] | None:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    kept = [rings for rings in map(_polygon, polygons) if rings]
    if not kept:
        return None
    if len(kept) == 1:
        return {"type": "Polygon", "coordinates": kept[0]}
    return {"type": "MultiPolygon", "coordinates": kept}


def _polygon(rings: list[Any]) -> list[list[list[float]]]:
    """The rings on the grid of :data:`DECIMALS`, each turning its own way; a part that vanishes on it is left out."""
    exterior, *holes = (_ring(ring, counterclockwise=i == 0) for i, ring in enumerate(rings))
    return [exterior, *(hole for hole in holes if hole)] if exterior else []


def _ring(ring: list[Any], *, counterclockwise: bool) -> list[list[float]]:
    points: list[list[float]] = []
    for longitude, latitude, *_ in ring:
        point = [round(longitude, DECIMALS), round(latitude, DECIMALS)]
        if not points or points[-1] != point:
            points.append(point)
    if points and points[0] != points[-1]:
        points.append(points[0])
    if len(points) < LEAST_RING:
        return []
    return points if (_area(points) > 0) == counterclockwise else points[::-1]


def _area(points: list[list[float]]) -> float:
    """Twice the signed area; above 0 for a ring that runs counterclockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points))

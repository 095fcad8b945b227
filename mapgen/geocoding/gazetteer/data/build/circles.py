"""Smallest circles round outlines and round groups of records."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import shapely

from mapgen.base.geodesy import LatLon, distance_in_meters, smallest_circle
from mapgen.geocoding.gazetteer.data.build.draft import Draft

# Edges longer than this many degrees get points between: a parallel is no great circle and may bulge out.
_LONGEST_EDGE = 0.5
# By so much a true border may stick out of the generalised one: Paris reaches 9.2 km from its middle, its outline 8.9.
_GENERALISED_METERS = 500.0
# Two parts of a country farther apart than this are not neighbours (Corsica lies 170 km off, Alaska 780 km).
_REMOTE_METERS = 600_000.0
# A remote part with at least this share of the land is no outlying part (Malaysia on Borneo has 60 %, Alaska 18 %).
_MAIN_SHARE = 0.2


def circle_round(geometry: Any) -> tuple[LatLon, float]:
    """((latitude, longitude), metres) of the smallest circle on the sphere round a geometry in degrees."""
    coordinates = shapely.get_coordinates(shapely.segmentize(_outer(geometry), _LONGEST_EDGE))
    points = [(float(lat), float(lon)) for lon, lat in coordinates]
    random.Random(0).shuffle(points)  # Welzl's algorithm is linear on shuffled points only
    return smallest_circle(points)


def _outer(geometry: Any) -> Any:
    parts = shapely.get_parts(geometry)
    return shapely.multilinestrings([shapely.get_exterior_ring(part) for part in parts])


def set_circle(draft: Draft) -> None:
    """The draft's circle from its outline, in whole metres, with a margin for what generalising cut off."""
    (draft.latitude, draft.longitude), radius = circle_round(draft.geometry)
    draft.radius_in_meters = math.ceil(radius + _GENERALISED_METERS)
    draft.extent_basis = "outline"


def set_member_circle(draft: Draft, members: Iterable[Draft]) -> None:
    """A circle round the circles of ``members``; leaves the draft alone where none is located."""
    located = [member for member in members if member.located]
    if not located:
        return
    centre, _ = smallest_circle([member.point for member in located])
    draft.latitude, draft.longitude = centre
    reach = [distance_in_meters(centre, m.point) + (m.radius_in_meters or 0.0) for m in located]
    draft.radius_in_meters = math.ceil(max(reach))
    draft.extent_basis = "members"


def main_part(geometry: Any) -> tuple[Any, bool]:
    """The outline without small remote parts, and whether any were left out."""
    clusters = _clusters(list(shapely.get_parts(geometry)))
    areas = [sum(_area(part) for part in cluster) for cluster in clusters]
    largest, total = max(areas), sum(areas)
    kept = [c for c, area in zip(clusters, areas, strict=True) if area == largest or area / total >= _MAIN_SHARE]
    parts = [part for cluster in kept for part in cluster]
    return shapely.multipolygons(parts), len(kept) < len(clusters)


def _clusters(parts: Sequence[Any]) -> list[list[Any]]:
    """Parts grouped so that each has a neighbour of its group within the remote distance."""
    boxes = [_circle_of_box(part) for part in parts]
    groups: list[set[int]] = []
    for i in range(len(parts)):
        near = [g for g in groups if any(_gap(boxes[i], boxes[j], parts[i], parts[j]) < _REMOTE_METERS for j in g)]
        groups = [g for g in groups if g not in near] + [set().union({i}, *near)]
    return [[parts[i] for i in sorted(group)] for group in groups]


def _circle_of_box(part: Any) -> tuple[LatLon, float]:
    west, south, east, north = part.bounds
    centre = ((south + north) / 2, (west + east) / 2)
    corners = [(lat, lon) for lat in (south, north) for lon in (west, east)]
    return centre, max(distance_in_meters(centre, corner) for corner in corners)


def _gap(a: tuple[LatLon, float], b: tuple[LatLon, float], part_a: Any, part_b: Any) -> float:
    """Metres between two parts: from their boxes where that settles it, else from their points."""
    bound = distance_in_meters(a[0], b[0]) - a[1] - b[1]
    if bound > _REMOTE_METERS:
        return bound
    return min(_line_gap(part_a, part_b, shift) for shift in (-360.0, 0.0, 360.0))


def _line_gap(part_a: Any, part_b: Any, shift: float) -> float:
    moved = shapely.transform(part_b, lambda points: np.add(points, (shift, 0.0))) if shift else part_b
    (lon_a, lat_a), (lon_b, lat_b) = shapely.get_coordinates(shapely.shortest_line(part_a, moved))
    return distance_in_meters((lat_a, lon_a), (lat_b, lon_b))


def _area(part: Any) -> float:
    """Area in degrees² shrunk to the equator's scale, good enough to compare shares."""
    return float(part.area) * math.cos(math.radians(part.centroid.y))


def area_in_km2(geometry: Any) -> float:
    """Area on the sphere, part by part, to about 1 %: what the extent rules need."""
    return sum(_area(part) for part in shapely.get_parts(geometry)) * 111.195**2


def unit_vectors(drafts: Sequence[Draft]) -> Any:
    """The points as rows of an array of unit vectors: the dot product of two is the cosine of their distance."""
    latitudes, longitudes = np.radians(np.array([draft.point for draft in drafts])).T
    cosines = np.cos(latitudes)
    return np.column_stack([cosines * np.cos(longitudes), cosines * np.sin(longitudes), np.sin(latitudes)])

"""Outlines as bytes: quantised to 0.001 degree (at most 80 m off), delta-coded, compressed.

Neighbours whose borders are the same points before coding have the same points after it, because each
point is rounded by itself. Decoding runs on ``array`` and ``accumulate``: no numpy, about 0.1 ms for a
département.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")

#: Units of the stored coordinates in one degree.
UNITS_PER_DEGREE = 1000

Ring = list[list[float]]
MultiPolygon = list[list[Ring]]


def encode_outline(polygons: Iterable[Iterable[Sequence[tuple[int, int]]]]) -> bytes:
    """The bytes of polygons given as rings of (longitude, latitude) in whole units, each ring closed.

    Layout before compression, all 32-bit little-endian integers: number of polygons; per polygon its
    number of rings; per ring its number of points; then the deltas of all longitudes, then of all latitudes.
    """
    ring_counts: list[int] = []
    point_counts: list[int] = []
    longitudes: list[int] = []
    latitudes: list[int] = []
    for polygon in polygons:
        rings = [list(ring) for ring in polygon]
        ring_counts.append(len(rings))
        for ring in rings:
            point_counts.append(len(ring))
            longitudes.extend(point[0] for point in ring)
            latitudes.extend(point[1] for point in ring)
    numbers = [len(ring_counts), *ring_counts, *point_counts, *_deltas(longitudes), *_deltas(latitudes)]
    return zlib.compress(_planes(numbers), 9)


def decode_outline(data: bytes) -> MultiPolygon:
    """GeoJSON MultiPolygon coordinates, [[[[longitude, latitude], …], hole, …], …], outer rings counter-clockwise."""
    numbers = _from_planes(zlib.decompress(data))
    polygon_count = numbers[0]
    ring_counts = numbers[1 : 1 + polygon_count]
    start = 1 + polygon_count
    stop = start + sum(ring_counts)
    point_counts = numbers[start:stop]
    half = (len(numbers) - stop) // 2
    longitudes = _degrees(numbers[stop : stop + half])
    latitudes = _degrees(numbers[stop + half :])
    points = list(map(list, zip(longitudes, latitudes, strict=True)))
    rings = _split(points, point_counts)
    return _split(rings, ring_counts)


def _deltas(values: Sequence[int]) -> list[int]:
    return [value - previous for previous, value in zip([0, *values], values, strict=False)]


def _degrees(deltas: Sequence[int]) -> list[float]:
    return [value / UNITS_PER_DEGREE for value in accumulate(deltas)]


def _split(items: list[T], counts: Sequence[int]) -> list[list[T]]:
    ends = list(accumulate(counts))
    return [items[end - count : end] for end, count in zip(ends, counts, strict=True)]


def _planes(numbers: Sequence[int]) -> bytes:
    """The numbers' bytes, all lowest bytes first: the upper ones are nearly all 0 or 255 and vanish in compression."""
    raw = _little_endian(array("i", numbers)).tobytes()
    return b"".join(raw[plane::4] for plane in range(4))


def _from_planes(planes: bytes) -> array[int]:
    count = len(planes) // 4
    raw = bytearray(len(planes))
    for plane in range(4):
        raw[plane::4] = planes[plane * count : (plane + 1) * count]
    numbers = array("i")
    numbers.frombytes(bytes(raw))
    return _little_endian(numbers)


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers

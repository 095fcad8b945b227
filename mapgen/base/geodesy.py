"""Distances, destinations and smallest circles on the sphere: pure functions, nothing imported but math.

geopy's ``great_circle`` gives the same figures, but builds several objects for each pair of points; at
5,000 wordings a second that is most of the time. Both use the mean earth radius of the IUGG.

Points are (latitude, longitude) in decimal degrees throughout, as geopy has them; rings of polygons are
(longitude, latitude), as RFC 7946 has them. :func:`to_lon_lat` is the one place that turns one into the other.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

#: Mean earth radius in metres (IUGG 1980: (2a + b) / 3), the figure of geopy.distance.EARTH_RADIUS.
EARTH_RADIUS_IN_METERS = 6_371_009.0

#: Half the way round the earth: no two points lie further apart.
HALF_CIRCUMFERENCE_IN_METERS = math.pi * EARTH_RADIUS_IN_METERS

#: Headings of the 16-point compass rose, in degrees clockwise from north.
HEADINGS = {
    name: 22.5 * i
    for i, name in enumerate(
        ("n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "ssw", "sw", "wsw", "w", "wnw", "nw", "nnw")
    )
}

LatLon = tuple[float, float]
LonLat = tuple[float, float]
_Vector = tuple[float, float, float]


def to_lon_lat(point: LatLon) -> LonLat:
    """(latitude, longitude) → (longitude, latitude)."""
    return point[1], point[0]


def wrap_longitude(longitude: float) -> float:
    """The same meridian in [-180, 180)."""
    return longitude if -180.0 <= longitude < 180.0 else (longitude + 180.0) % 360.0 - 180.0


def distance_in_meters(a: LatLon, b: LatLon) -> float:
    """Great-circle distance (haversine: exact for near points too)."""
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    half_lat = (lat_b - lat_a) / 2
    half_lon = math.radians(b[1] - a[1]) / 2
    h = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_IN_METERS * math.asin(min(1.0, math.sqrt(h)))


def destination(start: LatLon, heading_in_degrees: float, distance: float) -> LatLon:
    """The point ``distance`` metres from ``start`` along ``heading_in_degrees`` (clockwise from north)."""
    lat, lon = math.radians(start[0]), math.radians(start[1])
    heading, angle = math.radians(heading_in_degrees), distance / EARTH_RADIUS_IN_METERS
    sin_lat = math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(heading)
    sin_lat = max(-1.0, min(1.0, sin_lat))
    lon += math.atan2(
        math.sin(heading) * math.sin(angle) * math.cos(lat),
        math.cos(angle) - math.sin(lat) * sin_lat,
    )
    return math.degrees(math.asin(sin_lat)), wrap_longitude(math.degrees(lon))


def midpoint(a: LatLon, b: LatLon) -> LatLon:
    """Halfway along the great circle; ``a`` where the points are antipodes and every way is as long."""
    vector = _add(_to_vector(a), _to_vector(b))
    return a if _norm(vector) < 1e-12 else _to_point(vector)


def smallest_circle(points: Iterable[LatLon]) -> tuple[LatLon, float]:
    """Centre and radius in metres of the smallest circle on the sphere round ``points``.

    Exact for points within a hemisphere (Welzl's algorithm on the unit sphere: a smallest cap is fixed by
    two or three of its points). Raises ValueError without points.
    """
    vectors = [_to_vector(point) for point in dict.fromkeys(points)]
    if not vectors:
        raise ValueError("no points")
    axis, cosine = vectors[0], 1.0
    for i, p in enumerate(vectors):
        if _dot(axis, p) < cosine - 1e-13:
            axis, cosine = _cap_through(p, vectors[:i])
    return _to_point(axis), EARTH_RADIUS_IN_METERS * math.acos(max(-1.0, min(1.0, cosine)))


def circle_ring(centre: LatLon, radius_in_meters: float, steps: int = 64) -> list[LonLat]:
    """An open ring of ``steps`` (longitude, latitude) points, counter-clockwise, at ``radius_in_meters``.

    Longitudes run on past ±180 rather than jump, so that the ring is one line; see mapgen.features.feature.
    """
    headings = (-360.0 * i / steps for i in range(steps))
    return arc(centre, radius_in_meters, headings)


def arc(centre: LatLon, radius_in_meters: float, headings: Iterable[float]) -> list[LonLat]:
    """(longitude, latitude) points at one distance along ``headings``, longitudes unwrapped."""
    points = [to_lon_lat(destination(centre, heading, radius_in_meters)) for heading in headings]
    return unwrap(points, centre[1])


def unwrap(ring: Sequence[LonLat], longitude: float) -> list[LonLat]:
    """The ring with each longitude moved by whole turns to within 180° of the point before it."""
    unwrapped: list[LonLat] = []
    for lon, lat in ring:
        longitude = lon + 360.0 * round((longitude - lon) / 360.0)
        unwrapped.append((longitude, lat))
    return unwrapped


def _cap_through(p: _Vector, inside: Sequence[_Vector]) -> tuple[_Vector, float]:
    axis, cosine = p, 1.0
    for j, q in enumerate(inside):
        if _dot(axis, q) >= cosine - 1e-13:
            continue
        axis = _unit(_add(p, q))
        cosine = _dot(axis, p)
        for r in inside[:j]:
            if _dot(axis, r) < cosine - 1e-13:
                axis, cosine = _circumcap(p, q, r)
    return axis, cosine


def _circumcap(p: _Vector, q: _Vector, r: _Vector) -> tuple[_Vector, float]:
    normal = _cross(_subtract(q, p), _subtract(r, p))
    if _norm(normal) < 1e-15:
        axis = _unit(_add(p, q))
        return axis, _dot(axis, p)
    axis = _unit(normal)
    cosine = _dot(axis, p)
    return (axis, cosine) if cosine >= 0 else ((-axis[0], -axis[1], -axis[2]), -cosine)


def _to_vector(point: LatLon) -> _Vector:
    lat, lon = math.radians(point[0]), math.radians(point[1])
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def _to_point(v: _Vector) -> LatLon:
    return math.degrees(math.atan2(v[2], math.hypot(v[0], v[1]))), math.degrees(math.atan2(v[1], v[0]))


def _add(a: _Vector, b: _Vector) -> _Vector:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def _subtract(a: _Vector, b: _Vector) -> _Vector:
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def _dot(a: _Vector, b: _Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def _cross(a: _Vector, b: _Vector) -> _Vector:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def _norm(v: _Vector) -> float:
    return math.sqrt(_dot(v, v))


def _unit(v: _Vector) -> _Vector:
    length = _norm(v) or 1.0
    return v[0] / length, v[1] / length, v[2] / length

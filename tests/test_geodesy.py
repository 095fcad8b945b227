"""Distances and circles on the sphere agree with geopy, also across 180° and near the poles."""

from __future__ import annotations

import itertools

import pytest
from geopy.distance import great_circle
from hypothesis import given
from hypothesis import strategies as st

from mapgen.base.geodesy import HEADINGS, circle_ring, destination, distance_in_meters, midpoint, smallest_circle

points = st.tuples(st.floats(-89, 89), st.floats(-180, 179.99))
LILLE, BORDEAUX = (50.6339, 3.0551), (44.8404, -0.5805)


@given(points, points)
def test_distances_are_those_of_geopy(a: tuple[float, float], b: tuple[float, float]) -> None:
    assert distance_in_meters(a, b) == pytest.approx(great_circle(a, b).meters, rel=1e-6, abs=0.5)


@given(points, st.sampled_from(sorted(HEADINGS)), st.floats(1, 5_000_000))
def test_a_destination_lies_at_its_distance(start: tuple[float, float], heading: str, distance: float) -> None:
    assert distance_in_meters(start, destination(start, HEADINGS[heading], distance)) == pytest.approx(
        distance, rel=1e-6, abs=0.5
    )


def test_headings_turn_clockwise_from_north() -> None:
    north = destination(LILLE, HEADINGS["n"], 10_000)
    east = destination(LILLE, HEADINGS["e"], 10_000)
    assert north[0] > LILLE[0]
    assert east[1] > LILLE[1]
    assert HEADINGS["ssw"] == 202.5


def test_the_midpoint_is_as_far_from_both() -> None:
    middle = midpoint(LILLE, BORDEAUX)
    assert distance_in_meters(middle, LILLE) == pytest.approx(distance_in_meters(middle, BORDEAUX))
    assert distance_in_meters(middle, LILLE) == pytest.approx(distance_in_meters(LILLE, BORDEAUX) / 2)


@given(st.lists(st.tuples(st.floats(40, 55), st.floats(-10, 15)), min_size=1, max_size=30))
def test_the_smallest_circle_covers_every_point_and_touches_two(cloud: list[tuple[float, float]]) -> None:
    centre, radius = smallest_circle(cloud)
    distances = sorted(distance_in_meters(centre, point) for point in cloud)
    assert distances[-1] <= radius + 5
    farthest = max(distance_in_meters(a, b) for a in cloud for b in cloud)
    assert farthest / 2 - 5 <= radius <= farthest / 3**0.5 * 1.02 + 5


def test_the_smallest_circle_does_not_jump_at_180_degrees() -> None:
    centre, radius = smallest_circle([(0, 179), (0, -179)])
    assert abs(centre[1]) == pytest.approx(180)
    assert radius == pytest.approx(111_195, rel=1e-3)


def test_no_points_have_no_circle() -> None:
    with pytest.raises(ValueError, match="no points"):
        smallest_circle([])


@pytest.mark.parametrize("centre", [LILLE, (-17.7, 178.9), (66.0, -179.5), (85.0, 20.0)])
def test_a_circle_ring_is_one_unbroken_line(centre: tuple[float, float]) -> None:
    ring = circle_ring(centre, 100_000)
    assert all(abs(a[0] - b[0]) < 90 for a, b in itertools.pairwise(ring))
    assert all(distance_in_meters(centre, (lat, lon)) == pytest.approx(100_000, rel=1e-6) for lon, lat in ring)

"""Every geometry that leaves mapgen is valid RFC 7946, wherever on the globe it lies."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, shape
from shapely.geometry.polygon import Polygon

from mapgen.features.feature import Event, Source, slug, to_feature
from mapgen.features.geometry import geometry
from mapgen.georeferencing.shapes import Area, Disc, Georeference, Ring, Sector, Shape

LILLE = (50.634, 3.055)


def _polygons(found: dict) -> list[Polygon]:
    geom = shape(found)
    return list(getattr(geom, "geoms", [geom]))


def _assert_rfc_7946(found: dict) -> None:
    for polygon in _polygons(found):
        assert polygon.is_valid
        assert polygon.exterior.is_ccw
        assert not any(hole.is_ccw for hole in polygon.interiors)
        west, south, east, north = polygon.bounds
        assert -180 <= west <= east <= 180
        assert -90 <= south <= north <= 90


shapes = st.one_of(
    st.builds(Disc, st.floats(-89, 89), st.floats(-180, 180), st.floats(1_000, 900_000)),
    st.builds(Ring, st.floats(-89, 89), st.floats(-180, 180), st.floats(500, 20_000), st.floats(21_000, 900_000)),
    st.builds(
        Sector,
        st.floats(-89, 89),
        st.floats(-180, 180),
        st.floats(0, 20_000),
        st.floats(21_000, 300_000),
        st.floats(0, 359),
        st.sampled_from([11.25, 22.5, 45.0, 90.0]),
    ),
)


@given(shapes)
def test_every_shape_becomes_valid_right_handed_polygons(drawn: Shape) -> None:
    _assert_rfc_7946(geometry(drawn))


@pytest.mark.parametrize(
    ("drawn", "inside", "outside"),
    [
        (Disc(*LILLE, 16_000), (50.63, 3.06), (50.37, 3.08)),
        (Disc(-17.7, 178.9, 200_000), (-17.7, -179.9), (-17.7, 170.0)),
        (Disc(88.0, 0.0, 500_000), (89.9, 100.0), (80.0, 0.0)),
        (Ring(*LILLE, 5_000, 30_000), (50.75, 3.05), LILLE),
        (Sector(*LILLE, 5_000, 30_000, 180.0, 45.0), (50.5, 3.05), (50.8, 3.05)),
    ],
)
def test_a_shape_covers_what_it_says(drawn: Shape, inside: tuple, outside: tuple) -> None:
    found = shape(geometry(drawn))
    assert found.contains(Point(inside[1], inside[0]))
    assert not found.contains(Point(outside[1], outside[0]))


def test_a_disc_across_180_degrees_is_cut_there() -> None:
    assert len(_polygons(geometry(Disc(-17.7, 178.9, 200_000)))) == 2


SQUARE = [[[[0.0, 0.0], [2.0, 0.0], [2.0, 1.0], [0.0, 1.0], [0.0, 0.0]]]]


def test_a_feature_carries_darwin_core_terms_and_its_sources() -> None:
    georeference = Georeference(
        "dans le Carré", "feature", Area((1,)), "outline", decimal_latitude=0.5, coordinate_uncertainty_in_meters=1e5
    )
    source = Source("https://example.org/a", "Title", "Paper")
    event = Event("e", (1, 3), "2024-11", "charged", None, (("charged", None),), (source,))
    found = to_feature(georeference, events=[event], outline=SQUARE).to_dict()
    assert found["type"] == "Feature"
    assert found["id"] == "dans-le-carre"
    assert found["geometry"] == {"type": "Polygon", "coordinates": SQUARE[0]}
    assert found["properties"]["verbatimLocality"] == "dans le Carré"
    assert found["properties"]["reports"][0]["arrests"] == 1
    assert found["properties"]["reports"][0]["arrestsAtMost"] == 3
    assert found["properties"]["reports"][0]["sources"][0]["url"] == "https://example.org/a"
    json.dumps(found)


def test_what_is_not_located_has_a_null_geometry() -> None:
    assert to_feature(Georeference("en province", "unmappable")).to_dict()["geometry"] is None


@given(st.text())
def test_any_wording_makes_an_anchor(wording: str) -> None:
    anchor = slug(wording)
    assert anchor
    assert set(anchor) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")

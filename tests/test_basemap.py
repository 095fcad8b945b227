"""The land and borders around the places: exact on a small world of squares, and on the real one."""

from __future__ import annotations

import re

import pytest

from mapgen.georeferencing.shapes import Disc, Ring
from mapgen.page.basemap import draw_basemap, frame_for
from mapgen.page.basemap.coverage import Piece, clipped, lines, project, simplify
from mapgen.page.basemap.frame import feature_box, mercator_latitude, mercator_y
from mapgen.page.basemap.paths import path_data
from tests import features
from tests.features import feature
from tests.pages import gazetteer


def disc(longitude: float, latitude: float = 0.0, radius: float = 50_000.0):
    return feature("x", "x", Disc(latitude, longitude, radius), "near", radius=radius)


def square(left: int, top: int, side: int):
    from shapely.geometry import box

    return box(left, top, left + side, top + side)


def test_frame_holds_every_zone_with_room_around_it():
    places = features.every_kind()
    frame = frame_for(places)
    west, south, east, north = frame.box
    for place in places:
        box = feature_box(place)
        assert west < box[0] < box[2] < east
        assert south < box[1] < box[3] < north


def test_a_single_zone_fills_at_most_half_of_the_view():
    frame = frame_for([disc(3.0, 50.6, 20_000)])
    zone = 2 * 20_000 * frame.units_per_meter(50.6)
    assert 0.2 < zone / min(frame.width, frame.height) <= 0.51


def test_the_smallest_zone_keeps_surroundings_to_find_it_by():
    _, south, _, north = frame_for([disc(3.0, 50.6, 1_000)]).box
    assert (north - south) * 111 > 40


def test_places_on_both_sides_of_180_degrees_are_neighbours():
    fiji, samoa = disc(178.0, -18.0), disc(-172.0, -13.8)
    frame = frame_for([fiji, samoa])
    west, _, east, _ = frame.box
    assert east - west < 30
    assert frame.near(178.0) < frame.near(-172.0)


def test_a_view_of_the_world_is_cut_at_180_degrees_where_that_costs_little():
    frame = frame_for(features.worldwide())
    assert -73 < frame.middle_longitude < 100
    assert frame.near(-73.57) < frame.near(3.07) < frame.near(139.69) < frame.near(166.45)


def test_no_place_gives_the_world():
    west, _, east, _ = frame_for([]).box
    assert east - west == pytest.approx(360)


def test_a_ring_is_framed_by_its_outer_edge():
    place = feature("r", "r", Ring(48.0, 2.0, 50_000, 100_000), "offset", radius=100_000)
    west, south, east, north = feature_box(place)
    assert (north - south) / 2 * 111.195 == pytest.approx(100, rel=0.01)
    assert (east - west) / 2 * 111.195 * 0.669 == pytest.approx(100, rel=0.01)


@pytest.mark.parametrize("latitude", [-80.0, -33.3, 0.0, 48.1, 84.9])
def test_mercator_and_back(latitude):
    assert mercator_latitude(mercator_y(latitude)) == pytest.approx(latitude)


def test_path_data_is_one_absolute_point_and_differences():
    assert path_data([[(10, 20), (15, 17), (15, 30)]], closed=True) == "M10 20l5-3 0 13z"
    assert path_data([[(0, 0), (-1, 2)], [(5, 5)]], closed=False) == "M0 0l-1 2"


def test_neighbours_share_one_border_and_the_rest_is_coast():
    pieces = [Piece("FR", (square(0, 0, 10),)), Piece("FR", (square(10, 0, 10),)), Piece("BE", (square(20, 0, 10),))]
    drawn = lines(pieces, (-100, -100, 100, 100), frozenset({"FR"}))
    assert drawn.regions == ([(10, 0), (10, 10)],)
    assert drawn.countries == ([(20, 0), (20, 10)],)
    assert {point for line in drawn.coast for point in line} >= {(0, 0), (30, 0), (30, 10), (0, 10)}
    assert len(drawn.land) == 1


def test_inner_borders_of_countries_without_a_place_are_left_out():
    pieces = [Piece("FR", (square(0, 0, 10),)), Piece("FR", (square(10, 0, 10),))]
    assert lines(pieces, (-100, -100, 100, 100), frozenset()).regions == ()


def test_the_edge_of_the_view_is_no_coast():
    pieces = clipped([Piece("FR", (square(0, 0, 100),))], (10, 10, 50, 50))
    assert lines(pieces, (10, 10, 50, 50), frozenset()).coast == ()


def test_simplification_keeps_a_shared_border_shared():
    bent = [(10.0, float(y)) if y % 2 else (10.4, float(y)) for y in range(41)]
    from shapely.geometry import Polygon

    left, right = Polygon([(0, 0), *bent, (0, 40)]), Polygon([(30, 0), *bent, (30, 40)])
    pieces = simplify([Piece("FR", (left,)), Piece("BE", (right,))], 3.0)
    drawn = lines(pieces, (-100, -100, 100, 100), frozenset())
    assert len(drawn.countries) == 1
    assert len(drawn.countries[0]) < 10


def test_polygons_are_projected_to_the_copy_near_the_map():
    frame = frame_for([disc(179.0), disc(-179.0)])
    ring = [[-179.5, -1.0], [-178.5, -1.0], [-178.5, 1.0], [-179.5, 1.0], [-179.5, -1.0]]
    (polygon,) = project([[ring]], frame)
    assert 0 < polygon.bounds[0] < polygon.bounds[2] < frame.width


def test_real_basemap_of_four_places_keeps_to_its_budget_and_names_their_towns():
    places = features.four()
    basemap = draw_basemap(frame_for(places), places, gazetteer())
    assert sum(layer.size for layer in (basemap.far, *basemap.layers)) <= 26_000
    assert {"Lille", "Bordeaux", "Bourg-en-Bresse", "Paris"} <= {town.name for town in basemap.towns}
    near = basemap.layers[0]
    assert near.regions
    assert near.countries


def test_towns_are_named_as_the_language_of_the_map_names_them():
    places = features.four()
    for language, name in (("fr", "Bruxelles"), ("en", "Brussels")):
        basemap = draw_basemap(frame_for(places), places, gazetteer(), language=language)
        assert name in {town.name for town in basemap.towns}


def test_land_goes_on_beyond_the_detail():
    places = features.four()
    far = draw_basemap(frame_for(places), places, gazetteer()).far
    assert far.scale > 1
    assert len(re.findall("M", far.land)) > 20


def test_a_view_of_the_world_is_detailed_round_each_place():
    places = features.worldwide()
    frame = frame_for(places)
    fine = draw_basemap(frame, places, gazetteer()).layers[-1]
    assert fine.scale < 1
    assert fine.sea.count("M") == 4
    assert fine.regions


def test_the_same_places_give_the_same_basemap():
    places = features.four()
    frame = frame_for(places)
    assert draw_basemap(frame, places, gazetteer()) == draw_basemap(frame, places, gazetteer())

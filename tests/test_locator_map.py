"""Features → folium map: zones, labels, words and the island, without a browser."""

from __future__ import annotations

import json
import re

import folium
import pytest

from mapgen.errors import SettingsError
from mapgen.features.feature import Source
from mapgen.languages import catalogue
from mapgen.page import LocatorMap
from mapgen.page.basemap import frame_for
from mapgen.page.drawing import Count, place_labels
from mapgen.page.drawing.zones import zones
from mapgen.page.island import dumps, island
from mapgen.page.sheet import make_sheet
from mapgen.page.sheet.dates import kilometres, span, spelled
from mapgen.page.tiles import tiles_for
from mapgen.settings import Settings
from tests import features
from tests.features import event, feature
from tests.pages import make_map


def sheet(places, unlocated=(), language="en"):
    return make_sheet(places, unlocated, Settings(language=language))


def one(*events, language="en"):
    place = feature("p", "in Lille", features.Disc(50.6, 3.0, 10_000), "near", events=events)
    return sheet([place], language=language)


def test_it_is_a_folium_map():
    drawn = make_map(features.four())
    assert isinstance(drawn, folium.Map)
    assert isinstance(drawn, LocatorMap)
    (south, west), (north, east) = drawn.get_bounds()
    assert south < 44 < 51 < north
    assert west < -5 < 6 < east


# What is counted


def test_header_counts_events_not_reports():
    two_reports = event("e", (2, 2), sources=(features.ADDRESS, Source("https://example.org/b")))
    assert one(two_reports).totals == ("2 arrests", "1 event", "1 place on the map")


def test_differing_reports_show_a_range_and_totals_say_at_least():
    shown = one(event("e", (2, 3)))
    assert shown.cards[0].events[0].arrests == "2 to 3 arrests, depending on the source"
    assert shown.cards[0].figure == "2+"
    assert shown.totals[0] == "at least 2 arrests"


def test_a_blank_number_is_not_stated_and_never_one():
    shown = one(event("e", None))
    assert shown.cards[0].figure == "?"
    assert shown.cards[0].events[0].arrests == "number of arrests not stated"
    assert shown.totals[0] == "number of arrests not stated"


def test_an_event_at_two_places_is_counted_once_and_each_place_names_the_other():
    here = feature(
        "a", "in Lille", features.Disc(50.6, 3.0, 10_000), "near", events=[event("e", (3, 3), elsewhere=("b",))]
    )
    there = feature(
        "b", "in Paris", features.Disc(48.8, 2.3, 10_000), "near",
        events=[event("e", (3, 3), elsewhere=("a",), counted=False)],
    )  # fmt: skip
    shown = sheet([here, there])
    assert shown.totals == ("3 arrests", "1 event", "2 places on the map")
    assert shown.cards[0].events[0].elsewhere == (("b", "“in Paris”"),)
    assert [card.figure for card in shown.cards] == ["3", "3"]


def test_places_not_located_are_counted_apart():
    assert sheet(features.four(), features.unlocated()).totals[-1] == "1 not located"


def test_several_events_at_one_place_are_told_apart():
    shown = one(event("a", (1, 1)), event("b", (2, 2)))
    assert [e.heading for e in shown.cards[0].events] == ["Event 1", "Event 2"]
    assert shown.cards[0].name == "in Lille, 3 arrests, approximate zone of about 10 km"


def test_the_latest_status_leads_and_the_others_follow():
    statuses = (("convicted", "2024-12-01"), ("charged", "2024-11-02"))
    shown = one(event("e", statuses=statuses, status="convicted", status_date="2024-12-01"))
    assert shown.cards[0].events[0].status == "Since then: convicted (December 1, 2024)"
    assert shown.cards[0].events[0].earlier == "Before that: charged (November 2, 2024)"


def test_an_acquittal_stands_on_the_map_in_the_name_and_beside_the_arrest():
    cleared = event("e", statuses=(("acquitted", "2025-03-01"),), status="acquitted")
    card = one(cleared).cards[0]
    assert card.figure == "1 · acquitted"
    assert card.name == "in Lille, 1 arrest, acquitted, approximate zone of about 10 km"
    assert card.events[0].cleared
    assert not one(event("e", status="convicted")).cards[0].events[0].cleared


def test_where_some_cases_ended_without_a_conviction_a_star_and_the_legend_say_so():
    shown = one(event("a", status="dismissed"), event("b", (2, 3), status="charged"))
    assert shown.cards[0].figure == "3+*"
    assert "some cases ended in an acquittal" in shown.cards[0].name
    assert any("asterisk" in note for note in shown.legend_notes)
    assert not any("asterisk" in note for note in one(event("a")).legend_notes)


def test_an_acquittal_is_printed_as_large_as_the_arrest():
    from mapgen.page.render import render_page

    cleared = event("e", statuses=(("acquitted", None),), status="acquitted")
    place = feature("p", "in Lille", features.Disc(50.6, 3.0, 10_000), "near", events=[cleared])
    html = render_page(make_map([place], language="en"))
    assert '<p class="facts"><span class="arrests">1 arrest</span></p>' in html
    assert '<p class="facts"><span class="arrests">Since then: acquitted</span></p>' in html
    assert "1 · acquitted</text>" in html


def test_the_presumption_stays_unless_every_event_ended_in_a_conviction():
    convicted, charged = event("a", status="convicted"), event("b", status="charged")
    assert not one(convicted).presumption
    assert one(convicted, charged).presumption
    assert one(event("a")).presumption
    assert one(event("a", status="acquitted")).presumption
    assert sheet([]).presumption
    from mapgen.page.render import render_page

    for events, there in (([convicted], False), ([convicted, charged], True)):
        place = feature("p", "in Lille", features.Disc(50.6, 3.0, 10_000), "near", events=events)
        html = render_page(make_map([place], language="en"))
        assert ("presumed innocent" in html) is there
        assert ("Method and presumption" in html) is there


def test_a_host_of_mixed_scripts_is_shown_as_it_is_looked_up():
    def about(url):
        return one(event("e", sources=(Source(url, "Title"),))).cards[0].events[0].sources[0].about

    assert about("https://ex\u0430mple.org/a") == "xn--exmple-4nf.org"
    assert about("https://élysée.fr/") == "élysée.fr"
    assert about("https://пример.рф/") == "пример.рф"
    assert about("http://[2001:db8::1]:8080/") == "2001:db8::1"


def test_equal_names_are_made_unique():
    places = [
        feature(i, "in Lille", features.Disc(50.6, 3.0, r), "near", radius=10_000)
        for i, r in (("a", 1e4), ("b", 1.01e4))
    ]
    assert len({card.name for card in sheet(places).cards}) == 2


def test_candidates_of_an_ambiguous_place_are_listed():
    shown = sheet([], features.unlocated(), language="fr")
    assert "Vienne (Isère)" in (shown.unlocated[0].candidates or "")


def test_legend_names_only_what_is_on_the_map():
    assert [entry.precision for entry in sheet(features.four()).legend] == ["outline", "extent", "near", "area_of"]


def test_data_date_is_the_latest_of_the_data_and_never_of_the_future():
    from datetime import date

    places = [feature("a", "a", features.Disc(1, 1, 1e4), "near", events=[event("e", event_date="2030-01-01")])]
    shown = make_sheet(places, (), Settings(language="en"), date(2025, 1, 1))
    assert shown.updated == "Data as of November 20, 2024"


# Words


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        ("2024-11-05", "5 novembre 2024", "November 5, 2024"),
        ("2024-11", "novembre 2024", "November 2024"),
        ("2024", "2024", "2024"),
        ("2024-11-11/2024-11-15", "du 11 novembre 2024 au 15 novembre 2024", "November 11, 2024 to November 15, 2024"),
        ("2023/2024", "2023 – 2024", "2023 – 2024"),
    ],
)
def test_dates_are_spelled_by_locale(value, french, english):
    assert spelled(value, "fr") == french
    assert re.sub(r"\s", " ", spelled(value, "en")) == english


def test_a_month_covers_its_days():
    assert span("2024-02") == ("2024-02-01", "2024-02-29")
    assert span("2024-12/2025") == ("2024-12-01", "2025-12-31")
    assert span("sometime") is None


def test_kilometres_sound_no_more_precise_than_they_are():
    assert [kilometres(m, "fr") for m in (1_234, 17_600, 123_000, 1_499_000)] == ["1,2", "18", "125", "1\u202f500"]


def test_every_language_words_every_kind_of_zone_and_status():
    for language in ("fr", "en"):
        keys = catalogue(language)
        for kind in ("outline", "extent", "near", "area_of", "suburb", "offset", "heading", "between", "editor"):
            assert f"map.zone_{kind}" in keys
            assert f"legend.{kind}" in keys
        for status in ("arrested", "charged", "released", "tried", "convicted", "acquitted", "dismissed"):
            assert f"page.status_{status}" in keys


# Zones and labels


def test_no_zone_is_a_point_and_larger_ones_lie_below():
    places = features.every_kind()
    drawn = zones(places, frame_for(places))
    assert len(drawn) == len(places)
    assert all(zone.radius or zone.path for zone in drawn)
    assert [zone.size for zone in drawn] == sorted((zone.size for zone in drawn), reverse=True)


def test_every_zone_lies_where_its_place_is():
    triangle = [[[[72.8, -43.4], [77.6, -43.4], [77.6, -38.6], [72.8, -43.4]]]]
    places = [
        feature("island", "the islands", features.Area((1,)), "outline", outline=triangle),
        feature("speck", "a rock", features.Area((2,)), "outline", outline=[[[[80.0, -40.0]] * 4]]),
        feature("town", "in Saigon", features.Disc(12.3, 108.8, 3_300), "near"),
    ]
    frame = frame_for(places)
    at = {zone.id: (zone.x, zone.y) for zone in zones(places, frame)}
    for place_id, longitude, latitude in (("island", 76, -42), ("speck", 80, -40), ("town", 108.8, 12.3)):
        x, y = frame.xy(longitude, latitude)
        assert abs(at[place_id][0] - x) < 60
        assert abs(at[place_id][1] - y) < 60


def test_an_area_without_an_outline_is_drawn_as_the_circle_round_it():
    from dataclasses import replace

    place = feature("a", "somewhere", features.Area((1,)), "outline", radius=30_000)
    georeference = replace(place.georeference, decimal_latitude=48.0, decimal_longitude=2.0)
    (zone,) = zones([replace(place, georeference=georeference)], frame_for(features.four()))
    assert zone.radius
    assert zone.radius > 10


def test_only_known_outlines_have_a_flat_fill():
    places = features.every_kind()
    for zone in zones(places, frame_for(places)):
        assert (zone.fill is None) == (zone.precision == "outline")


def test_a_rings_label_sits_on_the_ring():
    places = features.every_kind()
    frame = frame_for(places)
    ring = next(zone for zone in zones(places, frame) if zone.id == "anneau")
    x, y = frame.xy(2.3522, 48.8566)
    kilometres_off = ((ring.x - x) ** 2 + (ring.y - y) ** 2) ** 0.5 / frame.units_per_meter(48.86) / 1000
    assert 80 < kilometres_off < 120


def test_labels_hide_nothing():
    places = features.many(300)
    frame = frame_for(places)
    counts = [Count("12", zone.x, zone.y) for zone in zones(places, frame)]
    placed = place_labels(frame, counts, ())
    assert 20 < len(placed.counts) < 300
    em = 15 * placed.narrow_unit
    for i, a in enumerate(placed.counts):
        for b in placed.counts[:i]:
            assert abs(a.x - b.x) > em or abs(a.y - b.y) > em


# The island


def test_island_has_no_character_that_could_end_it_or_start_a_template():
    text = dumps({"a": "{{7*7}} </script> {% & \u2028", "b": ["}", {"c": "<!--"}]})
    inside = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))
    assert not re.search("[{}<>&\u2028\u2029]", inside)
    assert json.loads(text) == {"a": "{{7*7}} </script> {% & \u2028", "b": ["}", {"c": "<!--"}]}


def test_a_disc_travels_as_centre_and_radius():
    data = island(make_map(features.four()).view)
    lille = next(place for place in data["places"] if place["id"] == "pres-de-lille")
    assert lille["shape"] == [3.0706, 50.6305, 18_000]


def test_very_many_places_travel_without_the_texts_of_the_list():
    data = island(make_map(features.many(600)).view)
    assert {len(data["rows"][key]) for key in ("kind", "figure", "home", "longitude", "latitude", "radius", "day")} == {
        600
    }
    assert "places" not in data
    assert len(json.dumps(data["rows"])) < 60 * 600


# Tiles


def test_tiles_widen_the_policy_for_exactly_their_hosts():
    from mapgen.page.render import render_page

    html = render_page(make_map(features.four(), tiles="OpenTopoMap"))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1].replace("&#39;", "'")
    hosts = " ".join(f"https://{letter}.tile.opentopomap.org" for letter in "abc")
    assert f"img-src data: {hosts};" in policy
    assert "opentopomap" not in render_page(make_map(features.four()))


def test_openstreetmaps_own_server_is_refused_without_base_url():
    with pytest.raises(SettingsError, match="base_url"):
        tiles_for(Settings(tiles="OpenStreetMap.Mapnik", language="en"))
    assert tiles_for(Settings(tiles="OpenStreetMap.Mapnik", base_url="https://example.org/maps/")) is not None


@pytest.mark.parametrize(
    ("name", "why"), [("NoSuch.Provider", "knows"), ("CartoDB.Positron", "key"), ("Thunderforest.OpenCycleMap", "key")]
)
def test_unknown_provider_and_one_with_a_key_are_refused(name, why):
    if name == "CartoDB.Positron":
        import xyzservices.providers

        if not xyzservices.providers.query_name(name).requires_token():
            pytest.skip("this xyzservices knows CARTO without a key")
    with pytest.raises(SettingsError, match=why):
        tiles_for(Settings(tiles=name, language="en"))

"""What a reader does with the page: look, click, use the keyboard, follow a link, come back."""

from __future__ import annotations

import re

from tests import features
from tests.pages import HOSTILE, hostile_page, page

#: The sum of all layout shifts since the page was opened.
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 400);
})"""
IDS = [place.id for place in features.four()]


def test_page_opens_from_a_file_without_a_request_or_an_error(visit):
    visited = visit(page())
    visited.page.wait_for_timeout(300)
    assert visited.requests == []
    assert visited.errors == []
    assert visited.page.locator(".leaflet-zones-pane path[role=button]").count() == 4


def test_each_zone_opens_by_click_with_its_wording_and_link(visit):
    visited = visit(page())
    for place in features.four():
        visited.page.get_by_role("button", name="Toute la carte").click()
        visited.page.wait_for_timeout(400)
        box = visited.zone(place.id).bounding_box()
        visited.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert place.georeference.verbatim_locality in visited.popup.text_content()
        assert visited.popup.get_by_role("link").first.get_attribute("href") == features.ARTICLE
        assert visited.popup.get_by_role("link").first.get_attribute("rel") == "noopener noreferrer"
        visited.page.keyboard.press("Escape")
        visited.wait_until_closed()
    assert visited.errors == []


def test_keyboard_opens_each_zone_reaches_its_link_and_returns(visit):
    visited = visit(page())
    for place_id in IDS:
        zone = visited.zone(place_id)
        zone.focus()
        visited.page.keyboard.press("Enter")
        assert visited.popup.count() == 1
        visited.page.keyboard.press("Tab")
        assert visited.page.evaluate("document.activeElement.href") == features.ARTICLE
        visited.page.keyboard.press("Escape")
        visited.wait_until_closed()
        assert zone.evaluate("zone => zone === document.activeElement")


def test_tab_alone_reaches_every_zone(visit):
    visited = visit(page())
    reached = set()
    for _ in range(30):
        visited.page.keyboard.press("Tab")
        reached.add(visited.page.evaluate("document.activeElement.getAttribute('aria-label') || ''"))
    names = visited.page.evaluate(
        "JSON.parse(document.getElementById('page_data').textContent).places.map(p => p.name)"
    )
    assert set(names) <= reached


def test_choosing_on_the_map_marks_the_card_and_the_address(visit):
    visited = visit(page())
    visited.zone("pres-de-lille").focus()
    visited.page.keyboard.press("Enter")
    assert "chosen" in visited.page.locator("#pres-de-lille").get_attribute("class")
    assert visited.page.url.endswith("#pres-de-lille")
    visited.page.keyboard.press("Escape")
    assert visited.page.locator(".card.chosen").count() == 0


def test_choosing_in_the_list_opens_the_zone(visit):
    visited = visit(page())
    visited.page.locator("#a-bordeaux .show").click()
    assert "à Bordeaux" in visited.popup.text_content()
    assert "chosen" in visited.zone("a-bordeaux").get_attribute("class")


def test_address_with_a_place_opens_it_and_back_works(visit):
    visited = visit(page(), fragment="#a-bordeaux")
    assert "à Bordeaux" in visited.popup.text_content()
    visited.page.locator("#pres-de-lille .show").click()
    assert "près de Lille" in visited.popup.text_content()
    visited.page.go_back()
    visited.page.wait_for_timeout(300)
    assert "à Bordeaux" in visited.popup.last.text_content()


def test_zones_on_one_another_are_all_offered(visit):
    brest = features.feature("brest", "à Brest", features.Disc(48.39, -4.1, 6_000), "extent", radius=6_000)
    from mapgen.page.render import render_page
    from tests.pages import make_map

    visited = visit(render_page(make_map([*features.four(), brest])))
    box = visited.zone("brest").bounding_box()
    visited.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    offered = visited.popup.get_by_role("button")
    assert re.search("Brest", offered.nth(0).text_content())
    assert re.search("Finistère", offered.nth(1).text_content())
    offered.nth(1).click()
    assert "dans le Finistère" in visited.popup.last.text_content()


def test_the_largest_zoom_keeps_the_smallest_zone_a_zone(visit):
    visited = visit(page(), fragment="#a-bordeaux")
    visited.page.keyboard.press("Escape")
    visited.wait_until_closed()
    closer = visited.page.get_by_role("button", name="Agrandir")
    while closer.get_attribute("aria-disabled") == "false":
        closer.click()
        visited.page.wait_for_timeout(350)
    zone, frame = visited.zone("a-bordeaux").bounding_box(), visited.page.locator("#map_frame").bounding_box()
    assert zone["height"] < frame["height"]
    assert zone["width"] > 0.3 * frame["height"]


def test_hostile_text_comes_out_as_those_very_characters(visit):
    visited = visit(hostile_page())
    assert visited.errors == []
    assert visited.page.evaluate("window.pwned") is None
    assert visited.page.locator("h1").text_content() == HOSTILE
    assert visited.page.locator("#evil h3").text_content().strip("«»\u202f\u00a0 ") == HOSTILE.strip()
    visited.zone("evil").focus()
    visited.page.keyboard.press("Enter")
    assert HOSTILE in visited.popup.text_content()
    assert visited.page.evaluate("window.pwned") is None


def test_without_scripts_map_and_list_are_there(visit):
    visited = visit(page(), java_script_enabled=False)
    assert visited.page.locator("#map_drawing").is_visible()
    assert visited.page.locator("#map_drawing .zone").count() == 4
    assert visited.page.locator(".cards > li").count() == 4
    assert visited.page.locator(f'.cards a[href="{features.ARTICLE}"]').count() == 4
    assert not visited.page.locator(".show").first.is_visible()


def test_interactive_map_takes_the_place_of_the_drawn_one_without_a_jump(visit):
    still = visit(page(), java_script_enabled=False)
    live = visit(page())
    assert live.page.evaluate(SHIFT) == 0
    frame = "#map_frame"
    assert still.page.locator(frame).bounding_box() == live.page.locator(frame).bounding_box()
    drawn = still.page.locator('#map_drawing a[href="#dans-le-finistere"] path').bounding_box()
    zone = live.zone("dans-le-finistere").bounding_box()
    for start, length in (("x", "width"), ("y", "height")):
        # Sizes differ by the stroke, which only one of the two boxes holds.
        assert abs(drawn[start] + drawn[length] / 2 - zone[start] - zone[length] / 2) < 1
        assert abs(drawn[length] - zone[length]) < 6


def test_download_gives_geojson_of_every_place(visit):
    import json

    visited = visit(page("kinds"))
    with visited.page.expect_download() as download:
        visited.page.locator("#page_download").click()
    data = json.loads(download.value.path().read_text(encoding="utf-8"))
    by_id = {feature["id"]: feature for feature in data["features"]}
    assert len(by_id) == 10
    assert by_id["a-vienne"]["geometry"] is None
    assert by_id["pres-de-lille"]["properties"]["verbatimLocality"] == "près de Lille"
    from shapely.geometry import shape

    assert all(shape(feature["geometry"]).is_valid for feature in data["features"] if feature["geometry"])
    assert shape(by_id["anneau"]["geometry"]).area > 0

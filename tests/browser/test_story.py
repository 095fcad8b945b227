"""The first story, from places.csv to the browser: every zone answers in turn, and the map stays where it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapgen.line import build

ROOT = Path(__file__).parent.parent.parent
ARTICLE = "https://frontieresmedia.fr/societe/pedocriminalite-reseau-international-arrestations"
WORDINGS = ["dans le Finistère", "à Bordeaux", "près de Lille", "dans la région de Bourg-en-Bresse"]


@pytest.fixture(scope="module")
def story(tmp_path_factory) -> str:
    target = tmp_path_factory.mktemp("story") / "map.html"
    build(ROOT / "places.csv", target)
    return target.read_text(encoding="utf-8")


def place_on_map(visited, zone) -> tuple[float, float]:
    """Where the zone is in the map's frame, however the page is scrolled."""
    box, frame = zone.bounding_box(), visited.page.locator(".folium-map").bounding_box()
    return box["x"] - frame["x"], box["y"] - frame["y"]


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("way", ["click", "keyboard"])
def test_every_zone_opens_in_turn_and_gives_its_place_back(visit, story, width, way):
    visited = visit(story, width=width)
    zones = visited.page.locator(".leaflet-zones-pane path[role=button]")
    seen = set()
    for i in range(zones.count()):
        before = place_on_map(visited, zones.nth(i))
        if way == "click":
            zones.nth(i).click()
        else:
            zones.nth(i).focus()
            visited.page.keyboard.press("Enter")
        visited.popup.wait_for()
        seen.add(next(wording for wording in WORDINGS if wording in visited.popup.text_content()))
        assert visited.popup.get_by_role("link").first.get_attribute("href") == ARTICLE
        visited.page.keyboard.press("Escape")
        visited.wait_until_closed()
        visited.page.wait_for_timeout(400)
        assert place_on_map(visited, zones.nth(i)) == pytest.approx(before, abs=4)  # a focused zone has a wider edge
    assert seen == set(WORDINGS)
    assert visited.page.locator("#map_list > li").count() == len(WORDINGS)
    assert visited.requests == []
    assert visited.errors == []


def test_a_reader_who_moves_the_map_is_not_moved_back(visit, story):
    visited = visit(story)
    zone = visited.page.get_by_role("button", name="près de Lille").first
    zone.click()
    visited.popup.wait_for()
    visited.page.wait_for_timeout(500)
    frame = visited.page.locator(".folium-map").bounding_box()
    x, y = frame["x"] + 40, frame["y"] + frame["height"] - 120
    visited.page.mouse.move(x, y)
    visited.page.mouse.down()
    visited.page.mouse.move(x + 80, y - 60, steps=8)
    visited.page.wait_for_timeout(200)  # no throw
    visited.page.mouse.up()
    visited.page.wait_for_timeout(500)
    moved = place_on_map(visited, zone)
    visited.page.keyboard.press("Escape")
    visited.wait_until_closed()
    visited.page.wait_for_timeout(400)
    assert place_on_map(visited, zone) == pytest.approx(moved, abs=1.5)

"""The page from a server: under its policy, with tiles; and across the antimeridian, and with very many places."""

from __future__ import annotations

from playwright.sync_api import expect

from mapgen.page.render import render_page
from tests import features
from tests.pages import make_map, page

HOST_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6364f8ff1f0003050102"
    "b5dcbe740000000049454e44ae426082"
)


def test_page_works_under_a_strict_policy_of_its_host(browser, serve):
    problems: list[str] = []
    opened = browser.new_page()
    opened.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    opened.goto(serve({"": page().encode()}, HOST_POLICY))
    opened.wait_for_selector(".map_frame.ready")
    opened.locator("#pres-de-lille .show").click()
    assert "près de Lille" in opened.locator(".popup").text_content()
    assert problems == []
    opened.close()


def test_tiles_come_after_the_readers_click_and_with_their_credit(browser, tmp_path):
    path = tmp_path / "map.html"
    path.write_text(render_page(make_map(features.four(), tiles="OpenTopoMap")), encoding="utf-8")
    asked: list[str] = []
    context = browser.new_context()
    opened = context.new_page()

    def tile(route):
        asked.append(route.request.url)
        route.fulfill(body=PIXEL, content_type="image/png")

    opened.route("**/*.png", tile)
    opened.goto(path.as_uri())
    opened.wait_for_selector(".map_frame.ready")
    opened.wait_for_timeout(300)
    assert asked == []
    opened.get_by_role("button", name="Afficher un fond de carte détaillé").click()
    opened.wait_for_timeout(600)
    assert asked
    assert all(".tile.opentopomap.org/" in url for url in asked)
    assert "OpenStreetMap" in opened.locator(".leaflet-control-attribution").text_content()
    context.close()


def test_zones_on_both_sides_of_the_antimeridian_lie_side_by_side(visit):
    places = [
        features.feature("fidji", "près de Suva", features.Disc(-18.14, 178.44, 40_000), "near", radius=40_000),
        features.feature(
            "pacifique", "à 300 km de Taveuni", features.Ring(-16.9, 179.9, 250_000, 350_000), "offset", radius=350_000
        ),
        features.feature("samoa", "près d’Apia", features.Disc(-13.83, -171.76, 30_000), "near", radius=30_000),
    ]
    visited = visit(render_page(make_map(places)))
    frame = visited.page.locator("#map_frame").bounding_box()
    boxes = [visited.zone(place.id).bounding_box() for place in places]
    assert all(frame["x"] <= box["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"] for box in boxes)
    assert boxes[0]["x"] < boxes[2]["x"]
    ring, suva = boxes[1], boxes[0]
    assert ring["x"] < suva["x"] + suva["width"] < ring["x"] + ring["width"] + suva["width"]
    assert visited.errors == []


def test_very_many_places_are_painted_listed_in_pages_and_opened(visit):
    visited = visit(render_page(make_map(features.many(900))))
    assert visited.page.locator(".leaflet-zones-pane canvas").count() == 1
    assert visited.page.locator("#map_list .card:visible").count() == 200
    visited.page.get_by_role("button", name="Afficher 200 lieux de plus").click()
    expect(visited.page.locator("#map_list .card:visible")).to_have_count(400)
    visited.page.goto(visited.page.url + "#p7")
    assert "près de la ville 7" in visited.popup.text_content()
    assert "zone approximative" in visited.popup.text_content() or "étendue" in visited.popup.text_content()
    assert visited.errors == []


def test_very_many_places_are_listed_in_full_without_scripts(visit):
    visited = visit(render_page(make_map(features.many(900))), java_script_enabled=False)
    assert visited.page.locator("#map_list .card").count() == 900
    assert visited.page.locator("#map_list a").count() == 900

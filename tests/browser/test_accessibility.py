"""WCAG 2.2 AA by axe, and what axe can't see: reflow, target sizes, forced colours, print."""

from __future__ import annotations

import pytest

from tests.pages import page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": RULES, "preload": False}).response["violations"]
    return [f"{item['id']}: {node['html']}" for item in found for node in item["nodes"]]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing_with_a_popup_open(visit, language, scheme, width):
    visited = visit(page("kinds", language), width=width, color_scheme=scheme)
    assert violations(visited.page) == []
    visited.zone("pres-de-lille").focus()
    visited.page.keyboard.press("Enter")
    visited.page.wait_for_timeout(400)
    assert violations(visited.page) == []


def test_axe_finds_nothing_in_forty_places_with_filter(visit):
    assert violations(visit(page("forty")).page) == []


def test_axe_finds_nothing_in_forced_colours(visit):
    assert violations(visit(page(), forced_colors="active").page) == []


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_page_reflows_without_sideways_scrolling(visit, width):
    visited = visit(page("forty"), width=width)
    assert visited.page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_target_is_24_pixels_or_more(visit):
    visited = visit(page("kinds"), width=375)
    visited.page.locator(".tools button").last.click()
    visited.zone("pres-de-lille").focus()
    visited.page.keyboard.press("Enter")
    visited.page.wait_for_timeout(300)
    small = visited.page.evaluate(
        """() => [...document.querySelectorAll('button, .sources a, input, select, [role=button]')]
            .filter((element) => element.checkVisibility({visibilityProperty: true}))
            .map((element) => [element.outerHTML.slice(0, 120), element.getBoundingClientRect()])
            .filter(([, box]) => box.height > 0 && (box.width < 23.5 || box.height < 23.5)).map(([html]) => html)"""
    )
    # A ring's or sector's own outline may be narrower: the circle that stands in for it at this scale is the target.
    assert [html for html in small if "<path" not in html] == []


def test_zones_have_unique_names(visit):
    visited = visit(page("forty"))
    names = visited.page.evaluate(
        "[...document.querySelectorAll('.leaflet-zones-pane [role=button]')].map(e => e.ariaLabel)"
    )
    assert len(names) == len(set(names)) == 40


def test_above_thirty_zones_the_map_is_one_tab_stop_and_arrows_move(visit):
    visited = visit(page("forty"))
    stops = visited.page.locator(".leaflet-zones-pane [tabindex='0']")
    assert stops.count() == 1
    first = stops.get_attribute("aria-label")
    stops.focus()
    visited.page.keyboard.press("ArrowRight")
    second = visited.page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert second != first
    assert stops.count() == 1
    visited.page.keyboard.press("Enter")
    assert visited.popup.get_attribute("aria-label") == second


def test_map_is_moved_by_buttons_alone(visit):
    visited = visit(page())
    centre = visited.page.evaluate("map_1.getCenter().lat")
    visited.page.get_by_role("button", name="Déplacer la carte").click()
    visited.page.get_by_role("button", name="Vers le nord").click()
    visited.page.wait_for_timeout(500)
    assert visited.page.evaluate("map_1.getCenter().lat") > centre


def test_selection_and_filter_are_announced(visit):
    visited = visit(page("forty"))
    status = visited.page.get_by_role("status")
    visited.page.locator("#p17 .show").click()
    assert "près de la ville 17" in status.text_content()
    visited.page.get_by_label("Mots").fill("ville 3")
    visited.page.wait_for_timeout(400)
    shown = visited.page.locator("#map_list .card:visible").count()
    assert 0 < shown < 40
    assert status.text_content() == f"{shown} lieux affichés"


def test_filter_keeps_its_state_in_the_address(visit):
    visited = visit(page("forty"), fragment="?q=ville+3&precision=near")
    shown = visited.page.locator("#map_list .card:visible").count()
    assert 0 < shown < 20
    assert visited.page.locator(".leaflet-zones-pane [role=button]").count() == shown
    visited.page.get_by_role("button", name="Tout afficher").click()
    visited.page.wait_for_timeout(300)
    assert "precision" not in visited.page.url


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_theme_in_the_address_wins_over_the_system(visit, theme):
    other = {"dark": "light", "light": "dark"}[theme]
    visited = visit(page(), fragment=f"?theme={theme}", color_scheme=other)
    colour = visited.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (int(colour.strip("rgb()").split(",")[0]) < 100) == (theme == "dark")


def test_print_shows_the_drawn_map_and_spelled_out_addresses(visit):
    visited = visit(page())
    visited.page.emulate_media(media="print")
    assert visited.page.locator("#map_drawing").is_visible()
    assert not visited.page.locator(".folium-map").is_visible()
    spelled = visited.page.evaluate("getComputedStyle(document.querySelector('.sources a'), '::after').content")
    assert "https://example.org/article" in spelled


def test_reduced_motion_animates_nothing(visit):
    visited = visit(page(), reduced_motion="reduce")
    assert visited.page.evaluate("[map_1.options.zoomAnimation, map_1.options.fadeAnimation]") == [False, False]

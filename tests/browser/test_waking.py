"""The page before its map is alive: the drawing answers, and what it was asked is not lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.pages import page

ID = "pres-de-lille"
#: Nothing wakes until the test says so: the browser is never idle, and its clock for longer waits stands still.
ASLEEP = """
const later = window.setTimeout;
const waking = [];
window.requestIdleCallback = (action) => waking.push(action);
window.setTimeout = (action, after, ...rest) => after >= 1000 ? waking.push(action) : later(action, after, ...rest);
window.wakeNow = () => waking.splice(0).forEach((action) => action());
"""
LIVE = ":root.live .map_frame.ready"


@pytest.fixture
def asleep(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    contexts = []

    def open_page(script: str = ASLEEP) -> Any:
        path = tmp_path / "map.html"
        path.write_text(page(), encoding="utf-8")
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        contexts.append(context)
        opened = context.new_page()
        opened.add_init_script(script)
        opened.goto(path.as_uri())
        return opened

    yield open_page
    for context in contexts:
        context.close()


def click_drawn(opened: Any, place_id: str) -> None:
    box = opened.locator(f'#map_drawing .zones a[href="#{place_id}"]').bounding_box()
    opened.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_drawn_place_leads_to_its_entry_and_is_open_when_the_map_is_alive(asleep):
    opened = asleep()
    click_drawn(opened, ID)
    assert opened.evaluate("document.querySelector('.card:target').id") == ID
    assert opened.evaluate("window.L") is None
    opened.evaluate("wakeNow()")
    opened.wait_for_selector(LIVE)
    assert "près de Lille" in opened.locator(".popup").text_content()


def test_the_focus_on_a_drawn_place_is_on_the_same_zone_afterwards(asleep):
    opened = asleep()
    link = opened.locator(f'#map_drawing .zones a[href="#{ID}"]')
    name = link.get_attribute("aria-label")
    link.focus()
    opened.evaluate("wakeNow()")
    opened.wait_for_selector(LIVE)
    assert opened.evaluate("document.activeElement.ariaLabel") == name
    assert opened.evaluate("document.activeElement.getAttribute('role')") == "button"


def test_the_map_wakes_once_where_browsers_know_no_idle_time(asleep):
    opened = asleep("delete window.requestIdleCallback;")
    opened.wait_for_selector(LIVE)
    opened.wait_for_timeout(1200)
    assert opened.locator(".leaflet-map-pane").count() == 1


def test_the_map_wakes_out_of_sight_where_there_are_no_frames(asleep):
    opened = asleep("window.requestAnimationFrame = () => 0;")
    opened.wait_for_selector(".map_frame.live", state="attached", timeout=10_000)


def test_the_same_styles_rule_the_page_before_and_after(asleep):
    """Leaflet's styles come late, and before ours in order: nothing of the page moves."""
    opened = asleep()
    places = "() => [...document.querySelectorAll('h1, .card, .legend, .foot')].map((e) => e.getBoundingClientRect().y)"
    before = opened.evaluate(places)
    opened.evaluate("wakeNow()")
    opened.wait_for_selector(LIVE)
    assert opened.evaluate(places) == before

"""The page in a frame of another page: it does not take over the wheel, and tells its height."""

from __future__ import annotations

import html as markup
from pathlib import Path
from typing import Any

import pytest

from tests.pages import page

HOST = """<!DOCTYPE html><html lang="fr"><title>host</title>
<body style="margin:0;height:4000px"><script>
window.heights = [];
addEventListener('message', (event) => {{
  if (event.data.type !== 'mapgen:height') return;
  heights.push(event.data.height);
  document.getElementById('map').style.height = event.data.height + 'px';
}});
</script><iframe id="map" title="map" sandbox="allow-scripts allow-popups" srcdoc="{page}"
style="display:block;width:900px;height:300px;border:0"></iframe></body></html>"""


@pytest.fixture
def host(browser: Any, tmp_path: Path) -> Any:
    path = tmp_path / "host.html"
    path.write_text(HOST.format(page=markup.escape(page("forty"))), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    opened = context.new_page()
    opened.problems = []
    opened.on("console", lambda message: opened.problems.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: opened.problems.append(str(error)))
    opened.goto(path.as_uri())
    opened.frame_locator("#map").locator(".map_frame.ready").wait_for()
    yield opened
    context.close()


def test_page_works_in_a_sandbox_without_same_origin(host):
    frame = host.frame_locator("#map")
    zone = frame.locator(".leaflet-zones-pane [role=button]").last
    zone.focus()
    host.keyboard.press("Enter")
    assert "près de la ville" in frame.locator(".popup").text_content()
    assert host.problems == []


def test_wheel_over_the_map_scrolls_the_host_page(host):
    frame = host.frame_locator("#map")
    before = frame.locator(".leaflet-control-scale-line").text_content()
    box = frame.locator("#map_frame").bounding_box()
    host.mouse.move(box["x"] + 200, box["y"] + 100)
    host.mouse.wheel(0, 300)
    host.wait_for_timeout(500)
    assert host.evaluate("scrollY") > 0
    assert frame.locator(".leaflet-control-scale-line").text_content() == before
    assert "Ctrl" in frame.locator(".hint").text_content()


def test_wheel_with_ctrl_zooms_the_map(host):
    frame = host.frame_locator("#map")
    before = frame.locator(".leaflet-control-scale-line").text_content()
    box = frame.locator("#map_frame").bounding_box()
    host.mouse.move(box["x"] + 200, box["y"] + 100)
    host.keyboard.down("Control")
    host.mouse.wheel(0, -400)
    host.keyboard.up("Control")
    host.wait_for_timeout(700)
    assert frame.locator(".leaflet-control-scale-line").text_content() != before
    assert host.evaluate("scrollY") == 0


def test_height_is_told_when_the_list_shrinks_and_grows(host):
    frame = host.frame_locator("#map")
    host.wait_for_timeout(200)
    first = host.evaluate("heights[heights.length - 1]")
    frame.get_by_label("Mots").fill("ville 17")
    host.wait_for_timeout(500)
    shrunk = host.evaluate("heights[heights.length - 1]")
    frame.get_by_role("button", name="Tout afficher").click()
    host.wait_for_timeout(500)
    assert shrunk < first
    assert host.evaluate("heights[heights.length - 1]") == first


#: The page has not scrolled for ten frames: a drag that begins while it does may go to the scrolling.
AT_REST = """
() => new Promise((resolve) => {
  let last = scrollY, calm = 0;
  const look = () => {
    calm = scrollY === last ? calm + 1 : 0;
    last = scrollY;
    if (calm > 10) resolve(true);
    else requestAnimationFrame(look);
  };
  look();
})
"""


def test_one_finger_scrolls_the_page_and_two_move_the_map(browser, tmp_path):
    path = tmp_path / "map.html"
    path.write_text(page(), encoding="utf-8")
    context = browser.new_context(viewport={"width": 375, "height": 800}, has_touch=True, is_mobile=True)
    opened = context.new_page()
    opened.goto(path.as_uri())
    opened.wait_for_selector(".map_frame.ready")
    assert "pan-y" in opened.locator(".folium-map").evaluate("map => getComputedStyle(map).touchAction")
    centre = opened.evaluate("[map_1.getCenter().lat, map_1.getCenter().lng]")
    touch = context.new_cdp_session(opened)
    box = opened.locator("#map_frame").bounding_box()
    x, y = box["x"] + 120, box["y"] + 200

    def drag(points: int) -> None:
        for kind, step in (("touchStart", 0), ("touchMove", 30), ("touchMove", 60)):
            fingers = [{"x": x + 80 * i, "y": y - step, "id": i} for i in range(points)]
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
            opened.wait_for_timeout(30)  # fingers take their time
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    drag(1)
    opened.wait_for_function("scrollY > 0")
    opened.wait_for_function(AT_REST)
    assert opened.evaluate("[map_1.getCenter().lat, map_1.getCenter().lng]") == centre
    y = opened.locator("#map_frame").bounding_box()["y"] + 200
    drag(2)
    opened.wait_for_function(
        "([lat, lng]) => map_1.getCenter().lat !== lat || map_1.getCenter().lng !== lng", arg=centre
    )
    context.close()

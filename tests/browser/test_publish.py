"""The snippets of the kit in pages of another host: plain, sandboxed, strict, narrow, folded, right to left."""

from __future__ import annotations

import html as markup
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from mapgen.kit.addresses import Addresses
from mapgen.kit.formats.picture import alternative_text
from mapgen.kit.formats.snippets import FRAME_HEIGHT, snippets
from mapgen.kit.kit import kit_files
from mapgen.page import LocatorMap
from tests import features
from tests.browser.conftest import Serve
from tests.pages import make_map


class Kit:
    """A kit on its own host, and the codes that its snippet page shows."""

    def __init__(self, map_: LocatorMap, serve: Serve) -> None:
        from datetime import date

        self.files: dict[str, bytes] = {}
        self.address = serve(self.files, None)
        where = Addresses(self.address)
        self.files.update(kit_files(map_, where, date(2026, 1, 1)))
        self.code = {s.name: s.code for s in snippets(map_.sheet, where, alternative_text(map_.sheet))}


@pytest.fixture(scope="module")
def kit(serve: Serve) -> Kit:
    return Kit(make_map(features.four()), serve)


@pytest.fixture(scope="module")
def other(serve: Serve) -> Kit:
    return Kit(make_map(features.every_kind(), language="en", title="Nine places"), serve)


@pytest.fixture
def host(browser: Any, serve: Serve) -> Iterator[Callable[..., Any]]:
    """``host(body, policy, width)``: an open page of another host with that body."""
    contexts = []

    def open_page(body: str, policy: str | None = None, *, width: int = 1000, attributes: str = "") -> Any:
        page = (
            f'<!DOCTYPE html><html lang="en"{attributes}><meta charset="utf-8"><title>host</title><body>{body}</body>'
        )
        context = browser.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        opened = context.new_page()
        opened.problems = []
        opened.on("pageerror", lambda error: opened.problems.append(str(error)))
        opened.goto(serve({"": page.encode()}, policy))
        return opened

    yield open_page
    for context in contexts:
        context.close()


def follows(page: Any, selector: str = "iframe") -> None:
    """The frame is as high as its content within half a second, and stays so."""
    page.frame_locator(selector).locator(".map_frame.ready").wait_for()
    page.wait_for_timeout(500)
    frame = page.locator(selector).element_handle().content_frame()
    height = frame.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    assert page.locator(selector).evaluate("f => f.clientHeight") == height
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")


def test_the_frame_of_fixed_height_shows_the_map_and_a_link(kit: Kit, host: Any) -> None:
    page = host(kit.code["frame"])
    page.frame_locator("iframe").locator(".map_frame.ready").wait_for()
    assert page.locator("iframe").evaluate("f => f.clientHeight") == FRAME_HEIGHT
    assert page.locator("iframe").get_attribute("title") == "Quatre arrestations"
    assert page.locator("p a").get_attribute("href") == f"{kit.address}index.html"


def test_the_frame_survives_what_sanitizers_take_away(kit: Kit, host: Any) -> None:
    import re

    bare = re.sub(r' (?:loading|frameborder)="[^"]*"', "", kit.code["following"])
    bare = re.sub(r"(?s)<script>.*?</script>", "", bare)
    page = host(bare)
    page.frame_locator("iframe").locator(".map_frame.ready").wait_for()
    assert page.locator("iframe").evaluate("f => f.clientHeight") == FRAME_HEIGHT


@pytest.mark.parametrize("width", [1000, 336])
def test_the_following_frame_is_as_high_as_its_content(kit: Kit, host: Any, width: int) -> None:
    follows(host(kit.code["following"], width=width))


def test_the_following_frame_grows_shrinks_turns_and_never_swings(kit: Kit, host: Any) -> None:
    page = host(
        "<script>heights=[];addEventListener('message',e=>heights.push(e.data.height))</script>" + kit.code["following"]
    )
    follows(page)
    first = page.locator("iframe").evaluate("f => f.clientHeight")
    inside = page.frame_locator("iframe")
    inside.locator("summary").click()
    follows(page)
    assert page.locator("iframe").evaluate("f => f.clientHeight") > first
    inside.locator("summary").click()
    follows(page)
    assert page.locator("iframe").evaluate("f => f.clientHeight") == first
    inside.locator(".leaflet-zones-pane [role=button]").last.focus()
    page.keyboard.press("Enter")
    expect(inside.locator(".popup")).to_be_visible()
    follows(page)
    for width in (500, 1000, 656, 641):
        page.set_viewport_size({"width": width, "height": 900})
        follows(page)
    settled = page.evaluate("heights.length")
    page.wait_for_timeout(1500)
    assert page.evaluate("heights.length") == settled


def test_the_following_frame_works_in_a_sandbox(kit: Kit, host: Any) -> None:
    sandboxed = '<iframe sandbox="allow-scripts allow-popups" '
    inner = markup.escape(kit.code["following"])
    for body in (
        kit.code["following"].replace("<iframe ", sandboxed),
        f'{sandboxed} width="900" height="1500" srcdoc="{inner}"></iframe>',
    ):
        page = host(body)
        frame = (
            page.frame_locator("iframe").frame_locator("iframe") if "srcdoc" in body else page.frame_locator("iframe")
        )
        frame.locator(".map_frame.ready").wait_for()
        page.wait_for_timeout(500)
        heights = [f.evaluate("innerHeight") for f in page.frames if f.url.endswith("embed.html")]
        told = [
            f.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
            for f in page.frames
            if f.url.endswith("embed.html")
        ]
        assert heights == told


def test_no_message_of_another_window_is_acted_on(kit: Kit, other: Kit, host: Any) -> None:
    evil = "<script>setInterval(()=>parent.postMessage({type:'mapgen:height',height:77},'*'),20)</script>"
    page = host(f'{kit.code["following"]}<iframe id="evil" srcdoc="{markup.escape(evil)}"></iframe>')
    follows(page, "iframe >> nth=0")
    page.evaluate("postMessage({type:'mapgen:height',height:88},'*')")
    for wrong in ("-5", "'9e9'", "NaN", "1e9", "null"):
        page.frames[1].evaluate(f"parent.postMessage({{type:'mapgen:height',height:{wrong}}},'*')")
    page.wait_for_timeout(300)
    follows(page, "iframe >> nth=0")
    assert page.locator("#evil").evaluate("f => f.clientHeight") == 150


def test_two_frames_each_follow_their_own_map(kit: Kit, other: Kit, host: Any) -> None:
    page = host(kit.code["following"] + other.code["following"])
    page.locator("iframe >> nth=1").scroll_into_view_if_needed()
    follows(page, "iframe >> nth=0")
    follows(page, "iframe >> nth=1")


STRICT = "default-src 'none'; frame-src http:; img-src http:"


def test_under_a_strict_policy_frame_and_picture_are_whole_and_links_stay(kit: Kit, host: Any) -> None:
    page = host("".join(kit.code.values()), STRICT)
    page.frame_locator("iframe >> nth=0").locator(".map_frame.ready").wait_for()
    page.locator("iframe >> nth=1").scroll_into_view_if_needed()
    page.frame_locator("iframe >> nth=1").locator(".map_frame.ready").wait_for()
    page.wait_for_timeout(600)
    assert page.locator("iframe >> nth=1").evaluate("f => f.clientHeight") == FRAME_HEIGHT
    assert page.locator("img").evaluate("i => i.naturalWidth") == 1200
    expect(page.locator("reported-map a")).to_be_visible()


def live(page: Any, index: int = 0) -> Any:
    """The element, its map answering."""
    element = page.locator("reported-map").nth(index)
    element.locator(".map_frame.ready").wait_for()
    return element


def test_the_element_works_where_its_script_is_allowed(kit: Kit, host: Any) -> None:
    page = host(kit.code["element"], f"default-src 'none'; script-src {kit.address}; img-src data:")
    element = live(page)
    element.locator(".leaflet-zones-pane [role=button]").last.focus()
    page.keyboard.press("Enter")
    expect(element.locator(".popup").last).to_contain_text("à Bordeaux")
    page.keyboard.press("Escape")
    expect(element.locator(".popup")).to_have_count(0)
    assert page.evaluate("[location.hash, 'L' in window, 'mapgen' in window, history.length]") == ["", False, False, 2]
    assert page.problems == []


def test_two_elements_of_two_kits_and_one_twice_live_on_one_page(kit: Kit, other: Kit, host: Any) -> None:
    body = kit.code["element"] + other.code["element"] + kit.code["element"].split("<script")[0]
    page = host(body, width=700)
    titles = []
    for i in range(3):
        page.locator("reported-map").nth(i).scroll_into_view_if_needed()
        titles.append(live(page, i).locator("h1").text_content())
    assert titles == ["Quatre arrestations", "Nine places", "Quatre arrestations"]
    second = page.locator("reported-map").nth(1)
    second.locator("summary").click()
    second.locator("#pres-de-lille .show").click()
    assert second.locator(".popup").count() == 1
    assert page.locator("reported-map").nth(0).locator(".popup").count() == 0
    assert page.problems == []


@pytest.mark.parametrize("name", ["following", "element"])
def test_a_map_in_a_closed_fold_is_whole_when_it_is_opened(kit: Kit, host: Any, name: str) -> None:
    eager = kit.code[name].replace(' loading="lazy"', "")
    page = host(f"<details><summary>more</summary>{eager}</details>")
    page.wait_for_timeout(600)
    page.locator("summary >> nth=0").click()
    inside = page.frame_locator("iframe") if name == "following" else page.locator("reported-map")
    inside.locator(".map_frame.ready").wait_for()
    if name == "following":
        follows(page)
    page.wait_for_timeout(500)
    frame = inside.locator(".map_frame").bounding_box()
    boxes = [zone.bounding_box() for zone in inside.locator(".leaflet-zones-pane [role=button]").all()]
    assert len(boxes) == 4
    assert max(box["x"] + box["width"] for box in boxes) - min(box["x"] for box in boxes) > frame["width"] / 5
    assert all(frame["x"] <= box["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"] for box in boxes)


@pytest.mark.parametrize("name", ["following", "element"])
def test_nothing_is_wider_than_a_column_of_320_pixels(kit: Kit, host: Any, name: str) -> None:
    page = host(f'<div style="width:320px">{kit.code[name]}{kit.code["figure"]}</div>', width=1200)
    inside = page.frame_locator("iframe") if name == "following" else page.locator("reported-map")
    inside.locator(".map_frame.ready").wait_for()
    box = inside.locator(".map_frame").bounding_box()
    assert box["width"] <= 320
    assert abs(box["width"] - box["height"]) < 2  # square, as on a narrow screen
    assert page.locator("img").bounding_box()["width"] <= 320


def test_in_a_page_from_right_to_left_the_element_reads_from_left_to_right(kit: Kit, host: Any) -> None:
    page = host(kit.code["element"], attributes=' dir="rtl" style="font-size:8px"')
    element = live(page)
    assert element.locator(".totals").evaluate(
        "p => [getComputedStyle(p).direction, getComputedStyle(p).fontSize]"
    ) == ["ltr", "15px"]
    frame = element.locator(".map_frame").bounding_box()
    tools = element.locator(".tools").bounding_box()
    assert tools["x"] > frame["x"] + frame["width"] / 2


def test_the_snippet_page_copies_its_codes_and_shows_each_at_work(kit: Kit, browser: Any) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto(f"{kit.address}snippet.html")
    for name, code in kit.code.items():
        page.locator(f"[data-of=snippet_{name}]").click()
        expect(page.locator(f"[data-of=snippet_{name}] + .done")).to_have_text("Copié.")
        assert page.evaluate("navigator.clipboard.readText()") == code
        page.locator(f"[data-of=snippet_{name}]").scroll_into_view_if_needed()
    page.locator("reported-map").scroll_into_view_if_needed()
    live(page)
    follows(page, "iframe >> nth=1")
    assert page.locator(".demo img").evaluate("i => i.naturalWidth") == 1200
    assert problems == []
    context.close()

"""The embed kit of a hostile CSV: its pages, its element in another page, its picture, its data."""

from __future__ import annotations

import csv
import html as markup
import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from mapgen.base.spreadsheet import harmless
from mapgen.georeferencing.rows import read_places
from mapgen.kit import publish
from mapgen.kit.addresses import UNKNOWN_BASE
from mapgen.places import Place
from tests.browser.conftest import Serve
from tests.hostile import PAYLOADS, hostile_csv

TITLE = " ".join(PAYLOADS[3:8])
CREDIT = " ".join(PAYLOADS[14:18])
#: Elements that a text alone could have made, in the page and in the element's shadow root; handlers of events.
FOREIGN = """() => [document, ...[...document.querySelectorAll('reported-map')].map((e) => e.shadowRoot)]
  .filter(Boolean).flatMap((root) => [
    ...root.querySelectorAll('object, embed, video, audio, base, math, marquee, animate, svg script'),
    ...root.querySelectorAll('img[src=x], [style*=fixed][style*=red], meta[http-equiv=refresh], iframe[srcdoc]'),
    ...[...root.querySelectorAll('[href], [src]')].filter((e) => /^\\s*(javascript|data:text)/i.test(
      e.getAttribute('href') || e.getAttribute('src'))),
    ...[...root.querySelectorAll('*')].filter((e) => [...e.attributes].some((a) => a.name.startsWith('on'))),
  ]).map((element) => element.outerHTML)"""
POLICY = "script-src 'self' {kit}; object-src 'none'; base-uri 'none'"


class Kit:
    """The files of the kit, and the rows that they were made of."""

    def __init__(self, folder: Path) -> None:
        source = folder / "places.csv"
        source.write_text(hostile_csv(), encoding="utf-8")
        words = (f"{name} = {json.dumps(text)}" for name, text in (("title", TITLE), ("credit", CREDIT)))
        (folder / "places.toml").write_text('language = "en"\n' + "\n".join(words), encoding="utf-8")
        publish(source, folder / "kit", as_of=date(2026, 1, 1))
        self.files = {path.name: path.read_bytes() for path in (folder / "kit").iterdir()}
        self.places: list[Place] = read_places(source)

    def text(self, name: str) -> str:
        return self.files[name].decode("utf-8-sig")


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    return Kit(tmp_path_factory.mktemp("hostile_kit"))


@pytest.fixture
def opened(browser: Any, serve: Serve, kit: Kit) -> Iterator[Callable[..., Any]]:
    """``opened(name, body, fragment)``: a page of the kit, or ``body`` in a page beside it; with what went wrong."""
    contexts = []

    def open_page(name: str, body: str = "", fragment: str = "") -> Any:
        host = f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>host</title><body>{body}</body>'
        address = serve({**kit.files, name: host.encode()} if body else kit.files)
        context = browser.new_context()
        contexts.append(context)
        page = context.new_page()
        page.problems, page.address = [], address
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("dialog", lambda dialog: page.problems.append(dialog.message))
        page.on("request", lambda r: r.url.startswith((address, "data:", "blob:")) or page.problems.append(r.url))
        page.goto(address + name + fragment)
        return page

    yield open_page
    for context in contexts:
        context.close()


def assert_nothing_ran(page: Any) -> None:
    for frame in page.frames:
        assert frame.evaluate("window.pwned") is None
        assert frame.evaluate(FOREIGN) == []
    assert page.problems == []


def located(kit: Kit) -> list[Place]:
    return [place for place in kit.places if place.latitude is not None]


def test_the_snippet_page_shows_its_codes_and_runs_nothing(kit: Kit, opened: Any) -> None:
    page = opened("snippet.html")
    page.wait_for_load_state()
    for frame in page.frames[1:]:
        frame.wait_for_selector(":root.live")
    assert TITLE in page.locator("h1").first.text_content()
    assert page.locator("iframe").first.get_attribute("title") == TITLE
    assert CREDIT in page.locator("figcaption").text_content()
    for button in page.locator("button.copy").all():
        button.click()
    assert_nothing_ran(page)


@pytest.mark.parametrize("name", ["frame", "following", "element", "figure"])
def test_a_pasted_code_runs_nothing_of_the_texts(name: str, kit: Kit, opened: Any) -> None:
    shown = kit.text("snippet.html").split(f'<code id="snippet_{name}">')[1].split("</code>")[0]
    page = opened("host.html", markup.unescape(shown).replace(UNKNOWN_BASE, ""))
    page.wait_for_load_state()
    page.wait_for_timeout(500)
    assert_nothing_ran(page)


def test_the_element_shows_each_text_and_opens_each_zone(kit: Kit, opened: Any) -> None:
    page = opened(
        "host.html", '<reported-map><a href="index.html">x</a></reported-map><script src="reported-map.js"></script>'
    )
    page.locator("reported-map .map_frame.ready").wait_for()
    cards = page.evaluate("""() => [...document.querySelector('reported-map').shadowRoot
      .querySelectorAll('#map_list .card')].map((card) => [card.querySelector('h3').textContent,
        card.querySelector('.sources a').firstChild.data, card.querySelector('.about').textContent])""")
    assert cards == [[f"“{place.verbatim_locality}”", place.source_title, place.publisher] for place in located(kit)]
    opened_names = page.evaluate("""async () => {
      const root = document.querySelector('reported-map').shadowRoot, texts = [];
      for (const zone of root.querySelectorAll('.leaflet-zones-pane [role=button]')) {
        zone.focus();
        zone.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));
        texts.push([...root.querySelectorAll('.popup')].pop().textContent);
        await new Promise((done) => setTimeout(done));
      }
      return texts;
    }""")
    assert len(opened_names) == len(PAYLOADS)
    for place in located(kit):
        assert any(place.verbatim_locality in text and place.note in text for text in opened_names)
    assert_nothing_ran(page)


@pytest.mark.parametrize("name", ["index.html", "embed.html", "host.html"])
@pytest.mark.parametrize("part", ["#", "?q=", "?theme=", "?from="])
def test_a_hostile_address_runs_nothing(name: str, part: str, opened: Any) -> None:
    element = '<reported-map theme="&quot;><img src=x onerror=window.pwned=1>"></reported-map>'
    body = element + '<script src="reported-map.js"></script>' if name == "host.html" else ""
    for payload in PAYLOADS[14::30]:
        page = opened(name, body, part + quote(payload, safe="<>'\"`(){}$=/"))
        page.locator(".map_frame.ready").wait_for()
        assert_nothing_ran(page)


def test_the_picture_alone_is_sound_xml_without_scripts_or_links(kit: Kit, opened: Any) -> None:
    root = ElementTree.fromstring(kit.files["preview.svg"])
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags.isdisjoint({"script", "image", "foreignObject", "a", "animate", "iframe"})
    assert not any(name.startswith("on") or "href" in name for element in root.iter() for name in element.attrib)
    page = opened("preview.svg")
    assert page.evaluate("window.pwned") is None
    assert page.problems == []


def test_the_data_have_each_text_letter_by_letter(kit: Kit) -> None:
    places = kit.places
    features = json.loads(kit.text("places.geojson"))["features"]
    said = [feature["properties"]["verbatimLocality"] for feature in features]
    assert said == [place.verbatim_locality for place in places]
    rows = list(csv.DictReader(io.StringIO(kit.text("places.csv"), newline="")))
    assert [row["verbatimLocality"] for row in rows] == [harmless(place.verbatim_locality) for place in places]
    assert [row["sourceTitles"] for row in rows] == [harmless(place.source_title or "") for place in places]
    oembed = json.loads(kit.text("oembed.json"))
    assert oembed["title"] == TITLE
    assert markup.escape(TITLE).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in oembed["html"]
    json.loads(kit.text("manifest.json"))

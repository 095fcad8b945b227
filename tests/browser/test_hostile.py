"""A page from a hostile CSV, used wholly: nothing runs, nothing becomes markup, each text is there letter by letter."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from mapgen.georeferencing.rows import read_places
from mapgen.line import build
from mapgen.places import Place
from mapgen.settings import Settings
from tests.hostile import PAYLOADS, hostile_csv

SETTING = " ".join(PAYLOADS[:8])
#: Elements that a text alone could have made; and every address that isn't one of a source or a place.
FOREIGN = """() => [
  ...document.querySelectorAll('img, iframe, object, embed, video, audio, base, math, marquee, details, animate'),
  ...document.querySelectorAll('svg script, body style, meta[http-equiv=refresh], link:not([rel=icon])'),
  ...[...document.querySelectorAll('[href]')].filter((e) => !/^(https:|#|data:,$)/.test(e.getAttribute('href'))),
  ...[...document.querySelectorAll('*')].filter((e) => [...e.attributes].some((a) => a.name.startsWith('on'))),
].map((element) => element.outerHTML)"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[Place]]:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "places.csv").write_text(hostile_csv(), encoding="utf-8")
    settings = Settings(title=SETTING, subtitle=SETTING, credit=SETTING, notes=SETTING, language="en")
    build(folder / "places.csv", folder / "map.html", settings=settings)
    return (folder / "map.html").read_text(encoding="utf-8"), read_places(folder / "places.csv")


def assert_nothing_ran(visited, scripts: int) -> None:
    page = visited.page
    assert page.evaluate("window.pwned") is None
    assert page.evaluate(FOREIGN) == []
    assert page.evaluate("document.scripts.length") == scripts
    assert visited.requests == []
    assert visited.errors == []


def test_there_are_more_kinds_of_payload_than_asked_for():
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 56


def test_every_text_stands_in_the_list_letter_by_letter(visit, hostile):
    html, places = hostile
    visited = visit(html)
    cards = visited.page.evaluate("""() => [...document.querySelectorAll('#map_list .card')].map((card) => ({
      wording: card.querySelector('h3').textContent,
      title: card.querySelector('.sources a').firstChild.data,
      url: card.querySelector('.sources a').getAttribute('href'),
      about: card.querySelector('.about').textContent,
      archive: card.querySelector('.archive').getAttribute('href'),
      words: [...card.querySelectorAll('.card_body > p')].map((p) => p.textContent),
    }))""")
    located = [place for place in places if place.latitude is not None]
    assert len(cards) == len(located) == len(PAYLOADS)
    for card, place in zip(cards, located, strict=True):
        assert card["wording"] == f"“{place.verbatim_locality}”"
        assert (card["title"], card["about"]) == (place.source_title, place.publisher)
        assert (card["url"], card["archive"]) == (place.source_url, place.archive_url)
        assert place.note in card["words"]
    for part, text in ((".head h1", SETTING), (".subtitle", SETTING), (".credits p", SETTING), ("title", SETTING)):
        assert visited.page.locator(part).first.text_content() == text
    assert SETTING in visited.page.locator(".method").text_content()
    assert_nothing_ran(visited, visited.page.evaluate("document.scripts.length"))


def test_every_zone_and_card_opened_shows_its_texts_and_runs_nothing(visit, hostile):
    html, places = hostile
    visited = visit(html)
    page = visited.page
    page.on("dialog", lambda dialog: visited.errors.append(dialog.message))
    scripts = page.evaluate("document.scripts.length")
    shown = page.evaluate("""async () => {
      const texts = [];
      const popup = () => [...document.querySelectorAll('.popup')].pop();
      for (const zone of document.querySelectorAll('.leaflet-zones-pane [role=button]')) {
        zone.focus();
        zone.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));
        texts.push([zone.getAttribute('aria-label'), popup().textContent, popup().getAttribute('aria-label'),
          document.getElementById('map_status').textContent]);
        await new Promise((done) => setTimeout(done));
      }
      for (const button of document.querySelectorAll('.show')) {
        button.click();
        texts.push([button.closest('.card').querySelector('h3').textContent.slice(1, -1), popup().textContent, '', '']);
        await new Promise((done) => setTimeout(done));
      }
      return texts;
    }""")
    located = [place for place in places if place.latitude is not None]
    assert len(shown) == 2 * len(located)
    by_name = {name: (popup, label, status) for name, popup, label, status in shown}
    for place in located:
        name = next(name for name in by_name if name.startswith(f"{place.verbatim_locality}, "))
        for text in (place.verbatim_locality, place.source_title, place.note):
            assert text in by_name[name][0]
            assert text in by_name[place.verbatim_locality][0]
        assert by_name[name][1] == name
        assert by_name[name][2] == f"Opened: {name}"
    assert_nothing_ran(visited, scripts)


def test_every_control_and_the_search_box_take_hostile_words(visit, hostile):
    html, _ = hostile
    visited = visit(html)
    page = visited.page
    scripts = page.evaluate("document.scripts.length")
    for button in page.locator(".tools button").all():
        button.click()
    for button in page.locator(".pad button").all():
        button.click()
    for payload in PAYLOADS[::4]:
        page.get_by_label("Words").fill(payload)
        # The field waits for the last letter, the machine may be busy: the status tells when the words were looked for.
        page.evaluate("document.getElementById('map_status').textContent = ''")
        page.get_by_label("Words").dispatch_event("input")
        expect(page.locator("#map_status")).not_to_be_empty()
    page.get_by_label("Precision").select_option(index=1)
    page.locator("#map_filter button").click()
    with page.expect_download() as download:
        page.locator("#page_download").click()
    assert download.value.suggested_filename == "places.geojson"
    page.keyboard.press("Escape")
    assert_nothing_ran(visited, scripts)


def test_a_search_for_a_payload_finds_its_place(visit, hostile):
    html, _ = hostile
    visited = visit(html)
    for payload in ("<svg onload=window.pwned=1>", "{{7*7}}", "__proto__"):
        visited.page.get_by_label("Words").fill(payload)
        visited.page.wait_for_timeout(250)
        seen = visited.page.locator("#map_list .card:visible h3").all_text_contents()
        assert any(payload in text for text in seen)
        assert len(seen) < 5


@pytest.mark.parametrize("part", ["#", "?q=", "?theme=", "?from=", "?precision=", "?q=a&q="])
def test_a_hostile_address_runs_nothing(visit, hostile, part: str):
    html, _ = hostile
    for payload in PAYLOADS[::15]:
        visited = visit(html, fragment=part + quote(payload, safe="<>'\"`(){}$=/"))
        assert_nothing_ran(visited, visited.page.evaluate("document.scripts.length"))
        visited.page.context.close()


def test_addresses_that_are_no_addresses_are_taken_for_none(visit, hostile):
    html, _ = hostile
    for fragment in (
        "#%",
        "#%E0%A4%A",
        "#__proto__",
        "#constructor",
        "#page_data",
        "#map_list",
        "?%&=&==&q=%",
        "?" + "q" * 9000,
    ):
        visited = visit(html, fragment=fragment)
        assert visited.errors == []
        assert visited.page.locator(".popup").count() == 0
        visited.page.context.close()


def test_a_dense_hostile_page_runs_nothing_and_shows_every_word(visit, tmp_path):
    once = hostile_csv(tuple(f"{payload} {i}" for i in range(7) for payload in PAYLOADS))
    (tmp_path / "places.csv").write_text(once, encoding="utf-8")
    built = build(tmp_path / "places.csv", tmp_path / "map.html")
    assert built.map.sheet.dense
    places = [place for place in read_places(tmp_path / "places.csv") if place.latitude is not None]
    visited = visit((tmp_path / "map.html").read_text(encoding="utf-8"))
    page = visited.page
    scripts = page.evaluate("document.scripts.length")
    while page.locator("button.more").is_visible():
        page.locator("button.more").click()
    assert page.locator("#map_list .card h3").all_text_contents() == [f"“{p.verbatim_locality}”" for p in places]
    ids = page.evaluate("[...document.querySelectorAll('#map_list .card')].map((card) => card.id)")
    for place, place_id in list(zip(places, ids, strict=True))[::40]:
        page.evaluate("id => { location.hash = id; }", place_id)
        page.wait_for_function(
            "words => [...document.querySelectorAll('.popup')].pop()?.textContent.includes(words)",
            arg=place.verbatim_locality,
        )
    page.get_by_label("Words").fill(PAYLOADS[1])
    page.wait_for_timeout(300)
    assert page.locator("#map_list .card:visible").count() >= 7
    assert_nothing_ran(visited, scripts)

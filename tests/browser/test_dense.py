"""Pages of very many places in Chromium: the list is there whatever becomes of the scripts, and so is the keyboard."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from mapgen.features.feature import slug
from mapgen.page.reports_table import reports_table
from tests import features
from tests.browser.test_accessibility import violations
from tests.pages import make_map, render_page

PLACES = 600


@cache
def page_of(places: int) -> str:
    built = make_map(features.many(places))
    assert built.sheet.dense == (places >= PLACES)
    return render_page(built)


@pytest.fixture(scope="module")
def dense() -> str:
    return page_of(PLACES)


def opened(browser, html: str, tmp_path: Path, *, policy: str | None = None, **options):
    """A page that need not come alive."""
    (tmp_path / "map.html").write_text(html, encoding="utf-8")
    page = browser.new_page(**options)
    if policy:
        page.route(
            "**/*",
            lambda route: route.fulfill(
                body=html, headers={"content-type": "text/html; charset=utf-8", "content-security-policy": policy}
            ),
        )
        page.goto("http://host.example/")
    else:
        page.goto((tmp_path / "map.html").as_uri())
    return page


@pytest.mark.parametrize("policy", ["script-src 'none'", "sandbox", "require-trusted-types-for 'script'"])
def test_the_list_is_whole_where_the_host_blocks_scripts(browser, dense, tmp_path, policy):
    page = opened(browser, dense, tmp_path, policy=policy)
    page.wait_for_selector("#map_list .card")
    assert_whole(page)


def test_the_list_is_whole_without_scripts(browser, dense, tmp_path):
    assert_whole(opened(browser, dense, tmp_path, java_script_enabled=False))


@pytest.mark.parametrize(
    "broken", ["mapgen.unfold = function (", "mapgen.addZones = function (", "mapgen.addList = function ("]
)
def test_the_list_is_whole_where_a_script_fails(browser, dense, tmp_path, broken):
    html = dense.replace(broken, "mapgen.gone = function (")
    assert html != dense
    # Changed scripts have other hashes; what fails here is the script, not the policy.
    start, end = html.index('<meta http-equiv="Content-Security-Policy"'), html.index('<meta name="viewport"')
    page = opened(browser, html[:start] + html[end:], tmp_path)
    page.wait_for_selector("#map_list .card")
    assert_whole(page)


def test_the_list_is_whole_where_only_the_great_script_is_blocked(browser, dense, tmp_path):
    page = opened(browser, dense.replace("mapgen.unfold = function (", "mapgen.gone = function ("), tmp_path)
    page.wait_for_selector("#map_list .card")
    assert_whole(page)


def assert_whole(page) -> None:
    assert page.locator("#map_list .card").count() == PLACES
    assert page.locator("#map_list .card").last.text_content()
    page.close()


def test_the_list_is_folded_until_it_is_looked_at(visit, dense):
    visited = visit(dense)
    assert visited.page.locator("#map_list .card").count() == 200
    visited.page.wait_for_timeout(4500)
    assert visited.page.locator("#map_list").count() == 1
    assert visited.page.locator("#map_list .card").count() == 200


@pytest.mark.parametrize("places", [400, PLACES])
def test_axe_finds_nothing_in_many_places(visit, places):
    assert violations(visit(page_of(places)).page) == []


@pytest.mark.parametrize("places", [PLACES, 10_000])
def test_every_place_is_reached_by_the_keyboard(visit, places):
    page = visit(page_of(places)).page
    assert violations(page) == []
    while page.locator("button.more").is_visible():
        page.locator("button.more").focus()
        page.keyboard.press("Enter")
    shown = page.locator("#map_list .show")
    assert shown.count() == places
    shown.nth(places - 2).focus()
    page.keyboard.press("Tab")
    while page.evaluate("!document.activeElement.matches('.show')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    last = page.locator("#map_list .card").last
    page.wait_for_selector(".popup")
    assert last.locator("h3").text_content().strip("«» \u00a0\u202f") in page.locator(".popup").last.text_content()


#: Stands before the list and clicks on the first place that the map shows by itself.
EARLY_CLICK = """<script>
const found = Object.keys(window).find((key) => key.startsWith('map_') && window[key].panBy);
const zones = [];
window[found].eachLayer((layer) => layer instanceof L.Circle && layer.options.least && zones.push(layer));
zones[0].fire('click', {latlng: zones[0].getLatLng()});
window.early = [zones.length, document.readyState, document.querySelectorAll('.card, .popup').length];
</script>"""


def test_a_click_before_the_list_is_read_is_answered_with_its_words(browser, dense, tmp_path):
    start, end = dense.index('<meta http-equiv="Content-Security-Policy"'), dense.index('<meta name="viewport"')
    html = (dense[:start] + dense[end:]).replace('<script id="map_rows">', EARLY_CLICK + '<script id="map_rows">')
    page = opened(browser, html, tmp_path)
    page.wait_for_selector(".popup")
    zones, state, there = page.evaluate("window.early")
    assert (zones > 0, state, there) == (True, "loading", 0)
    assert "près de la ville" in page.locator(".popup h3").text_content()
    assert page.locator(".popup a").count() > 0
    page.close()


WORDINGS = (
    "à L'Haÿ-les-Roses", "à L’Isle-Jourdain", "près de Lille & Roubaix", "à <b>Lens</b>", "à &#39;Lens&quot;", "Œuilly",
    "à St-Étienne", "İstanbul", "ǅ Ỹ", "Кола", "京都", "à Lille", "à Lille", "à lille", "a" * 90, "…", "ﬁn",
    "e\u0301tang",
)  # fmt: skip


def test_script_and_build_agree_on_the_anchor_of_every_wording(visit):
    places = features.many(PLACES)
    places[: len(WORDINGS)] = [
        replace(place, id=anchor, georeference=replace(place.georeference, verbatim_locality=words))
        for place, words, anchor in zip(places, WORDINGS, distinct(map(slug, WORDINGS)), strict=False)
    ]
    html = render_page(make_map(places))
    written = html.count('<li class="card" id="')
    assert PLACES - len(WORDINGS) <= written <= PLACES - 4
    visited = visit(html)
    while visited.page.locator("button.more").is_visible():
        visited.page.locator("button.more").click()
    found = visited.page.evaluate("[...document.querySelectorAll('#map_list .card')].map((card) => card.id)")
    assert sorted(found) == sorted(place.id for place in places)
    visited.page.evaluate("location.hash = 'a-l-isle-jourdain'")
    visited.page.wait_for_selector(".popup")
    assert "à L’Isle-Jourdain" in visited.page.locator(".popup").text_content()
    assert visited.errors == []


def distinct(anchors):
    """A number tells equal ones apart."""
    seen = Counter()
    for anchor in anchors:
        seen[anchor] += 1
        yield anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}"


def test_an_address_of_a_place_brings_its_row_into_view(browser, dense, tmp_path):
    page = opened(browser, dense, tmp_path, viewport={"width": 1280, "height": 900})
    place = page.locator("#map_list .card").nth(20).get_attribute("id")
    page.goto("about:blank")
    page.goto((tmp_path / "map.html").as_uri() + f"#{place}")
    page.wait_for_selector(".popup")
    page.wait_for_timeout(1000)
    box = page.locator(f"[id='{place}']").bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900
    page.close()


def test_links_of_rows_say_the_title_and_open_apart(visit, dense):
    links = visit(dense).page.locator("#map_list a")
    assert links.count() >= 200
    for link in (links.first, links.last):
        assert link.text_content()
        assert link.get_attribute("target") == "_blank"
        assert link.get_attribute("rel") == "noopener noreferrer"


TITLES = (
    "=1+1", "- Trois arrestations", "'=1", "''-1", "a;=1+1", "a;'=1", 'a; "=1"', "\u200b=1", "＝1+1", "|cmd", "%cmd",
    "« Trois » arrestations", "'Tis the season", "l'Haÿ;-les-Roses", "'\u2063@x", "\U000e0041+1",
)  # fmt: skip


def test_the_script_reads_titles_as_the_sources_have_them(visit):
    """The table keeps spreadsheets from calculating; readers see nothing of that."""
    places = features.many(PLACES)
    places[: len(TITLES)] = [
        replace(
            place, events=tuple(replace(e, sources=(replace(features.ADDRESS, title=title),)) for e in place.events)
        )
        for place, title in zip(places, TITLES, strict=False)
    ]
    page = visit(render_page(make_map(places))).page
    page.evaluate(
        """(table) => {
            document.getElementById('page_reports_file')?.remove();
            const link = document.createElement('a');
            link.id = 'page_reports_file';
            link.href = `data:application/zip;base64,${table}`;
            document.body.append(link);
        }""",
        reports_table(places, 0),
    )
    read = page.evaluate("mapgen.readReports().then((found) => [...found].map(([, reports]) => reports[0].title))")
    assert tuple(read[: len(TITLES)]) == TITLES

"""A page that is read after a day in ``expires`` shows what a build of that day would show."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from mapgen.line import build
from mapgen.settings import Settings

BEFORE, AFTER = "2021-06-30", "2999-12-31"
HEADER = "place,source_url,source_title,arrests,event,status,expires\n"
ROWS = f"""à Brest,https://example.org/brest,Gone in Brest,1,,,{BEFORE}
à Metz,https://example.org/metz-old,Gone in Metz,3,,,{BEFORE}
à Metz,https://example.org/metz,Kept in Metz,2,,acquitted,
à Nice,https://example.org/nice,Kept in Nice,5,raid,,{AFTER}
à Pau,https://example.org/pau,Gone in Pau,4,raid,,{BEFORE}
en province,https://example.org/province,Gone unlocated,7,,,{BEFORE}
"""
KEPT = f"""à Metz,https://example.org/metz,Kept in Metz,2,,acquitted,
à Nice,https://example.org/nice,Kept in Nice,5,raid,,{AFTER}
"""
#: What a reader meets: all words of the page, those for screen readers too, and the names of the zones.
MET = """() => {
  document.querySelectorAll('script, style, template').forEach((element) => element.remove());
  const names = [...document.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label'));
  return document.body.textContent + ' ' + names.join(' ');
}"""

#: Headline and totals, list, method, and the names of the zones.
PRINTED = """() => {
  document.querySelectorAll('script, template').forEach((element) => element.remove());
  const zones = [...document.querySelectorAll('.leaflet-zones-pane [aria-label], #map_drawing .zones [aria-label]')];
  return [...['.head', '.side_list', '.foot'].map((part) => document.querySelector(part).textContent),
    zones.map((zone) => zone.getAttribute('aria-label')).join(' ')];
}"""


def page_of(rows: str, folder: Path, day: str = "2021-01-01") -> str:
    (folder / "places.csv").write_text(HEADER + rows, encoding="utf-8")
    settings = Settings(title="Des arrestations", language="fr")
    build(folder / "places.csv", folder / "out.html", settings=settings, as_of=date.fromisoformat(day))
    return (folder / "out.html").read_text(encoding="utf-8")


def words(text: str) -> list[str]:
    return text.split()


def test_expired_reports_leave_list_map_totals_and_download(visit, tmp_path: Path):
    visited = visit(page_of(ROWS, tmp_path))
    page = visited.page
    assert page.locator(".leaflet-zones-pane path[role=button]").count() == 2
    assert words(page.locator(".totals").text_content()) == words(
        "7 arrestations · 2 événements · 2 lieux sur la carte"
    )
    assert page.locator(".card").count() == 2
    assert page.locator(".unlocated").count() == 0
    with page.expect_download() as download:
        page.locator("#page_download").click()
    data = download.value.path().read_text(encoding="utf-8")
    assert {feature["id"] for feature in json.loads(data)["features"]} == {"a-metz", "a-nice"}
    met = page.evaluate(MET)
    whole = page.content()
    for gone in ("Gone", "à Brest", "à Pau", "en province"):
        assert gone not in data
        assert gone not in met
        assert gone not in whole
    assert visited.errors == []


def test_a_late_page_says_what_the_next_build_says(visit, tmp_path: Path):
    late = visit(page_of(ROWS, tmp_path)).page.evaluate(PRINTED)
    fresh = visit(page_of(KEPT, tmp_path, day="2021-07-01")).page.evaluate(PRINTED)
    assert [words(part) for part in late] == [words(part) for part in fresh]
    assert len(late) == 4


@pytest.mark.parametrize("way", ["#a-brest", "#en-province", "#a-metz"])
def test_an_address_of_an_expired_place_opens_nothing_and_of_a_kept_one_what_is_left(visit, tmp_path: Path, way: str):
    visited = visit(page_of(ROWS, tmp_path), fragment=way)
    if way == "#a-metz":
        assert "Kept in Metz" in visited.popup.text_content()
        assert "Gone" not in visited.popup.text_content()
        assert visited.page.locator("#a-metz.chosen").count() == 1
    else:
        assert visited.page.locator(".popup").count() == 0
    assert visited.errors == []


def test_a_page_all_of_whose_reports_expired_says_so(visit, tmp_path: Path):
    visited = visit(page_of(f"à Brest,https://example.org/brest,Gone,1,,,{BEFORE}\n", tmp_path))
    assert visited.page.locator(".totals").text_content() == "Aucun lieu à montrer."
    assert visited.page.locator(".card").count() == 0
    assert visited.errors == []


def test_on_a_dense_page_they_leave_too(visit, tmp_path: Path):
    rows = "".join(
        f'"{lat / 10},{lon / 10}",https://example.org/{lat}-{lon},Kept,1,,,,{lat / 10},{lon / 10},5\n'
        for lat in range(440, 490)
        for lon in range(0, 60, 5)
    )
    header = "place,source_url,source_title,arrests,event,status,expires,latitude,longitude,uncertainty_km\n"
    gone = f"à Brest,https://example.org/b,Gone,1,,,{BEFORE},48.4,-4.4,20\n"
    (tmp_path / "places.csv").write_text(header + gone + rows, encoding="utf-8")
    built = build(tmp_path / "places.csv", tmp_path / "out.html", as_of=date(2021, 1, 1))
    assert len(built.survey.located) == 601
    visited = visit((tmp_path / "out.html").read_text(encoding="utf-8"))
    while visited.page.locator("button.more").is_visible():
        visited.page.locator("button.more").click()
    assert visited.page.locator(".card").count() == 600
    assert "600 places on the map" in visited.page.locator(".totals").text_content()
    assert visited.page.content().count("Gone") == 0
    visited.page.evaluate("location.hash = document.querySelector('#map_list .card').id")
    visited.page.wait_for_selector(".popup")
    assert visited.errors == []

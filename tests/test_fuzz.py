"""Whatever is in a file or a wording: it is read or refused, and texts come back letter by letter from the page."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import jinja2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mapgen.errors import InputError
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.georeferencing.understanding import locate
from mapgen.line import build
from mapgen.locality import parse_locality
from mapgen.page.provenance import read_traces
from mapgen.places import Place, read_places
from mapgen.places.review.guilt import guilt_words
from mapgen.places.review.personal import personal_data
from mapgen.settings import Settings
from tests.fuzz.check_files import check_all
from tests.hostile import PAYLOADS, hostile_csv

SLOW = settings(max_examples=40, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=400, suppress_health_check=list(HealthCheck))
WORDS = (
    "à la dans le près de nord sud km 15 entre et banlieue Lille Vienne ( ) , - ' ’ rue 12 60 % miles of Saint".split()
)
WORDINGS = st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
#: Text as a cell may hold it: any letter but those that the reader refuses or leaves out.
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co"]), min_size=1, max_size=60).filter(
    str.strip
)


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


def test_damaged_files_are_read_or_refused_and_nothing_is_written(tmp_path: Path) -> None:
    outcomes, slowest = check_all(tmp_path, 400, seed=3)
    assert min(outcomes["read"], outcomes["refused"]) > 10
    assert slowest < 5


@MANY
@given(wording=WORDINGS)
def test_any_wording_is_understood_or_says_that_it_is_not(wording: str) -> None:
    parse_locality(wording)
    found = locate(wording, gazetteer())
    assert found.located == (found.coordinate_uncertainty_in_meters is not None)
    assert found.located or found.georeference_verification_status


@MANY
@given(text=WORDINGS | st.lists(st.sampled_from([*WORDS, "Jean", "Dupont", "34 ans", "coupable", "@"])).map(" ".join))
def test_what_is_found_in_a_text_stands_in_it(text: str) -> None:
    plain = text.translate({0xA0: " ", 0x202F: " ", 0x2009: " "})
    assert all(found.words in plain for found in personal_data(text, gazetteer().__contains__))
    assert all(words in text for words in guilt_words(text))


# The page


class Document(HTMLParser):
    """The texts of the list's cards, by where they stand, and the JSON island."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.cards: list[dict[str, str]] = []
        self.island = ""
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "li" and found.get("class") == "card":
            self.cards.append({"h3": "", "a": "", "p": "", "href": "", "about": ""})
        if self.cards and tag == "a" and found.get("target") and not self.cards[-1]["href"]:
            self.cards[-1]["href"] = found["href"]
        name = found.get("class", tag) if tag == "span" else found.get("id", tag) if tag == "script" else tag
        if tag not in ("meta", "link", "input", "br", "path", "circle", "stop"):
            self._open.append(name)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        where = self._open[-1] if self._open else ""
        if where == "page_data":
            self.island += data
        elif self.cards and where in self.cards[-1]:
            self.cards[-1][where] += data


def page_of(cells: dict[str, str], folder: Path, **texts: str) -> tuple[str, Place]:
    target = io.StringIO()
    writer = csv.DictWriter(target, list(cells))
    writer.writeheader()
    writer.writerow(cells)
    (folder / "places.csv").write_bytes(target.getvalue().encode())
    build(folder / "places.csv", folder / "map.html", settings=Settings(**texts), language="en")  # type: ignore[arg-type]
    return (folder / "map.html").read_text(encoding="utf-8"), read_places(folder / "places.csv")[0]


@SLOW
@given(title=TEXT, publisher=TEXT, note=TEXT, wording=TEXT)
def test_every_text_comes_back_from_the_list_and_the_island(
    tmp_path: Path, title: str, publisher: str, note: str, wording: str
) -> None:
    cells = {"place": wording, "source_url": "https://example.org/?a=1&b='2'", "source_title": title}
    cells |= {"publisher": publisher, "note": note, "latitude": "48", "longitude": "2", "uncertainty_km": "100"}
    try:
        html, place = page_of(cells, tmp_path, title=wording)
    except InputError:
        return
    document = Document(html)
    [card] = document.cards
    assert card["h3"] == f"“{place.verbatim_locality}”"
    assert (card["a"], card["about"], card["href"]) == (place.source_title, place.publisher, place.source_url)
    assert str(place.note) in card["p"]
    [entry] = json.loads(document.island)["places"]
    [source] = entry["properties"]["reports"][0]["sources"]
    assert entry["properties"]["verbatimLocality"] == place.verbatim_locality
    assert (source["title"], source["publisher"], source["url"]) == (
        place.source_title,
        place.publisher,
        place.source_url,
    )
    [trace] = read_traces(str(tmp_path / "map.html"))
    assert trace.terms["verbatimLocality"] == place.verbatim_locality


def test_no_text_of_a_row_is_ever_part_of_a_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """branca compiles what it has rendered once more; whatever reaches it there is code."""
    compiled: list[str] = []
    original = jinja2.Environment.compile

    def noted(self: jinja2.Environment, source: object, *rest: object, **options: object) -> object:
        compiled.append(str(source))
        return original(self, source, *rest, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    marked = tuple(f"MARKED {payload}" for payload in PAYLOADS)
    (tmp_path / "places.csv").write_text(hostile_csv(marked), encoding="utf-8")
    texts = dict.fromkeys(("title", "subtitle", "credit", "notes"), "MARKED {{7*7}}")
    built = build(tmp_path / "places.csv", tmp_path / "map.html", settings=Settings(**texts))  # type: ignore[arg-type]
    import folium

    folium.Marker((48, 2), popup="a developer's own {{7*7}}").add_to(built.map)
    for html in (built.map.get_root().render(), built.map._repr_html_()):
        assert "MARKED" in html
    assert compiled
    assert [source for source in compiled if "MARKED" in source] == []
    assert "a developer's own" in " ".join(compiled)  # the test would see it


# Files that would cost time or memory


@pytest.mark.parametrize(
    "data",
    [
        b"place,source_url\n" + b"x,y\n" * 200_000,
        b"place,source_url\n" + b'"' * 999_999,
        b"place,source_url\n" + b'"a\n' * 300_000,
        b"," * 5_000_000,
        b"\n" * 5_000_000,
        b"\r" * 5_000_000,
        b"place,source_url\n" + b"\xe9" * 3_000_000,
        b"\xff\xfe" + "place,source_url\n".encode("utf-16-le") + b"\x00\xd8" * 100_000,
        b"place,source_url\n" + ("né " * 400_000).encode("utf-16-le"),
        b"place,source_url\n" + "\u0301".encode() * 400_000,
        b"place,source_url\n" + ",".join(["M. " * 300] * 100).encode(),
        b"\x1f\x8b\x08" + bytes(2_000_000),
        ("place,source_url," + ",".join(f"nom{i}" for i in range(50_000))).encode(),
    ],
    ids=range(13),
)
def test_a_file_made_to_cost_time_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "places.csv").write_bytes(data)
    with pytest.raises(InputError) as refused:
        read_places(tmp_path / "places.csv")
    assert len(refused.value.problems) <= 10_001


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    path = tmp_path / "places.csv"
    path.write_text("place,source_url\nLille,https://example.org\n")
    original, calls = os.fstat, []

    def grown(descriptor: int) -> os.stat_result:
        calls.append(descriptor)
        if len(calls) == 2:
            with path.open("a") as file:
                file.write("Lyon,https://example.org\n")
        return original(descriptor)

    monkeypatch.setattr("mapgen.places.files.os.fstat", grown)
    with pytest.raises(InputError, match="changed"):
        read_places(path)


@pytest.mark.parametrize(
    "text",
    [
        "Jean " * 1000,
        "M. " * 1500,
        "1 " * 2500,
        "12 rue " * 700,
        "a.b@" * 1200,
        "Jean-" * 1000,
        "A1" * 2500,
        "coupable " * 500,
        "tant qu " * 600,
    ],
)
def test_long_texts_are_looked_through_in_time_that_grows_with_them(text: str) -> None:
    """One that doubled would take hours: these are ten times what a note may hold."""
    list(personal_data(text * 10, lambda name: False))
    list(guilt_words(text * 10))

"""No CSV that leaves holds a cell that a spreadsheet calculates, and honest text stays as it is."""

from __future__ import annotations

import base64
import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapgen.base.spreadsheet import harmless, harmless_address
from mapgen.desk.draft.append import append
from mapgen.desk.draft.rows import COLUMNS, Row, to_csv
from mapgen.features.feature import Feature
from mapgen.kit.formats.csv import table
from mapgen.page.reports_table import reports_table
from tests import features

STARTS = "=+-@|%＝＋－＠"
PAYLOADS = [
    *[f"{start}1+1" for start in STARTS],
    "=HYPERLINK(\"https://evil.example\";\"x\")", "@SUM(A1)", "|cmd", "%cmd", "\u200b=1+1", "\ufeff=1+1", " =1+1",
    "\u00a0=1+1", "\u2063＝1+1", "\u061c+1", "\U000e0041=1", "'=1+1", "''=1+1", "a;=1+1", "a; ＝1+1", 'a;"=1+1',
    "a;\u200b@x", "a\n=1+1", "a\t=1+1", "a\r\n|cmd", "\t=1+1", "\n=1+1", "a;'=1", ";;=1", "a;-1;+2",
]  # fmt: skip
ADDRESS = "https://example.org/a;=1+1;b"


def placed(words: str) -> Feature:
    """A feature every text of which is ``words``."""
    source = features.Source(ADDRESS, words, words, None, ADDRESS)
    whole = features.feature("a", words, features.Disc(47.0, -2.0, 9_000), "near", remark=words)
    return replace(whole, events=(features.event("e", sources=(source,), texts={"note": (words,)}),))


def drafted(words: str) -> Row:
    return Row(tuple({"source_url": ADDRESS, "arrests": "2"}.get(column, words) for column in COLUMNS))


def kit_table(words: str, _: Path) -> str:
    return table([placed(words)]).removeprefix("\ufeff")


def dense_table(words: str, _: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(reports_table([placed(words)], 1)))) as packed:
        return packed.read("reports.csv").decode("utf-8")


def draft_table(words: str, _: Path) -> str:
    return to_csv([drafted(words)])


def appended_table(words: str, folder: Path) -> str:
    path = folder / "places.csv"
    path.write_text("place,source_url,source_title,publisher,note\nà Metz,https://example.org/m,,,\n", encoding="utf-8")
    append(path, [drafted(words)])
    return path.read_text(encoding="utf-8")


def cells_as_spreadsheets_see_them(text: str) -> Iterator[str]:
    """The cells of a CSV for every delimiter that a spreadsheet may expect, without what nobody sees."""
    for delimiter in ",;\t":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            for cell in row:
                yield re.sub(r'^["\s]+', "", "".join(c for c in cell if unicodedata.category(c) != "Cf"))


@pytest.mark.parametrize("leave", [kit_table, dense_table, draft_table, appended_table])
@pytest.mark.parametrize("words", PAYLOADS)
def test_no_cell_that_leaves_is_a_formula(words: str, leave: Callable[[str, Path], str], tmp_path: Path) -> None:
    text = leave(words, tmp_path)
    assert words.strip("'\u200b\ufeff \u00a0\t\r\n")[-1:] in text
    calculated = [cell for cell in cells_as_spreadsheets_see_them(text) if cell.startswith(tuple(STARTS))]
    assert [cell for cell in calculated if not re.fullmatch(r"-\d+(\.\d+)?", cell)] == []


@pytest.mark.parametrize(
    "words",
    [
        "– Trois arrestations", "— Trois arrestations", "« Trois » arrestations", "“Three” arrests", "'Tis the season",
        '"Trois" arrestations', "L’été - suite ; 3 % de moins", "l'Haÿ; Paris: 10 = dix", "a;b", "",
    ],
)  # fmt: skip
def test_honest_text_stays_as_it_is(words: str) -> None:
    assert harmless(words) == words


def test_a_title_that_begins_with_a_hyphen_is_read_behind_one_apostrophe() -> None:
    assert harmless("- Trois arrestations") == "'- Trois arrestations"


@given(st.text("='; \n\"a-\u200b"), st.text("='; \n\"a-\u200b"))
def test_two_texts_never_become_one(one: str, other: str) -> None:
    assert (harmless(one) == harmless(other)) == (one == other)


def test_an_address_leads_where_it_led() -> None:
    assert harmless_address(ADDRESS) == "https://example.org/a%3B=1+1;b"
    assert harmless_address("https://example.org/a;b?c=1") == "https://example.org/a;b?c=1"


def test_a_row_whose_address_was_made_harmless_is_not_added_again(tmp_path: Path) -> None:
    for added in (1, 0):
        assert append(tmp_path / "places.csv", [drafted("à Nîmes")]).added == added

"""The filter finds a place however its name is typed: its script folds names as the gazetteer does."""

from __future__ import annotations

import sqlite3
from typing import Any
from urllib.parse import quote

import pytest

from mapgen.base import toponym
from mapgen.base.toponym import fold
from mapgen.geocoding.gazetteer.store import embedded_path
from mapgen.page import assets
from mapgen.page.render import render_page
from tests import features
from tests.pages import make_map

#: Names that are typed in more ways than one, for what no name of the gazetteer may hold.
TYPED = (
    "L'Haÿ-les-Roses", "l’hay", "L`HAY_LES ROSES", "Œuilly", "OEUILLY", "Lætitia", "Straße", "STRASSE", "Łódź", "İzmir",
    "Diyarbakır", "St-Denis", "Ste. Marie", "STS", "Stes-Maries", "Est", "Stains", "Ægir", "Ørsted", "Đà Nẵng",
    "Þingvellir", "Seyðisfjörður", "ﬁn", "①②", "½ lieue", "Ἀθῆναι", "ΠΑΤΡΑΣ", "Ёлка", "ſaint", "", " - ", "a\u00a0b\tc",
)  # fmt: skip


@pytest.fixture(scope="module")
def script(browser: Any) -> Any:
    """A page that has the filter's script and nothing else."""
    page = browser.new_page()
    page.evaluate("source => { window.mapgen = {}; (0, eval)(source); }", assets.script("filter.js"))
    yield page
    page.close()


def folded(script: Any, names: list[str]) -> list[str]:
    return script.evaluate("names => names.map(mapgen.fold)", names)


def gazetteer_names() -> list[str]:
    with sqlite3.connect(f"{embedded_path().as_uri()}?mode=ro", uri=True) as store:
        rows = store.execute("SELECT name FROM record UNION SELECT name FROM called UNION SELECT matched FROM name")
        return sorted(name for (name,) in rows if name)


def test_every_name_of_the_gazetteer_folds_as_in_python(script: Any) -> None:
    names = gazetteer_names()
    assert len(names) > 50_000
    told = zip(names, folded(script, names), strict=True)
    assert [(name, key) for name, key in told if key != fold(name)] == []


def test_whatever_is_typed_folds_as_in_python(script: Any) -> None:
    letters = [chr(letter) for letter in toponym._LETTERS]
    typed = [*TYPED, *letters, *map(str.upper, letters), *toponym._ABBREVIATIONS]
    assert folded(script, typed) == [fold(name) for name in typed]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("l'hay", ["lhay"]),
        ("L’HAŸ", ["lhay"]),
        ("oeuilly", ["oeuilly"]),
        ("OEU", ["oeuilly"]),
        ("œuilly", ["oeuilly"]),
        ("st-denis", ["saint"]),
        ("saint denis", ["saint"]),
        ("strasse", ["strasse"]),
        ("'", ["lhay", "oeuilly", "saint", "strasse"]),
        ("rien", []),
    ],
)
def test_places_are_found_however_they_are_typed(visit: Any, html: str, typed: str, found: list[str]) -> None:
    page = visit(html, fragment=f"?q={quote(typed)}").page
    seen = page.locator("#map_list .card:not([hidden])").evaluate_all("cards => cards.map((card) => card.id)")
    assert sorted(set(seen) & {"lhay", "oeuilly", "saint", "strasse"}) == found


@pytest.fixture(scope="module")
def html() -> str:
    names = {"lhay": "à L’Haÿ-les-Roses", "oeuilly": "à Œuilly", "saint": "à Saint-Denis", "strasse": "Große Straße"}
    disc = features.Disc(48.0, 2.0, 5_000)
    named = [features.feature(key, wording, disc, "extent") for key, wording in names.items()]
    return render_page(make_map([*named, *features.many(12)]))

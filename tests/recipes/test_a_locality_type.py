"""A locality type is a file, a row and its texts: the recipe in the docstring of ``mapgen.locality.types``."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.recipes import TESTS, add_text, copy_package, edit, run

#: What the steps of the recipe write. 1. Its phrases, and what they note.
PHRASES = '''"""On the other side of a place: "en face de Calais", "opposite Liverpool"."""

from __future__ import annotations

from mapgen.locality.lexicon import Entry, entries
from mapgen.locality.reading import Reading
from mapgen.locality.wording import Wording


def opposite(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """Note the type."""
    reading.settle("opposite")
    reading.lead = reading.lead or "pres"
    reading.classify()
    reading.missing = "unnamed_place"
    return stop


TABLE: list[Entry] = [
    *entries(opposite, "en face|vis a vis", opens="link"),
    *entries(opposite, "opposite", opens="strong"),
]
'''
#: 2. How it is drawn.
DRAW = """def _opposite(clause: LocalityClause, records: Sequence[Record], buffer: float) -> Drawn:
    record = records[0]
    return Drawn(Disc(*centre(record), record.radius_in_meters + buffer), "opposite")


#: The rule of each locality type"""
ROW = """    "opposite": Rule(_opposite, "near", Reach(shortest=7, longest=7, at_thousand=7, slope=0), least_km=7),
    "unmappable": None,
"""
#: 3. Its texts.
TEXTS = {
    ("en", "explain.type_opposite"): "opposite a place",
    ("en", "remark.opposite"): "Opposite {name}, within about {km} km.",
    ("en", "protocol.opposite"): "Opposite a feature: the radius of the feature and 7 km.",
    ("fr", "explain.type_opposite"): "en face d’un lieu",
    ("fr", "remark.opposite"): "En face de {name}, à environ {km} km au plus.",
    ("fr", "protocol.opposite"): "En face d’un lieu : le rayon du lieu et 7 km.",
}
#: 4. A wording and what it means.
WORDING = "en face de Calais;opposite;Calais;;;\n"
TABLE = """place,source_url,arrests,latitude,longitude,uncertainty_km
en face de Calais,https://example.org/1,1,,,
opposite Liverpool,https://example.org/2,2,,,
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package, the recipe followed."""
    folder = tmp_path_factory.mktemp("type")
    copy = copy_package(folder)
    locality, rules = copy / "locality", copy / "georeferencing" / "rules.py"
    (locality / "types" / "opposite.py").write_text(PHRASES, encoding="utf-8")
    edit(locality / "types" / "__init__.py", "near, parts,", "near, opposite, parts,")
    edit(locality / "types" / "__init__.py", " = (suburb.TABLE,", " = (opposite.TABLE, suburb.TABLE,")
    edit(locality / "clause.py", '"between", "unmappable"\n', '"between", "opposite", "unmappable"\n')
    edit(rules, "#: The rule of each locality type", DRAW)
    edit(rules, '    "unmappable": None,\n', ROW)
    for (language, key), words in TEXTS.items():
        add_text(copy, language, key, words)
    return folder


def explained(folder: Path, wording: str) -> dict[str, object]:
    told = run(folder, "mapgen", "explain", "--json", wording)
    assert told.stderr == ""
    found: dict[str, object] = json.loads(told.stdout)
    return found


@pytest.mark.parametrize(("wording", "name"), [("en face de Calais", "Calais"), ("opposite Liverpool", "Liverpool")])
def test_explain_knows_the_type(folder: Path, wording: str, name: str) -> None:
    found = explained(folder, wording)
    assert (found["localityType"], found["toponyms"], found["unconsumed"]) == ("opposite", [name], None)
    assert found["decimalLatitude"] is not None


def test_its_zone_is_the_town_and_the_reach_of_its_row(folder: Path) -> None:
    places = [explained(folder, wording) for wording in ("en face de Calais", "à Calais")]
    radii = [float(str(place["coordinateUncertaintyInMeters"])) for place in places]
    assert radii[0] - radii[1] == pytest.approx(7000, abs=200)  # both are rounded to what they support


def test_what_it_names_lies_near_the_place_and_is_not_it(folder: Path) -> None:
    found = explained(folder, "en face de Paris, à Sarcelles")
    assert (found["localityType"], found["toponyms"]) == ("feature", ["Sarcelles"])


@pytest.mark.parametrize(
    ("language", "type_", "buffer"), [("en", "opposite a place", "+ 7 km"), ("fr", "en face d’un lieu", "+ 7 km")]
)
def test_the_account_tells_it_in_each_language(folder: Path, language: str, type_: str, buffer: str) -> None:
    told = run(folder, "mapgen", "explain", "--lang", language, "en face de Calais").stdout
    assert type_ in told
    assert buffer in told


def test_a_map_is_built_of_it(folder: Path) -> None:
    (folder / "places.csv").write_text(TABLE, encoding="utf-8")
    built = run(folder, "mapgen", "build", "places.csv", "-o", "map.html")
    assert (built.returncode, "Traceback" in built.stderr) == (0, False), built.stderr
    page = (folder / "map.html").read_text(encoding="utf-8")
    for words in ("Opposite Calais, within about", "Opposite Liverpool, within about", "Near a town: a wide zone"):
        assert words in page
    assert len(re.findall(r'<circle [^>]*class="zone near"[^>]*stroke-dasharray="8 5"', page)) == 2
    assert page.count('"precision":"near"') == 2


def test_an_editors_circle_is_no_finer_than_the_words(folder: Path) -> None:
    (folder / "fine.csv").write_text(TABLE.replace("1,,,", "1,50.95,1.85,2"), encoding="utf-8")
    checked = run(folder, "mapgen", "check", "fine.csv")
    assert checked.returncode == 1
    assert "uncertainty_km" in checked.stderr


def test_what_is_forgotten_is_named_and_in_the_end_nothing_is(folder: Path) -> None:
    (folder / "tests").mkdir()
    for name in ("test_types.py", "test_locality.py", "wordings.csv"):
        shutil.copy(TESTS / name, folder / "tests")
    command = ("pytest", "-q", "-p", "no:cacheprovider", "tests", "-k", "test_types or every_type or Calais")
    french = folder / "mapgen" / "languages" / "fr" / "messages.toml"
    edit(french, 'opposite = "En face d’un lieu', 'other = "En face d’un lieu')
    lacking = run(folder, *command)
    assert "2 failed" in lacking.stdout, lacking.stdout
    assert "protocol.opposite" in lacking.stdout
    assert "test_the_table_is_large_and_has_every_type" in lacking.stdout
    edit(french, 'other = "En face d’un lieu', 'opposite = "En face d’un lieu')
    with (folder / "tests" / "wordings.csv").open("a", encoding="utf-8") as table:
        table.write(WORDING)
    whole = run(folder, *command)
    assert whole.returncode == 0, whole.stdout

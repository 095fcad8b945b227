"""The recipe of places/columns.py: one row in COLUMNS, and the column is read, reviewed, shown, published."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import mapgen

PACKAGE = Path(mapgen.__file__).parent
ROW = '    Column("weather", None, cells.line, ("meteo",), card=True, geojson="weather", csv="weather"),\n'
ROWS = """lieu,lien,événement,Météo
à Nantes,https://example.org/a,e,Grand soleil de plomb
à Nantes,https://example.org/b,e,"Pluie & vent, selon M. Jean Dupont"
à Brest,https://example.org/c,,
"""
SCRIPT = """
import json, sys
from datetime import date
from mapgen import publish, read_places
from mapgen.page.reports_table import _csv
published = publish("places.csv", "kit", as_of=date(2026, 1, 31))
places = read_places("places.csv")
print(json.dumps({
    "texts": [place.texts for place in places],
    "warnings": [(w.line, w.column, w.message) for w in published.survey.warnings],
    "reports": _csv(published.map.features, 1),
}))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a copy of the package with one more row makes of :data:`ROWS`."""
    folder = tmp_path_factory.mktemp("recipe")
    large = "gazetteer.sqlite"
    shutil.copytree(PACKAGE, folder / "mapgen", ignore=shutil.ignore_patterns(large, "__pycache__"))
    data = Path("geocoding/gazetteer/data") / large
    (folder / "mapgen" / data).symlink_to(PACKAGE / data)
    table = folder / "mapgen/places/columns.py"
    code = table.read_text(encoding="utf-8")
    table.write_text(code.replace("\nCOLUMNS = (\n", f"\nCOLUMNS = (\n{ROW}", 1), encoding="utf-8")
    (folder / "places.csv").write_text(ROWS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)}, text=True,
        encoding="utf-8", capture_output=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    kit = {
        path.name: path.read_text(encoding="utf-8-sig") for path in (folder / "kit").iterdir() if path.suffix != ".png"
    }
    return {**json.loads(done.stdout), **kit}


def test_it_is_read(made: dict[str, Any]) -> None:
    assert made["texts"] == [
        {"weather": "Grand soleil de plomb"}, {"weather": "Pluie & vent, selon M. Jean Dupont"}, {},
    ]  # fmt: skip


def test_personal_data_in_it_is_warned_about(made: dict[str, Any]) -> None:
    [(line, column, message)] = made["warnings"]
    assert (line, column) == (3, "weather")
    assert "“M. Jean” looks like a person’s name" in message


def test_its_words_are_on_the_card(made: dict[str, Any]) -> None:
    for page in ("index.html", "embed.html"):
        assert "<p>Grand soleil de plomb</p>\n<p>Pluie &amp; vent, selon M. Jean Dupont</p>" in made[page]


def test_they_are_in_the_geojson(made: dict[str, Any]) -> None:
    nantes, brest = (feature["properties"]["reports"] for feature in json.loads(made["places.geojson"])["features"])
    assert nantes[0]["weather"] == ["Grand soleil de plomb", "Pluie & vent, selon M. Jean Dupont"]
    assert brest[0]["weather"] == []


def test_they_are_in_both_tables(made: dict[str, Any]) -> None:
    for name in ("places.csv", "reports"):
        rows = list(csv.DictReader(io.StringIO(made[name], newline="")))
        told = "Grand soleil de plomb | Pluie & vent, selon M. Jean Dupont"
        assert {row["weather"] for row in rows} == {told, ""}

"""A language of the page is one new file: the recipe of mapgen/languages, followed on a copy of the package."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import mapgen

PACKAGE = Path(mapgen.__file__).parent
DATABASE = Path("geocoding", "gazetteer", "data", "gazetteer.sqlite")
ARRESTS = '{ one = "{count} Festnahme", other = "{count} Festnahmen" }'
#: What is translated here; all else stays English.
GERMAN = {
    "language.name": '"Deutsch"',
    "language.decimal": '","',
    "language.group": '"."',
    "page.list_title": '"Die Orte"',
    "page.totals_arrests": ARRESTS,
    "cli.arrests": ARRESTS,
}
CSV = "place,source_url,arrests,date\nà Bordeaux,https://example.org/a,{},2024-11-15\n"


def translated(english: str) -> str:
    """The catalogue with the texts of GERMAN in it."""
    section, lines = "", []
    for line in english.splitlines():
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            section = heading[1]
        name = line.partition(" = ")[0]
        lines.append(f"{name} = {GERMAN[f'{section}.{name}']}" if f"{section}.{name}" in GERMAN else line)
    return "\n".join(lines)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the package that has German too."""
    folder = tmp_path_factory.mktemp("copy")
    ignore = shutil.ignore_patterns("__pycache__", DATABASE.name)
    shutil.copytree(PACKAGE, folder / "mapgen", ignore=ignore)
    (folder / "mapgen" / DATABASE).symlink_to(PACKAGE / DATABASE)
    messages = folder / "mapgen" / "languages"
    (messages / "de").mkdir()
    english = (messages / "en" / "messages.toml").read_text(encoding="utf-8")
    (messages / "de" / "messages.toml").write_text(translated(english), encoding="utf-8")
    return folder


def run(copy: Path, folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What Python says with the copy in place of the package."""
    env = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", **environment}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8")


@pytest.mark.parametrize(("arrests", "said"), [("1", "1 Festnahme"), ("1234", "1.234 Festnahmen")])
def test_a_page_is_in_the_new_language(copy: Path, tmp_path: Path, arrests: str, said: str) -> None:
    (tmp_path / "places.toml").write_text('language = "de"\n', encoding="utf-8")
    (tmp_path / "places.csv").write_text(CSV.format(arrests), encoding="utf-8")
    done = run(copy, tmp_path, "-m", "mapgen", "build")
    assert (done.returncode, done.stderr) == (0, "")
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert '<html lang="de"' in page
    assert "Die Orte" in page
    assert re.search(rf"\b{re.escape(said)}\b", page)
    assert "15. November 2024" in page


def test_messages_are_in_the_new_language(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(CSV.format("2"), encoding="utf-8")
    assert "Festnahmen" in run(copy, tmp_path, "-m", "mapgen", "build", LC_ALL="de_AT.UTF-8").stdout
    told = run(copy, tmp_path, "-m", "mapgen", "explain", "--lang", "de", "à Bordeaux")
    assert (told.returncode, told.stderr) == (0, "")
    assert "33063" in told.stdout


def test_plural_forms_are_those_of_the_language(copy: Path) -> None:
    """Polish says 1 aresztowanie, 2 aresztowania, 5 aresztowań."""
    polish = copy / "mapgen" / "languages" / "pl" / "messages.toml"
    polish.parent.mkdir()
    polish.write_text('[page]\na = { one = "{n} a", few = "{n} b", many = "{n} c", other = "{n} d" }\n')
    code = "from mapgen.languages import text; print([text('page.a', 'pl', n=n) for n in (1, 2, 5, 22, 1.5)])"
    done = run(copy, copy, "-c", code)
    shutil.rmtree(polish.parent)
    assert done.stdout == "['1 a', '2 b', '5 c', '22 b', '1.5 d']\n", done.stderr

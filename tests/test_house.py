"""The house stays one that a newcomer can walk through: few entries, short functions, one version."""

from __future__ import annotations

import ast
import re
import statistics
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import mapgen
from mapgen.base.version import __version__
from tests.test_imports import LINE

PACKAGE = Path(mapgen.__file__).parent
PROJECT = PACKAGE.parent / "pyproject.toml"
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_ENTRIES = 20
LONGEST_FUNCTION = 50
MEDIAN_FUNCTION = 8


def functions(paths: list[Path]) -> Iterator[tuple[str, int]]:
    """Name and lines of each function, from its ``def`` to its end."""
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.relative_to(PACKAGE)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_a_listing_of_the_package_is_taken_in_at_a_glance() -> None:
    assert len([path for path in PACKAGE.iterdir() if path.name != "__pycache__"]) <= MOST_ENTRIES


def test_no_function_is_longer_than_a_screen() -> None:
    assert [(name, lines) for name, lines in functions(MODULES) if lines > LONGEST_FUNCTION] == []


def test_half_of_the_functions_are_seen_in_one_look() -> None:
    assert statistics.median(lines for _, lines in functions(MODULES)) <= MEDIAN_FUNCTION


@pytest.mark.skipif(not PROJECT.is_file(), reason="an installed package has no project file beside it")
def test_the_version_stands_in_one_place() -> None:
    content = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    assert "version" not in content["project"]
    assert content["project"]["dynamic"] == ["version"]
    assert content["tool"]["hatch"]["version"]["path"] == "mapgen/base/version.py"
    texts = {path: path.read_text(encoding="utf-8") for path in MODULES}
    assert [path.name for path, text in texts.items() if f'"{__version__}"' in text] == ["version.py"]


def test_the_docstring_of_the_package_names_every_wing_in_the_order_of_imports() -> None:
    told = re.findall(r"(?m)^    ((?:\S+(?:/|\.py) )+)", mapgen.__doc__ or "")
    names = [name.rstrip("/").removesuffix(".py") for line in told for name in line.split()]
    wings = {path.stem for path in PACKAGE.iterdir() if path.name != "py.typed" and not path.name.startswith("__")}
    assert set(names) == wings
    order = [name for name in LINE.split() if name in wings]
    roots = LINE.split("\n")[1].split()
    assert [name for name in names if name not in roots] == [name for name in order if name not in roots]


@pytest.mark.skipif(not PROJECT.is_file(), reason="an installed package has no project file beside it")
def test_contributing_names_each_recipe_and_its_test() -> None:
    rows = re.findall(r"\| `(mapgen/\S+)` \| `(tests/\S+)` \|", (PROJECT.parent / "CONTRIBUTING.md").read_text("utf-8"))
    assert {PROJECT.parent / test for _, test in rows} == set((PROJECT.parent / "tests/recipes").glob("test_*.py"))
    for room, _ in rows:
        doc = ast.get_docstring(ast.parse((PROJECT.parent / room).read_text(encoding="utf-8"))) or ""
        assert re.search(r"(?m)^\s*1\. ", doc), room

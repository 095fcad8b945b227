"""The house stays one that a newcomer can walk through: few entries, short functions, one version."""

from __future__ import annotations

import ast
import statistics
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import mapgen
from mapgen.base.version import __version__

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

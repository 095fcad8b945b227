"""The line has one direction: a module imports only from stages before it, and stays short enough to read."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import mapgen

PACKAGE = Path(mapgen.__file__).parent
#: The wings, first to last; the first ones are roots, which any other may import.
LINE = """
    errors base languages
    settings
    places
    locality
    geocoding
    georeferencing
    features
    survey
    page
    line
    kit
    desk
    cli
    __main__
"""
STAGES = [line.split() for line in LINE.strip().splitlines()]
RANK = {stage: rank for rank, stages in enumerate(STAGES) for stage in stages}
#: The code that builds the gazetteer runs once and by hand; it stands beside the line.
MODULES = [path for path in sorted(PACKAGE.rglob("*.py")) if "data" not in path.relative_to(PACKAGE).parts]
ROOTS = frozenset(LINE.strip().splitlines()[0].split())
LONGEST_MODULE = 400


def stage_of(path: Path) -> str:
    """The stage that a module belongs to; "" for the package itself."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imported(path: Path) -> Iterator[str]:
    """Full names of the modules of mapgen that a module imports, at once, inside of a function or for its types."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "mapgen")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            if node.module and node.module.split(".")[0] == "mapgen":
                yield from (_module(node.module, alias.name) for alias in node.names)


def _module(module: str, name: str) -> str:
    """``from mapgen.locality import near`` imports the module ``near``, not a name of the package."""
    inside = PACKAGE.joinpath(*module.split(".")[1:])
    is_module = inside.is_dir() and ((inside / f"{name}.py").is_file() or (inside / name / "__init__.py").is_file())
    return f"{module}.{name}" if is_module else module


def test_the_line_names_every_stage_and_no_other() -> None:
    assert set(RANK) == {stage_of(path) for path in MODULES} - {""}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_stages_before_its_own(path: Path) -> None:
    own = stage_of(path)
    if not own:
        return  # the public names, each from where it is
    stages = {name.split(".")[1] for name in imported(path) if name.count(".")}
    assert {stage for stage in stages if stage not in {own, *ROOTS} and RANK[stage] >= RANK[own]} == set()


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path.parent != PACKAGE and path.name != "__init__.py"],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_a_module_imports_its_neighbours_and_not_the_package_round_it(path: Path) -> None:
    package = ".".join(("mapgen", *path.parent.relative_to(PACKAGE).parts))
    assert package not in set(imported(path))


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_is_longer_than_a_reader_wants(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE

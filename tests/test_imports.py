"""The line has one direction: a module imports only from stages before it, and stays short enough to read."""

from __future__ import annotations

import ast
import pydoc
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from types import FunctionType, ModuleType

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


def name_of(path: Path) -> str:
    """The full name under which a module is imported."""
    parts = ("mapgen", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


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


def test_no_module_imports_in_a_circle_not_even_for_its_types() -> None:
    """A package is its ``__init__``; what it hands out at first use only is no import of it."""
    graph = {name_of(path): set(imported(path)) - lazy(path) for path in PACKAGE.rglob("*.py")}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" → ".join(reversed(circle.args[1])))


def lazy(path: Path) -> set[str]:
    """The modules of the names that a package with ``__getattr__`` shows to type checkers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if not any(isinstance(node, ast.FunctionDef) and node.name == "__getattr__" for node in tree.body):
        return set()
    blocks = [node for node in tree.body if isinstance(node, ast.If)]
    return {node.module or "" for block in blocks for node in ast.walk(block) if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_is_found_by_its_name_and_hidden_by_no_function(path: Path) -> None:
    """What ``pydoc mapgen.georeferencing.rules`` and ``import mapgen.page.map as m`` do."""
    if path.name != "__main__.py":  # runs the command
        assert isinstance(pydoc.locate(name_of(path)), ModuleType)
        assert sys.modules[name_of(path)] is pydoc.locate(name_of(path))


def test_public_names_stay_what_they_are_whatever_is_imported() -> None:
    for path in MODULES:
        if path.name != "__main__.py":
            pydoc.locate(name_of(path))
    functions = {name for name in mapgen.__all__ if name[0].islower()}
    assert {name for name in functions if not isinstance(getattr(mapgen, name), FunctionType)} == set()
    assert type(mapgen) is ModuleType


def test_dir_shows_the_public_names_and_no_other() -> None:
    assert [name for name in dir(mapgen) if not name.startswith("__")] == sorted(set(mapgen.__all__) - {"__version__"})
    assert {"__version__", "__file__", "__doc__"} <= set(dir(mapgen))


def test_whoever_reads_the_record_of_a_page_does_not_wait_for_folium() -> None:
    code = "import sys, mapgen.page.provenance, mapgen.page.edition; sys.exit('folium' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_is_longer_than_a_reader_wants(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE

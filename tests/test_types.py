"""A locality type is whole: its phrases, its row in RULES, a look for its zones and its texts in every language."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from types import ModuleType
from typing import get_args

import pytest

from mapgen.geocoding.gazetteer import Record
from mapgen.georeferencing.rules import RULES, Drawn
from mapgen.georeferencing.shapes import Precision
from mapgen.languages import catalogue, languages
from mapgen.locality import nouns, types
from mapgen.locality.clause import LocalityClause, LocalityType
from mapgen.page.drawing import DASHES

TYPES: tuple[LocalityType, ...] = get_args(LocalityType)
PRECISIONS: tuple[Precision, ...] = get_args(Precision)


def record(name: str, latitude: float, *, outlined: bool) -> Record:
    """A town of 100,000 people at 3° east."""
    basis = "outline" if outlined else "point"
    return Record(1, name, "municipality", "1", latitude, 3.0, 5000.0, basis, "", 100_000, "FR", (), outlined, "cog")


def drawings(locality_type: LocalityType) -> Iterator[Drawn]:
    """All that a type may draw: of a part, towards a side, at a distance, with a known outline and without."""
    rule = RULES[locality_type]
    if rule is None:
        return
    parts, headings, distances = (None, "c", "n"), (None, 0.0, 22.5), (None, 1000.0, 50_000.0)
    for part, heading, distance, outlined in product(parts, headings, distances, (True, False)):
        clause = LocalityClause(
            "", locality_type, distance_in_meters=distance, heading_in_degrees=heading, part=part, remarks=("offshore",)
        )
        towns = [record("A", 47.0, outlined=outlined), record("B", 48.0, outlined=outlined)]
        yield rule.draw(clause, towns, rule.buffer_in_meters(towns[0]))


def test_every_type_has_a_rule() -> None:
    assert set(RULES) == set(TYPES)
    assert [kind for kind in TYPES if RULES[kind] is None] == ["unmappable"]


def test_every_precision_has_its_dashes_and_no_two_look_alike() -> None:
    assert set(DASHES) == set(PRECISIONS)
    assert len(set(DASHES.values())) == len(DASHES)


@pytest.mark.parametrize("language", languages())
def test_every_type_and_precision_has_its_texts(language: str) -> None:
    wanted = {f"explain.type_{kind}" for kind in TYPES}
    wanted |= {f"{section}{kind}" for section in ("legend.", "map.zone_") for kind in PRECISIONS}
    assert wanted - set(catalogue(language)) == set()


@pytest.mark.parametrize("language", languages())
def test_every_drawing_has_its_texts(language: str) -> None:
    rules = {drawn.rule for kind in TYPES for drawn in drawings(kind)}
    assert {"outline_part", "suburb_heading", "offset_heading"} <= rules
    wanted = {f"{section}.{rule}" for section in ("remark", "protocol") for rule in rules}
    assert wanted - set(catalogue(language)) == set()


def modules(package: ModuleType) -> dict[str, ModuleType]:
    return {
        info.name: import_module(f"{package.__name__}.{info.name}") for info in pkgutil.iter_modules(package.__path__)
    }


@pytest.mark.parametrize(
    ("package", "listed", "without"),
    [(types, [*types.BEFORE_NOUNS, *types.AFTER_NOUNS], {"offset"}), (nouns, [*nouns.NOUNS], set())],
    ids=["types", "nouns"],
)
def test_the_grammar_knows_every_module_with_phrases(
    package: ModuleType, listed: list[object], without: set[str]
) -> None:
    """A module that is in no list is read by nobody. A distance has no phrase: it is known by its number."""
    tables = {name: getattr(module, "TABLE", None) for name, module in modules(package).items()}
    assert {name for name, table in tables.items() if not any(table is known for known in listed)} == without

"""A preposition is one word in one file: the recipe in the docstring of ``mapgen.locality``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.recipes import copy_package, edit, run

WORDINGS = ("auprès de Lille", "à Roubaix, auprès de Lille", "nigh Liverpool")


@pytest.fixture(scope="module")
def understood(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    folder = tmp_path_factory.mktemp("preposition")
    near = copy_package(folder) / "locality" / "types" / "near.py"
    edit(near, "\n    pres|", "\n    aupres|pres|")
    edit(near, "\n    near|", "\n    nigh|near|")
    told = run(folder, "mapgen", "explain", "--json", *WORDINGS)
    assert told.stderr == ""
    return dict(zip(WORDINGS, map(json.loads, told.stdout.splitlines()), strict=True))


def test_without_the_word_nothing_is_understood(tmp_path: Path) -> None:
    copy_package(tmp_path)
    told = run(tmp_path, "mapgen", "explain", "--json", "auprès de Lille")
    assert json.loads(told.stdout)["decimalLatitude"] is None


@pytest.mark.parametrize(("wording", "name"), [("auprès de Lille", "Lille"), ("nigh Liverpool", "Liverpool")])
def test_one_word_makes_it_a_place_nearby(understood: dict[str, dict[str, object]], wording: str, name: str) -> None:
    found = understood[wording]
    assert (found["localityType"], found["toponyms"]) == ("near", [name])
    assert found["decimalLatitude"] is not None


def test_it_also_contains_the_place_that_is_named_before_it(understood: dict[str, dict[str, object]]) -> None:
    found = understood["à Roubaix, auprès de Lille"]
    assert (found["localityType"], found["toponyms"], found["unconsumed"]) == ("feature", ["Roubaix"], None)

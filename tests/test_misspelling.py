"""Seeded slips over the names of towns: which of them the gazetteer's suggestions bring back.

    python -m tests.test_misspelling

prints the shares.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from mapgen.base.toponym import fold
from mapgen.geocoding.gazetteer import GazetteerIndex, Record
from mapgen.georeferencing import locate

#: Towns a country: the largest of at least nine letters, so that two slips leave eight.
TOWNS = 60
BOXES = {"FR": (-5.0, 41.0, 10.0, 51.5), "GB": (-8.0, 49.9, 2.0, 59.0), "US": (-125.0, 25.0, -66.0, 49.0)}
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(scope="module")
def gazetteer() -> GazetteerIndex:
    return GazetteerIndex()


def towns(gazetteer: GazetteerIndex) -> list[Record]:
    return [record for country, box in BOXES.items() for record in _largest(gazetteer, country, box)]


def _largest(gazetteer: GazetteerIndex, country: str, box: tuple[float, float, float, float]) -> list[Record]:
    near = gazetteer.towns_in(*box, 5_000)
    return [record for record in near if record.country_code == country and len(record.name) >= 9][:TOWNS]


def slip(word: str, draw: random.Random) -> str:
    """``word`` with one letter left out, added or replaced, or two neighbours swapped."""
    i = draw.randrange(len(word) - 1)
    letter = draw.choice(LETTERS)
    return draw.choice(
        [
            word[:i] + word[i + 1 :],
            word[:i] + letter + word[i:],
            word[:i] + letter + word[i + 1 :],
            word[:i] + word[i + 1] + word[i] + word[i + 2 :],
        ]
    )


def misspelt(gazetteer: GazetteerIndex, slips: int) -> Iterator[tuple[str, Record]]:
    """Names with ``slips`` slips that are no names themselves, and what was meant; the same ones each time."""
    draw = random.Random(slips)
    for record in towns(gazetteer):
        typed = fold(record.name)
        for _ in range(slips):
            typed = slip(typed, draw)
        if typed not in gazetteer:
            yield typed, record


def share_found(gazetteer: GazetteerIndex, slips: int) -> float:
    """Share of the misspelt names whose three suggestions hold the meant one."""
    found = [
        record.name in {near.name for near in gazetteer.suggest(typed)} for typed, record in misspelt(gazetteer, slips)
    ]
    return sum(found) / len(found)


@pytest.mark.parametrize(("slips", "least"), [(1, 0.95), (2, 0.9)])
def test_slips_in_the_name_of_a_town_are_seen_through(gazetteer: GazetteerIndex, slips: int, least: float) -> None:
    assert share_found(gazetteer, slips) >= least


def test_both_slips_may_be_in_the_first_letters(gazetteer: GazetteerIndex) -> None:
    assert [record.name for record in gazetteer.suggest("Mrasieille")] == ["Marseille"]


@pytest.mark.parametrize("typed", ["Villeurbane", "Mrasieille", "Wolverhamtpon"])
def test_a_likely_misspelling_stays_a_suggestion(gazetteer: GazetteerIndex, typed: str) -> None:
    found = locate(f"à {typed}", gazetteer)
    assert found.shape is None
    assert found.candidates


if __name__ == "__main__":
    for number in (1, 2):
        print(f"{share_found(GazetteerIndex(), number):.3f} of names with {number} slips found")

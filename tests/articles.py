"""The invented articles under fixtures/articles, and how well a draft agrees with what an editor would keep of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mapgen.desk.draft.article import Article
from mapgen.desk.draft.drafting import draft
from mapgen.desk.draft.found import Draft
from mapgen.desk.draft.names import Names
from mapgen.geocoding.gazetteer import Gazetteer

FOLDER = Path(__file__).parent / "fixtures" / "articles"


@dataclass(frozen=True)
class Case:
    """One article with the places that it reports arrests at."""

    name: str
    text: str
    gold: dict[str, Any]


@dataclass(frozen=True)
class Score:
    """Places right, wrong and missed; numbers right of those that the text gives."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    counts_right: int = 0
    counts: int = 0
    faults: tuple[str, ...] = ()

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.counts_right + other.counts_right,
            self.counts + other.counts,
            self.faults + other.faults,
        )

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def cases(folder: Path = FOLDER) -> list[Case]:
    return [
        Case(
            path.stem,
            path.with_suffix(".txt").read_text(encoding="utf-8"),
            json.loads(path.read_text(encoding="utf-8")),
        )
        for path in sorted(folder.glob("*.json"))
    ]


def drafted(case: Case, gazetteer: Gazetteer, names: Names) -> Draft:
    return draft(Article(case.text), gazetteer, names=names)


def score(case: Case, made: Draft) -> Score:
    """A wording counts where the gold has it or one of its equals; optional places count neither way."""
    left, total = list(case.gold["places"]), Score()
    for row in made.rows:
        place = next((place for place in left if _plain(row.wording) in _wordings(place)), None)
        if place is None:
            total += Score(wrong=1, faults=(f"{case.name}: + {row.wording}",))
            continue
        left.remove(place)
        total += Score(right=int(not place["optional"])) + _count(case, place, row.arrests)
    missed = [place["wording"] for place in left if not place["optional"]]
    return total + Score(missed=len(missed), faults=tuple(f"{case.name}: - {wording}" for wording in missed))


def _count(case: Case, place: dict[str, Any], arrests: int | None) -> Score:
    wanted = place["arrests"]
    if place["optional"] or (wanted is None and arrests is None):
        return Score()
    if not place.get("arrests_sure", True) and arrests is None:
        return Score()
    right = arrests == wanted
    return Score(
        counts_right=int(right),
        counts=1,
        faults=() if right else (f"{case.name}: # {place['wording']}: {arrests} for {wanted}",),
    )


def _wordings(place: dict[str, Any]) -> set[str]:
    return {_plain(wording) for wording in (place["wording"], *place["also"])}


def _plain(wording: str) -> str:
    return " ".join(wording.split()).lower()


def total(scores: Iterable[Score]) -> Score:
    return sum(scores, Score())


def by_language(found: Sequence[tuple[Case, Score]], language: str) -> Score:
    return total(score for case, score in found if case.gold["lang"] == language)

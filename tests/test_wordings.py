"""Press wordings of both languages, compiled by people who had not seen the rules: how many are understood.

Each row of press_wordings.csv gives the type, the place and the bounds of the radius with its reason. The bars are
those of the project: 95 % fully right, at most 1 % narrower than the truth, at most 1 % wrong without a flag.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.judge import Verdict, judge

TABLE = Path(__file__).parent / "press_wordings.csv"


@cache
def verdicts() -> tuple[Verdict, ...]:
    return tuple(judge(TABLE))


def _listed(found: list[Verdict]) -> str:
    return "\n".join(map(str, found))


def test_at_least_95_percent_are_fully_right() -> None:
    wrong = [verdict for verdict in verdicts() if verdict.faults]
    assert len(wrong) <= 0.05 * len(verdicts()), _listed(wrong)


def test_hardly_any_is_narrower_than_the_truth() -> None:
    narrow = [verdict for verdict in verdicts() if verdict.narrower]
    assert len(narrow) <= 0.01 * len(verdicts()), _listed(narrow)


def test_hardly_any_is_wrong_without_a_flag() -> None:
    silent = [verdict for verdict in verdicts() if verdict.unflagged_error]
    assert len(silent) <= 0.01 * len(verdicts()), _listed(silent)

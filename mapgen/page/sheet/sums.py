"""The table of totals: each container of places, what lies in none of them, what could not be located, and all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mapgen.features.feature import Feature
from mapgen.features.tally import Tally
from mapgen.features.totals import Totals, totals
from mapgen.languages import text
from mapgen.page.sheet.dates import number


@dataclass(frozen=True, slots=True)
class SumText:
    """One row of the table."""

    name: str
    depth: int
    places: str
    figure: str
    """The count, as it stands on the map: ``3+`` where it may be more, ``?`` where none is stated."""
    index: int | None
    """Of the container on the map; None for rows that aren't there."""


def make_sums(
    tally: Tally, features: Sequence[Feature], unlocated: Sequence[Feature], language: str
) -> tuple[SumText, ...]:
    """The rows of the table; those of depth 0 add up to the last one. Nothing where nothing is added up."""
    if not tally.containers:
        return ()
    rows = [
        SumText(c.name, c.depth, number(c.places, language), total_figure(c.totals, language), i)
        for i, c in enumerate(tally.containers)
    ]
    others = [feature for feature in features if tally.homes[feature.id] is None]
    for key, left in (("page.sums_elsewhere", others), ("page.sums_unlocated", unlocated)):
        if left:
            rows.append(_row(text(key, language), left, language))
    return (*rows, _row(text("page.sums_all", language), [*features, *unlocated], language))


def total_figure(total: Totals, language: str | None) -> str:
    """Totals as they stand on the map; plain digits without a language."""
    if total.arrests is None:
        return "?"
    return (number(total.arrests, language) if language else str(total.arrests)) + ("+" if total.at_least else "")


def _row(name: str, features: Sequence[Feature], language: str) -> SumText:
    return SumText(name, 0, number(len(features), language), total_figure(totals(features), language), None)

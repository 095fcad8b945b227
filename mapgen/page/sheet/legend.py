"""The legend: each form that occurs on this map, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from mapgen.features.feature import Feature
from mapgen.features.reports import CLEARED
from mapgen.georeferencing.shapes import Precision
from mapgen.languages import text


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One form and its words."""

    precision: Precision
    words: str


def make_legend(features: Sequence[Feature], language: str) -> tuple[LegendEntry, ...]:
    """The kinds of precision that ``features`` have, in the order of :data:`Precision`."""
    used = {feature.georeference.precision or "editor" for feature in features if feature.georeference.located}
    return tuple(LegendEntry(kind, text(f"legend.{kind}", language)) for kind in get_args(Precision) if kind in used)


def legend_notes(features: Sequence[Feature], language: str, summed: bool = False) -> tuple[str, ...]:
    """The sentences under the legend."""
    located = [feature for feature in features if feature.georeference.located]
    keys = ["count"] if located else []
    if any(feature.georeference.precision != "outline" for feature in located):
        keys = ["soft", *keys, "small"]
    statuses = [[event.status in CLEARED for event in feature.events] for feature in located]
    if any(any(cleared) and not all(cleared) for cleared in statuses):
        keys.append("cleared")
    if summed:
        keys.append("sums")
    return tuple(text(f"legend.{key}", language) for key in keys)

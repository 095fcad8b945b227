"""The numbers of a map, each event counted once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mapgen.features.feature import Event, Feature


@dataclass(frozen=True, slots=True)
class Totals:
    """``arrests`` is None where no report states a number; ``at_least`` where some do not, or reports differ."""

    events: int
    arrests: int | None
    at_least: bool


def totals(features: Iterable[Feature]) -> Totals:
    """The totals of all events of ``features``: the lowest number reported of each."""
    counted = [event for feature in features for event in feature.events if event.counted]
    return Totals(len(counted), arrests_of(counted), any(_is_lower_bound(event) for event in counted))


def arrests_of(events: Iterable[Event]) -> int | None:
    """The lowest numbers reported, added up; None where none is stated."""
    stated = [event.arrests[0] for event in events if event.arrests]
    return sum(stated) if stated else None


def _is_lower_bound(event: Event) -> bool:
    return event.arrests is None or event.arrests[0] != event.arrests[1]

"""What the map will be after each day on which rows expire, so that a page that is read late shows none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mapgen.features.feature import Feature
from mapgen.features.reports import Report, counts_of, event_key, feature_ids, feature_of, grouped
from mapgen.features.totals import Totals

#: Reports that a page may carry a second time, in the later cards of places that lose a few of theirs. Where rows of
#: one place expire day after day there would be no end of them: such a place leaves the page with its first row.
MAXIMUM_REPORTS_AGAIN = 2_000


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What is different from the day after ``last_day`` on."""

    last_day: str
    """ISO 8601: the day in ``expires``."""
    gone: tuple[str, ...]
    """Ids of the features that leave, located or not."""
    changed: tuple[Feature, ...]
    """Features that lose a report, or whose event loses one elsewhere, as they are then."""
    totals: Totals
    located: int
    unlocated: int


def withdrawals(reports: Sequence[Report]) -> tuple[Withdrawal, ...]:
    """One for each day on which a row of ``reports`` expires, in order. Costs nothing where none does."""
    days = sorted({report.place.expires for report in reports if report.place.expires})
    if not days:
        return ()
    ledger = _Ledger(reports)
    return tuple(ledger.after(day) for day in days)


class _Sums:
    """The totals of a set of events, kept up while events come and go."""

    def __init__(self) -> None:
        self._events = self._stated = self._open = self._lowest = 0

    def count(self, arrests: tuple[int, int] | None, sign: int) -> None:
        """Add (1) or take away (-1) an event with these (lowest, highest) arrests."""
        self._events += sign
        if arrests is not None:
            self._stated += sign
            self._lowest += sign * arrests[0]
        if arrests is None or arrests[0] != arrests[1]:
            self._open += sign

    def totals(self) -> Totals:
        """The totals of what is counted now."""
        return Totals(self._events, self._lowest if self._stated else None, self._open > 0)


class _Ledger:
    """The reports by place and by event, from which those of each day are struck."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._groups = grouped(reports)
        self._ids = list(feature_ids(self._groups))
        self._by_event: dict[str, list[tuple[int, Report]]] = {}
        self._by_day: dict[str, list[str]] = {}
        for i, group in enumerate(self._groups):
            for report in group:
                key = event_key(report.place)
                self._by_event.setdefault(key, []).append((i, report))
                if report.place.expires:
                    self._by_day.setdefault(report.place.expires, []).append(key)
        self._alive = {key: self._arrests(key) for key in self._by_event}
        self._sums = _Sums()
        for arrests in self._alive.values():
            self._sums.count(arrests, 1)
        self._shown = set(range(len(self._groups)))
        self._located = [group[0].georeference.located for group in self._groups]
        self._places = Counter(self._located)
        self._reports_again = 0

    def after(self, day: str) -> Withdrawal:
        """Strike what expires on ``day``; days come in order."""
        keys = dict.fromkeys(self._by_day.get(day, ()))
        touched = sorted({i for key in keys for i, _ in self._by_event[key]} & self._shown)
        for key in keys:
            self._by_event[key] = [(i, r) for i, r in self._by_event[key] if _outlives(r, day)]
        for i in touched:
            self._groups[i] = [report for report in self._groups[i] if _outlives(report, day)]
        self._update(keys)
        changed, gone = [], []
        for i in touched:
            feature = self._feature(i) if self._groups[i] else None
            if feature is None:
                gone.append(self._ids[i])
                self._shown.discard(i)
                self._places[self._located[i]] -= 1
            else:
                changed.append(feature)
        return Withdrawal(
            day, tuple(gone), tuple(changed), self._sums.totals(), self._places[True], self._places[False]
        )

    def _update(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._sums.count(self._alive.pop(key), -1)
            if self._by_event[key]:
                self._alive[key] = self._arrests(key)
                self._sums.count(self._alive[key], 1)

    def _feature(self, index: int) -> Feature | None:
        """The feature of what is left of a place; None where the page already carries enough of them."""
        group = self._groups[index]
        self._reports_again += len(group)
        if self._reports_again > MAXIMUM_REPORTS_AGAIN:
            return None
        keys = dict.fromkeys(event_key(report.place) for report in group)
        homes = {key: [self._ids[i] for i in dict.fromkeys(i for i, _ in self._by_event[key])] for key in keys}
        return feature_of(self._ids[index], group, {key: self._alive[key] for key in keys}, homes)

    def _arrests(self, key: str) -> tuple[int, int] | None:
        return counts_of(report for _, report in self._by_event[key])[key]


def _outlives(report: Report, day: str) -> bool:
    return report.place.expires is None or report.place.expires > day

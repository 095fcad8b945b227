"""Rows → features: which reports speak of one place, and which of one event.

Rows whose georeferences draw the same shape are one place. Rows with one ``event`` are several reports of
one event of one file: counted once, at the first place that any of them names, all sources listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mapgen.features.feature import Event, Feature, Source, slug, to_feature
from mapgen.features.geometry import Outline
from mapgen.georeferencing.shapes import Georeference
from mapgen.places import Place
from mapgen.places.cells import STATUSES
from mapgen.places.columns import SOURCE_COLUMNS, TEXT_COLUMNS

#: What clears those who were arrested, and what ends a case.
CLEARED = ("acquitted", "dismissed")
ENDED = ("convicted", *CLEARED)


@dataclass(frozen=True, slots=True)
class Report:
    """One row with the georeference of its wording, and the outline of that where it is an area."""

    place: Place
    georeference: Georeference
    outline: Outline | None = None


def to_features(reports: Sequence[Report]) -> list[Feature]:
    """One feature for each distinct shape, and one for each wording that has none, in the order of the input."""
    groups = grouped(reports)
    ids = list(feature_ids(groups))
    homes = _homes(ids, groups)
    counts = counts_of(reports)
    return [feature_of(feature_id, group, counts, homes) for feature_id, group in zip(ids, groups, strict=True)]


def feature_of(
    feature_id: str,
    reports: Sequence[Report],
    counts: dict[str, tuple[int, int] | None],
    homes: dict[str, list[str]],
) -> Feature:
    """The feature of reports that share one shape.

    ``counts`` are the (lowest, highest) arrests of each event, ``homes`` the ids of the features that its
    reports name, the one that counts it first.
    """
    first = reports[0]
    events: dict[str, list[Place]] = {}
    for report in reports:
        events.setdefault(event_key(report.place), []).append(report.place)
    return to_feature(
        first.georeference,
        id=feature_id,
        events=[_event(key, rows, counts[key], feature_id, homes[key]) for key, rows in events.items()],
        lang=first.place.lang,
        lines=[report.place.line for report in reports if report.place.line is not None],
        outline=first.outline,
    )


def grouped(reports: Sequence[Report]) -> list[list[Report]]:
    """The reports of each place, in the order of the input."""
    groups: dict[object, list[Report]] = {}
    for report in reports:
        georeference = report.georeference
        key = georeference.shape or (georeference.verbatim_locality, report.place.within)
        groups.setdefault((key, georeference.precision), []).append(report)
    return list(groups.values())


def feature_ids(groups: Iterable[Sequence[Report]]) -> Iterator[str]:
    """The row's own id, else the folded wording; a number tells equal ones apart."""
    taken: set[str] = set()
    for group in groups:
        place = group[0].place
        base = place.id or slug(place.verbatim_locality)
        candidate, n = base, 1
        while candidate in taken:
            n += 1
            candidate = f"{base}-{n}"
        taken.add(candidate)
        yield candidate


def event_key(place: Place) -> str:
    """What the rows of one event share: an event is one of its file. Rows without an event are one each; those made in
    Python without a line are told apart by identity."""
    if place.event:
        return f"event {place.file}\0{place.event}"  # no name of a file holds the separator
    return f"line {place.file}\0{place.line}" if place.line is not None else f"row {id(place)}"


def _homes(ids: Sequence[str], groups: Sequence[Sequence[Report]]) -> dict[str, list[str]]:
    """For each event the ids of the features that its reports name, in the order of the input."""
    homes: dict[str, list[str]] = {}
    for feature_id, group in zip(ids, groups, strict=True):
        for key in {event_key(report.place): None for report in group}:
            homes.setdefault(key, []).append(feature_id)
    return homes


def counts_of(reports: Iterable[Report]) -> dict[str, tuple[int, int] | None]:
    """(lowest, highest) arrests of each event, None where no report states a number."""
    counts: dict[str, tuple[int, int] | None] = {}
    for report in reports:
        key, number = event_key(report.place), report.place.arrests
        known = counts.setdefault(key, None)
        if number is not None:
            counts[key] = (min(number, known[0]), max(number, known[1])) if known else (number, number)
    return counts


def _event(
    key: str, rows: Sequence[Place], arrests: tuple[int, int] | None, feature_id: str, homes: Sequence[str]
) -> Event:
    statuses = _statuses(rows)
    status, status_date = statuses[0] if statuses else (None, None)
    return Event(
        key=key,
        arrests=arrests,
        event_date=next((row.event_date for row in rows if row.event_date), None),
        status=status,
        status_date=status_date,
        statuses=statuses,
        sources=tuple(dict.fromkeys(map(_source, rows))),
        texts=_texts(rows),
        elsewhere=tuple([home for home in homes if home != feature_id]),
        counted=homes[0] == feature_id,
        wordings=tuple({row.verbatim_locality: None for row in rows}),
    )


def _texts(rows: Sequence[Place]) -> dict[str, tuple[str, ...]]:
    """What the rows tell in words, by column; blank columns are missing."""
    told = ((c.name, tuple({words: None for row in rows if (words := c.of(row))})) for c in TEXT_COLUMNS)
    return {name: texts for name, texts in told if texts}


def _statuses(rows: Iterable[Place]) -> tuple[tuple[str, str | None], ...]:
    """All statuses reported, the latest first.

    Where dates of unlike precision overlap ("2024", "2024-11-03") the later stage of a case is the later one. A
    status without a date is older than any with one; but an acquittal or a dismissal ends a case that no dated
    status ends, so it comes first.
    """
    stated = list({(row.status, row.status_date): None for row in rows if row.status})
    if len(stated) < 2:
        return tuple(stated)
    precision = min((len(day) for _, day in stated if day), default=0)
    open_still = not any(day and _stage(status) == len(STATUSES) for status, day in stated)

    def age(pair: tuple[str, str | None]) -> tuple[int, str, int, str]:
        status, day = pair
        if day is None:
            return (2 if status in CLEARED and open_still else 0), "", _stage(status), ""
        return 1, day[:precision], _stage(status), day

    return tuple(sorted(stated, key=age, reverse=True))


def _stage(status: str) -> int:
    """How far a case has come; the three ways in which it ends are equal."""
    return len(STATUSES) if status in ENDED else STATUSES.index(status)


def _source(row: Place) -> Source:
    return Source(**{column.source: column.of(row) for column in SOURCE_COLUMNS if column.source})

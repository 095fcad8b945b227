"""The texts of the rows and of ``places.toml``, read as a careful desk would: one warning for each thing to weigh."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from pathlib import Path

from mapgen.base.weblink import is_disguised, shown_host
from mapgen.errors import Problem
from mapgen.places import Place
from mapgen.places.findings import Findings
from mapgen.places.review.guilt import guilt_words
from mapgen.places.review.personal import Known, Personal, personal_data, personal_in_address
from mapgen.settings import Settings

OnWarning = Callable[[Problem], None]

#: Columns whose text a reader sees, with their fields of Place, and those that are addresses.
_TEXTS = {
    "place": "verbatim_locality",
    "within": "within",
    "source_title": "source_title",
    "publisher": "publisher",
    "event": "event",
    "note": "note",
}
_ADDRESSES = {"source_url": "source_url", "archive_url": "archive_url"}
_values = attrgetter(*_TEXTS.values(), *_ADDRESSES.values())
#: Of places.toml. The credit names who made the map: those names are meant.
_SETTINGS = ("title", "subtitle", "notes")


def review(
    source: Path | str,
    rows: Sequence[Place],
    settings: Settings,
    known: Known,
    *,
    language: str,
    on_warning: OnWarning,
    beside: Path | None = None,
) -> None:
    """Tell ``on_warning`` what in the texts may tell who somebody is, and which words judge before a court has.

    ``known`` tells the names of places, ``beside`` is the file of the settings. The same text is told once, at its
    first line.
    """
    findings = Findings(str(source), language, on_warning)
    convicted = _convicted_events(rows)
    columns = [(column, {None, ""}) for column in (*_TEXTS, *_ADDRESSES)]
    for row in rows:
        for (column, seen), text in zip(columns, _values(row), strict=True):
            if text in seen:
                continue
            seen.add(text)
            if column in _ADDRESSES:
                _review_address(findings, text, row.line, column)
            else:
                _warn_of_person(findings, personal_data(text, known), row.line, column)
        if row.note and not _is_convicted(row, convicted):
            _warn_of_guilt(findings, row.note, row.line, "note")
    findings.close()
    told = Findings(str(beside or source), language, on_warning)
    _review_settings(told, settings, known, all(_is_convicted(row, convicted) for row in rows) and bool(rows))
    told.close()


def _review_address(findings: Findings, address: str, line: int | None, column: str) -> None:
    _warn_of_person(findings, personal_in_address(address), line, column)
    if is_disguised(address):
        findings.warn("review.disguised", line=line, column=column, value=shown_host(address))


def _review_settings(findings: Findings, settings: Settings, known: Known, convicted: bool) -> None:
    for name in _SETTINGS:
        text = getattr(settings, name)
        if text:
            _warn_of_person(findings, personal_data(text, known), None, name)
            if not convicted:
                _warn_of_guilt(findings, text, None, name)


def _convicted_events(rows: Iterable[Place]) -> frozenset[str]:
    return frozenset(row.event for row in rows if row.event and row.status == "convicted")


def _is_convicted(row: Place, events: frozenset[str]) -> bool:
    return row.status == "convicted" or row.event in events


def _warn_of_person(findings: Findings, found: Iterable[Personal], line: int | None, column: str) -> None:
    for pattern, words in found:
        findings.warn(f"review.personal_{pattern}", line=line, column=column, value=words)


def _warn_of_guilt(findings: Findings, text: str, line: int | None, column: str) -> None:
    words = ", ".join(guilt_words(text))
    if words:
        findings.warn("review.guilt", line=line, column=column, value=words)

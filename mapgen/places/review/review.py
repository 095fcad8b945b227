"""The texts of the rows and of ``places.toml``, read as a careful desk would: one warning for each thing to weigh."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from mapgen.base.weblink import is_disguised, shown_host
from mapgen.errors import Problem
from mapgen.places import Place
from mapgen.places.columns import COLUMNS
from mapgen.places.findings import Findings
from mapgen.places.review.guilt import guilt_words
from mapgen.places.review.personal import Known, Personal, personal_data, personal_in_address
from mapgen.settings import Settings

OnWarning = Callable[[Problem], None]

_TEXTS = [column for column in COLUMNS if column.holds == "text"]
_ADDRESSES = [column for column in COLUMNS if column.holds == "address"]
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
        for column, seen in columns:
            text = column.of(row)
            if text in seen:
                continue
            seen.add(text)
            if column.holds == "address":
                _review_address(findings, text, row.line, column.name)
            else:
                _warn_of_person(findings, personal_data(text, known), row.line, column.name)
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


def _convicted_events(rows: Iterable[Place]) -> frozenset[tuple[str, str]]:
    """(file, event): an event is one of its file."""
    return frozenset((row.file, row.event) for row in rows if row.event and row.status == "convicted")


def _is_convicted(row: Place, events: frozenset[tuple[str, str]]) -> bool:
    return row.status == "convicted" or (row.file, row.event) in events


def _warn_of_person(findings: Findings, found: Iterable[Personal], line: int | None, column: str) -> None:
    for pattern, words in found:
        findings.warn(f"review.personal_{pattern}", line=line, column=column, value=words)


def _warn_of_guilt(findings: Findings, text: str, line: int | None, column: str) -> None:
    words = ", ".join(guilt_words(text))
    if words:
        findings.warn("review.guilt", line=line, column=column, value=words)

"""Wordings from a CSV on standard input, for ``mapgen explain -``: nothing here is going to be published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any, NamedTuple

import mapgen.places.cells as cells
from mapgen.places.columns import column_index
from mapgen.places.files import MAXIMUM_BYTES, refuse_size, text_rows
from mapgen.places.findings import Findings, Refused
from mapgen.places.table import Row, read_rows


class Wording(NamedTuple):
    """One wording to explain, and the line where its row starts."""

    line: int
    place: str
    within: str | None
    lang: str | None


def read_wordings(stream: IO[Any], *, file: str = "-", language: str = "en") -> Iterator[Wording]:
    """The wordings of a CSV with a ``place`` column and optional ``within`` and ``lang``; other columns don't matter.

    ``stream`` may give bytes, whose encoding is then detected, or text. A blank place is a wording too, so that
    answers and rows can be matched; blank lines are not. Raises InputError with every problem.
    """
    findings = Findings(file, language)
    wordings: list[Wording] = []
    try:
        wordings.extend(_wordings(_rows(stream, findings), findings))
    except Refused as refused:
        findings.refuse(refused)
    findings.raise_if_refused()
    return iter(wordings)


def _rows(stream: IO[Any], findings: Findings) -> Iterator[Row]:
    data = stream.read(MAXIMUM_BYTES + 1)
    if isinstance(data, bytes):
        return text_rows(data, findings)
    refuse_size(len(data))
    return read_rows(data)


def _wordings(rows: Iterator[Row], findings: Findings) -> Iterator[Wording]:
    line, labels = next(rows, (0, []))
    if not any(labels):
        raise Refused("reader.empty")
    place, within, lang = (column_index(labels, name) for name in ("place", "within", "lang"))
    if place is None:
        findings.refuse(Refused("reader.missing_column", first_line=", ".join(labels[:6])), line=line, column="place")
        return
    for line, row in rows:
        if any(cell.strip() for cell in row[len(labels) :]):
            findings.refuse(Refused("reader.many_cells", n=len(row), width=len(labels)), line=line)
        else:
            yield Wording(
                line, _cell(row, place), _cell(row, within) or None, _language(_cell(row, lang), line, findings)
            )


def _cell(row: list[str], index: int | None) -> str:
    return row[index].strip() if index is not None and index < len(row) else ""


def _language(cell: str, line: int, findings: Findings) -> str | None:
    try:
        return cells.language(cell) if cell else None
    except Refused as refused:
        findings.refuse(refused, line=line, column="lang")
        return None

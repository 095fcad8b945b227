"""Which columns a CSV may have, what they are called, and which are refused because they tell who somebody is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import mapgen.places.cells as cells
from mapgen.base.toponym import fold
from mapgen.places.findings import Findings, Refused
from mapgen.places.personal import personal_reason

#: A list of places needs two dozen columns; a thousand are a mistake or an attack.
MAXIMUM_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Column:
    """One column that is understood."""

    name: str
    """As the documentation calls it."""
    attribute: str
    """Field of Place that it fills."""
    parse: Callable[[str], object]
    """Text of a cell, never blank, to the field's value. Raises Refused."""
    other_names: tuple[str, ...] = ()


COLUMNS = (
    Column("place", "verbatim_locality", cells.wording, ("lieu",)),
    Column("within", "within", cells.wording, ("dans",)),
    Column("source_url", "source_url", cells.address, ("lien",)),
    Column("source_title", "source_title", cells.line, ("titre",)),
    Column("publisher", "publisher", cells.line, ("media",)),
    Column("published", "published", cells.published, ("publie",)),
    Column("arrests", "arrests", cells.count, ("arrestations",)),
    Column("date", "event_date", cells.interval),
    Column("status", "status", cells.status, ("statut",)),
    Column("status_date", "status_date", cells.date, ("date_statut",)),
    Column("event", "event", cells.line, ("evenement",)),
    Column("lang", "lang", cells.language, ("langue",)),
    Column("note", "note", cells.paragraph),
    Column("archive_url", "archive_url", cells.address, ("lien_archive",)),
    Column("id", "id", cells.identifier),
    Column("expires", "expires", cells.day, ("expire",)),
    Column("latitude", "latitude", cells.latitude),
    Column("longitude", "longitude", cells.longitude),
    Column("uncertainty_km", "uncertainty_km", cells.kilometres, ("incertitude_km",)),
)
REQUIRED = ("place", "source_url")


def header_key(label: str) -> str:
    """A header name without case, accents, underscores, spaces and hyphens."""
    return fold(label).replace(" ", "")


_NAMES = {header_key(name): (name, column) for column in COLUMNS for name in (column.name, *column.other_names)}


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of one file: index of the cell, column, name as the file has it."""

    columns: tuple[tuple[int, Column, str], ...]
    width: int
    """Number of cells that every row has."""

    def label(self, name: str) -> str:
        """What the file calls the column ``name``; ``name`` itself where it has none."""
        return next((label for _, column, label in self.columns if column.name == name), name)


def find_column(label: str) -> Column | None:
    """The column that a header name means, or None."""
    found = _NAMES.get(header_key(label))
    return found[1] if found else None


def column_index(labels: Sequence[str], name: str) -> int | None:
    """Where the column ``name`` is in a header row, or None."""
    columns = [column.name if (column := find_column(label)) else None for label in labels]
    return columns.index(name) if name in columns else None


def known_columns(labels: Iterable[str]) -> int:
    """How many of these header names are understood."""
    return sum(find_column(label) is not None for label in labels)


def read_header(labels: Sequence[str], line: int, findings: Findings) -> Header:
    """The columns of a header row. Missing, repeated and personal ones become problems, unknown ones warnings."""
    labels = _without_empty_end(labels)
    if len(labels) > MAXIMUM_COLUMNS:
        findings.refuse(Refused("reader.too_many_columns", count=len(labels), limit=MAXIMUM_COLUMNS), line=line)
        return Header((), len(labels))
    found: dict[str, tuple[int, Column, str]] = {}
    for index, label in enumerate(labels):
        column = find_column(label)
        if column is None:
            _report_unknown(label, index, line, findings)
        elif column.name in found:
            first = found[column.name][2]
            findings.refuse(Refused("reader.repeated_column", first=first), line=line, column=label.strip())
        else:
            found[column.name] = (index, column, label.strip())
    _report_missing([name for name in REQUIRED if name not in found], labels, line, findings)
    return Header(tuple(found.values()), len(labels))


def _without_empty_end(labels: Sequence[str]) -> list[str]:
    """Spreadsheets add empty columns at the end."""
    kept = [label.strip() for label in labels]
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _report_unknown(label: str, index: int, line: int, findings: Findings) -> None:
    reason = personal_reason(label)
    if reason:
        findings.refuse(Refused(reason), line=line, column=label)
    elif not label:
        findings.warn("reader.unnamed_column", line=line, number=index + 1)
    elif suggestion := _suggestion(label):
        findings.warn("reader.misspelt_column", line=line, column=label, suggestion=suggestion)
    else:
        findings.warn("reader.unknown_column", line=line, column=label)


def _suggestion(label: str) -> str | None:
    from difflib import get_close_matches  # only for headers that need it

    keys = get_close_matches(header_key(label), _NAMES, n=1, cutoff=0.75)
    return _NAMES[keys[0]][0] if keys else None


def _report_missing(missing: Sequence[str], labels: Sequence[str], line: int, findings: Findings) -> None:
    for name in missing:
        first_line = ", ".join(labels[:6])
        findings.refuse(Refused("reader.missing_column", first_line=first_line), line=line, column=name)

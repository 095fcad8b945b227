"""Which columns a CSV may have, what they are called, and which are refused because they tell who somebody is.

To add a column of plain text, write one row in COLUMNS:
1. its name, None (its words are in ``Place.texts``), ``cells.line`` or ``cells.paragraph``, its French name;
2. ``card=True`` for a paragraph on the card, ``geojson``: its key in a report of places.geojson, ``csv``: its column in
   places.csv and in the table of a dense page; without any of them it is on no output;
3. ``holds`` stays "text": personal data in it is warned about. "private" is for what editors tell each other.
Reader, review, card, GeoJSON and CSV read the row; README's table of columns gets its line (a test asks for it).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import mapgen.places.cells as cells
from mapgen.base.toponym import fold
from mapgen.places.findings import Findings, Refused
from mapgen.places.personal import personal_reason
from mapgen.places.place import Place

#: A list of places needs two dozen columns; a thousand are a mistake or an attack.
MAXIMUM_COLUMNS = 200


Holds = Literal["text", "address", "value", "private"]
"""Text for readers, a link for them, a value of a closed form (date, number, code), or a word among editors: that is on
no output, so nobody looks for persons in it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column that is understood, and where its cells go."""

    name: str
    """As the documentation calls it."""
    attribute: str | None
    """Field of Place that it fills; None: an entry of ``Place.texts``."""
    parse: Callable[[str], object]
    """Text of a cell, never blank, to the field's value. Raises Refused."""
    other_names: tuple[str, ...] = ()
    holds: Holds = "text"
    card: bool = False
    """Its words are a paragraph of the event's card."""
    geojson: str | None = None
    """Key in a report of places.geojson, or in a source of it."""
    csv: str | None = None
    """Column of places.csv."""
    source: str | None = None
    """For what is told of the article: the field of Source that it fills."""

    def of(self, place: Place) -> Any:
        """What a row has in this column; None where it is blank."""
        return getattr(place, self.attribute) if self.attribute else place.texts.get(self.name)


COLUMNS = (
    Column("place", "verbatim_locality", cells.wording, ("lieu",)),
    Column("within", "within", cells.wording, ("dans",)),
    Column(
        "source_url", "source_url", cells.address, ("lien",), "address",
        geojson="url", csv="sourceUrls", source="url",
    ),
    Column("source_title", "source_title", cells.line, ("titre",), geojson="title", csv="sourceTitles", source="title"),
    Column("publisher", "publisher", cells.line, ("media",), geojson="publisher", csv="publishers", source="publisher"),
    Column(
        "published", "published", cells.published, ("publie",), "value",
        geojson="published", csv="published", source="published",
    ),
    Column("arrests", "arrests", cells.count, ("arrestations",), "value"),
    Column("date", "event_date", cells.interval, (), "value", geojson="eventDate", csv="eventDate"),
    Column("status", "status", cells.status, ("statut",), "value", geojson="status", csv="status"),
    Column("status_date", "status_date", cells.date, ("date_statut",), "value", geojson="statusDate", csv="statusDate"),
    Column("event", "event", cells.line, ("evenement",)),
    Column("lang", "lang", cells.language, ("langue",), "value"),
    Column("note", "note", cells.paragraph, card=True),
    Column(
        "archive_url", "archive_url", cells.address, ("lien_archive",), "address",
        geojson="archiveUrl", csv="archiveUrls", source="archive_url",
    ),
    Column("id", "id", cells.identifier, (), "value"),
    Column("expires", "expires", cells.day, ("expire",), "value"),
    Column("todo", None, cells.paragraph, ("a_faire",), "private"),
    Column("checked", None, cells.line, ("verifie",), "private"),
    Column("latitude", "latitude", cells.latitude, (), "value"),
    Column("longitude", "longitude", cells.longitude, (), "value"),
    Column("uncertainty_km", "uncertainty_km", cells.kilometres, ("incertitude_km",), "value"),
)  # fmt: skip
#: What is told of the article.
SOURCE_COLUMNS = tuple([column for column in COLUMNS if column.source])
_OF_EVENT = [c for c in COLUMNS if not c.source and (c.card or c.geojson or c.csv)]
#: What an event has one of: Event has the fields of Place. (Its arrests are a range, with two names of their own.)
VALUE_COLUMNS = tuple([column for column in _OF_EVENT if column.holds == "value"])
#: What each report of an event may tell in words: ``Event.texts`` has them by column.
TEXT_COLUMNS = tuple([column for column in _OF_EVENT if column.holds == "text"])
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

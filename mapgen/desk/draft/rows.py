"""A draft → rows of the CSV, cells by column name."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, replace

from mapgen.base.spreadsheet import harmless, harmless_address
from mapgen.desk.draft.found import Draft, Found
from mapgen.desk.draft.masking import shown, without_people
from mapgen.desk.draft.mentions import mentions
from mapgen.desk.draft.names import Names
from mapgen.desk.draft.people import mark_people
from mapgen.desk.draft.segments import cut
from mapgen.geocoding import Context
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.georeferencing.shapes import Georeference
from mapgen.georeferencing.understanding import locate
from mapgen.languages import text

#: The columns that a draft can fill, in the order of the documentation.
COLUMNS = (
    "place",
    "within",
    "source_url",
    "source_title",
    "publisher",
    "published",
    "arrests",
    "date",
    "status",
    "lang",
    "todo",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One proposed row: the cell of each of COLUMNS, "" where blank."""

    cells: tuple[str, ...]

    def __getitem__(self, column: str) -> str:
        return self.cells[COLUMNS.index(column)]


def rows(made: Draft, names: Names, gazetteer: Gazetteer, language: str) -> list[Row]:
    """The rows of a draft; what an editor must settle is told in ``language``."""
    title = _title(made, names)
    settled = _settled(made, gazetteer, language)
    return [_row(made, found, title, *settled[id(found)], language) for found in made.rows]


def _row(made: Draft, found: Found, title: str, within: str, open_name: str, language: str) -> Row:
    article = made.article
    doubts = dict.fromkeys(key for key in (found.verdict.doubt, *found.todo) if key)
    cells = {
        "place": found.wording,
        "within": found.within or within,
        "source_url": article.source_url or "",
        "source_title": title,
        "publisher": article.publisher or "",
        "published": article.published or "",
        "arrests": str(found.arrests) if found.arrests else "",
        "date": found.date,
        "status": found.status,
        "lang": made.language,
        "todo": " ".join([*(text(f"draft.{key}", language) for key in doubts), open_name]).strip(),
    }
    return Row(tuple(cells[column] for column in COLUMNS))


def _settled(made: Draft, gazetteer: Gazetteer, language: str) -> dict[int, tuple[str, str]]:
    """(within, what stays open) by the id of the row: of homonyms the one whose département, state or country the
    article names; else the one that lies by the other places; else the editor is asked.
    """
    context = Context(lang=made.language)
    first = [(found, locate(found.wording, gazetteer, context, language=language)) for found in made.rows]
    nearby = frozenset(
        container
        for _, place in first
        for record_id in (place.record_ids if place.located else ())
        for container in gazetteer.record(record_id).containers
        if gazetteer.record(container).feature_class not in ("country", "continent")
    )
    settled: dict[int, tuple[str, str]] = {}
    for found, place in first:
        within, again = found.within, place
        if not place.located:
            within = within or _within(found, made)
            again = locate(
                found.wording, gazetteer, replace(context, nearby=nearby, within=within or None), language=language
            )
        settled[id(found)] = (within, "" if again.located else _open_note(again, language))
    return settled


def _within(found: Found, made: Draft) -> str:
    """The area that the article names elsewhere and that holds a place of that name; "" for none or several."""
    named = found.mention.named
    areas = {
        other.mention.name
        for other in made.found
        if other.mention.named.wide and shown(other.mention) and other.mention.named.ids & named.within
    }
    return areas.pop() if len(areas) == 1 else ""


def _open_note(place: Georeference, language: str) -> str:
    names = "; ".join(dict.fromkeys(f"{c.name} ({c.within})" for c in place.candidates))
    if names:
        return text("draft.note_ambiguous", language, names=names)
    return text("draft.note_unlocated", language, why=" ".join(place.georeference_remarks))


def _title(made: Draft, names: Names) -> str:
    if made.article.title is None:
        return ""
    title = cut(made.article.title, made.language)
    named = mentions(title, names)
    mark_people([(title, named)], made.people)
    places = frozenset(found.mention.name for found in made.found if shown(found.mention))
    return without_people(title, named, places, made.people)[:1000]


def harmless_cell(column: str, cell: str) -> str:
    """A cell as it may stand in a file that a spreadsheet opens."""
    return harmless_address(cell) if column == "source_url" else harmless(cell)


def to_csv(proposed: Iterable[Row]) -> str:
    """A whole CSV: header and rows, commas, newlines of Unix."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(harmless_cell, COLUMNS, row.cells) for row in proposed)
    return stream.getvalue()

"""CSV → Place: every row checked, every problem told."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from mapgen.base.plaintext import REPLACEMENT, without_invisible
from mapgen.errors import Problem
from mapgen.places.columns import REQUIRED, Column, Header, read_header
from mapgen.places.files import open_rows, text_rows
from mapgen.places.findings import Findings, Refused
from mapgen.places.place import Place
from mapgen.places.table import Row

_COORDINATES = ("latitude", "longitude", "uncertainty_km")
#: What a caller finds wrong with a place: (column as the documentation calls it, message) for each fault.
Check = Callable[[Place], Iterable[tuple[str, str]]]
#: What in a wording is finer than a municipality, or None.
Finer = Callable[[str], str | None]
# Stands for the value of a cell that was refused: something is there, so nothing is missing.
_REFUSED = object()
#: Distinct cells of a column whose values are kept: dates, numbers and publishers come again and again.
MOST_KNOWN = 10_000


def read_places(
    path: str | os.PathLike[str],
    *,
    data: bytes | None = None,
    known: Callable[[str], bool] | None = None,
    finer: Finer | None = None,
    check: Check | None = None,
    language: str = "en",
    on_warning: Callable[[Problem], None] | None = None,
) -> list[Place]:
    """The places of a CSV (or .xlsx) file, in its order; of ``data``, a CSV that is no file, where that is given.

    ``finer`` tells what in a wording is finer than a municipality (a house number, a street), or None; such a
    row is refused, unless ``known`` says that the whole wording is an official name (Saulon-la-Rue). ``check`` is
    asked about each row that is fine so far; its faults are told with all the others. ``language`` is that of the
    messages. ``on_warning`` gets what is doubtful but no error.

    Raises InputError with every problem of the file; nothing of a refused file is returned.
    """
    findings = Findings(os.fspath(path), language, on_warning)
    places: list[Place] = []
    try:
        places.extend(_read(Path(path), data, findings, _streets(known, finer), check))
    except Refused as refused:
        findings.refuse(refused)
    findings.close()
    findings.raise_if_refused()
    return places


def _streets(known: Callable[[str], bool] | None, finer: Finer | None) -> Finer:
    """Tells what in a wording is too fine, unless all of it is an official name; asks once for wordings that repeat."""

    @lru_cache(maxsize=MOST_KNOWN)
    def found_in(wording: str) -> str | None:
        found = finer(wording) if finer else None
        return None if found is None or (known and known(wording)) else found

    return found_in


def _read(path: Path, data: bytes | None, findings: Findings, streets: Finer, check: Check | None) -> Iterator[Place]:
    rows = open_rows(path, findings) if data is None else text_rows(data, findings)
    line, labels = next(rows, (0, []))
    if not any(label.strip() for label in labels):
        raise Refused("reader.empty")
    header = read_header(labels, line, findings)
    if not header.columns:
        return
    reader = _RowReader(header, findings, streets, check)
    yield from (place for row in rows if (place := reader.read(row)))
    if not reader.rows_seen:
        raise Refused("reader.no_rows")


class _RowReader:
    """Turns rows into places, and remembers what must be unique in a file."""

    def __init__(self, header: Header, findings: Findings, streets: Finer, check: Check | None) -> None:
        self.rows_seen = 0
        self._header = header
        self._complete = {column.name for _, column, _ in header.columns} >= set(REQUIRED)
        self._findings = findings
        self._streets = streets
        self._check = check
        self._line_by_id: dict[str, int] = {}
        # What is known of each column: the values of its cells so far.
        self._columns = [(*column, dict[str, object]()) for column in header.columns]
        self._texts = [column.name for _, column, _ in header.columns if column.attribute is None]
        self._line_by_row: dict[tuple[object, ...], int] = {}

    def read(self, row: Row) -> Place | None:
        """The place of one row, or None where it is blank or has a problem."""
        line, cells = row
        if not any(map(str.strip, cells)):
            return None
        self.rows_seen += 1
        problems_before = len(self._findings.problems)
        if len(cells) != self._header.width and not self._has_every_cell(cells, line):
            return None
        values = {
            column.attribute or column.name: known[cells[i]]
            if cells[i] in known
            else self._new_value(cells[i], column, label, line, known)
            for i, column, label, known in self._columns
        }
        self._check_row(values, line)
        if len(self._findings.problems) > problems_before or not self._complete:
            return None
        self._warn_of_repetition(values, line)
        texts = {name: words for name in self._texts if (words := values.pop(name)) is not None}
        place = Place(**values, texts=texts, file=self._findings.file, line=line)  # type: ignore[arg-type]
        return place if self._passes_check(place, line) else None

    def _passes_check(self, place: Place, line: int) -> bool:
        faults = list(self._check(place)) if self._check else []
        for name, message in faults:
            self._findings.add(message, line=line, column=self._header.label(name))
        return not faults

    def _has_every_cell(self, cells: list[str], line: int) -> bool:
        width = self._header.width
        if len(cells) < width:
            self._findings.refuse(Refused("reader.few_cells", n=len(cells), width=width), line=line)
            return False
        if any(map(str.strip, cells[width:])):
            self._findings.refuse(Refused("reader.many_cells", n=len(cells), width=width), line=line)
            return False
        return True

    def _new_value(self, cell: str, column: Column, label: str, line: int, known: dict[str, object]) -> object:
        """The value of a cell; where there is no word to say about it, it is ``known`` and not read again."""
        said = self._findings.said
        value = self._value(cell, column, label, line)
        if self._findings.said == said and len(known) < MOST_KNOWN:
            known[cell] = value
        return value

    def _value(self, cell: str, column: Column, label: str, line: int) -> object:
        stripped = cell.strip()
        try:
            if stripped:
                if not stripped.isascii():
                    self._warn_of_characters(stripped, label, line)
                value = column.parse(stripped)
                if value != "":  # what was there could not be seen
                    return value
            if column.name in REQUIRED:
                raise Refused("reader.blank")
        except Refused as refused:
            self._findings.refuse(refused, line=line, column=label)
            return _REFUSED
        return None

    def _warn_of_characters(self, cell: str, label: str, line: int) -> None:
        if REPLACEMENT in cell:
            self._findings.warn("reader.replacement_character", line=line, column=label, value=cell)
        if len(without_invisible(cell)) < len(cell):
            self._findings.warn("reader.invisible_characters", line=line, column=label, value=without_invisible(cell))

    def _check_row(self, values: dict[str, object], line: int) -> None:
        """What no single cell can tell."""
        self._refuse_fine_wording(values, line)
        given = [name for name in _COORDINATES if values.get(name) is not None]
        if given and len(given) < len(_COORDINATES):
            missing = next(name for name in _COORDINATES if name not in given)
            self._refuse("reader.coordinates", missing, line)
        if values.get("status_date") and not values.get("status"):
            self._refuse("reader.status_date", "status_date", line)
        if isinstance(identifier := values.get("id"), str):
            first = self._line_by_id.setdefault(identifier, line)
            if first != line:
                self._refuse("reader.repeated_id", "id", line, value=identifier, first=first)

    def _refuse_fine_wording(self, values: dict[str, object], line: int) -> None:
        for name, attribute in (("place", "verbatim_locality"), ("within", "within")):
            wording = values.get(attribute)
            if isinstance(wording, str) and (found := self._streets(wording)):
                self._refuse("reader.finer", name, line, value=wording, found=found)

    def _refuse(self, key: str, name: str, line: int, **values: Any) -> None:
        self._findings.refuse(Refused(key, **values), line=line, column=self._header.label(name))

    def _warn_of_repetition(self, values: dict[str, object], line: int) -> None:
        first = self._line_by_row.setdefault(tuple(values.values()), line)
        if first != line:
            self._findings.warn("reader.repeated_row", line=line, first=first)

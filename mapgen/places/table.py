"""Text of a CSV → its rows of cells, each with the line where it starts."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from mapgen.places.columns import known_columns
from mapgen.places.findings import Refused

Row = tuple[int, list[str]]

DELIMITERS = (",", ";", "\t")
#: Blank ones included. More than a map of reports can ever show; what Excel has at most.
MAXIMUM_ROWS = 1_048_576
#: Characters of one line of the file. Two hundred long cells take a tenth of that.
MAXIMUM_LINE = 1_000_000
# Excel's own first line that names the delimiter.
_EXCEL_HINT = re.compile(r'"?sep=([,;\t])"?\n')


def read_rows(text: str) -> Iterator[Row]:
    """The rows that hold a cell, header first; blank lines are left out. Newlines may be of any kind, also mixed.

    Raises Refused, with the line, where quotes don't match or a cell is larger than csv's limit (131,072 characters).
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    hint = _EXCEL_HINT.match(text)
    if hint:
        yield from _parse(text[hint.end() :], hint[1], lines_before=1)
    else:
        yield from _parse(text, _delimiter(text))


def _parse(text: str, delimiter: str, lines_before: int = 0) -> Iterator[Row]:
    reader = csv.reader(_lines(text), delimiter=delimiter, skipinitialspace=True, strict=True)
    start = lines_before + 1
    try:
        for number, cells in enumerate(reader):
            if number > MAXIMUM_ROWS:
                raise Refused("reader.too_many_rows", line=start, count=MAXIMUM_ROWS)
            if cells:
                yield start, cells
            start = lines_before + reader.line_num + 1
    except csv.Error as error:
        key = "reader.large_cell" if "limit" in str(error) else "reader.quotes"
        raise Refused(key, line=start, count=csv.field_size_limit()) from None


def _lines(text: str) -> Iterator[str]:
    """Lines with their newline. (str.splitlines would also split at form feeds and U+2028, inside of cells.)"""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        if end - start > MAXIMUM_LINE:
            raise csv.Error("line larger than limit")
        yield text[start:end]
        start = end


def delimiter_of(text: str) -> str:
    """The delimiter of a CSV, as Excel's first line names it or as the header shows it."""
    hint = _EXCEL_HINT.match(text.replace("\r\n", "\n"))
    return hint[1] if hint else _delimiter(text)


def _delimiter(text: str) -> str:
    """The delimiter by which the header names most of the columns we know, else by which it has most cells."""
    return max(DELIMITERS, key=lambda delimiter: _plausibility(text, delimiter))


def _plausibility(text: str, delimiter: str) -> tuple[int, int]:
    try:
        _, cells = next(_parse(text, delimiter), (0, []))
    except Refused:
        return 0, 0
    return known_columns(cells), len(cells)

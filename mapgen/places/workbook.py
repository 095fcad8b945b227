"""The first sheet of an .xlsx workbook → rows of text, as a CSV would have them (extra ``excel``)."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

from mapgen.places.columns import MAXIMUM_COLUMNS
from mapgen.places.findings import Refused
from mapgen.places.table import MAXIMUM_ROWS, Row

#: Unpacked. A sheet of 100,000 rows takes about 100 MB; a small file that unpacks to more is an attack.
MAXIMUM_UNPACKED_BYTES = 300_000_000
_ZIP = b"PK\x03\x04"
# Parts of a number format that are no date letters: [$-40C], [Red], "text", \x.
_LITERALS = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.')


def is_workbook(data: bytes) -> bool:
    """True for an .xlsx file, whatever its name. Raises Refused where it would unpack to too much."""
    if not data.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError):
        return False
    if not any(member.filename == "xl/workbook.xml" for member in members):
        return False
    if sum(member.file_size for member in members) > MAXIMUM_UNPACKED_BYTES:
        raise Refused("reader.large_file", limit=MAXIMUM_UNPACKED_BYTES // 1_000_000)
    return True


def read_workbook(data: bytes) -> Iterator[Row]:
    """The rows of the first sheet with their row numbers. Raises Refused where openpyxl is missing or can't read it."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise Refused("reader.no_openpyxl") from None
    rows = _rows(load_workbook, data)
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # openpyxl tells of each styling feature that it leaves out
                row = next(rows, None)
        except Refused:
            raise
        except Exception as error:  # a damaged workbook surfaces as almost any exception of openpyxl, zipfile or expat
            raise Refused("reader.damaged_workbook", reason=type(error).__name__) from None
        if row is None:
            return
        yield row


def _rows(load_workbook: Any, data: bytes) -> Iterator[Row]:
    workbook = load_workbook(BytesIO(data), read_only=True, data_only=True)
    sheet = workbook.worksheets[0]
    sheet.reset_dimensions()  # what a file says of its own size is often wrong
    for number, cells in enumerate(sheet.iter_rows(max_col=MAXIMUM_COLUMNS + 1), start=1):
        if number > MAXIMUM_ROWS:
            raise Refused("reader.too_many_rows", line=number, count=MAXIMUM_ROWS)
        texts = [_text(cell) for cell in cells]
        if any(texts):
            yield number, texts


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, date):  # datetime is one too
        return _iso(value, (cell.number_format or "")[:100])
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _iso(value: date, number_format: str) -> str:
    """As precise as the sheet shows it: "2024-11" typed into Excel is a day of November underneath."""
    letters = _LITERALS.sub("", number_format).lower()
    day = value.date() if isinstance(value, datetime) else value
    if "d" in letters or "y" not in letters:
        return day.isoformat()
    return day.isoformat()[: len("2024-11") if "m" in letters else len("2024")]

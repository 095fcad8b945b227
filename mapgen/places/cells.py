"""One cell → one value: a small function for each kind of column. Each raises Refused with what is wrong."""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

from mapgen.base.plaintext import forbidden_character, one_line, without_invisible
from mapgen.base.toponym import fold
from mapgen.base.weblink import MAXIMUM_LENGTH, link_fault
from mapgen.places.findings import Refused

#: Characters. The longest commune name has 45; a wording with two containers and a distance stays under 200.
MAXIMUM_WORDING = 200
MAXIMUM_LINE = 1_000
MAXIMUM_PARAGRAPH = 5_000
#: No report counts more; a larger number is a slip in the column.
MAXIMUM_COUNT = 1_000_000
#: Half the circumference of the Earth: a larger circle is the whole globe.
MAXIMUM_KILOMETRES = 20_015

STATUSES = ("arrested", "charged", "released", "tried", "convicted", "acquitted", "dismissed")
# French words for the stages of a case, folded; any gender and number.
_FRENCH_STATUSES = tuple(
    (re.compile(pattern), status)
    for pattern, status in (
        (r"(arrete|interpelle)e?s?|(en )?garde(e?s?)? a vue", "arrested"),
        (r"mise?s? en examen|inculpee?s?", "charged"),
        (r"(relache|libere)e?s?|remise?s? en liberte", "released"),
        (r"jugee?s?", "tried"),
        (r"condamnee?s?", "convicted"),
        (r"(acquitte|relaxe)e?s?", "acquitted"),
        (r"non lieu|classee?s? sans suite", "dismissed"),
    )
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_TIME = re.compile(r"[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?")
_COUNT = re.compile(r"[0-9]{1,7}")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,5}(?:[.,][0-9]{1,15})?")
_IDENTIFIER = re.compile(r"[a-z0-9-]{1,64}")


def wording(cell: str) -> str:
    """The words of a source for a place, on one line."""
    return _text(cell, MAXIMUM_WORDING)


def line(cell: str) -> str:
    """Plain text on one line."""
    return _text(cell, MAXIMUM_LINE)


def paragraph(cell: str) -> str:
    """Plain text, a note."""
    return _text(cell, MAXIMUM_PARAGRAPH)


def _text(cell: str, limit: int) -> str:
    if cell.isprintable() and len(cell) <= limit:  # no character to refuse, to leave out or to turn to a space
        return cell.strip()
    character = forbidden_character(cell)
    if character:
        raise Refused("reader.forbidden_character", character=character)
    if len(cell) > limit:
        raise Refused("reader.long_cell", count=len(cell), limit=limit)
    return one_line(without_invisible(cell))


def address(cell: str) -> str:
    """An http or https address that a page may link to."""
    fault = link_fault(cell)
    if fault:
        raise Refused(fault, value=cell, limit=MAXIMUM_LENGTH)
    return cell


def count(cell: str) -> int:
    """A whole number of 1 or more."""
    if not _COUNT.fullmatch(cell) or not 1 <= int(cell) <= MAXIMUM_COUNT:
        raise Refused("reader.count", value=cell, limit=MAXIMUM_COUNT)
    return int(cell)


@lru_cache(maxsize=4096)
def date(cell: str) -> str:
    """An ISO 8601 day, month or year that the calendar has."""
    _first_and_last_day(cell)
    return cell


def day(cell: str) -> str:
    """An ISO 8601 day that the calendar has."""
    if len(date(cell)) != len("2024-11-15"):
        raise Refused("reader.day", value=cell)
    return cell


def published(cell: str) -> str:
    """An ISO 8601 day, month or year; of a date with a time, the day that it names."""
    timeless = _TIME.sub("", cell) if len(cell) > len("2024-11-15") else cell
    try:
        return date(timeless)
    except Refused as refused:
        raise Refused(refused.key, value=cell) from None


@lru_cache(maxsize=4096)
def interval(cell: str) -> str:
    """An ISO 8601 day, month, year, or two of them as ``start/end``."""
    start, slash, end = cell.partition("/")
    if not slash:
        return date(cell)
    try:
        first, _ = _first_and_last_day(start)
        _, last = _first_and_last_day(end)
    except Refused as refused:
        raise Refused(refused.key, value=cell) from None
    if first > last:
        raise Refused("reader.interval_order", value=cell)
    return cell


def _first_and_last_day(cell: str) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """(year, month, day) of the first and of the last day that a date of any precision covers."""
    match = _DATE.fullmatch(cell) if cell.isascii() else None
    if not match:
        raise Refused("reader.date", value=cell)
    year, month, day_of_month = (int(part) if part else None for part in match.groups())
    if not year or not 1 <= (month or 1) <= 12:
        raise Refused("reader.calendar", value=cell)
    last_month = month or 12
    last = calendar.monthrange(year, last_month)[1]
    if not 1 <= (day_of_month or 1) <= last:
        raise Refused("reader.calendar", value=cell)
    return (year, month or 1, day_of_month or 1), (year, last_month, day_of_month or last)


@lru_cache(maxsize=256)
def status(cell: str) -> str:
    """What the source says happened since, in the English word of the vocabulary."""
    folded = fold(cell)
    if folded in STATUSES:
        return folded
    for pattern, english in _FRENCH_STATUSES:
        if pattern.fullmatch(folded):
            return english
    raise Refused("reader.status", value=cell)


def language(cell: str) -> str:
    """``fr`` or ``en``."""
    code = cell.lower()
    if code not in ("fr", "en"):
        raise Refused("reader.language", value=cell)
    return code


def identifier(cell: str) -> str:
    """A name for the row that an address can end in."""
    if not _IDENTIFIER.fullmatch(cell):
        raise Refused("reader.identifier", value=cell)
    return cell


def latitude(cell: str) -> float:
    """Decimal degrees, WGS 84, -90 to 90."""
    return _decimal(cell, 90, "reader.latitude")


def longitude(cell: str) -> float:
    """Decimal degrees, WGS 84, -180 to 180."""
    return _decimal(cell, 180, "reader.longitude")


def kilometres(cell: str) -> float:
    """A length above 0 km."""
    value = _decimal(cell, MAXIMUM_KILOMETRES, "reader.kilometres")
    if value <= 0:
        raise Refused("reader.kilometres", value=cell)
    return value


def _decimal(cell: str, limit: float, key: str) -> float:
    """A number with a decimal point or comma: a French spreadsheet writes 48,39."""
    if not _DECIMAL.fullmatch(cell) or abs(number := float(cell.replace(",", "."))) > limit:
        raise Refused(key, value=cell)
    return number

"""Dates and numbers as a reader of the page's language writes them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from mapgen.languages import text


@lru_cache(maxsize=4096)
def spelled(value: str, language: str) -> str:
    """An ISO 8601 day, month, year or interval in words; anything else as it is.

    >>> spelled("2024-11", "en")
    'November 2024'
    """
    start, _, end = value.partition("/")
    if end:
        return _interval(start, end, language)
    return _single(value, language)


@lru_cache(maxsize=4096)
def span(value: str) -> tuple[str, str] | None:
    """First and last day, ISO 8601, that a day, month, year or interval covers; None where it is none."""
    start, _, end = value.partition("/")
    first, last = _days(start), _days(end or start)
    return (first[0].isoformat(), last[1].isoformat()) if first and last else None


@lru_cache(maxsize=4096)
def number(value: float, language: str) -> str:
    """A number with the language's separators."""
    return str(format_decimal(value, locale=language))


def kilometres(meters: float, language: str) -> str:
    """Kilometres as precise as an estimate may sound: one decimal below 3 km, whole below 50, fives above."""
    km = meters / 1000
    if km < 3:
        return number(max(0.1, round(km, 1)), language)
    return number(round(km) if km < 50 else 5 * round(km / 5), language)


def _single(value: str, language: str) -> str:
    days = _days(value)
    if days is None or len(value) == 4:
        return value
    if len(value) == 7:
        return str(format_skeleton("yMMMM", days[0], locale=language))
    return str(format_date(days[0], "long", locale=language))


def _interval(start: str, end: str, language: str) -> str:
    first, last = _single(start, language), _single(end, language)
    if len(start) == len(end) == 10:
        return text("page.days", language, start=first, end=last)
    return f"{first} – {last}"


def _days(value: str) -> tuple[date, date] | None:
    """First and last day of an ISO day, month or year."""
    try:
        parts = [int(part) for part in value.split("-")]
        if len(parts) == 3:
            day = date(*parts)
            return day, day
        if len(parts) == 2:
            after = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
            return date(parts[0], parts[1], 1), after - timedelta(days=1)
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    except ValueError:
        return None

"""When it happened, from the words of the arrest's clause and the day of the article; no finer than the text says."""

from __future__ import annotations

import re
from datetime import date, timedelta

from mapgen.base.toponym import fold
from mapgen.desk.draft.article import Language
from mapgen.desk.draft.tables import tables
from mapgen.desk.draft.times import times_in

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(
    r"(?<![\d:h])(\d{1,2})(?:er|st|nd|rd|th)?(?= (?:of )?[a-z])"
    r"|(?<=[a-z] )(\d{1,2})(?:st|nd|rd|th)?(?![\d:]|\s?[hap]m?\b)"
)
_CLOCK = re.compile(r"\d{1,2}\s?h(?:eures?)?(?:\s?\d\d)?\b|\d{1,2}[ :.]\d\d\b(?:\s?[ap]m)?|\d{1,2}\s?[ap] ?m\b")
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?!\d)|((?:19|20)\d\d)-(\d\d)-(\d\d)")


def event_date(times: list[str], published: str | None, language: Language) -> str:
    """ISO 8601 day, month, or interval of two days; "" where the text leaves it open or says several."""
    told = {found for text in times if (found := _one(text, _day(published), language))}
    days = {found for found in told if len(found) > len("2024-11")} or told
    return days.pop() if len(days) == 1 else ""


def published_in(text: str, language: Language) -> str | None:
    """The day behind "Publié le", "Published": near the head or the foot of a text."""
    for part in (text[:_REACH], text[-_REACH:]):
        found = re.search(tables(language)["times"]["published"], part, re.IGNORECASE)
        if found is None:
            continue
        line = part[found.end() :].split("\n", 1)[0][:60]
        for start, end, _ in times_in(line, language):
            if (day := _one(line[start:end], None, language)) and len(day) == len("2024-11-12"):
                return day
    return None


_REACH = 2000


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published) if published else None
    except ValueError:
        return None


def _one(text: str, day: date | None, language: Language) -> str:
    if figures := _FIGURES.search(text):
        return _in_figures(figures)
    words = tables(language)["dates"]
    plain = fold(text)
    month = next((n for n, forms in enumerate(words["months"], 1) if _has(plain, forms)), 0)
    if month:
        return _of_month(text, plain, month, day)
    if day is None:
        return ""
    for back, forms in enumerate(words["days_back"]):
        if _has(plain, forms):
            return (day - timedelta(days=back)).isoformat()
    return _of_week(plain, day, words["weekdays"])


def _has(plain: str, forms: str) -> bool:
    return re.search(rf"\b(?:{forms})\b", plain) is not None


def _in_figures(found: re.Match[str]) -> str:
    numbers = [int(number) for number in found.groups() if number]
    if found[4]:
        return _iso(*numbers)
    # Day first, as in both countries that the articles are from; two numbers that may be a month are asked to nobody.
    return _iso(numbers[2], numbers[1], numbers[0]) if numbers[0] > _MONTHS or numbers[0] == numbers[1] else ""


_MONTHS = 12


def _of_month(text: str, plain: str, month: int, day: date | None) -> str:
    year = int(found.group()) if (found := _YEAR.search(text)) else None
    days = [int(a or b) for a, b in _DAY.findall(_CLOCK.sub("", _YEAR.sub("", plain)))] or (
        [1] if "premier" in plain else []
    )
    if year is None:
        if day is None:
            return ""
        year = day.year if (month, days[0] if days else 0) <= (day.month, day.day) else day.year - 1
    if not days:
        return f"{year}-{month:02}"
    ends = [iso for number in (days[0], days[-1]) if (iso := _iso(year, month, number))]
    return "/".join(dict.fromkeys(ends))


def _of_week(plain: str, day: date, weekdays: list[str]) -> str:
    """The latest such days before the article's, or its own."""
    found = [n for word in plain.split() for n, forms in enumerate(weekdays) if _has(word, forms)]
    if not found or len(found) > 2 or re.search(r"\b(?:prochain|next)\b", plain):
        return ""
    last = day - timedelta(days=(day.weekday() - found[-1]) % 7)
    first = last - timedelta(days=(found[-1] - found[0]) % 7)
    return "/".join(dict.fromkeys((first.isoformat(), last.isoformat())))


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""

"""When: days, dates, hours and years of a sentence, read and taken out of its words.

What is left is the sentence as if it said no time, so that no clock is a number of people and nothing stands between
"ont été interpellés" and "à Albi". The patterns are data by language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from mapgen.desk.draft.article import Language
from mapgen.desk.draft.tables import tables


@dataclass(frozen=True, slots=True)
class Time:
    """``text`` stood before word ``at`` of the sentence."""

    at: int
    text: str
    old: bool
    """It says "long ago" by itself: "il y a trois ans", "last year"."""

    @property
    def year(self) -> int | None:
        found = _YEAR.search(self.text)
        return int(found.group()) if found else None

    @property
    def since(self) -> bool:
        """It is how long something lasted: "depuis 2019", "between 2015 and 2019"."""
        return _SINCE.match(self.text) is not None or len(_YEAR.findall(self.text)) > 1

    @property
    def full(self) -> bool:
        """A day, a month and a year."""
        return self.year is not None and _DAY.search(_YEAR.sub("", self.text)) is not None


_SINCE = re.compile(r"depuis|since|d['’]ici|entre|between|de (?=\d)", re.IGNORECASE)
_DAY = re.compile(r"\d|premier")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(what is a time, which of them are old)."""
    words = dict(tables(language)["times"])
    patterns, old = words.pop("patterns"), words.pop("old")
    del words["published"]
    for name in ("clock", "amount"):
        words[name] = words[name].format(**words)
    whole = "|".join(f"(?:{pattern.format(**words)})" for pattern in patterns)
    return re.compile(whole), re.compile(old, re.IGNORECASE)


def times_in(text: str, language: Language) -> list[tuple[int, int, bool]]:
    """(start, end, old) of each time in ``text``, by characters."""
    pattern, old = _patterns(language)
    if language == "fr":
        text = text[:1].lower() + text[1:]
        if len(text) == 0 or text.isupper():
            text = text.lower()
    found = []
    for match in pattern.finditer(text):
        start, end = match.span()
        start += len(match.group()) - len(match.group().lstrip())
        if end > start:
            found.append((start, end, old.search(match.group()) is not None))
    return found

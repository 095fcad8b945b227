"""What the map shows, in one or two sentences: the alternative text of its pictures."""

from __future__ import annotations

from collections.abc import Sequence

from mapgen.messages import text
from mapgen.sheet import Card, Sheet
from mapgen.sheet.dates import number

#: Letters that a description of a picture may have on the strictest network (Twitter cards, image:alt).
LONGEST = 420


def alternative_text(sheet: Sheet) -> str:
    """``Map of four reported arrest places: …``, as many of them by name as fit, and how many are not located."""
    language, count = sheet.language, len(sheet.unlocated)
    key = "publish.alt_unlocated"
    unlocated = text(key, language, n=count, number=spelled_out(count, language)) if count else ""
    if not sheet.cards:
        return _joined(text("publish.alt_none", language), unlocated)
    for named in range(len(sheet.cards), 0, -1):
        words = _joined(_sentence(sheet.cards, named, language), unlocated)
        if len(words) <= LONGEST:
            return words
    return _joined(sheet.title, unlocated)


def spelled_out(count: int, language: str) -> str:
    """Small numbers as words, as running text has them; larger ones in figures."""
    words = text("publish.numbers", language).split(" ")
    return words[count] if count < len(words) else number(count, language)


def _sentence(cards: Sequence[Card], named: int, language: str) -> str:
    places = ", ".join(_place(card, language) for card in cards[:named])
    rest = len(cards) - named
    if rest:
        places = text("publish.alt_more", language, n=rest, places=places, count=number(rest, language))
    return text("publish.alt", language, n=len(cards), number=spelled_out(len(cards), language), places=places)


def _place(card: Card, language: str) -> str:
    return text("publish.alt_place", language, wording=card.wording, arrests=card.arrests)


def _joined(*sentences: str) -> str:
    return " ".join(sentence[0].upper() + sentence[1:] for sentence in sentences if sentence)

"""Nobody's name leaves this stage: every capitalised word that isn't known to be harmless is masked."""

from __future__ import annotations

from collections.abc import Iterable

from mapgen.desk.draft.grammar_words import (
    ARTICLES,
    DAYS,
    GENITIVE,
    LOCATIVE,
    MONTHS,
    MOTION,
    NO_NAMES,
    PLACE_HEADS,
    TOWN_WORDS,
    TRAVELLERS,
)
from mapgen.desk.draft.lexicon import Mark
from mapgen.desk.draft.mention import Mention
from mapgen.desk.draft.people import SOFT, does
from mapgen.desk.draft.segments import Sentence

MASK = "[…]"
_HARMLESS = (NO_NAMES | ARTICLES | GENITIVE | LOCATIVE | MOTION | MONTHS | DAYS) - TOWN_WORDS


def masked(
    sentence: Sentence, i: int, j: int, mentions: Iterable[Mention], marks: Iterable[Mark], own: Mention | None
) -> str:
    """Words i to j (excluded) as typed, names masked; places that are told as places stay, and ``own`` does."""
    plain = {k for mention in mentions if mention is own or shown(mention) for k in range(mention.i, mention.end)}
    plain |= {k for mark in marks for k in range(mark.i, mark.j) if not sentence.capital(k) or k == 0}
    hidden = _hidden(sentence, plain)
    text, last = "", sentence.starts[i]
    for k in range(i, j):
        start, end = sentence.starts[k], sentence.ends[k]
        text += sentence.text[last:start] + (MASK if k in hidden else sentence.text[start:end])
        last = end
    return _once(" ".join(text.split()))


def _hidden(sentence: Sentence, plain: set[int]) -> set[int]:
    """Words that may be a name, and plain words with a capital beside one: Paul *Juge*, Zoé *Bourg*."""
    hidden = {k for k in range(len(sentence)) if k not in plain and _may_be_name(sentence, k)}
    for k in range(1, len(sentence)):
        beside = sentence.gaps[k] == " " and sentence.capital(k) and k not in plain
        if beside and k - 1 in hidden and len(sentence.keys[k]) > 1:
            hidden.add(k)
    return hidden


def shown(mention: Mention) -> bool:
    """Is the name told as one of a place, so that it may be repeated? "de X" is where a noun of places says so."""
    if not mention.named.ids:
        return False
    if mention.link in ("locative", "month"):
        return mention.sentence.keys[mention.lead] not in SOFT or mention.lead + 1 < mention.i
    if mention.link == "bare":
        return mention.previous is not None and shown(mention.previous)
    keys, k = mention.sentence.keys, mention.lead
    before = keys[max(0, k - _HEAD_REACH) : k]
    if mention.link == "motion":
        return keys[k] in _FROM and not TRAVELLERS.isdisjoint(before)
    return mention.link == "genitive" and not PLACE_HEADS.isdisjoint(before[-1:])


_HEAD_REACH = 3
_FROM = frozenset({"from", "depuis", "vers", "via", "to", "towards", "pour"})


def _may_be_name(sentence: Sentence, k: int) -> bool:
    """A capital; at the head of a sentence or of a quotation a plain word has one too."""
    key, raw = sentence.keys[k], sentence.raw(k)
    if not raw[0].isupper():
        return False
    if k == 0 or sentence.keys[k - 1] in _OPENS:
        return key not in _HARMLESS
    return key not in _SMALL or (len(raw) > 1 and raw.isupper() and key not in LOCATIVE)


_SMALL = ARTICLES | GENITIVE | LOCATIVE | MONTHS | DAYS | MOTION
_OPENS = frozenset({"«", '"', "“", "”", ":", "."})


def _once(text: str) -> str:
    for joint in (" ", "-", "’", "'", ". "):
        while f"{MASK}{joint}{MASK}" in text:
            text = text.replace(f"{MASK}{joint}{MASK}", MASK)
    return text


def without_people(title: Sentence, named: list[Mention], places: frozenset[str], people: frozenset[str]) -> str:
    """A headline with the names of persons masked: names of the text, two capitalised words in a row that are no
    place, what does something, and a town's name that the text has as no place (``places``: those that it has).
    """
    plain = {k for m in named if shown(m) or (m.name in places and m.link != "person") for k in range(m.i, m.end)}
    hidden = {k for m in named if not shown(m) and m.name not in places for k in range(m.i, m.j)}
    hidden |= {k for k in range(len(title)) if k not in plain and title.keys[k] in people and title.capital(k)}
    for k in range(len(title)):
        if k in plain or not _personal(title, k):
            continue
        if does(title, k, k + 1) or title.keys[k + 1 : k + 2] in _TAKEN or title.keys[k - 1 : k] in _BEFORE_NAMES:
            hidden.add(k)
        if title.gaps[k + 1 : k + 2] == [" "] and k + 1 not in plain and _personal(title, k + 1):
            hidden |= {k, k + 1}
    for k in range(1, len(title)):
        if k - 1 in hidden and title.gaps[k] in "-'" and title.gaps[k] and title.capital(k):
            hidden.add(k)  # Delorme-Vasseur
    text, last = "", 0
    for k in range(len(title)):
        text += title.text[last : title.starts[k]] + (MASK if k in hidden else title.raw(k))
        last = title.ends[k]
    return _once(text + title.text[last:])


_BEFORE_NAMES = (["de"], ["d"], ["of"], [":"], ["—"], ["–"])
_TAKEN = (
    ["arrested"],
    ["held"],
    ["detained"],
    ["jailed"],
    ["charged"],
    ["arrete"],
    ["arretee"],
    ["interpelle"],
    ["ecroue"],
)


def _personal(sentence: Sentence, k: int) -> bool:
    """A word that begins with a capital and is neither a small word, nor all capitals longer than an initial."""
    raw = sentence.raw(k)
    if not raw[0].isupper() or sentence.keys[k] in _HARMLESS:
        return False
    return len(raw) == 1 or not raw.isupper()

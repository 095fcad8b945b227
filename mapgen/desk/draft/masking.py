"""Nobody's name leaves this stage: every capitalised word that isn't known to be harmless is masked."""

from __future__ import annotations

from collections.abc import Iterable

from mapgen.desk.draft.article import Language
from mapgen.desk.draft.grammar_words import ARTICLES, DAYS, GENITIVE, LOCATIVE, MONTHS, MOTION, NO_NAMES
from mapgen.desk.draft.lexicon import Mark
from mapgen.desk.draft.mentions import Mention
from mapgen.desk.draft.segments import Sentence, cut

MASK = "[…]"
_HARMLESS = NO_NAMES | ARTICLES | GENITIVE | LOCATIVE | MOTION | MONTHS | DAYS


def masked(sentence: Sentence, i: int, j: int, mentions: Iterable[Mention], marks: Iterable[Mark]) -> str:
    """Words i to j (excluded) as typed, names masked; places that are told as places stay."""
    plain = {k for mention in mentions if shown(mention) for k in range(mention.i, mention.end)}
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
    """Is the name told as one of a place, so that it may be repeated?"""
    if not mention.named.ids:
        return False
    return mention.link in ("locative", "genitive", "motion", "month") or (
        mention.link == "bare" and mention.previous is not None
    )


def _may_be_name(sentence: Sentence, k: int) -> bool:
    raw = sentence.raw(k)
    if not raw[0].isupper():
        return False
    return sentence.keys[k] not in _HARMLESS or (
        k > 0 and len(raw) > 1 and raw.isupper() and sentence.keys[k] not in LOCATIVE
    )


def _once(text: str) -> str:
    for joint in (" ", "-", "’", "'", ". "):
        while f"{MASK}{joint}{MASK}" in text:
            text = text.replace(f"{MASK}{joint}{MASK}", MASK)
    return text


def without_people(title: str, mentions: Iterable[Mention], people: frozenset[str], language: Language) -> str:
    """A headline with the names of persons masked: two capitalised words in a row that are no place, or a name of the
    text.
    """
    sentence = cut(title, language)
    plain = {k for mention in mentions if shown(mention) for k in range(mention.i, mention.end)}
    hidden = {k for k in range(len(sentence)) if k not in plain and sentence.keys[k] in people and sentence.capital(k)}
    for k in range(len(sentence) - 1):
        pair = {k, k + 1}
        if sentence.gaps[k + 1] == " " and not pair & plain and _personal(sentence, k) and _personal(sentence, k + 1):
            hidden |= pair
    for k in range(1, len(sentence)):
        if k - 1 in hidden and sentence.gaps[k] in "-'" and sentence.gaps[k] and sentence.capital(k):
            hidden.add(k)  # Delorme-Vasseur
    text, last = "", 0
    for k in range(len(sentence)):
        text += sentence.text[last : sentence.starts[k]] + (MASK if k in hidden else sentence.raw(k))
        last = sentence.ends[k]
    return _once(text + sentence.text[last:])


def _personal(sentence: Sentence, k: int) -> bool:
    """A word that begins with a capital and is neither a small word, nor all capitals longer than an initial."""
    raw = sentence.raw(k)
    if not raw[0].isupper() or sentence.keys[k] in _HARMLESS:
        return False
    return len(raw) == 1 or not raw.isupper()


def people(sentences: Iterable[tuple[Sentence, list[Mention]]]) -> frozenset[str]:
    """Keys of the words that stand in pairs of capitalised words inside sentences: first names and surnames."""
    found: set[str] = set()
    for sentence, mentions in sentences:
        if sentence.heading:
            continue
        plain = {k for mention in mentions if mention.link != "person" for k in range(mention.i, mention.end)}
        for k in range(1, len(sentence) - 1):
            if (
                sentence.gaps[k + 1] == " "
                and not {k, k + 1} & plain
                and _personal(sentence, k)
                and _personal(sentence, k + 1)
            ):
                found |= {sentence.keys[k], sentence.keys[k + 1]}
    return frozenset(key for key in found if len(key) > 1)

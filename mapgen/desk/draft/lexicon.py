"""The words of ``words/*.toml``: found in a sentence, longest phrase first, each with its kind."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from mapgen.base.toponym import fold
from mapgen.desk.draft.article import Language
from mapgen.desk.draft.segments import Sentence
from mapgen.desk.draft.tables import tables

_ENDINGS = ("", "s", "e", "es")
ARREST = frozenset({"arrest_verb", "arrest_noun"})


class Mark(NamedTuple):
    """Words i to j (excluded) of a sentence say something of the places beside them."""

    i: int
    j: int
    kind: str


Index = dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def index(language: Language) -> Index:
    """First word → (words, kind), the longest first."""
    found: Index = {}
    for kind, phrases in tables(language)["marks"].items():
        for phrase in phrases.split("|"):
            for words in _forms(phrase):
                found.setdefault(words[0], []).append((words, kind))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def _forms(phrase: str) -> list[tuple[str, ...]]:
    phrase = (
        "où"
        if phrase == "où"
        else fold(phrase.replace("+", "PLUS")).replace("plus", "+")
        if "+" in phrase
        else fold(phrase)
    )
    if not phrase:
        return []
    if "+" not in phrase:
        return [tuple(phrase.split())]
    return [tuple(phrase.replace("+", ending).split()) for ending in _ENDINGS]


def marks(sentence: Sentence, language: Language) -> list[Mark]:
    """Every phrase of the lexicon in the sentence, in order, none overlapping."""
    table, keys = index(language), sentence.keys
    found: list[Mark] = []
    i, count = 0, len(keys)
    while i < count:
        entries = table.get(keys[i])
        if entries is not None:
            for words, kind in entries:
                j = i + len(words)
                if len(words) == 1 or tuple(keys[i:j]) == words:
                    found.append(Mark(i, j, kind))
                    i = j - 1
                    break
        i += 1
    return found

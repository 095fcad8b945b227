"""What the text says happened since: released, charged, convicted, acquitted."""

from __future__ import annotations

from functools import cache

from mapgen.desk.draft.article import Language
from mapgen.desk.draft.clause import state
from mapgen.desk.draft.lexicon import Mark
from mapgen.desk.draft.segments import Sentence
from mapgen.desk.draft.tables import tables

#: They speak of all that were told of before: "il", "ces hommes", "they". Anything else may be one of them.
_ONE = frozenset("il elle he she le la l the un une a cet cette this".split())
_ALL = frozenset("ils elles tous toutes ces les they all both".split())
_PARTLY = frozenset(
    "deux trois quatre premier second autre autres dont two three other others one first second".split()
)
#: Words between a subject and its verb that are looked at.
_REACH = 10


@cache
def _phrases(language: Language) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for status, phrases in tables(language)["status"].items():
        for phrase in phrases.split("|"):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, status))
    return found


def status_in(sentence: Sentence, language: Language, *, several: bool) -> str:
    """The status that the sentence tells as a fact of all those arrested before, "" where it tells none."""
    table, keys, told = _phrases(language), sentence.keys, ""
    for k, key in enumerate(keys):
        for words, status in table.get(key, ()):
            mark = Mark(k, k + len(words), "judged")
            if tuple(keys[k : mark.j]) == words and state(sentence, mark) == "fact" and _of_them(keys[:k], several):
                told = status
    return told


def _of_them(before: list[str], several: bool) -> bool:
    opening = before[-_REACH:] if "," not in before else before[len(before) - before[::-1].index(",") :] or before
    if not _PARTLY.isdisjoint(before):
        return False
    return opening[:1] != [] and opening[0] in (_ALL if several else _ONE | _ALL)

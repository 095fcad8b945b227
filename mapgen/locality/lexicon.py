"""The dictionary of phrases that carry meaning, and how to find the one that begins at a word.

Every idea (``near``, ``suburb``, ``between`` …) brings a table of :class:`Entry`: the phrases, folded, and
the small function that notes their meaning on the :class:`~mapgen.locality.reading.Reading`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mapgen.locality.reading import Reading
from mapgen.locality.wording import Wording

#: ``step(reading, wording, start, stop, end)``: words start to stop are the phrase, end is the end of the
#: segment. Returns the position to go on from, or None where the words are no phrase here after all.
Step = Callable[[Reading, Wording, int, int, int], "int | None"]

#: "de" in all its shapes, and what English uses for it.
FRENCH_LINKS = frozenset({"de", "du", "des", "d"})
ENGLISH_LINKS = frozenset({"of", "from", "to"})
LINKS = FRENCH_LINKS | ENGLISH_LINKS


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase of the grammar."""

    words: tuple[str, ...]
    step: Step
    opens: str = ""
    """Whether it can open a new phrase behind a name ("Bron, *près de* Lyon"): ``strong`` always does,
    ``link`` does where "de" follows, ``weak`` only where the gazetteer knows what stands on both sides."""
    names: bool = True
    """True where a name may begin with it, so that the gazetteer is asked first (Entre-deux-Guiers)."""
    joins: bool = False
    """True where a hyphen may tie it to the name: Nord-Finistère, Centre-Bretagne."""


def entries(step: Step, phrases: str, *, opens: str = "", names: bool = True, joins: bool = False) -> list[Entry]:
    """A table from phrases separated by ``|``; line breaks count as blanks."""
    return [Entry(tuple(phrase.split()), step, opens, names, joins) for phrase in phrases.split("|") if phrase.split()]


class Lexicon:
    """All entries: those of one word by it, the others by their first two, the longest first."""

    __slots__ = ("_first", "_pairs", "_single")

    def __init__(self) -> None:
        self._first: set[str] = set()
        self._single: dict[str, list[Entry]] = {}
        self._pairs: dict[tuple[str, str], list[Entry]] = {}

    def add(self, tables: Iterable[Iterable[Entry]]) -> None:
        """Take in all tables. Of two entries with the same words the one added last is asked first."""
        for table in tables:
            for entry in table:
                self._first.add(entry.words[0])
                if len(entry.words) == 1:
                    self._single.setdefault(entry.words[0], []).insert(0, entry)
                else:
                    self._pairs.setdefault((entry.words[0], entry.words[1]), []).insert(0, entry)
        for same in self._pairs.values():
            same.sort(key=lambda entry: -len(entry.words))

    def at(self, wording: Wording, i: int, end: int) -> Entry | None:
        """The longest phrase that begins at word i, unless a hyphen ties it to what follows."""
        return next(iter(self.all_at(wording, i, end)), None)

    def all_at(self, wording: Wording, i: int, end: int) -> list[Entry]:
        """Every phrase that begins at word i, the longest first."""
        keys, gaps = wording.keys, wording.gaps
        if keys[i] not in self._first:
            return []
        found = []
        if i + 1 < end:
            for entry in self._pairs.get((keys[i], keys[i + 1]), ()):
                stop = i + len(entry.words)
                if stop <= end and (stop - i == 2 or tuple(keys[i:stop]) == entry.words):
                    found.append(entry)
        found += self._single.get(keys[i], ())
        return [entry for entry in found if entry.joins or not _tied(gaps, i + len(entry.words), end)]

    def opens(self, wording: Wording, i: int, end: int) -> str:
        """``strong``, ``weak`` or ``""``: does a new phrase open at word i, behind a name?"""
        if wording.keys[i] not in self._first or wording.gaps[i] not in (" ", "/"):
            return ""
        entry = self.at(wording, i, end)
        if entry is None:
            return ""
        stop = i + len(entry.words)
        if entry.opens == "link":
            return "strong" if stop < end and wording.keys[stop] in LINKS else ""
        return entry.opens if stop < end else ""


def _tied(gaps: list[str], stop: int, end: int) -> bool:
    """Does a hyphen tie a phrase that ends before word ``stop`` to what follows?"""
    return stop < end and gaps[stop] == "-"


#: The whole grammar; :mod:`mapgen.locality.grammar` fills it at import, and nothing changes it afterwards.
LEXICON = Lexicon()

"""Words → clause: the phrases of a wording, one segment after the other, and what they say together."""

from __future__ import annotations

from mapgen.locality.clause import LocalityClause
from mapgen.locality.containers import compose
from mapgen.locality.fillers import all_filler, preamble_end
from mapgen.locality.grammar import read_phrase
from mapgen.locality.reading import Reading
from mapgen.locality.wording import Wording

#: Longer text is an article, not the wording of a place; its rest is kept as ``unconsumed``.
_MOST_WORDS = 60


def parse_words(words: Wording, verbatim: str) -> LocalityClause:
    """What the words of ``verbatim`` say."""
    _tie_names(words)
    preamble = preamble_end(words)
    phrases: list[Reading] = []
    i = preamble
    for start, end in _segments(words):
        i = max(start, i)  # "entre Valence (Drôme) et Montélimar" reaches over three segments
        while i < end:
            reading, i = read_phrase(words, i, end)
            phrases.append(reading)
    if preamble and phrases and not all_filler(words, preamble):
        phrases[0].unused.append((0, preamble))
    return compose(words, verbatim, phrases)


def _tie_names(wording: Wording) -> None:
    """Some official names hold brackets or a dash: Bors (Canton de Tude-et-Lavalette), Château-Chinon (Ville)."""
    if wording.oracle is None or not _broken(wording):
        return
    for k in range(1, min(len(wording), _MOST_WORDS)):
        tied = wording.gaps[k] == "(" or (wording.gaps[k] == "," and wording.dash(k))
        if not tied or wording.keys[k].isdigit():
            continue
        end = next((j for j in range(k + 1, len(wording)) if wording.gaps[j] in ",(" and wording.gaps[j]), len(wording))
        if any(wording.knows(wording.name(i, end)) for i in range(max(0, k - 4), k)):
            wording.gaps[k] = "-"


def _broken(wording: Wording) -> bool:
    """Does a comma or a bracket stand anywhere in it?"""
    return "," in wording.gaps or "(" in wording.gaps


def _segments(wording: Wording) -> list[tuple[int, int]]:
    """Word ranges between commas and brackets."""
    count = min(len(wording), _MOST_WORDS)
    if count and not _broken(wording):
        return [(0, count)]
    starts = [i for i in range(count) if i == 0 or wording.gaps[i] in ",("]
    starts = [i for i in starts if i == 0 or wording.gaps[i]]
    return list(zip(starts, [*starts[1:], count], strict=True)) if count else []

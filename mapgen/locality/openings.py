"""Where a new phrase opens behind a name: "Bron, *près de* Lyon", "Valence *dans* la Drôme"."""

from __future__ import annotations

from mapgen.locality.articles import PREPOSITIONS
from mapgen.locality.lexicon import LEXICON, LINKS
from mapgen.locality.numbers import TIME_UNITS, UNITS, measure_at
from mapgen.locality.wording import Wording

_COMPASS = frozenset("nord sud est ouest nordest nordouest sudest sudouest".split())
_AFTER_COMPASS = _COMPASS | LINKS


def openings(wording: Wording, end: int) -> list[tuple[int, str]]:
    """(position, ``strong`` or ``weak``) of all openings before ``end``; computed once for a segment."""
    found = wording.openings.get(end)
    if found is None:
        found = [(k, kind) for k in range(1, end) if (kind := _opening(wording, k, end))]
        wording.openings[end] = found
    return found


def strong_stops(wording: Wording, i: int, end: int) -> list[int]:
    """Where a name that begins at word i may end: each strong opening after it, then ``end``."""
    return [*[k for k, kind in openings(wording, end) if k > i and kind == "strong"], end]


def weak_stops(wording: Wording, i: int, end: int, bound: int) -> list[int]:
    """Weak openings between i and ``bound``, the last first: the longest name comes first."""
    return [k for k, kind in reversed(openings(wording, end)) if i < k < bound and kind == "weak"]


def _opening(wording: Wording, k: int, end: int) -> str:
    if wording.gaps[k] not in (" ", "/"):
        return ""
    key = wording.keys[k]
    if key[:1].isdigit():
        return "strong" if k + 1 < end and (wording.keys[k + 1] in UNITS or wording.keys[k + 1] in TIME_UNITS) else ""
    if key in ("et", "and", "ou", "or") and k + 1 < end:
        again = wording.keys[k + 1] in PREPOSITIONS or LEXICON.opens(wording, k + 1, end) == "strong"
        return "strong" if again else ""
    if key in ("a", "au", "la", "l") and _spatial(wording, k + 1, end):
        return "strong" if key in ("a", "au") else ""
    return LEXICON.opens(wording, k, end)


def _spatial(wording: Wording, k: int, end: int) -> bool:
    """After "à" or "au": a compass word with "de" behind it, or a measure."""
    keys = wording.keys
    if k < end and keys[k] == "l":
        k += 1
    if k + 1 >= end:
        return False
    if keys[k] in _COMPASS:
        return keys[k + 1] in _AFTER_COMPASS and wording.gaps[k + 1] in (" ", "-")
    return measure_at(wording, k, end) is not None

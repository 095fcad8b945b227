"""Words that stand for an arrest: "deux l'ont été à Dole", "a third followed", "met the same fate", and the end of a
flight: "sa cavale s'est achevée à Roanne", "mis fin à la cavale".
"""

from __future__ import annotations

from mapgen.desk.draft.lexicon import Mark
from mapgen.desk.draft.segments import Sentence

_PHRASES = (
    ("l", "a", "ete"),
    ("l", "ont", "ete"),
    ("l", "avait", "ete"),
    ("l", "avaient", "ete"),
    ("subi", "le", "meme", "sort"),
    ("connu", "le", "meme", "sort"),
    ("met", "the", "same", "fate"),
    ("suffered", "the", "same", "fate"),
)
#: With somebody counted off before them: "une cinquième a suivi à", "a third followed in".
_FOLLOWED = frozenset({"suivi", "followed"})
#: Ordinals and the like that count one person off.
COUNTED_OFF = frozenset(
    """
    premier premiere second seconde deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme
    dixieme dernier derniere autre first third fourth fifth sixth seventh eighth other another last
    """.split()
)
#: They end a flight: behind one of FLIGHTS, or before one.
_ENDED = (
    ("s", "est", "achevee"),
    ("s", "est", "terminee"),
    ("s", "acheve"),
    ("s", "acheva"),
    ("a", "pris", "fin"),
    ("a", "mis", "fin"),
    ("ont", "mis", "fin"),
    ("prend", "fin"),
    ("came", "to", "an", "end"),
    ("ended",),
    ("put", "an", "end"),
)
FLIGHTS = frozenset({"cavale", "fuite", "manhunt", "traque", "run", "flight"})
_FLIGHT_REACH = 12
_STARTS = frozenset({"l", "subi", "connu", "met", "suffered"})
_BEHIND = frozenset({"a", "au", "aux", "en", "dans", "pres", "in", "at", "near"})


def pro_verbs(sentence: Sentence) -> list[Mark]:
    """Where such words stand, as marks of an arrest."""
    keys, found = sentence.keys, []
    for k, key in enumerate(keys):
        if key in _STARTS:
            phrase = next((words for words in _PHRASES if tuple(keys[k : k + len(words)]) == words), None)
            if phrase is not None:
                found.append(Mark(k, k + len(phrase), "arrest_verb"))
        if key in _ENDS and (ended := _end_of_flight(keys, k)):
            found.append(Mark(k, k + len(ended), "arrest_verb"))
        elif key in _FOLLOWED and _counted_off(keys, k):
            found.append(Mark(k, k + 1, "arrest_verb"))
    return found


_ENDS = frozenset(words[0] for words in _ENDED)


def _end_of_flight(keys: list[str], k: int) -> tuple[str, ...] | None:
    words = next((words for words in _ENDED if tuple(keys[k : k + len(words)]) == words), None)
    if words is None or FLIGHTS.isdisjoint(keys[max(0, k - _FLIGHT_REACH) : k + _FLIGHT_REACH]):
        return None
    return words if "pas" not in keys[k : k + _FLIGHT_REACH] else None


def _counted_off(keys: list[str], k: int) -> bool:
    led = not _BEHIND.isdisjoint(keys[k + 1 : k + 2])
    return led and not COUNTED_OFF.isdisjoint(keys[max(0, k - 3) : k])

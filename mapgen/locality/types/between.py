"""Between two places: "entre Nancy et Metz", "à mi-chemin entre", "sur l'axe Lyon-Paris", "halfway between"."""

from __future__ import annotations

from mapgen.base.toponym import fold
from mapgen.locality.articles import strip_preposition
from mapgen.locality.lexicon import LEXICON, Entry, entries
from mapgen.locality.names import known_span, name_end, plausible, strong_stops, take
from mapgen.locality.reading import Reading
from mapgen.locality.vocabulary import DEPARTMENTS, REGIONS, STATES, state
from mapgen.locality.wording import Wording

_AND = frozenset({"et", "and"})


def between(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """Read both names. Without a second one the words are no "between" (L'Entre-Deux)."""
    joints = [k for k in range(stop + 1, end - 1) if wording.keys[k] in _AND and wording.gaps[k] in (" ", "-")]
    joint, inside = _joint(wording, joints, stop, end), None
    if joint is None:
        joint, inside = _joint_behind_container(wording, stop, end)
    if joint is None:
        return _first_of_several(reading, wording, stop, end)
    first, second = _contained(wording, stop, min(joint, end)), Reading()
    end = max(end, _segment_end(wording, joint))
    position = _second(second, wording, joint + 1, end)
    if not first.name or not second.name:
        return None
    first.within = inside or first.within
    second.within, position = _bracket(wording, position, end)
    reading.locality_type = "between" if reading.locality_type != "unmappable" else reading.locality_type
    _name(reading, first)
    reading.other = second.toponym()
    for other in (first, second):
        for key in other.remarks:
            reading.remark(key)
        reading.unused += other.unused
    return position


def _contained(wording: Wording, i: int, end: int) -> Reading:
    """One place, and the larger one that its words go on to name ("Valence *dans la Drôme*")."""
    reading = Reading()
    position = _second(reading, wording, i, end)
    if reading.name and position < end:
        reading.within = one_place(wording, position, end).name or None
    return reading


def _joint_behind_container(wording: Wording, start: int, end: int) -> tuple[int | None, str | None]:
    """ "entre Valence (Drôme) *et* Montélimar": the "et" behind what contains the first name, and that container."""
    if end >= len(wording) or not plausible(wording, start, end):
        return None, None
    for joint in range(end + 1, min(end + _LONGEST_CONTAINER, len(wording) - 1)):
        if wording.keys[joint] in _AND and wording.gaps[joint] != "-":
            container = _container(wording, end, joint)
            return (joint, container) if container else (None, None)
    return None, None


#: Words: "(Provence-Alpes-Côte d'Azur)".
_LONGEST_CONTAINER = 7


def _container(wording: Wording, i: int, end: int) -> str | None:
    """The larger place in a segment: in brackets, behind a preposition, or a division by name or abbreviation."""
    name = one_place(wording, i, end).name
    if wording.gaps[i] == "(" or wording.keys[i] in ("dans", "en", "in"):
        return name or None
    state_name = state(wording.raw(i), wording.keys[i]) if end == i + 1 else None
    return state_name or (name if fold(name) in _DIVISIONS else None)


_DIVISIONS = DEPARTMENTS | REGIONS | frozenset(fold(name) for name in STATES.values())


def _bracket(wording: Wording, position: int, end: int) -> tuple[str | None, int]:
    """ "et Laval (*Mayenne*)": brackets belong to the name before them. Also the position behind them."""
    if position != end or end >= len(wording) or wording.gaps[end] != "(":
        return None, position
    stop = _segment_end(wording, end)
    return _container(wording, end, stop), stop


def _segment_end(wording: Wording, i: int) -> int:
    """Where the segment with word i ends."""
    return next((k for k in range(i + 1, len(wording)) if wording.gaps[k] and wording.gaps[k] in ",("), len(wording))


def _first_of_several(reading: Reading, wording: Wording, stop: int, end: int) -> int | None:
    """ "entre Lyon, Grenoble et Chambéry": the list goes on behind the comma."""
    listed = wording.keys[stop - 1] in ("entre", "between") and end < len(wording) and plausible(wording, stop, end)
    return stop if listed else None


def _joint(wording: Wording, joints: list[int], start: int, end: int) -> int | None:
    """The "et" that parts the two names, not one inside a name (Meurthe-et-Moselle)."""
    if len(joints) < 2:
        return joints[0] if joints else None
    if wording.oracle is not None:
        for k in joints:
            if _known(wording, start, k) and _known(wording, k + 1, strong_stops(wording, k + 1, end)[0]):
                return k
    blank = [k for k in joints if wording.gaps[k] == " "]
    return (blank or joints)[0]


def _known(wording: Wording, i: int, j: int) -> bool:
    i = strip_preposition(wording, i, j)
    return known_span(wording, Reading(), i, j)


def one_place(wording: Wording, i: int, end: int) -> Reading:
    """A reading of words i to ``end`` as one place."""
    reading = Reading()
    _second(reading, wording, i, end)
    return reading


def _second(reading: Reading, wording: Wording, i: int, end: int) -> int:
    while i < end:
        entry = LEXICON.at(wording, i, end)
        if entry is None or (entry.names and name_end(reading, wording, i, end) is not None):
            break
        after = entry.step(reading, wording, i, i + len(entry.words), end)
        if after is None:
            break
        i = after
    return take(reading, wording, i, end) if i < end and not reading.name else i


def _name(reading: Reading, other: Reading) -> None:
    reading.name, reading.article, reading.preposition = other.name, other.article, other.preposition
    reading.feature_class, reading.adjective, reading.within = other.feature_class, other.adjective, other.within


def axis(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "l'axe Paris-Lyon", "ligne Lille-Bruxelles": two names joined by a hyphen."""
    for k in range(stop + 1, min(end, stop + 8)):
        if wording.gaps[k] not in "-/" or not wording.gaps[k]:
            continue
        right = strong_stops(wording, k, end)[0]
        known = _known(wording, stop, k) and _known(wording, k, right)
        if known or (wording.oracle is None and k == stop + 1 and right == k + 1):
            reading.settle("between")
            reading.remark("road")
            reading.name, reading.article = wording.name(stop, k), ""
            reading.other = one_place(wording, k, right).toponym()
            return right
    return stop


TABLE: list[Entry] = [
    *entries(between, "entre|between|in between", opens="strong"),
    *entries(
        between, "a mi chemin entre|a mi distance entre|a egale distance entre|quelque part entre", opens="strong"
    ),
    *entries(between, "halfway between|midway between|half way between|somewhere between", opens="strong"),
    *entries(between, "a mi chemin|a mi distance|a egale distance|a cheval sur|a cheval entre|a la limite|aux confins"),
    *entries(axis, "axe|ligne|liaison|autoroute|train|tgv|corridor", opens=""),
]

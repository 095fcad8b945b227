"""Where a name begins and ends. The longest name that the gazetteer knows wins; grammar decides the rest.

A name may end where the next phrase opens ("Bron, *près de* Lyon"): :func:`openings`, at the end, finds those places.
"""

from __future__ import annotations

from mapgen.base.toponym import fold
from mapgen.locality.articles import ARTICLES, PREPOSITIONS, strip_article, strip_preposition
from mapgen.locality.clause import Toponym
from mapgen.locality.codes import begins_code, is_code, is_number, may_be_code
from mapgen.locality.compass import BASE
from mapgen.locality.lexicon import ENGLISH_LINKS, FRENCH_LINKS, LEXICON, LINKS
from mapgen.locality.numbers import TIME_UNITS, UNITS, measure_at
from mapgen.locality.reading import Reading
from mapgen.locality.suffixes import ENGLISH_DEMONYM, strip_suffixes
from mapgen.locality.vocabulary import DESCRIPTIVE, DIVISION_BETWEEN, LANDMARK_TOWNS, NOUN_BETWEEN, PROSE, TAIL, state
from mapgen.locality.wording import Wording

_AND = frozenset({"et", "and", "ou", "or", "&"})
#: Estates are called by the number of their flats: les 4000, les 3000.
_ESTATE_FIGURES = 4
_COMPASS = frozenset("nord sud est ouest nordest nordouest sudest sudouest".split())
_AFTER_COMPASS = _COMPASS | LINKS


def known_span(wording: Wording, reading: Reading, i: int, j: int) -> bool:
    """Are words i to j a name, with or without the article read before them?"""
    if i >= j:
        return False
    name = wording.name(i, j)
    if reading.article:
        joint = "" if reading.article == "l'" else " "
        return wording.knows(f"{reading.article}{joint}{name}") or wording.knows(name)
    return wording.knows(name)


def name_end(reading: Reading, wording: Wording, i: int, end: int) -> int | None:
    """The end of the longest known name that begins at word i and ends where a phrase may open; None if none is."""
    asked = i, end, reading.article
    if asked in wording.name_ends:
        return wording.name_ends[asked]
    stop: int | None
    for stop in reversed(strong_stops(wording, i, end)):
        if known_span(wording, reading, i, stop):
            break
    else:
        stop = None
    wording.name_ends[asked] = stop
    return stop


def take(reading: Reading, wording: Wording, i: int, end: int) -> int:
    """Put the name at word i on the reading. Returns the position after it; new phrases go on there."""
    i = strip_article(reading, wording, i, end)
    if i >= end:
        return end
    stop = None if reading.neighbourhood else name_end(reading, wording, i, end)
    figure = is_number(wording, i) and not may_be_code(reading, wording, i, end)
    if stop is not None and (stop > i + 1 or len(wording.raw(i)) == _ESTATE_FIGURES):
        figure = False  # 100 Mile House, Les 4000
    if figure and not reading.neighbourhood:
        return _no_name(reading, i)
    if stop is not None:
        return _set(reading, wording, i, stop)
    bound = strong_stops(wording, i, end)[0]
    position = _analyse(reading, wording, i, bound, end)
    return _no_name(reading, i) if figure and reading.name.isdigit() else position


def _no_name(reading: Reading, i: int) -> int:
    """A number that is no code names nothing."""
    reading.unused.append((i, i + 1))
    reading.name, reading.article, reading.missing = "", "", reading.missing or "not_understood"
    return i + 1


def _set(reading: Reading, wording: Wording, i: int, j: int) -> int:
    if not reading.article and j - i > 1:
        i = strip_article(reading, wording, i, j)
    reading.name = wording.name(i, j)
    reading.code = is_code(wording, i, j)
    return j


def _analyse(reading: Reading, wording: Wording, i: int, bound: int, end: int) -> int:
    """A name that the gazetteer does not know as it stands: cut off, one by one, what may not belong to it."""
    described = _described(reading, wording, i, bound, end)
    if described is not None:
        return described
    tail = _tail(wording, i, bound)
    if tail == i:
        return _pass_over(reading, wording, i, end)
    if tail < bound:
        reading.unused.append((tail, bound))
    if reading.classifier == "landmark" and fold(wording.name(i, tail)) in LANDMARK_TOWNS:
        return _after(_set(reading, wording, i, tail), tail, bound)
    stop = strip_suffixes(reading, wording, i, tail)
    if (stop < tail or tail < bound) and known_span(wording, reading, i, stop):
        return _after(_set(reading, wording, i, stop), stop, bound)
    listed = _enumerated(reading, wording, i, stop)
    if listed is not None:
        return _set(reading, wording, i, listed)
    split = _weak(reading, wording, i, stop, end)
    if split is not None:
        return split
    split = _juxtaposed(reading, wording, i, stop)
    if split is not None:
        if stop < tail and split < stop:
            reading.unused.append((split, stop))
            return bound
        return split
    _whole(reading, wording, i, stop)
    return bound


def _after(position: int, stop: int, bound: int) -> int:
    return bound if position == stop else position


def _whole(reading: Reading, wording: Wording, i: int, stop: int) -> None:
    """No more cuts: the words are a name that only the resolver can judge, or prose."""
    prose = wording.oracle is not None and stop - i > 2
    if prose and any(
        key in PROSE and wording.gaps[i + n] == " " for n, key in enumerate(wording.keys[i + 1 : stop], 1)
    ):
        reading.unused.append((i, stop))
        reading.missing = reading.missing or "not_understood"
        return
    _set(reading, wording, i, stop)


def _pass_over(reading: Reading, wording: Wording, i: int, end: int) -> int:
    """ "mardi à Lyon", "dans la nuit de lundi à mardi à Lyon": go on where the next place opens."""
    for k, _ in openings(wording, end):
        if k > i and plausible(wording, k, strong_stops(wording, k, end)[0]):
            reading.unused.append((i, k))
            return k
    reading.unused.append((i, end))
    return end


def _tail(wording: Wording, i: int, bound: int) -> int:
    for k in range(i, bound):
        key = wording.keys[k]
        if k == i and wording.gaps[k] == "," and state(wording.raw(k), key):
            continue
        if wording.gaps[k] in "-'" and k > i:
            continue
        if key in TAIL or (key == "ou" and wording.raw(k) in ("où", "Où", "OÙ")):
            return k
        dated = key in ("le", "on", "the") and k > i and k + 1 < bound
        if dated and (wording.raw(k + 1)[:1].isdigit() or wording.keys[k + 1] in TAIL):
            return k
    return bound


def _enumerated(reading: Reading, wording: Wording, i: int, bound: int) -> int | None:
    """ "Paris et Lyon": the end of the first name, where "et" joins two names and is part of neither."""
    for k in range(i + 1, bound if wording.oracle else bound - 1):
        joint = (wording.keys[k] in _AND and wording.gaps[k] == " ") or wording.gaps[k] == "/"
        if not joint:
            continue
        right = k + 1 if wording.gaps[k] != "/" else k
        if right >= bound:
            break
        if wording.oracle is None:
            if wording.keys[right] in PREPOSITIONS:
                return k
        elif known_span(wording, reading, i, k) and plausible(wording, right, bound):
            return k
    return None


def _described(reading: Reading, wording: Wording, i: int, bound: int, end: int) -> int | None:
    """ "the Breton town of X", "the Paris suburb of X", "the Harlem neighbourhood of New York"."""
    for k in range(i + 1, bound - 2):
        kind = NOUN_BETWEEN.get(wording.keys[k]) or DIVISION_BETWEEN.get(wording.keys[k])
        if kind is None or wording.keys[k + 1] != "of" or wording.gaps[k] != " ":
            continue
        if wording.keys[k] in DIVISION_BETWEEN and not ENGLISH_DEMONYM.fullmatch(wording.keys[k - 1]):
            reading.feature_class = kind
            _set(reading, wording, i, k)
            return k + 1
        if kind == "neighbourhood":
            reading.remark("neighbourhood")
        else:
            _describing(reading, wording, i, k, kind)
        feature_class = None if kind in ("suburb", "neighbourhood", "island") else kind
        reading.classify(feature_class=feature_class, classifier="")
        reading.preposition = "of"
        return take(reading, wording, k + 2, end)
    return None


def _describing(reading: Reading, wording: Wording, i: int, k: int, kind: str) -> None:
    """What stands before "town of": a demonym or a name contains the place, a description adds nothing."""
    while i < k and (wording.keys[i] in DESCRIPTIVE or wording.keys[i] in BASE):
        i += 1
    while i < k and wording.keys[k - 1] in DESCRIPTIVE:
        k -= 1
    if i == k:
        return
    left = wording.name(i, k)
    if wording.knows(left):
        preposition = "pres" if kind == "suburb" else ""
        reading.containers.append(Toponym(left, preposition=preposition, adjective=kind != "suburb"))
    else:
        reading.unused.append((i, k))


def _weak(reading: Reading, wording: Wording, i: int, bound: int, end: int) -> int | None:
    """Split at "en", "à", "de", "of" … where the gazetteer knows both sides, or the town of a neighbourhood.

    An unknown name "à" a known town is a part of it: Bercy à Paris.
    """
    for k in weak_stops(wording, i, end, bound):
        key = wording.keys[k]
        right = strip_preposition(wording, k, bound)
        if right >= bound:
            continue
        if (reading.neighbourhood or reading.classifier == "landmark") and _town_of_neighbourhood(wording, k, bound):
            return _municipality(reading, wording, k, end)
        if wording.oracle is None or not plausible(wording, k, bound):
            continue
        if known_span(wording, reading, i, k):
            return _set(reading, wording, i, k)
        if key in ("a", "au", "aux") and not any(word in TAIL for word in wording.keys[i:k]):
            reading.unused.append((i, k))
            if not wording.lower(i):
                reading.remark("neighbourhood")
            return _municipality(reading, wording, k, end)
    return None


def plausible(wording: Wording, k: int, bound: int) -> bool:
    """Does a known name or a noun of the grammar stand at word k, behind prepositions and articles?"""
    reading = Reading()
    right = strip_preposition(wording, k, bound)
    if right >= bound:
        return False
    if right > k:
        last = wording.keys[right - 1]
        reading.article = ARTICLES.get(last) or PREPOSITIONS.get(last, ("", ""))[1]
    if name_end(reading, wording, right, bound) is not None:
        return True
    entry = LEXICON.at(wording, right, bound)
    return entry is not None and len(entry.words[0]) > 3


def _town_of_neighbourhood(wording: Wording, k: int, bound: int) -> bool:
    key = wording.keys[k]
    if wording.oracle is None:
        return key in ("a", "au", "aux", "of")
    if key not in FRENCH_LINKS | ENGLISH_LINKS | {"a", "au", "aux", "en", "at", "sur"}:
        return False
    return plausible(wording, k, bound)


def _municipality(reading: Reading, wording: Wording, k: int, end: int) -> int:
    """The town that a neighbourhood lies in becomes the place itself."""
    if reading.neighbourhood:
        reading.neighbourhood = False
        reading.remark("neighbourhood")
    reading.classify()
    entry = LEXICON.at(wording, k, end)
    while entry is not None and entry.opens == "weak":
        after = entry.step(reading, wording, k, k + len(entry.words), end)
        if after is None:
            break
        k = after
        entry = LEXICON.at(wording, k, end) if k < end else None
    return take(reading, wording, k, end)


def _juxtaposed(reading: Reading, wording: Wording, i: int, bound: int) -> int | None:
    """Two names or a name and a code side by side: "Vienne Isère", "Bordeaux 33", "Paris 13e"."""
    for k in range(bound - 1, i, -1):
        if wording.gaps[k] == "":
            continue
        coded = begins_code(wording, k, bound) and wording.gaps[k] != "-" and wording.keys[k - 1] not in LINKS
        if coded and (wording.oracle is None or known_span(wording, reading, i, k)):
            return _set(reading, wording, i, k)
        if wording.oracle is None or (wording.gaps[k] != " " and reading.classifier != "landmark"):
            continue
        if known_span(wording, reading, i, k) and (
            reading.classifier == "landmark" or wording.knows(wording.name(k, bound))
        ):
            stop = _set(reading, wording, i, k)
            return bound if reading.classifier == "landmark" else stop
    return None


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

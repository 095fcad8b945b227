"""Compass words: "au nord de Lille" lies outside it, "dans le nord de la France" is a part of it."""

from __future__ import annotations

from mapgen.base.toponym import fold
from mapgen.locality.compass import ABBREVIATIONS, BASE, DEGREES, FRENCH_POINTS, compass_at, degrees, part
from mapgen.locality.lexicon import LEXICON, LINKS, Entry, entries
from mapgen.locality.names import name_end, strong_stops
from mapgen.locality.reading import Reading
from mapgen.locality.vocabulary import SIDED
from mapgen.locality.wording import NAMES_LIKE_GRAMMAR, Wording

#: Halves that a compass word may stand with: "moitié nord", "quart nord-est", "extrême sud", "the far north".
HALVES = """
    moitie|partie|quart|extreme|pointe|zone|facade|tiers|frange|far|deep|upper
"""


def compass(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """Heading after "au", after a distance or in "north of X"; else a part of what is named."""
    found = compass_at(wording, i, end, short=reading.measure is not None)
    if found is None or _number_follows(wording, found[1], end):
        return None
    point, j = found
    if j == end:
        return _alone(reading, wording, i, j, point)
    sided = _side_of_city(wording, j, end) or _has_side(wording, i, j, end)
    if not sided and _is_name(reading, wording, i, j, end):
        return None
    linked = wording.keys[j] in LINKS and wording.gaps[j] != "-"
    if not linked and reading.article and j == end - 1 and wording.lower(j) and wording.gaps[j] == " ":
        # "dans l'est lyonnais": French ties a demonym to it without "de".
        _as_part(reading, point)
        reading.adjective = True
        return j
    if wording.gaps[j] == "-" and not sided and not _names(reading, wording, j, end):
        return None
    if reading.measure is not None and reading.locality_type == "offset":
        reading.locality_type, reading.heading = "offset_heading", degrees(point)
    elif reading.locality_type == "suburb":
        reading.heading = degrees(point)
    elif linked and _is_heading(reading, wording, i, j):
        reading.settle("heading")
        reading.heading = degrees(point)
    elif linked or sided or _names(reading, wording, j, end) or reading.neighbourhood:
        _as_part(reading, point)
    else:
        return None
    return j


def _number_follows(wording: Wording, j: int, end: int) -> bool:
    """ "Nord 59": the département and its number."""
    return j < end and wording.gaps[j] == " " and wording.raw(j).isdigit()


#: Cities whose sides the press names though a place of that name exists: "east London" is no town in South Africa …
_CITIES_WITH_SIDES = frozenset({"london", "dublin", "belfast"})
#: … unless the wording says so.
_NAMESAKES_IN = frozenset({"africa", "afrique", "cape"})


def _has_side(wording: Wording, i: int, j: int, end: int) -> bool:
    """A French division behind the word: "Nord-Isère" is its north, whatever else is called so."""
    if wording.keys[i] not in FRENCH_POINTS:
        return False
    stops = strong_stops(wording, j, end)
    divided = any(fold(wording.name(j, stop)) in SIDED for stop in stops)
    return divided and not any(fold(wording.name(i, stop)) in NAMES_LIKE_GRAMMAR for stop in stops)


def _side_of_city(wording: Wording, j: int, end: int) -> bool:
    return wording.keys[j] in _CITIES_WITH_SIDES and not _NAMESAKES_IN.intersection(wording.keys[j + 1 :])


def _is_name(reading: Reading, wording: Wording, i: int, j: int, end: int) -> bool:
    """Is it a name from the compass word on (Nord-Pas-de-Calais)? "l'est lyonnais" with small letters is not."""
    stop = name_end(reading, wording, i, end)
    if stop is None or stop <= j:
        return False
    return not (reading.article and wording.lower(i) and wording.lower(j) and wording.gaps[j] == " ")


def _alone(reading: Reading, wording: Wording, i: int, j: int, point: str) -> int | None:
    """A compass word with nothing behind it: a measure's direction, the département Nord, or nothing named."""
    if reading.classifier == "quarters":
        _as_part(reading, point)
        reading.missing = "part_of_unnamed"
        return j
    if reading.measure is not None:
        reading.locality_type, reading.heading = "offset_heading", degrees(point)
        return j
    if reading.locality_type == "suburb":
        reading.heading, reading.missing = degrees(point), "unnamed_place"
        return j
    if reading.preposition == "a" and not reading.name:
        reading.heading = degrees(point)
        reading.settle("heading")
        reading.missing = "part_of_unnamed"
        return j
    if wording.keys[i] == "nord" and j == i + 1 and (reading.bare or reading.feature_class == "department"):
        if reading.bare and reading.article and (wording.lower(i) or wording.raw(i).isupper()):
            reading.remark("compass_alone")
        return None
    if not reading.bare and reading.classifier and reading.classifier != "region":
        return None
    if reading.classifier == "region":
        return None
    _as_part(reading, point)
    reading.missing = "part_of_unnamed"
    return j


def _as_part(reading: Reading, point: str) -> None:
    reading.part = reading.part if reading.part in DEGREES else part(point)
    if reading.neighbourhood:
        # "les quartiers nord de Marseille" are its northern part.
        reading.neighbourhood = False
    reading.article, reading.preposition = "", ""


def _is_heading(reading: Reading, wording: Wording, i: int, j: int) -> bool:
    if reading.part or reading.neighbourhood or reading.classifier:
        return False
    if reading.preposition in ("a", "to"):
        return True
    english = wording.keys[i] not in FRENCH_POINTS or wording.keys[j] == "of"
    if wording.keys[i].endswith("ern"):
        return False
    return english and not reading.article and reading.preposition not in ("in", "the")


def _names(reading: Reading, wording: Wording, j: int, end: int) -> bool:
    """Is what follows a compass word a name by itself (Nord-Finistère), so that the word is a part of it?"""
    if wording.oracle is not None:
        return name_end(reading, wording, j, end) is not None or _describes(wording, j, end)
    return wording.lower(j - 1) or _describes(wording, j, end)


def _describes(wording: Wording, j: int, end: int) -> bool:
    """A noun of the grammar follows: "sud agglomération dijonnaise", "northern suburbs of"."""
    entry = LEXICON.at(wording, j, end)
    return entry is not None and len(entry.words[0]) > 2 and wording.gaps[j] != "-"


def half(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "moitié", "quart", "extrême" before a compass word add nothing to it."""
    if compass_at(wording, stop, end) is None:
        return None
    reading.article, reading.preposition = "", ""
    return stop


def due(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "plein sud de", "due north of": a heading."""
    if compass_at(wording, stop, end) is None:
        return None
    reading.article, reading.preposition = "", "a"
    return stop


def side(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "the east end *of* Glasgow", "Chicago*'s* South Side": a part of the town, whatever East End is elsewhere."""
    owned = stop == end and i > 0 and wording.keys[i - 1] == "s" and wording.gaps[i - 1] == "'"
    linked = stop + 1 < end and wording.keys[stop] == "of"
    if not (owned or linked):
        return None
    _as_part(reading, BASE[wording.keys[i]])
    reading.missing = "part_of_unnamed"
    return stop + 1 if linked else stop


_SIDES = [f"{point} {noun}" for point in ("north", "south", "east", "west") for noun in ("end", "side")]

TABLE: list[Entry] = [
    *entries(side, "|".join(_SIDES), names=False),
    *entries(compass, "|".join(BASE), names=False, joins=True),
    *entries(compass, "|".join(set(ABBREVIATIONS) - set(BASE))),
    *entries(half, HALVES),
    *entries(due, "plein|due|juste au|plus au|un peu au|just|immediately|un peu plus au|directly"),
]

"""Edges that no gazetteer draws: at sea off a place, at a border, on a coast. Wide, and flagged."""

from __future__ import annotations

from mapgen.base.toponym import fold
from mapgen.locality.clause import Toponym
from mapgen.locality.lexicon import Entry, entries
from mapgen.locality.names import name_end
from mapgen.locality.reading import Reading
from mapgen.locality.suffixes import ENGLISH_DEMONYM
from mapgen.locality.types.between import one_place
from mapgen.locality.wording import Wording

#: First half of "franco-belge", as French and English make it.
COMBINING = {
    "franco": "France",
    "belgo": "Belgique",
    "germano": "Allemagne",
    "italo": "Italie",
    "hispano": "Espagne",
    "luso": "Portugal",
    "helveto": "Suisse",
    "austro": "Autriche",
    "anglo": "Angleterre",
    "russo": "Russie",
    "turco": "Turquie",
    "greco": "Grèce",
    "sino": "Chine",
    "americano": "États-Unis",
    "mexicano": "Mexique",
    "algero": "Algérie",
    "tuniso": "Tunisie",
    "maroco": "Maroc",
    "syro": "Syrie",
    "irako": "Irak",
    "israelo": "Israël",
    "libano": "Liban",
    "ukraino": "Ukraine",
    "polono": "Pologne",
    "serbo": "Serbie",
    "indo": "Inde",
    "finno": "Finlande",
}


def offshore(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "au large de Brest", "off the coast of Cornwall"."""
    reading.settle("near")
    reading.lead = reading.lead or "pres"
    reading.classify()
    reading.remark("offshore")
    reading.missing = "at_sea"
    return stop


def coast(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "sur le littoral varois": what it names, flagged; the gazetteer has been asked for Côte d'Azur before."""
    if stop >= end and reading.bare and not reading.lead:
        return None
    reading.classify(classifier="coast")
    reading.remark("coast")
    reading.missing = "unnamed_place"
    return stop


def border(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "à la frontière belge", "frontière entre la France et l'Espagne", "frontière franco-suisse"."""
    if stop >= end and reading.bare and not reading.lead:
        return None
    reading.classify(classifier="border")
    reading.lead = reading.lead or "pres"
    reading.remark("border")
    reading.missing = "unnamed_place"
    if stop < end and wording.keys[stop] in ("avec", "with"):
        stop += 1
    pair = border_pair(reading, wording, stop, end)
    if pair is None and stop < end and wording.keys[stop] not in ("entre", "between"):
        reading.settle("near")
    return stop if pair is None else pair


def border_pair(reading: Reading, wording: Wording, i: int, end: int) -> int | None:
    """ "franco-belge", "Franco-Belgian": both countries; None where no such pair begins at word i."""
    if i + 1 >= end or wording.keys[i] not in COMBINING or wording.gaps[i + 1] not in ("-", " "):
        return None
    if name_end(reading, wording, i, end) is not None:
        return None
    reading.locality_type = "between"
    reading.remark("border")
    reading.name, reading.article = COMBINING[wording.keys[i]], ""
    reading.adjective = False
    reading.other = Toponym(wording.raw(i + 1), adjective=True)
    stop = i + 2
    return stop + 1 if stop < end and wording.keys[stop] == "border" else stop


def pair(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """A pair in front of the noun: "on the Franco-Belgian border"."""
    last = end - 1
    if wording.keys[last] != "border":
        return None
    return border_pair(reading, wording, i, end)


def two_countries(reading: Reading, wording: Wording, i: int, end: int) -> int | None:
    """ "France-Spain border", "US-Mexico border": two names tied by a hyphen before the noun."""
    if wording.keys[end - 1] != "border":
        return None
    for k in range(i + 1, end - 1):
        if wording.gaps[k] in ("-", "/") and (wording.oracle is None or _both(wording, i, k, end - 1)):
            reading.classify()
            first, second = one_place(wording, i, k), one_place(wording, k, end - 1)
            reading.locality_type = "between"
            reading.remark("border")
            reading.name, reading.other = first.name, second.toponym()
            return end
    return None


def _both(wording: Wording, i: int, k: int, j: int) -> bool:
    names = wording.name(i, k), wording.name(k, j)
    return all(wording.knows(name) or ENGLISH_DEMONYM.fullmatch(fold(name)) for name in names)


def finish_border(reading: Reading) -> None:
    """One country named: near it, on whichever side."""
    reading.settle("near")


def along(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "along the Polish-Belarusian border" is at it."""
    return stop if wording.keys[end - 1] == "border" and stop < end - 1 else None


TABLE: list[Entry] = [
    *entries(along, "along the|along|all along the", names=False),
    *entries(
        offshore,
        "au large|large|au large des cotes|dans les eaux|off the coast|off the coasts|off the shore|off|in waters off",
    ),
    *entries(offshore, "au large de la cote|au large du littoral|in the sea off|in the waters off", opens="strong"),
    *entries(coast, "littoral|cote|cotes|coast|shores|facade atlantique"),
    *entries(border, "frontiere|frontieres|a la frontiere|border|border with|frontiere avec"),
    *entries(pair, "|".join(COMBINING), joins=True),
]

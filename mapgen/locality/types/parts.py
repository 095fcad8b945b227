"""The middle of a place: "dans le centre de Lyon", "au cœur de Paris", "central London", "downtown Montreal"."""

from __future__ import annotations

from mapgen.base.toponym import fold
from mapgen.locality.lexicon import LINKS, Entry, entries
from mapgen.locality.names import name_end
from mapgen.locality.reading import Reading
from mapgen.locality.vocabulary import DIVISION_BETWEEN, NOUN_BETWEEN, SIDED
from mapgen.locality.wording import Wording

#: French, and English with "of".
NOUNS = """
    inner city|centre ville|hyper centre|hypercentre|plein centre|en plein coeur|plein coeur
    le coeur historique|coeur historique|centre historique|vieille ville|city centre|city center|town centre
    town center|very heart|coeur de ville|en centre ville
"""


def centre(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """The noun: always the middle of what follows."""
    reading.part = reading.part or "c"
    reading.article, reading.preposition = "", ""
    reading.missing = "part_of_unnamed"
    return stop


def before(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "centre de Lyon", "central Paris", "Centre-Bretagne"; the région Centre where nothing follows."""
    if stop < end and fold(wording.name(stop, end)) not in SIDED and name_end(reading, wording, i, end) is not None:
        return None
    if stop >= end:
        if wording.keys[i] in ("centre", "central") and wording.knows(wording.raw(i)) and not _city(reading):
            return None
        return centre(reading, wording, i, stop, end) if reading.lead or reading.article else None
    linked = wording.keys[stop] in LINKS
    if fold(wording.name(stop, end)) in SIDED:
        return centre(reading, wording, i, stop, end)
    if not linked and wording.keys[i] == "centre" and name_end(reading, wording, stop, end) is None and wording.oracle:
        return None
    if wording.gaps[stop] == "-" and name_end(reading, wording, stop, end) is None:
        return None
    return centre(reading, wording, i, stop, end)


def _city(reading: Reading) -> bool:
    """ "en centre" is the middle of nothing named; "dans le Centre" is the région, as is "la région Centre"."""
    return not reading.article and reading.locality_type is None and reading.classifier != "region"


#: Nouns of a place that agencies describe by where it lies: "the southern department of Gard" is all of Gard.
_WHOLES = (NOUN_BETWEEN.keys() | DIVISION_BETWEEN.keys()) - {
    "neighbourhood",
    "neighborhood",
    "quarter",
    "area",
    "section",
}


def tells_where_it_lies(wording: Wording) -> bool:
    """ "the *southern* department of Gard", "the *central* French city of Tours": where in its country a whole lies.

    The part is meant by "the south of", "southern Gard", "the southern part of the department of".
    """
    for i, key in enumerate(wording.keys):
        if not key.endswith("ern") and key != "central":
            continue
        for k in (i + 1, i + 2):
            if wording.keys[k + 1 : k + 2] == ["of"] and wording.keys[k] in _WHOLES:
                return True
    return False


TABLE: list[Entry] = [
    *entries(centre, NOUNS.replace("\n", "|"), names=False),
    *entries(centre, "coeur|heart|milieu|middle"),
    *entries(before, "central|center|downtown|inner|midtown|mid|hyper", joins=True),
    *entries(before, "centre", names=False, joins=True),
]

"""Finer than a town, coarser than a street: "dans le quartier de Neuhof à Strasbourg" is drawn as Strasbourg."""

from __future__ import annotations

from mapgen.locality.compass import compass_at
from mapgen.locality.lexicon import Entry, entries
from mapgen.locality.names import name_end
from mapgen.locality.reading import Reading
from mapgen.locality.wording import Wording

NOUNS = """
    quartier|quartiers|quartier populaire|quartier sensible|quartier prioritaire|quartier residentiel
    cite sensible|lieu dit|lieudit|zone commerciale|zone industrielle|zone d activites|zone artisanale|zac
    zup|residence|neighbourhood|neighborhood|district|borough|quarter|housing estate|council estate|ward
    parish|section|grand ensemble|les hauteurs|barrio|cartier|rive gauche|rive droite|technopole|hameau
    faubourg|secteur sauvegarde
"""


def neighbourhood(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """Note it; the town is looked for behind the neighbourhood's name."""
    if stop >= end and reading.bare and not reading.lead:
        return None
    named_town = (
        reading.indefinite
        and wording.keys[stop - 1] not in ("hameau", "dit")
        and stop < end
        and wording.keys[stop] in ("de", "du", "des", "d", "of", "in")
    )
    reading.classify()
    reading.missing = "unnamed_place"
    if named_town or (i and wording.raw(i - 1) == "a"):
        # "dans un quartier de Lyon": the name is the town's.
        reading.indefinite = False
        reading.remark("neighbourhood")
        return stop
    if reading.indefinite:
        return stop
    reading.neighbourhood = True
    return stop


def estate(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "la cité des Indes à Sartrouville"; "la cité phocéenne", "cité de Carcassonne" stay with the town."""
    if (stop < end and wording.keys[stop] in ("de", "du", "des", "d", "la", "les", "l")) or compass_at(
        wording, stop, end
    ):
        return neighbourhood(reading, wording, i, stop, end)
    return neighbourhood(reading, wording, i, stop, end)


def sides(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "les quartiers nord de Marseille" are its north: the compass word is read next."""
    reading.classify(classifier="quarters")
    reading.neighbourhood = True
    reading.indefinite = False
    return i + 1


SIDES = (
    "quartiers nord|quartiers sud|quartiers est|quartiers ouest|quartier nord|quartier sud|quartier est|quartier ouest"
)


def old_town(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "le Vieux-Lille", "old Montreal", where no place is so called."""
    if wording.oracle is None or name_end(Reading(), wording, stop, end) is None:
        return None
    reading.classify()
    reading.remark("neighbourhood")
    return stop


TABLE: list[Entry] = [
    *entries(sides, SIDES, names=False),
    *entries(old_town, "vieux|vieil|old", joins=True),
    *entries(neighbourhood, NOUNS.replace("\n", "|")),
    *entries(estate, "cite|cites"),
]

"""Round a town but not in it: "banlieue toulousaine", "en périphérie de Rennes", "outskirts of Lyon"."""

from __future__ import annotations

from mapgen.locality.compass import compass_at, degrees
from mapgen.locality.lexicon import FRENCH_LINKS, Entry, entries
from mapgen.locality.reading import Reading
from mapgen.locality.wording import Wording

NOUNS = """
    banlieue|banlieues|proche banlieue|grande banlieue|lointaine banlieue|petite banlieue|peripherie
    proche peripherie|lointaine peripherie|grande peripherie|couronne|premiere couronne|deuxieme couronne
    seconde couronne|petite couronne|grande couronne|faubourgs|ceinture|grande ceinture
    petite ceinture|suburb|suburbs|outskirts|on the outskirts|in the suburbs|suburban|edge|edges|on the edge
    fringe|fringes|commuter town|commuter belt|satellite town|exurbs|banlieue proche|zone periurbaine
    peri urbain
"""
#: "petite couronne" without more is that of Paris (its three départements), as "grande couronne" is.
_OF_PARIS = frozenset({"petite couronne", "grande couronne"})


def suburb(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """Note the ring; a part read before ("northern suburbs") becomes its direction."""
    words = " ".join(wording.keys[i:stop])
    if stop >= end and words in _OF_PARIS:
        reading.settle("suburb")
        reading.name, reading.article, reading.preposition = "Paris", "", "de"
        return stop
    reading.settle("suburb")
    if reading.part and reading.part != "c":
        reading.heading, reading.part = degrees(reading.part), None
    reading.classify(classifier="suburb")
    reading.indefinite = False
    reading.missing = "unnamed_place"
    return _direction(reading, wording, stop, end)


def _direction(reading: Reading, wording: Wording, stop: int, end: int) -> int:
    """ "banlieue nord de Paris", "couronne sud toulousaine": the side of the ring."""
    found = compass_at(wording, stop, end) if stop < end else None
    if found is None:
        return stop
    reading.heading = degrees(found[0])
    return found[1]


def faubourg(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "un faubourg de Lyon" lies round it; "faubourg Saint-Antoine" is a quarter that bears the name."""
    if stop < end and wording.keys[stop] not in FRENCH_LINKS:
        return None
    return suburb(reading, wording, i, stop, end)


TABLE: list[Entry] = entries(suburb, NOUNS.replace("\n", "|"), opens="")
TABLE += entries(faubourg, "faubourg")
TABLE += entries(
    suburb, "en banlieue|en proche banlieue|en grande banlieue|en peripherie|dans la banlieue", opens="strong"
)
TABLE += entries(suburb, "banlieue|proche banlieue|grande banlieue|peripherie|suburbs|outskirts", names=False)
TABLE += entries(suburb, "on the outskirts|in the suburbs|dans la peripherie|dans la proche banlieue", opens="strong")

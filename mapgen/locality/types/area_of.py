"""The country round a town: "région de Bourg-en-Bresse", "agglomération dijonnaise", "greater Lille"."""

from __future__ import annotations

from mapgen.base.toponym import fold
from mapgen.locality.lexicon import LEXICON, Entry, entries
from mapgen.locality.names import name_end
from mapgen.locality.reading import Reading
from mapgen.locality.suffixes import strip_suffixes
from mapgen.locality.vocabulary import REGIONS
from mapgen.locality.wording import Wording


def area(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """A noun for the country round a place. Alone ("dans la région") it names nothing."""
    if stop >= end and reading.bare and not reading.lead:
        return None
    reading.settle("area_of")
    reading.classify(classifier="area")
    reading.missing = "unnamed_place"
    return stop


def region(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "région": what follows decides, see :func:`finish_region`."""
    if stop < end and wording.keys[stop] == "capitale":
        return None
    provincial = reading.preposition == "en" and stop >= end
    reading.classify(classifier="region")
    reading.missing = "province" if provincial else "unnamed_place"
    return stop


def around(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """Words for the country round a place that are no nouns: "autour de", "greater"."""
    reading.settle("area_of")
    reading.classify()
    reading.missing = "unnamed_place"
    return stop


def greater(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "le Grand Besançon", "greater Lille": the town is named; Grand-Champ is a name of its own."""
    if stop >= end:
        return None
    if wording.oracle is None or name_end(Reading(), wording, stop, end) is not None:
        return around(reading, wording, i, stop, end)
    shorter = strip_suffixes(Reading(), wording, stop, end)
    if shorter < end and wording.knows(wording.name(stop, shorter)):
        return around(reading, wording, i, stop, end)
    return stop if LEXICON.at(wording, stop, end) is not None else None


def metropole(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "métropole lilloise", "métropole de Lille" is a town's country; "en métropole" is European France."""
    if stop >= end and not reading.article:
        reading.name, reading.article = "France", ""
        reading.feature_class = "country"
        return stop
    adjective = stop + 1 == end and wording.gaps[stop] == " "
    linked = stop < end and wording.keys[stop] in ("de", "d")
    if not (adjective or linked) and name_end(reading, wording, i, end) is not None:
        return None
    return area(reading, wording, i, stop, end)


def described(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """An adjective of "métropole": "européenne", "urbaine"; says nothing more."""
    return stop if reading.classifier == "area" and stop < end else None


def finish_region(reading: Reading) -> None:
    """A région's own name makes it the région; any other name the country round it."""
    if fold(reading.name) in REGIONS and reading.locality_type is None:
        reading.feature_class, reading.adjective = "region", False
    else:
        reading.settle("area_of")


def finish_adjective(reading: Reading) -> None:
    """Without "de", French wants a demonym behind these nouns: "région *lilloise*"."""
    reading.adjective = not reading.linked and not reading.code and " " not in reading.name and bool(reading.name)


NOUNS = """
    agglomeration|agglo|aire urbaine|aire metropolitaine|zone urbaine|secteur|environnement|bassin
    bassin minier|bassin d emploi|bassin de vie|bassin industriel|pays|arriere pays|campagne|campagnes
    communaute d agglomeration|communaute de communes|communaute urbaine|intercommunalite
    metropole europeenne|metropole du grand|eurometropole|arrondissement|conurbation|vignoble|hinterland
    metropolitan area|metro area|urban area|greater metropolitan area|area|wider area|zone de police
    bassin versant|cote|plaine|ressort|circonscription|zone
"""
TABLE: list[Entry] = [
    *entries(area, NOUNS.replace("\n", "|")),
    *entries(area, "agglomeration|agglo|secteur|aire urbaine|eurometropole", names=False),
    *entries(region, "region|regions", names=False),
    *entries(metropole, "metropole", names=False),
    *entries(described, "europeenne|urbaine|rurale"),
    *entries(greater, "greater|grand|wider|metropolitan"),
]

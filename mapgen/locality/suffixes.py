"""What stands behind a name: "the Lyon *area*", "Paris *suburbs*", "Marseille *et sa région*", "Aveyron *sud*"."""

from __future__ import annotations

import re
from collections.abc import Callable

from mapgen.locality.compass import compass_at, part
from mapgen.locality.reading import Reading
from mapgen.locality.wording import Wording

Suffix = Callable[[Reading], None]


def _area(reading: Reading) -> None:
    reading.settle("area_of")


def _region(reading: Reading) -> None:
    reading.classifier, reading.linked = "region", True


def _near(reading: Reading) -> None:
    reading.settle("near")


def _suburb(reading: Reading) -> None:
    reading.settle("suburb")
    if reading.part:
        reading.heading, reading.part = None, reading.part


def _centre(reading: Reading) -> None:
    reading.part = reading.part or "c"


def _nothing(reading: Reading) -> None:
    """Says nothing that would move the place."""


def _neighbourhood(reading: Reading) -> None:
    reading.remark("neighbourhood")


def _landmark(reading: Reading) -> None:
    reading.settle("near")
    reading.remark("landmark")


def _inside(reading: Reading) -> None:
    reading.remark("landmark")


def _coast(reading: Reading) -> None:
    reading.remark("coast")


def _border(reading: Reading) -> None:
    reading.settle("near")
    reading.remark("border")


def _class(feature_class: str) -> Suffix:
    def note(reading: Reading) -> None:
        reading.feature_class = reading.feature_class or feature_class

    return note


_TABLE: dict[str, Suffix] = {
    **dict.fromkeys(
        (
            *("area", "metro area", "metropolitan area", "urban area", "wider area", "conurbation", "agglomeration"),
            *(
                "and the surrounding area",
                "and surrounding area",
                "and its region",
                "et sa region",
                "et son agglomeration",
            ),
            *("et sa metropole", "et agglomeration", "hinterland", "basin", "surroundings", "countryside", "metropole"),
            *("and surrounding areas", "and its surroundings", "et sa peripherie", "et sa couronne", "and its suburbs"),
            *(
                "et sa banlieue",
                "et banlieue",
                "et en banlieue",
                "et dans sa banlieue",
                "and its outskirts",
                "et region",
                "commuter belt",
                "and suburbs",
                "and area",
                "vicinity",
            ),
        ),
        _area,
    ),
    **dict.fromkeys(
        ("et ses environs", "et environs", "et alentours", "et ses alentours", "and around", "environs"), _near
    ),
    **dict.fromkeys(("suburb", "suburbs", "outskirts", "suburbia", "fringe", "banlieue", "exurbs"), _suburb),
    **dict.fromkeys(("region",), _region),
    **dict.fromkeys(
        (
            "centre",
            "centre ville",
            "city centre",
            "city center",
            "town centre",
            "town center",
            "hyper centre",
            "downtown",
        ),
        _centre,
    ),
    **dict.fromkeys(
        ("city", "town", "village", "intra muros", "cedex", "proper", "meme", "ville", "itself", "commune"), _nothing
    ),
    **dict.fromkeys(
        ("neighbourhood", "neighborhood", "district", "borough", "quarter", "estate", "ward"), _neighbourhood
    ),
    **dict.fromkeys(("airport", "international airport", "motorway", "prison farm", "ring road"), _landmark),
    **dict.fromkeys(
        ("prison", "station", "railway station", "train station", "hospital", "port", "harbour", "docks"), _inside
    ),
    **dict.fromkeys(("coast", "coastline", "seaside", "shore"), _coast),
    **dict.fromkeys(("border",), _border),
    **dict.fromkeys(("department", "departement"), _class("department")),
    **dict.fromkeys(("county", "shire"), _class("county")),
    **dict.fromkeys(
        ("state", "province", "governorate", "oblast", "prefecture", "canton", "territory"), _class("state")
    ),
}
#: Classes that are part of official names: Northern Territory, Free State, Orange County.
_NAMED_WITH_CLASS = frozenset({"territory", "state", "county", "province"})
#: A French name keeps these (Marseille-Ville, Saint-Ville …) unless they follow a blank.
_INDEX: dict[str, list[tuple[tuple[str, ...], Suffix]]] = {}
for _phrase in sorted(_TABLE, key=lambda phrase: -len(phrase.split())):
    _INDEX.setdefault(_phrase.split()[-1], []).append((tuple(_phrase.split()), _TABLE[_phrase]))

#: What an English adjective of a country looks like; a name that does (Durban) is asked for as a name then.
ENGLISH_DEMONYM = re.compile(r".*(?:an|ish|ese|ch|breton|norman|us|uk|i|swiss|greek|thai|filipino|cypriot)")


def strip_suffixes(reading: Reading, wording: Wording, i: int, bound: int) -> int:
    """Read the suffixes off the end, the last first. Returns where the name before them ends."""
    stop = bound
    for _ in range(3):
        shorter = (
            _phrase_before(reading, wording, i, stop)
            or _compass_before(reading, wording, i, stop)
            or _postal_district(reading, wording, i, stop)
        )
        if shorter is None:
            break
        stop = shorter
    if stop < bound and stop - i == 1 and ("border" in reading.remarks or "coast" in reading.remarks):
        reading.adjective = bool(ENGLISH_DEMONYM.fullmatch(wording.keys[i]))
    return stop


def _phrase_before(reading: Reading, wording: Wording, i: int, stop: int) -> int | None:
    for words, note in _INDEX.get(wording.keys[stop - 1], ()):
        start = stop - len(words)
        if start > i and tuple(wording.keys[start:stop]) == words and _detached(wording, i, start):
            if words[0] in _NAMED_WITH_CLASS and wording.oracle is not None and wording.knows(wording.name(i, stop)):
                return None
            note(reading)
            return start - 1 if wording.keys[start - 1] == "s" and wording.gaps[start - 1] == "'" else start
    return None


def _detached(wording: Wording, i: int, start: int) -> bool:
    """A hyphen before the suffix makes it part of the name, except where the name is known without it (Lyon-centre)."""
    if wording.gaps[start] == "-":
        return wording.oracle is None or wording.knows(wording.name(i, start))
    return True


def _compass_before(reading: Reading, wording: Wording, i: int, stop: int) -> int | None:
    """ "Aveyron sud", "Italie du Nord": the part named behind the place."""
    for start in range(max(i + 1, stop - 3), stop):
        found = compass_at(wording, start, stop)
        if found is None or found[1] != stop:
            continue
        name_stop = _without_link(wording, i, start)
        if not (wording.knows(wording.name(i, name_stop)) if wording.oracle else wording.lower(start)):
            return None
        reading.part = reading.part or part(found[0])
        return name_stop
    return None


def _postal_district(reading: Reading, wording: Wording, i: int, stop: int) -> int | None:
    """ "London SE15": the outward half of a British postcode is a quarter of the town."""
    start = stop - 2
    if start <= i or wording.gaps[stop - 1] != "" or not wording.raw(stop - 1).isdigit():
        return None
    letters = wording.raw(start)
    if len(letters) > 2 or not letters.isupper() or not wording.knows(wording.name(i, start)):
        return None
    reading.remark("neighbourhood")
    return start


def _without_link(wording: Wording, i: int, start: int) -> int:
    keys = wording.keys
    if start - i > 2 and keys[start - 2] == "de" and keys[start - 1] == "l":
        return start - 2
    return start - 1 if start - i > 1 and keys[start - 1] == "du" else start

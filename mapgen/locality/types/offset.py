"""At a distance: "à 15 km de Dijon", "une vingtaine de kilomètres au sud de", "15 miles north of"."""

from __future__ import annotations

from mapgen.locality.compass import BASE
from mapgen.locality.lexicon import LINKS
from mapgen.locality.numbers import UNITS, has_unit, measure_at, skip_prefix
from mapgen.locality.reading import Reading
from mapgen.locality.wording import Wording

#: Half the circumference of the Earth, in metres: nothing lies further away.
_FARTHEST = 20_015_000.0
_SIGNS = frozenset("+-−–")


def read_measure(reading: Reading, wording: Wording, i: int, end: int) -> int | None:
    """The measure at word i, noted on the reading; None where there is none."""
    broken = malformed_end(wording, i, end)
    if broken is not None:
        reading.locality_type, reading.reason = "unmappable", "malformed_number"
        return broken
    found = measure_at(wording, i, end)
    if found is None:
        return None
    measure, j = found
    if measure.kind == "time" and not _leads_on(wording, j, end):
        # A time of day ("à 14 h") or a duration says nothing of the place.
        reading.unused.append((i, j))
        reading.preposition = ""
        return j
    reading.classify()
    reading.lead = reading.lead or "pres"
    if measure.kind == "nearby":
        reading.settle("near")
    elif measure.kind in ("time", "vague") or measure.bound == "at_least":
        reading.locality_type = "unmappable"
        reading.reason = "travel_time" if measure.kind == "time" else _open_reason(measure.kind)
    elif reading.locality_type in (None, "near"):
        reading.locality_type = "offset"
        reading.measure = measure
    elif reading.locality_type == "heading":
        reading.locality_type, reading.measure = "offset_heading", measure
    reading.missing = "unnamed_place"
    return j


def _open_reason(kind: str) -> str:
    return "distance_vague" if kind == "vague" else "distance_open"


def _leads_on(wording: Wording, j: int, end: int) -> bool:
    """Does the place follow: "de", "from", a compass word or "outside"?"""
    if j < end and wording.keys[j] in ("a", "au"):
        j += 2 if wording.keys[j + 1 : j + 2] == ["l"] else 1
        return j < end and wording.keys[j] in BASE
    return j < end and (wording.keys[j] in LINKS or wording.keys[j] in BASE or wording.keys[j] == "outside")


def malformed_end(wording: Wording, i: int, end: int) -> int | None:
    """The end of a distance at word i whose number is none ("-5 km", "1e309 km"); None where there is no such."""
    if not has_unit(wording):
        return None
    i = skip_prefix(wording, i, end)[0]
    i = next((k for k in range(i, min(i + 2, end)) if wording.raw(k)[:1].isdigit()), end)
    j = i + 1
    while j < end and wording.gaps[j] == "" and wording.keys[j] not in UNITS:
        j += 1
    if j >= end or wording.keys[j] not in UNITS:
        return None
    found = measure_at(wording, i, end)
    fine = found is not None and found[0].distance_in_meters <= _FARTHEST
    return None if fine and not _signed(wording, i) else j + 1


def _signed(wording: Wording, i: int) -> bool:
    """Does a sign stand right before word i, and no word before that ("20-25 km")?"""
    at = wording.starts[i]
    return wording.text[at - 1 : at] in _SIGNS and at > 0 and not wording.text[: at - 1][-1:].isalnum()

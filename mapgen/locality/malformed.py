"""Distances whose number is none: "à -5 km de", "1e309 km", "1.2.3 km". Nothing may be drawn from them."""

from __future__ import annotations

from mapgen.locality.numbers import UNITS, has_unit, measure_at, skip_prefix
from mapgen.locality.wording import Wording

#: Half the circumference of the Earth, in metres: nothing lies further away.
_FARTHEST = 20_015_000.0
_SIGNS = frozenset("+-−–")


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

"""The way from wording to geometry of very many places, packed: which rule, which data, which gazetteer record.

A page of few places carries each place's Darwin Core terms. On a dense page those would be most of it, so rule and data
are one letter a place, and records one short word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from mapgen.features.feature import Feature

_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SEPARATOR = "|"
_DIGITS = frozenset("0123456789")
#: Of a code that is a number; those of GeoNames have 8. Longer ones stand as they are.
_MOST_DIGITS = 12


def packed(features: Sequence[Feature]) -> dict[str, Any]:
    """The traces of ``features`` in their order, as :func:`unpacked` reads them."""
    found = [feature.georeference for feature in features]
    protocols, rules = _lettered(georeference.georeference_protocol or "" for georeference in found)
    sources, data = _lettered(" | ".join(georeference.georeference_sources) for georeference in found)
    classes, kinds = _lettered(georeference.feature_class or "" for georeference in found)
    # Codes of online services may hold anything.
    codes = [(georeference.feature_code or "").replace(_SEPARATOR, " ") for georeference in found]
    records = [kind + code for kind, code in zip(kinds, codes, strict=True)]
    return {
        "protocols": protocols,
        "rules": rules,
        "sources": sources,
        "data": data,
        "classes": classes,
        "records": _SEPARATOR.join(_steps(records)),
    }


def unpacked(traces: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """The Darwin Core terms of the places in their order. Raises LookupError, TypeError, ValueError where damaged."""
    records = _records(str(traces["records"]).split(_SEPARATOR))
    for rule, data, record in zip(traces["rules"], traces["data"], records, strict=True):
        terms = {
            "georeferenceProtocol": _named(traces["protocols"], rule),
            "georeferenceSources": _named(traces["sources"], data),
            "featureClass": _named(traces["classes"], record[0]),
            "featureCode": record[1:],
        }
        yield {name: value for name, value in terms.items() if value}


def _steps(records: Sequence[str]) -> Iterator[str]:
    yield from records[:1]
    for before, record in pairwise(records):
        kind, code, last = record[0], record[1:], before[1:]
        alike = kind == before[0] and len(code) == len(last) <= _MOST_DIGITS and _DIGITS.issuperset(code + last)
        yield f"{int(code) - int(last):+d}" if alike and code else record


def _records(steps: Iterable[str]) -> Iterator[str]:
    record = ""
    for step in steps:
        if step[0] in "+-":
            if max(len(step), len(record)) > _MOST_DIGITS + 1:
                raise ValueError("no step")
            record = f"{record[0]}{int(record[1:]) + int(step):0{len(record) - 1}d}"
        else:
            record = step
        yield record


def _lettered(values: Iterable[str]) -> tuple[list[str], str]:
    """The distinct values, and one letter for each of ``values``. There are some dozen rules, sources and classes."""
    numbers: dict[str, int] = {}
    letters = [_LETTERS[min(numbers.setdefault(value, len(numbers)), len(_LETTERS) - 1)] for value in values]
    return list(numbers)[: len(_LETTERS)], "".join(letters)


def _named(values: Sequence[str], letter: str) -> str:
    return str(values[_LETTERS.index(letter)])

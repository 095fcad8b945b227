"""The way from wording to geometry of very many places, packed: which rule, which data, which gazetteer record.

A page of few places carries each place's Darwin Core terms. On a dense page those would be most of it, so rule and data
are one letter a place, and records one short word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mapgen.geojson import Feature

_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SEPARATOR = "|"


def packed(features: Sequence[Feature]) -> dict[str, Any]:
    """The traces of ``features`` in their order, as :func:`unpacked` reads them."""
    found = [feature.georeference for feature in features]
    protocols, rules = _lettered(georeference.georeference_protocol or "" for georeference in found)
    sources, data = _lettered(" | ".join(georeference.georeference_sources) for georeference in found)
    classes, kinds = _lettered(georeference.feature_class or "" for georeference in found)
    codes = (georeference.feature_code or "" for georeference in found)
    records = _SEPARATOR.join(kind + code for kind, code in zip(kinds, codes, strict=True))
    return {
        "protocols": protocols,
        "rules": rules,
        "sources": sources,
        "data": data,
        "classes": classes,
        "records": records,
    }


def unpacked(traces: Mapping[str, Any], index: int) -> dict[str, str]:
    """The Darwin Core terms of the place at ``index``. Raises LookupError, TypeError, ValueError where none."""
    record = str(traces["records"]).split(_SEPARATOR)[index]
    terms = {
        "georeferenceProtocol": _named(traces["protocols"], traces["rules"][index]),
        "georeferenceSources": _named(traces["sources"], traces["data"][index]),
        "featureClass": _named(traces["classes"], record[0]),
        "featureCode": record[1:],
    }
    return {name: value for name, value in terms.items() if value}


def _lettered(values: Iterable[str]) -> tuple[list[str], str]:
    """The distinct values, and one letter for each of ``values``. There are some dozen rules, sources and classes."""
    numbers: dict[str, int] = {}
    letters = [_LETTERS[min(numbers.setdefault(value, len(numbers)), len(_LETTERS) - 1)] for value in values]
    return list(numbers)[: len(_LETTERS)], "".join(letters)


def _named(values: Sequence[str], letter: str) -> str:
    return str(values[_LETTERS.index(letter)])

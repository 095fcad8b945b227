"""What a kit is made from: a file or rows in memory, its settings, and the hashes of both."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from mapgen.errors import Problem
from mapgen.gazetteer import Gazetteer
from mapgen.places import Place
from mapgen.reports import to_features
from mapgen.settings import LOCK_NAME, Settings, settings_beside
from mapgen.survey import Survey, expired, georeference_rows
from mapgen.withdrawals import withdrawals

#: Where rows come from is no part of what they say.
_NOT_CONTENT = ("file", "line")


def surveyed(
    places: Sequence[Place], settings: Settings, gazetteer: Gazetteer, *, as_of: date, language: str
) -> Survey:
    """The features of rows in memory; those of a file come from :func:`mapgen.survey.survey`."""
    warnings: list[Problem] = []
    valid = [row for row in places if not expired(row, as_of)]
    reports = georeference_rows(valid, settings, gazetteer, language=language, on_warning=warnings.append)
    features = to_features(reports)
    return Survey(
        located=tuple(feature for feature in features if feature.georeference.located),
        unlocated=tuple(feature for feature in features if not feature.georeference.located),
        warnings=tuple(warnings),
        expired=len(places) - len(valid),
        withdrawals=withdrawals(reports),
        reports=tuple(reports),
    )


def input_hashes(places: Path | str | Sequence[Place]) -> dict[str, str]:
    """SHA-256 of each input that is there, by what it is; no path of the machine."""
    if not isinstance(places, (str, Path)):
        rows = [{key: value for key, value in asdict(row).items() if key not in _NOT_CONTENT} for row in places]
        return {"places": _digest(json.dumps(rows, ensure_ascii=False, sort_keys=True).encode())}
    source = Path(places)
    inputs = {"places": source, "settings": settings_beside(source), "lock": source.parent / LOCK_NAME}
    try:
        return {name: _digest(path.read_bytes()) for name, path in inputs.items() if path and path.is_file()}
    except OSError:
        return {}  # the reader says why, in a line


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

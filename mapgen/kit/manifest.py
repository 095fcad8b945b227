"""manifest.json: how the kit was made, and how it has changed since it was first published.

The only file that depends on what the folder held before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from mapgen.base.version import __version__
from mapgen.features.feature import Feature
from mapgen.geocoding.gazetteer.store import embedded_path
from mapgen.geocoding.gazetteer.vocabulary import EDITION
from mapgen.kit.folder import GENERATOR, Former
from mapgen.languages import text
from mapgen.page import LocatorMap
from mapgen.places import Place

FORMAT = 1
#: Terms that mapgen words itself: another language of the map corrects no place.
_OUR_WORDS = ("georeferenceRemarks", "georeferenceProtocol")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The file, and what is different from the former kit in words; None where nothing is."""

    content: bytes
    changes: str | None


def manifest(
    map_: LocatorMap,
    files: Mapping[str, bytes],
    former: Former,
    *,
    as_of: date,
    inputs: Mapping[str, str],
    told_in: str = "en",
) -> Manifest:
    """The manifest of ``files``. ``inputs`` are the SHA-256 of what the kit is made from, ``told_in`` the language of
    :attr:`Manifest.changes`; the log itself is in the map's."""
    language = map_.sheet.language
    features = [*map_.features, *map_.unlocated]
    prints = {feature.id: _fingerprint(feature) for feature in features}
    change = _difference(prints, former, as_of)
    log = [*former.changes, *([change] if change else [])]
    changes = [{**entry, "summary": _summary(entry, first=not i, language=language)} for i, entry in enumerate(log)]
    content = {
        "generator": GENERATOR,
        "version": __version__,
        "format": FORMAT,
        "complete": True,
        "language": language,
        "inputs": dict(inputs),
        "gazetteer": {"date": EDITION, "sha256": _digest(embedded_path().read_bytes())},
        "files": [{"name": n, "bytes": len(data), "sha256": _digest(data)} for n, data in files.items()],
        "places": [_place(feature, prints[feature.id]) for feature in features],
        "changes": changes,
    }
    written = (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
    return Manifest(written, _summary(change, first=len(log) == 1, language=told_in) if change else None)


def _place(feature: Feature, fingerprint: str) -> dict[str, Any]:
    georeference = feature.georeference
    return {
        "id": feature.id,
        "georeferenceProtocol": georeference.georeference_protocol,
        "georeferenceSources": list(georeference.georeference_sources),
        "gazetteerDate": EDITION if georeference.record_ids else None,
        "georeferenceVerificationStatus": georeference.georeference_verification_status,
        "fingerprint": fingerprint,
    }


def _difference(prints: Mapping[str, str], former: Former, as_of: date) -> dict[str, Any] | None:
    """Date and counts; None where the places are those of the former kit."""
    before = former.places
    added, removed = len(prints.keys() - before.keys()), len(before.keys() - prints.keys())
    changed = sum(before[i] != prints[i] for i in prints.keys() & before.keys())
    if former.changes and not (added or removed or changed):
        return None
    return {
        "date": as_of.isoformat(), "places": len(prints), "added": added, "changed": changed, "removed": removed
    }  # fmt: skip


def _summary(entry: Mapping[str, Any], *, first: bool, language: str) -> str:
    """``1 place added, 2 corrected, 1 taken off.``"""
    if first:
        return text("publish.change_first", language, n=entry["places"], count=entry["places"])
    parts = [
        text(f"publish.change_{kind}", language, n=entry[kind], count=entry[kind])
        for kind in ("added", "changed", "removed")
        if entry[kind]
    ]
    return ", ".join(parts)


def _fingerprint(feature: Feature) -> str:
    """Tells whether a place is still the same. It is that of a place on the map now, of none that was."""
    content = {**feature.to_dict(), "notes": [event.notes for event in feature.events]}
    content["properties"] = {key: value for key, value in content["properties"].items() if key not in _OUR_WORDS}
    return _digest(json.dumps(content, ensure_ascii=False, sort_keys=True).encode())[:16]


#: Where rows come from is no part of what they say.
_NOT_CONTENT = ("file", "line")


def input_hashes(files: Mapping[str, Path]) -> dict[str, str]:
    """SHA-256 of each file that is there, by what it is; no path of the machine."""
    try:
        return {name: _digest(path.read_bytes()) for name, path in files.items() if path.is_file()}
    except OSError:
        return {}  # the reader says why, in a line


def rows_hash(rows: Sequence[Place]) -> str:
    """SHA-256 of what rows in memory say."""
    content = [
        {key: value for key, value in asdict(row).items() if key not in _NOT_CONTENT and value != {}} for row in rows
    ]
    return _digest(json.dumps(content, ensure_ascii=False, sort_keys=True).encode())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

"""What a kit is made from, a file or rows in memory, as hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from mapgen.places import Place
from mapgen.settings import LOCK_NAME, settings_beside

#: Where rows come from is no part of what they say.
_NOT_CONTENT = ("file", "line")


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

"""What is in a gazetteer database, counted: the embedded one, and the one that stands for it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from mapgen.geocoding.gazetteer import vocabulary
from mapgen.geocoding.gazetteer.record import ROUGH

_CLASS = {name: number for number, name in enumerate(vocabulary.FEATURE_CLASSES)}
_BASIS = {name: number for number, name in enumerate(vocabulary.EXTENT_BASES)}


def records_by_class(path: Path) -> dict[str, int]:
    """How many records of each class there are."""
    with closing(_open(path)) as db:
        rows = db.execute("SELECT class, COUNT(*) FROM record GROUP BY class ORDER BY class").fetchall()
    return {vocabulary.FEATURE_CLASSES[number]: count for number, count in rows}


def communes_by_basis(path: Path) -> dict[str, int]:
    """How many communes have a contour, a point of their own, and a place that is only guessed."""
    with closing(_open(path)) as db:
        query = "SELECT basis, outline, COUNT(*) FROM record WHERE class = ? AND country = 'FR' GROUP BY basis, outline"
        rows = db.execute(query, (_CLASS["municipality"],)).fetchall()
    rough = {_BASIS[name] for name in ROUGH}
    found = {"contour": 0, "point": 0, "rough": 0}
    for basis, outlined, count in rows:
        found["contour" if outlined else "rough" if basis in rough else "point"] += count
    return found


def communes_by_department(path: Path) -> dict[str, int]:
    """How many communes each département has, by its code."""
    query = (
        "SELECT whole.code, COUNT(*) FROM record JOIN record AS whole ON whole.id = record.parent"
        " WHERE record.class = ? AND record.country = 'FR' AND whole.class = ? GROUP BY whole.code"
    )
    with closing(_open(path)) as db:
        return dict(db.execute(query, (_CLASS["municipality"], _CLASS["department"])).fetchall())


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)

"""Drafts → gazetteer.sqlite: numbered, folded, compressed, the same bytes for the same drafts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mapgen.geocoding.gazetteer import vocabulary
from mapgen.geocoding.gazetteer.data.build.draft import Draft, Drafts
from mapgen.geocoding.gazetteer.keyfilter import key_filter
from mapgen.geocoding.gazetteer.outlines import UNITS_PER_DEGREE, encode_outline
from mapgen.geocoding.gazetteer.quantising import longitude_span, outline_rings

_SUREST_FIRST = ("name", "code", "postcode", "short", "former", "alias", "demonym", "partial")
_SCHEMA = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE record (
  id INTEGER PRIMARY KEY,  -- rank by population, largest first
  name TEXT NOT NULL,
  class INTEGER NOT NULL,  -- this and the next vocabularies: mapgen/geocoding/gazetteer/vocabulary.py
  code TEXT NOT NULL,
  latitude INTEGER NOT NULL,  -- 1e-5 degree
  longitude INTEGER NOT NULL,
  radius INTEGER NOT NULL,  -- metres
  basis INTEGER NOT NULL,
  article INTEGER NOT NULL,
  population INTEGER NOT NULL,
  country TEXT NOT NULL,
  parent INTEGER,
  outline INTEGER NOT NULL,
  source INTEGER NOT NULL,
  same_as INTEGER,
  main_part INTEGER NOT NULL
);
CREATE TABLE name (
  key TEXT NOT NULL,
  record INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  matched TEXT,  -- NULL: the record's name; '': the key with capitals
  PRIMARY KEY (key, record)
) WITHOUT ROWID;
CREATE TABLE called (
  language TEXT NOT NULL,
  record INTEGER NOT NULL,
  name TEXT NOT NULL,  -- only where it is not the record's own
  PRIMARY KEY (language, record)
) WITHOUT ROWID;
CREATE TABLE key_filter (data BLOB NOT NULL);
CREATE TABLE outline (record INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE outline_box (
  record INTEGER PRIMARY KEY, class INTEGER NOT NULL,
  west REAL NOT NULL, south REAL NOT NULL, east REAL NOT NULL, north REAL NOT NULL
);
CREATE TABLE land (data BLOB NOT NULL);
"""


def write_gazetteer(drafts: Drafts, land: Any, path: Path) -> None:
    """Writes the database beside ``path`` and moves it there when whole."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    connection = sqlite3.connect(unfinished)
    connection.executescript(_SCHEMA)
    _fill(connection, drafts, land)
    connection.commit()
    connection.execute("VACUUM")
    connection.close()
    unfinished.replace(path)


def _fill(connection: sqlite3.Connection, drafts: Drafts, land: Any) -> None:
    ordered = sorted(drafts, key=_rank)
    numbers = {draft: number for number, draft in enumerate(ordered, 1)}
    outlines = {
        draft: rings for draft in ordered if draft.geometry is not None and (rings := outline_rings(draft.geometry))
    }
    connection.execute("INSERT INTO meta VALUES ('schema_version', ?)", (vocabulary.SCHEMA_VERSION,))
    rows = (_record_row(draft, numbers, draft in outlines) for draft in ordered)
    connection.executemany(f"INSERT INTO record VALUES ({','.join('?' * 16)})", rows)
    names = sorted(_name_rows(numbers), key=_by_key)
    connection.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", names)
    connection.execute("INSERT INTO key_filter VALUES (?)", (key_filter(name[0] for name in names),))
    connection.executemany("INSERT INTO called VALUES (?, ?, ?)", _called_rows(numbers))
    blobs = ((numbers[draft], encode_outline(rings)) for draft, rings in outlines.items())
    connection.executemany("INSERT INTO outline VALUES (?, ?)", blobs)
    connection.executemany("INSERT INTO outline_box VALUES (?, ?, ?, ?, ?, ?)", _box_rows(outlines, numbers))
    connection.execute("INSERT INTO land VALUES (?)", (encode_outline(outline_rings(land)),))


def _by_key(row: Any) -> tuple[str, int, int]:
    return row[0], row[1], row[2]


def _rank(draft: Draft) -> tuple[int, int, str]:
    return -draft.population, vocabulary.FEATURE_CLASSES.index(draft.feature_class), draft.feature_code


def _record_row(draft: Draft, numbers: dict[Draft, int], outlined: bool) -> tuple[Any, ...]:
    latitude, longitude = draft.point
    if draft.radius_in_meters is None:
        raise ValueError(f"{draft.feature_class} {draft.feature_code} ({draft.name}) has no radius")
    units = vocabulary.POINT_UNITS_PER_DEGREE
    return (
        numbers[draft],
        draft.name,
        vocabulary.FEATURE_CLASSES.index(draft.feature_class),
        draft.feature_code,
        round(latitude * units),
        round(longitude * units),
        round(draft.radius_in_meters),
        vocabulary.EXTENT_BASES.index(draft.extent_basis),
        vocabulary.ARTICLES.index(draft.article),
        draft.population,
        draft.country_code,
        None if draft.parent is None else numbers[draft.parent],
        int(outlined),
        vocabulary.SOURCES.index(draft.source),
        None if draft.same_as is None else numbers[draft.same_as],
        int(draft.main_part_only),
    )


def _name_rows(numbers: dict[Draft, int]) -> Iterator[tuple[str, int, int, str | None]]:
    """A row for each key of each record, of the surest of its kinds."""
    for draft, number in numbers.items():
        best: dict[str, str] = {}
        for key, kind in sorted(draft.names, key=_sureness):
            best.setdefault(key, kind)
        for key, kind in best.items():
            spelling = draft.names[(key, kind)]
            yield key, number, vocabulary.MATCH_KINDS.index(kind), _stored(draft.name, key, spelling)


def _called_rows(numbers: dict[Draft, int]) -> list[tuple[str, int, str]]:
    return sorted((language, n, name) for draft, n in numbers.items() for language, name in draft.called.items())


def _sureness(name: tuple[str, str]) -> int:
    return _SUREST_FIRST.index(name[1])


def _stored(name: str, key: str, spelling: str) -> str | None:
    if spelling == name:
        return None
    return "" if key.title() == spelling else spelling


def _box_rows(outlines: dict[Draft, Any], numbers: dict[Draft, int]) -> Iterator[tuple[Any, ...]]:
    for draft, polygons in outlines.items():
        longitudes = [(min(xs), max(xs)) for polygon in polygons if (xs := [x for x, _ in polygon[0]])]
        latitudes = [y for polygon in polygons for _, y in polygon[0]]
        west, east = longitude_span(longitudes)
        class_number = vocabulary.FEATURE_CLASSES.index(draft.feature_class)
        south, north = min(latitudes), max(latitudes)
        yield (numbers[draft], class_number, *(value / UNITS_PER_DEGREE for value in (west, south, east, north)))

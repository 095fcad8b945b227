"""The embedded database, read-only: names to records, records to outlines.

SQLite is opened as immutable, so nothing is ever written beside the file and a read-only install works.
Records are numbered by population, largest first; that order is the order of every answer.
"""

from __future__ import annotations

import sqlite3
import threading
from importlib.resources import files
from pathlib import Path
from typing import Any

from mapgen.errors import GazetteerDataError
from mapgen.geocoding.gazetteer import vocabulary
from mapgen.geocoding.gazetteer.keyfilter import may_be_key
from mapgen.geocoding.gazetteer.outlines import MultiPolygon, decode_outline
from mapgen.geocoding.gazetteer.record import Match, Record

_RECORD_COLUMNS = (
    "id, name, class, code, latitude, longitude, radius, basis, article, population, country, parent, outline, source,"
    " same_as, main_part"
)
_BY_NAME = f"SELECT {_RECORD_COLUMNS}, kind, matched FROM name JOIN record ON id = record WHERE key = ? ORDER BY record"
_BY_ID = f"SELECT {_RECORD_COLUMNS} FROM record WHERE id = ?"
# The whole file is read through the page cache of the system: no call to it for each page.
_MAPPED_BYTES = 1 << 26
_DEGREE = vocabulary.POINT_UNITS_PER_DEGREE


def embedded_path() -> Path:
    """The database that travels with the package."""
    return Path(str(files("mapgen").joinpath("geocoding", "gazetteer", "data", "gazetteer.sqlite")))


class Store:
    """The queries of the gazetteer. One connection a thread; records are cached as they are met."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._records: dict[int, Record] = {}
        self._chains: dict[int, tuple[int, ...]] = {}
        self._called: dict[str, dict[int, str]] = {}
        self._bits: bytes | None = None

    def names(self, key: str) -> list[Match]:
        """All records bearing the folded name ``key``, the most populous first."""
        if not may_be_key(key, self._key_bits()):
            return []
        return [self._match(key, row) for row in self.rows(_BY_NAME, key)]

    def called(self, language: str) -> dict[int, str]:
        """Record id → what the press of ``language`` calls it, where that is not its own name."""
        names = self._called.get(language)
        if names is None:
            rows = self.rows("SELECT record, name FROM called WHERE language = ?", language)
            names = self._called[language] = dict(rows)
        return names

    def record(self, record_id: int) -> Record:
        """The record of this id. Raises KeyError where there is none."""
        record = self._records.get(record_id)
        if record is None:
            row = self._one(_BY_ID, record_id)
            if row is None:
                raise KeyError(record_id)
            record = self._keep(row)
        return record

    def outline(self, record_id: int) -> MultiPolygon | None:
        """The record's outline as GeoJSON MultiPolygon coordinates, or None."""
        row = self._one("SELECT data FROM outline WHERE record = ?", record_id)
        return None if row is None else self._decode(row[0])

    def land(self) -> MultiPolygon:
        """The coarse land of the whole world."""
        row = self._one("SELECT data FROM land")
        return [] if row is None else self._decode(row[0])

    def boxes(self, feature_class: str) -> list[tuple[int, float, float, float, float]]:
        """(record id, west, south, east, north) of all outlined records of the class; east < west across 180°."""
        index = vocabulary.FEATURE_CLASSES.index(feature_class)
        query = "SELECT record, west, south, east, north FROM outline_box WHERE class = ? ORDER BY record"
        return self.rows(query, index)

    def town_ids(self, box: tuple[float, float, float, float], limit: int) -> list[int]:
        """Ids of the most populous municipalities in (west, south, east, north), largest first."""
        west, south, east, north = (round(degrees * _DEGREE) for degrees in box)
        sides = "longitude BETWEEN ? AND ?" if west <= east else "(longitude >= ? OR longitude <= ?)"
        query = f"SELECT id FROM record WHERE class = ? AND latitude BETWEEN ? AND ? AND {sides} ORDER BY id LIMIT ?"
        town = vocabulary.FEATURE_CLASSES.index("municipality")
        return [row[0] for row in self.rows(query, town, south, north, west, east, limit)]

    def rows(self, query: str, *values: Any) -> list[Any]:
        """All rows of a query of this package."""
        try:
            return self._connection().execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self._damaged() from error

    def _key_bits(self) -> bytes:
        if self._bits is None:
            self._bits = bytes(self.rows("SELECT data FROM key_filter")[0][0])
        return self._bits

    def _one(self, query: str, *values: Any) -> Any:
        return next(iter(self.rows(query, *values)), None)

    def _match(self, key: str, row: Any) -> Match:
        """The match of a row of record columns, kind and spelling."""
        record = self._records.get(row[0]) or self._keep(row)
        return Match(record, vocabulary.MATCH_KINDS[row[-2]], _spelling(record.name, key, row[-1]))

    def _keep(self, row: Any) -> Record:
        record = self._records[row[0]] = _to_record(row, self._chain(row[11]))
        return record

    def _chain(self, parent: int | None) -> tuple[int, ...]:
        """The parent and what contains it: few records are parents, so most chains are there already."""
        if parent is None:
            return ()
        chain = self._chains.get(parent)
        if chain is None:
            chain = self._chains[parent] = (parent, *self.record(parent).containers)
        return chain

    def _decode(self, data: bytes) -> MultiPolygon:
        try:
            return decode_outline(data)
        except Exception as error:
            raise self._damaged() from error

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._open()
        return connection

    def _open(self) -> sqlite3.Connection:
        uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, cached_statements=32)
        connection.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
        version = connection.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone()
        if version != (vocabulary.SCHEMA_VERSION,):
            raise sqlite3.DatabaseError("other layout")
        return connection

    def _damaged(self) -> GazetteerDataError:
        fault = "is damaged" if self.path.is_file() else "is missing"
        return GazetteerDataError(f"The gazetteer database {self.path} {fault}: install mapgen again.")


def _spelling(name: str, key: str, matched: str | None) -> str:
    """NULL stands for the record's name, "" for the key itself with capitals (the build stores no text twice)."""
    if matched is None:
        return name
    return matched or key.title()


def _to_record(row: Any, containers: tuple[int, ...]) -> Record:
    return Record(
        id=row[0],
        name=row[1],
        feature_class=vocabulary.FEATURE_CLASSES[row[2]],
        feature_code=row[3],
        latitude=row[4] / _DEGREE,
        longitude=row[5] / _DEGREE,
        radius_in_meters=float(row[6]),
        extent_basis=vocabulary.EXTENT_BASES[row[7]],
        article=vocabulary.ARTICLES[row[8]],
        population=row[9],
        country_code=row[10],
        containers=containers,
        has_outline=bool(row[12]),
        source=vocabulary.SOURCES[row[13]],
        same_as=row[14],
        main_part_only=bool(row[15]),
    )

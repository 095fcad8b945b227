"""The embedded database and installed data → one database of the same layout, which answers in its place.

Contours and positions are written into the records that are there; only what the embedded database doesn't know
becomes a record of its own, behind all others. So the names, their kinds and their evidence stay what they were.
"""

from __future__ import annotations

import math
import os
import random
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import Any

import shapely

from mapgen.base.geodesy import LatLon, smallest_circle
from mapgen.base.toponym import fold
from mapgen.geocoding.gazetteer import GazetteerIndex, vocabulary
from mapgen.geocoding.gazetteer.keyfilter import key_filter
from mapgen.geocoding.gazetteer.outlines import UNITS_PER_DEGREE, encode_outline
from mapgen.geocoding.gazetteer.quantising import longitude_span, outline_rings
from mapgen.geocoding.installs.france import Commune
from mapgen.geocoding.installs.world import TownRow

_CLASS = {name: number for number, name in enumerate(vocabulary.FEATURE_CLASSES)}
_BASIS = {name: number for number, name in enumerate(vocabulary.EXTENT_BASES)}
_SOURCE = {name: number for number, name in enumerate(vocabulary.SOURCES)}
_KIND = {name: number for number, name in enumerate(vocabulary.MATCH_KINDS)}
_POINT = vocabulary.POINT_UNITS_PER_DEGREE
#: What rounding to 0.001° may move a point by, in metres.
_ROUNDING = 80.0
#: Towns abroad: 6.3 km · (P / 10,000)^0.25, from 6 to 40 km, the rule of the embedded ones.
_TOWN_KM, _TOWN_POWER, _TOWN_LEAST_KM, _TOWN_MOST_KM = 6.3, 0.25, 6.0, 40.0
#: ISO codes of French territories: their communes come from the official list.
_FRENCH = frozenset("FR GP MQ GF RE YT PM BL MF WF PF NC TF".split())
_DIVISIONS = ("state", "region", "county")


class Combined:
    """A database in the making, at ``path``; :meth:`finish` makes it whole."""

    def __init__(self, embedded: Path, path: Path) -> None:
        self._path = path
        shutil.copyfile(embedded, path)
        self._gazetteer = GazetteerIndex(embedded)
        self._db = sqlite3.connect(path)
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -20000;")
        self._new_names = False

    def add_communes(self, communes: Iterable[Commune]) -> None:
        """Contours and positions of communes."""
        for commune in communes:
            record = self._id("municipality", commune.code) or self._add_commune(commune)
            self._db.execute("UPDATE record SET source = ? WHERE id = ?", (_SOURCE["cog"], record))
            if commune.contour is not None:
                self._outline(record, "municipality", commune.contour)
            else:
                self._place(record, (commune.latitude, commune.longitude), commune.radius_in_meters, "point", 0)

    def add_divisions(self, departments: dict[str, Any], regions: dict[str, Any]) -> None:
        """Outlines of départements and régions by code."""
        for feature_class, outlines in (("department", departments), ("region", regions)):
            for code, outline in outlines.items():
                record = self._id(feature_class, code)
                if record is not None:
                    self._outline(record, feature_class, outline)

    def settle_parts(self) -> None:
        """Parts of communes whose place was only guessed take the circle of their commune."""
        rough = [_BASIS[name] for name in ("postcode", "arrondissement", "department")]
        marks = ",".join("?" * len(rough))
        self._db.execute(
            "UPDATE record SET (latitude, longitude, radius, basis) = (SELECT latitude, longitude, radius, basis"
            f" FROM record AS whole WHERE whole.id = record.parent) WHERE class = ? AND basis IN ({marks})"
            " AND (SELECT class FROM record AS whole WHERE whole.id = record.parent) = ?",
            (_CLASS["municipal_district"], *rough, _CLASS["municipality"]),
        )

    def add_towns(self, towns: Iterable[TownRow], divisions: dict[str, str]) -> None:
        """Towns abroad that are not there yet, each in its division."""
        there = {
            code for (code,) in self._db.execute("SELECT code FROM record WHERE class IN (5, 6) AND country != 'FR'")
        }
        wanted = [town for town in towns if town.country_code not in _FRENCH and town.geoname_id not in there]
        wanted.sort(key=lambda town: (town.country_code, -town.population, int(town.geoname_id)))
        for country, rows in groupby(wanted, key=lambda town: town.country_code):
            finder = _Divisions(self._db, self._gazetteer, country, divisions)
            for town in rows:
                self._add_town(town, finder.parent(town))

    def finish(self) -> None:
        """Write all to the disk and check that the result is a database that answers. Raises ValueError."""
        if self._new_names:
            keys = (key for (key,) in self._db.execute("SELECT key FROM name"))
            self._db.execute("UPDATE key_filter SET data = ?", (key_filter(keys),))
        self._db.commit()
        self._db.execute("VACUUM")
        sound = self._db.execute("PRAGMA quick_check").fetchone() == ("ok",)
        self._db.close()
        with self._path.open("rb+") as file:
            os.fsync(file.fileno())
        if not sound or not GazetteerIndex(self._path).search("Paris"):
            raise ValueError("the database does not answer")

    def drop(self) -> None:
        """Give up: nothing of the database stays."""
        with suppress(sqlite3.Error):
            self._db.close()
        self._path.unlink(missing_ok=True)

    def _id(self, feature_class: str, code: str) -> int | None:
        found = self._db.execute(
            "SELECT record.id FROM name JOIN record ON record.id = name.record"
            " WHERE name.key = ? AND record.class = ? AND record.code = ? AND record.country = 'FR'",
            (fold(code), _CLASS[feature_class], code),
        ).fetchone()
        if found is None and feature_class == "region":  # régions are listed by their ISO codes, not by INSEE's
            found = self._db.execute(
                "SELECT id FROM record WHERE class = ? AND code = ? AND country = 'FR'", (_CLASS["region"], code)
            ).fetchone()
        return None if found is None else int(found[0])

    def _outline(self, record: int, feature_class: str, geometry: Any) -> None:
        rings = outline_rings(geometry)
        if not rings:  # smaller than the grid: a rock
            return
        centre, radius = _circle_round(geometry)
        self._place(record, centre, radius + _ROUNDING, "official", 1)
        self._db.execute("INSERT OR REPLACE INTO outline VALUES (?, ?)", (record, encode_outline(rings)))
        west, east = longitude_span([(min(xs), max(xs)) for polygon in rings if (xs := [x for x, _ in polygon[0]])])
        latitudes = [y for polygon in rings for _, y in polygon[0]]
        box = (value / UNITS_PER_DEGREE for value in (west, min(latitudes), east, max(latitudes)))
        row = (record, _CLASS[feature_class], *box)
        self._db.execute("INSERT OR REPLACE INTO outline_box VALUES (?, ?, ?, ?, ?, ?)", row)

    def _place(self, record: int, centre: LatLon, radius: float, basis: str, outlined: int) -> None:
        values = (*_units(centre), math.ceil(radius), _BASIS[basis], outlined, record)
        self._db.execute(
            "UPDATE record SET latitude = ?, longitude = ?, radius = ?, basis = ?, outline = ? WHERE id = ?", values
        )

    def _add_commune(self, commune: Commune) -> int:
        parent = self._id("department", commune.department)
        centre = (commune.latitude, commune.longitude)
        record = self._insert(
            commune.name,
            commune.code,
            centre,
            commune.radius_in_meters,
            commune.population,
            "FR",
            parent,
            _SOURCE["cog"],
        )
        self._name(record, commune.code, "code", commune.code)
        return record

    def _add_town(self, town: TownRow, parent: int | None) -> None:
        kilometres = _TOWN_KM * (max(town.population, 1) / 10_000) ** _TOWN_POWER
        radius = 1000 * min(_TOWN_MOST_KM, max(_TOWN_LEAST_KM, kilometres))
        point = (town.latitude, town.longitude)
        country, source = town.country_code, _SOURCE["geonames"]
        self._insert(town.name, town.geoname_id, point, radius, town.population, country, parent, source)

    def _insert(
        self,
        name: str,
        code: str,
        point: LatLon,
        radius: float,
        population: int,
        country: str,
        parent: int | None,
        source: int,
    ) -> int:
        row = (name, _CLASS["municipality"], code, *_units(point), math.ceil(radius), _BASIS["point"], 0, population)
        cursor = self._db.execute(
            f"INSERT INTO record VALUES (NULL{', ?' * 15})", (*row, country, parent, 0, source, None, 0)
        )
        record = int(cursor.lastrowid or 0)
        self._name(record, name, "name", None)
        return record

    def _name(self, record: int, name: str, kind: str, spelling: str | None) -> None:
        self._new_names = True
        self._db.execute("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", (fold(name), record, _KIND[kind], spelling))


class _Divisions:
    """The divisions of one country that the embedded database has outlines of."""

    def __init__(self, db: sqlite3.Connection, gazetteer: GazetteerIndex, country: str, names: dict[str, str]) -> None:
        rows = db.execute(
            "SELECT id FROM record WHERE country = ? AND outline = 1 AND class IN (?, ?, ?) ORDER BY id",
            (country, *(_CLASS[name] for name in _DIVISIONS)),
        ).fetchall()
        records = [gazetteer.record(row[0]) for row in rows]
        self._records = sorted(records, key=lambda record: (-len(record.containers), record.id))
        self._tree = shapely.STRtree([_geometry(gazetteer, record.id) for record in self._records])
        self._gazetteer, self._names = gazetteer, names
        found = db.execute("SELECT id FROM record WHERE country = ? AND class = ?", (country, _CLASS["country"]))
        self._country = next((int(row[0]) for row in found), None)

    def parent(self, town: TownRow) -> int | None:
        """Innermost division round the town, else that of its first-level division's name, else the country."""
        point = shapely.Point(town.longitude, town.latitude)
        inside = sorted(int(i) for i in self._tree.query(point, "intersects"))
        if inside:
            return self._records[inside[0]].id
        named = {match.record.id for match in self._gazetteer.search(self._names.get(town.division, ""))}
        return next((record.id for record in self._records if record.id in named), self._country)


def _geometry(gazetteer: GazetteerIndex, record: int) -> Any:
    return shapely.MultiPolygon([(rings[0], rings[1:]) for rings in gazetteer.outline(record) or []])


def _circle_round(geometry: Any) -> tuple[LatLon, float]:
    """Centre and radius in metres of the smallest circle round a geometry in degrees; its hull has the same."""
    hull = shapely.get_coordinates(geometry.convex_hull)
    points = [(float(latitude), float(longitude)) for longitude, latitude in hull]
    random.Random(0).shuffle(points)  # the algorithm is linear on shuffled points only
    return smallest_circle(points)


def _units(point: LatLon) -> tuple[int, int]:
    return round(point[0] * _POINT), round(point[1] * _POINT)

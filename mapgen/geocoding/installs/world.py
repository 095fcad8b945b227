"""Towns of the world from GeoNames' cities500: places of 500 people and more, and seats of administrations."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from mapgen.geocoding.installs.downloads import Wanted

ORIGIN = "https://download.geonames.org/export/dump"
TOWNS, FIRST_LEVEL = "cities500.zip", "admin1CodesASCII.txt"
_COLUMNS = 19
#: GeoNames has had about 200,000 such towns and 3,900 divisions for years; far fewer are not all.
LEAST_TOWNS, LEAST_DIVISIONS = 100_000, 2_000
_MOST_UNPACKED = 300_000_000
#: Sections of towns, and what is no more: abandoned, destroyed, historical places.
_LEFT_OUT = frozenset({"PPLX", "PPLQ", "PPLW", "PPLH", "PPLCH"})


@dataclass(frozen=True, slots=True)
class TownRow:
    """One row: degrees, inhabitants, and the first-level division as "CH.BE"."""

    geoname_id: str
    name: str
    latitude: float
    longitude: float
    country_code: str
    division: str
    population: int


def lists(origin: str, least_towns: int = LEAST_TOWNS, least_divisions: int = LEAST_DIVISIONS) -> list[Wanted]:
    """The two files. One with fewer towns or divisions is refused."""

    def check_towns(data: bytes) -> None:
        if sum(1 for _ in read_towns(data)) < least_towns:
            raise ValueError("too few towns")

    def check_divisions(data: bytes) -> None:
        if len(read_divisions(data)) < least_divisions:
            raise ValueError("too few divisions")

    return [
        Wanted(TOWNS, f"{origin}/{TOWNS}", check_towns),
        Wanted(FIRST_LEVEL, f"{origin}/{FIRST_LEVEL}", check_divisions),
    ]


def read_towns(data: bytes) -> Iterator[TownRow]:
    """The rows of cities500.zip that are towns of today. Raises ValueError for what is no such archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            member = archive.getinfo("cities500.txt")
            if member.file_size > _MOST_UNPACKED:
                raise ValueError("too large")
            with io.TextIOWrapper(archive.open(member), encoding="utf-8", newline="\n") as lines:
                for line in lines:
                    row = _town(line)
                    if row is not None:
                        yield row
    except (zipfile.BadZipFile, KeyError, EOFError, OSError) as error:
        raise ValueError("no archive") from error


def _town(line: str) -> TownRow | None:
    values = line.rstrip("\n").split("\t")
    if len(values) != _COLUMNS:
        raise ValueError("columns")
    latitude, longitude, population = float(values[4]), float(values[5]), int(values[14] or 0)
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180) or not values[0].isdigit() or not values[1]:
        raise ValueError("row")
    if values[6] != "P" or values[7] in _LEFT_OUT:
        return None
    return TownRow(
        values[0], values[1], latitude, longitude, values[8], f"{values[8]}.{values[10]}", max(0, population)
    )


def read_divisions(data: bytes) -> dict[str, str]:
    """Code of a first-level division ("CH.BE") → its name."""
    rows = [line.split("\t") for line in data.decode("utf-8").splitlines() if line]
    if any(len(row) != 4 for row in rows):
        raise ValueError("columns")
    return {row[0]: row[1] for row in rows}

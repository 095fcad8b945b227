"""Communes of France with their contours, by département, from geo.api.gouv.fr (API Découpage administratif).

The contours are those of Admin Express (IGN), Licence Ouverte 2.0. Départements and régions are the unions of
their communes, so that a border is one line at every level; they are simplified together to 0.002° (200 m).
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import shapely
import shapely.geometry

from mapgen.geocoding.installs.downloads import Check, Wanted

ORIGIN = "https://geo.api.gouv.fr"
DEPARTMENTS, REGIONS = "departements.json", "regions.json"
_FIELDS = "nom,code,centre,surface,contour,population,codeDepartement,codeRegion"
_CODE = re.compile(r"(?:\d{2}|2[AB])\d{3}")
_DEPARTMENT = re.compile(r"\d{2,3}|2[AB]")
#: Degrees: bends of départements and régions that are left out.
_TOLERANCE = 0.002
#: The circle of a commune whose contour the service doesn't have, in radii of a circle of its area: communes are up to
#: three times as long as wide.
_SPREAD = 3.0
#: Metres: no commune is smaller, and what a commune of unknown area has.
_LEAST_RADIUS, _UNKNOWN_RADIUS = 1_000.0, 11_400.0


@dataclass(frozen=True, slots=True)
class Commune:
    """One commune: degrees, metres, a shapely geometry or None where the service has no contour."""

    code: str
    name: str
    department: str
    region: str
    latitude: float
    longitude: float
    population: int
    contour: Any
    radius_in_meters: float
    """Of the circle round the centre where there is no contour."""


#: The API has 18 régions and 101 départements, and more with those overseas; far fewer are not all.
LEAST_DEPARTMENTS = 96


def lists(origin: str, least: int = LEAST_DEPARTMENTS) -> list[Wanted]:
    """The lists of régions and départements, which say what else there is; ``least`` départements must be there."""
    return [
        Wanted(
            REGIONS, f"{origin}/regions?{urlencode({'fields': 'nom,code'}, safe=',')}", _check_codes(least // 8 or 1)
        ),
        Wanted(
            DEPARTMENTS,
            f"{origin}/departements?{urlencode({'fields': 'nom,code,codeRegion'}, safe=',')}",
            _check_codes(least),
        ),
    ]


def communes_of(origin: str, departments: bytes, known: Mapping[str, int]) -> list[Wanted]:
    """A file for each département. ``known`` is how many communes the gazetteer knows in each."""
    wanted = []
    for code in sorted(row["code"] for row in json.loads(departments)):
        query = urlencode({"codeDepartement": code, "fields": _FIELDS, "format": "json"}, safe=",")
        least = max(1, known.get(code, 0) // 2)
        wanted.append(Wanted(f"communes-{code}.json", f"{origin}/communes?{query}", _check_communes(code, least)))
    return wanted


def read_communes(data: bytes) -> Iterator[Commune]:
    """The communes of one file. Raises ValueError, KeyError or TypeError for a row that is none."""
    for row in json.loads(data):
        yield _commune(row)


def _commune(row: Mapping[str, Any]) -> Commune:
    code, department = row["code"], row["codeDepartement"]
    if not _CODE.fullmatch(code) or not code.startswith(department) or not row["nom"].strip():
        raise ValueError(code)
    contour = _contour(row.get("contour"))
    longitude, latitude = _point(row.get("centre"), contour)
    area = row.get("surface")  # hectares
    radius = _SPREAD * math.sqrt(float(area) * 10_000 / math.pi) if area else _UNKNOWN_RADIUS
    population = row.get("population") or 0
    if not isinstance(population, int) or population < 0:
        raise ValueError(code)
    region = str(row.get("codeRegion") or "")
    return Commune(
        code,
        row["nom"].strip(),
        department,
        region,
        latitude,
        longitude,
        population,
        contour,
        max(_LEAST_RADIUS, radius),
    )


def _contour(value: Any) -> Any:
    if value is None:
        return None
    if value["type"] not in ("Polygon", "MultiPolygon"):
        raise ValueError(value["type"])
    made = shapely.geometry.shape(value)
    west, south, east, north = made.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90) or made.area <= 0:
        raise ValueError("contour")
    return made


def _point(value: Any, contour: Any) -> tuple[float, float]:
    if value is None and contour is not None:
        inside = contour.representative_point()
        return float(inside.x), float(inside.y)
    longitude, latitude = (float(number) for number in value["coordinates"])
    if value["type"] != "Point" or not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise ValueError("centre")
    return longitude, latitude


def _check_codes(least: int) -> Check:
    def check(data: bytes) -> None:
        codes = [row["code"] for row in json.loads(data)]
        if len(codes) < least or len(set(codes)) < len(codes) or not all(map(_DEPARTMENT.fullmatch, codes)):
            raise ValueError("codes")

    return check


def _check_communes(department: str, least: int) -> Check:
    def check(data: bytes) -> None:
        communes = list(read_communes(data))
        codes = {commune.code for commune in communes}
        if len(codes) < len(communes) or len(codes) < least:
            raise ValueError("too few, or one twice")
        if any(commune.department != department for commune in communes):
            raise ValueError("another département")

    return check


def united(communes: Iterable[Commune]) -> Any:
    """The union of contours, None where there are none."""
    return union([commune.contour for commune in communes if commune.contour is not None])


def union(geometries: list[Any]) -> Any:
    """The union of neighbours; where they overlap in spite of being neighbours, the slower one."""
    if not geometries:
        return None
    valid = [geometry if geometry.is_valid else shapely.make_valid(geometry) for geometry in geometries]
    if shapely.coverage_is_valid(valid):
        return shapely.coverage_union_all(valid)
    return shapely.union_all(valid)


def divisions(outlines: Mapping[str, tuple[str, Any]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Outlines of départements, simplified together, and of the régions made of them, by code.

    ``outlines``: code of the département → code of its région and outline.
    """
    codes = list(outlines)
    whole = [outlines[code][1] for code in codes]
    simple = list(shapely.coverage_simplify(whole, _TOLERANCE)) if shapely.coverage_is_valid(whole) else whole
    departments = dict(zip(codes, simple, strict=True))
    members: defaultdict[str, list[Any]] = defaultdict(list)
    for code in codes:
        members[outlines[code][0]].append(departments[code])
    return departments, {region: union(parts) for region, parts in members.items() if region}

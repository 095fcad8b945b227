"""Our own facts, data/tables/*.csv: demonyms, further names, areas, extents (the README there explains the columns)."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from mapgen.base.geodesy import EARTH_RADIUS_IN_METERS, distance_in_meters
from mapgen.base.toponym import fold
from mapgen.geocoding.gazetteer.data.build.circles import set_circle, set_member_circle, unit_vectors
from mapgen.geocoding.gazetteer.data.build.divisions import bare_name
from mapgen.geocoding.gazetteer.data.build.draft import Draft, Drafts

# The letter before a member's code in areas.csv.
_MEMBER_CLASSES = {
    "C": ("country",),
    "R": ("region",),
    "D": ("department",),
    "A": ("arrondissement",),
    "M": ("municipality",),
    "S": ("state", "region", "county"),
    "I": ("intercommunality",),
}
# Tables say "state" or "region" of any first-level division abroad; the gazetteer's own class decides.
_DIVISIONS = ("region", "state", "county")
# An area wider than this belongs to no country unless its members do (the Alps, Siberia).
_WIDEST_IN_ONE_COUNTRY_METERS = 350_000.0


class TableError(ValueError):
    """A row names a code that the gazetteer doesn't have; the message lists all such rows."""


def add_tables(drafts: Drafts, folder: Path, arrondissements: dict[str, list[Draft]]) -> None:
    """Areas first, since the other tables may speak of them. Raises TableError with every bad row."""
    readers: dict[str, Callable[[dict[str, str]], list[str]]] = {
        "areas.csv": lambda row: _add_area(drafts, row, arrondissements),
        "extents.csv": lambda row: _set_known_extent(drafts, row),
        "aliases.csv": lambda row: _add_names(drafts, row, "alias", row["alias"]),
        "exonyms.csv": lambda row: _add_exonym(drafts, row),
        "demonyms.csv": lambda row: _add_names(drafts, row, "demonym", row["forms"]),
        "neighbourhoods.csv": lambda row: _add_neighbourhood(drafts, row),
    }
    problems = [
        f"{name}:{line}: {problem}"
        for name, read in readers.items()
        for line, row in _rows(folder / name)
        for problem in read(row)
    ]
    if problems:
        raise TableError("\n".join(problems))


def _add_names(drafts: Drafts, row: dict[str, str], kind: str, names: str) -> list[str]:
    draft = _find(drafts, row)
    if draft is None:
        return [f"no {row['feature_class']} {row['feature_code']} ({row['name']})"]
    draft.trust_name(kind, *_split(names))
    return []


def _add_exonym(drafts: Drafts, row: dict[str, str]) -> list[str]:
    draft = _find(drafts, row)
    if draft is None:
        return [f"no {row['feature_class']} {row['feature_code']} ({row['name']})"]
    draft.call(row["lang"], row["exonym"])
    return []


def division_codes(folder: Path) -> dict[tuple[str, str], str]:
    """(country, name in the map) → ISO 3166-2 code, from divisions.csv."""
    rows = _rows(folder / "divisions.csv")
    return {(row["country_code"], row["map_name"]): row["feature_code"] for _, row in rows}


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, row) of a table; lines that begin with # are comments; no rows where there is no such table."""
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(line for line in file if not line.startswith("#"))
        for row in reader:
            yield reader.line_num, {key: (value or "").strip() for key, value in row.items() if key}


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


def _find(drafts: Drafts, row: dict[str, str]) -> Draft | None:
    feature_class, code = row["feature_class"], row["feature_code"]
    if feature_class in _DIVISIONS:
        return _first(drafts, _DIVISIONS, code) or _division_named(drafts, code, row["name"])
    if feature_class == "municipality" and code.isdigit():
        # INSEE codes and GeoNames ids look alike; the table's writer means the one that bears the row's name
        both = [draft for geonames in (False, True) if (draft := drafts.get(feature_class, code, geonames))]
        named = [draft for draft in both if draft.bears(row["name"])]
        return next(iter(named or both), None)
    return drafts.get(feature_class, code)


def _division_named(drafts: Drafts, code: str, name: str) -> Draft | None:
    """The only division of the code's country with this name: ISO renumbers, and some divisions have no number."""
    divisions = [d for d in drafts.of_class(*_DIVISIONS) if d.country_code == code[:2]]
    same = [d for d in divisions if d.bears(name) or d.bears(bare_name(name))]
    return same[0] if len(same) == 1 else None


def _first(drafts: Drafts, feature_classes: tuple[str, ...], code: str) -> Draft | None:
    return next((draft for c in feature_classes if (draft := drafts.get(c, code)) is not None), None)


def _set_known_extent(drafts: Drafts, row: dict[str, str]) -> list[str]:
    """The circle of a town abroad whose true reach we know, round GeoNames' point."""
    code, name = row["feature_code"], row["name"]
    towns = [drafts.get(feature_class, code, geonames=True) for feature_class in ("municipality", "municipal_district")]
    town = next((town for town in towns if town is not None), None)
    if town is None or not town.bears(name):
        return [f"no town abroad {code} ({name})"]
    town.radius_in_meters, town.extent_basis = 1000.0 * float(row["radius_km"]), "table"
    return []


def _add_area(drafts: Drafts, row: dict[str, str], arrondissements: dict[str, list[Draft]]) -> list[str]:
    draft = Draft("area", row["code"], row["name"], "mapgen", article=row["lang_fr_article"])
    found = {code: _member(drafts, code) for code in row["members"].split()}
    missing = [f"no member {code} of {row['name']}" for code, member in found.items() if member is None]
    if missing:
        return missing
    members = [member for member in found.values() if member is not None]
    if row["radius_km"]:
        draft.latitude, draft.longitude = float(row["latitude"]), float(row["longitude"])
        draft.radius_in_meters, draft.extent_basis = 1000.0 * float(row["radius_km"]), "table"
    else:
        _set_extent(draft, members, arrondissements)
    _set_container(draft, members, drafts)
    draft.population = sum(member.population for member in members)
    drafts.add(draft)
    draft.trust_name("alias", *_split(row["aliases"]))
    return []


def _add_neighbourhood(drafts: Drafts, row: dict[str, str]) -> list[str]:
    """A quarter, drawn as its municipality; it has no people of its own, so that it never outranks a town."""
    commune = _find(drafts, row)
    if commune is None:
        return [f"no {row['feature_class']} {row['feature_code']}"]
    code = f"{commune.feature_code}/{fold(row['name']).replace(' ', '-')}"
    draft = Draft("municipal_district", code, row["name"], "mapgen", country_code=commune.country_code, parent=commune)
    draft.latitude, draft.longitude = commune.point
    draft.radius_in_meters, draft.extent_basis = commune.radius_in_meters, commune.extent_basis
    drafts.add(draft)
    draft.trust_name("alias", *_split(row["aliases"]))
    return []


def _member(drafts: Drafts, code: str) -> Draft | None:
    return _first(drafts, _MEMBER_CLASSES.get(code[:1], ()), code[1:])


def _set_extent(draft: Draft, members: list[Draft], arrondissements: dict[str, list[Draft]]) -> None:
    geometries = [member.geometry for member in members if member.geometry is not None]
    if len(geometries) == len(members) and members:
        draft.geometry = _union(geometries)
        set_circle(draft)
        return
    inner: list[Draft] = []
    for member in members:
        whole = member.feature_class == "arrondissement"
        inner += arrondissements[member.feature_code] if whole else [member]
    set_member_circle(draft, inner)


def _union(geometries: list[Any]) -> Any:
    """Members of one level share their borders exactly; of several levels they may overlap."""
    try:
        return shapely.coverage_union_all(geometries)
    except shapely.GEOSException:
        return shapely.union_all(geometries)


def _set_container(draft: Draft, members: list[Draft], drafts: Drafts) -> None:
    countries = {member.country_code for member in members}
    if len(countries) == 1:
        draft.country_code = countries.pop()
    elif not members and (draft.radius_in_meters or math.inf) <= _WIDEST_IN_ONE_COUNTRY_METERS:
        draft.country_code = _country_at(draft, drafts)
    parents = {member.parent for member in members}
    own = next(iter(parents)) if len(parents) == 1 else None
    country = drafts.get("country", draft.country_code) if draft.country_code else None
    draft.parent = own or (country if country not in members else None)


def _country_at(draft: Draft, drafts: Drafts) -> str:
    point = shapely.Point(draft.longitude, draft.latitude)
    for country in drafts.of_class("country"):
        if country.geometry is not None and country.geometry.dwithin(point, 0.3):
            return country.country_code
    return ""


def join_areas(drafts: Drafts) -> None:
    """Marks an area that is an outlined division of the same name as the same place (Greater London, Crimea)."""
    outlined: dict[str, list[Draft]] = {}
    for draft in drafts.of_class(*_DIVISIONS, "department", "country"):
        if draft.geometry is not None:
            for key in {key for key, kind in draft.names if kind in ("name", "alias")}:
                outlined.setdefault(key, []).append(draft)
    for area in drafts.of_class("area"):
        for division in outlined.get(fold(area.name), []):
            if area.extent_basis == "table" and _same_circle(area, division):
                area.same_as = division


def _same_circle(a: Draft, b: Draft) -> bool:
    """True where two circles lie on each other: centres within half the smaller radius, radii within a factor of 2."""
    small, large = sorted((a.radius_in_meters or 0.0, b.radius_in_meters or 0.0))
    return small > 0 and large <= 2 * small and distance_in_meters(a.point, b.point) <= max(small / 2, 10_000.0)


def add_area_populations(drafts: Drafts) -> None:
    """Areas known by a circle get the people of the towns inside: a measure of prominence, to rank namesakes."""
    towns = [draft for draft in drafts.of_class("municipality") if draft.extent_basis in ("point", "table")]
    vectors = unit_vectors(towns)
    people = np.array([town.population for town in towns])
    for area in drafts.of_class("area"):
        if not area.population and area.radius_in_meters:
            near = unit_vectors([area]) @ vectors.T >= math.cos(area.radius_in_meters / EARTH_RADIUS_IN_METERS)
            area.population = int(people[near[0]].sum())

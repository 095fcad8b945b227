"""How far a place reaches when only a point of it is known, and where a commune lies when not even that is.

French communes with a point: R = 0.6 km · A^0.2 · P^0.1 · (D + 0.3)^0.6, where A is the mean area of a commune of the
département (km²), P the inhabitants (30 at least) and D the distance (km) to the sixth nearest commune with a
point, 60 and 6·√(A/π) at most. The exponents are those of a linear quantile regression (96 %) of the logarithm of the
radius that would just have covered the commune, on the 617 communes with a point of a random sample of 1,500 whose
true extents are known (IGN contours of 2018), rounded. Covers 95.5 %, median 2.1 times the true radius; fitted on one
half of the sample and tried on the other, 60 times: 95.6 % and 2.2. tests/benchmarks/extents.py prints the figures.

Communes without a point: the zone round the located communes of their postcode, R = 8 km + 3.4·√(A/π) + 0.15·S, S the
distance (km) from the middle to the farthest of them. On the 804 such communes of the sample: 96 % covered, median
15.5 km.

Places elsewhere: R = 6.3 km · (P / 10,000)^0.25, 6 to 40 km: what is built, not the farmland that belongs to it. Of the
French towns of 5,000 and more in the sample 6.3 km covers 80 % with their farmland; the exponent is chosen so that
Barcelona (22 km), Rome (25 km), Madrid (27 km) and New York (34 km) are held. Where we know the true reach to be
another, data/tables/extents.csv states it; a town that is its division is no wider than that.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from mapgen.base.geodesy import EARTH_RADIUS_IN_METERS, distance_in_meters, smallest_circle
from mapgen.geocoding.gazetteer.data.build.circles import area_in_km2, set_member_circle, unit_vectors
from mapgen.geocoding.gazetteer.data.build.draft import Draft, Drafts
from mapgen.geocoding.gazetteer.data.build.overseas import OVERSEAS_EXTENTS

_COEFFICIENT, _AREA_POWER, _POPULATION_POWER, _DISTANCE_POWER = 0.6, 0.2, 0.1, 0.6
_NEIGHBOUR = 6  # the sixth nearest commune with a point
_FARTHEST_NEIGHBOUR_KM = 60.0
# An island's neighbours say nothing of its size: no farther than this many times √(A/π) are they looked for.
_FARTHEST_NEIGHBOUR_FACTOR = 6.0
_FEWEST_INHABITANTS = 30
_ZONE_KM, _ZONE_AREA_FACTOR, _ZONE_SPREAD_FACTOR = 8.0, 3.4, 0.15
_CITY_KM, _CITY_POWER, _CITY_LEAST_KM, _CITY_MOST_KM = 6.3, 0.25, 6.0, 40.0
# Areas of the communes that have municipal arrondissements (km²); an arrondissement's circle has four times the radius
# of its equal share, since the largest (Paris 12e and 16e with their woods, Marseille 9e) are three times as wide.
_DIVIDED_COMMUNES = {"75056": (105.4, 20), "69123": (47.9, 9), "13055": (240.6, 16)}
_ARRONDISSEMENT_FACTOR = 4.0
# Overseas islands: R = 3·√(A/π), which covers the four of the sample; the rule above, fitted in metropolitan
# France where 41 % of the communes have a point, gives there half as much again.
_ISLAND_FACTOR = 3.0
# Communes stick out of the circle round the located ones of their arrondissement; this much covers most.
_ARRONDISSEMENT_MARGIN_KM = 5.0
# Mean area of a commune where the map has no outline of the département (km²): that of France.
_MEAN_AREA = 15.6


def set_commune_extents(drafts: Drafts, arrondissements: dict[str, str]) -> None:
    """Circles of all French communes and their parts. ``arrondissements``: INSEE code → arrondissement's code."""
    communes = [draft for draft in drafts.of_class("municipality") if draft.country_code == "FR"]
    parts = [draft for draft in drafts.of_class("municipal_district") if draft.country_code == "FR"]
    areas = _mean_areas(communes)
    _set_overseas(drafts)
    _set_located(communes, parts, areas)
    _set_zones(communes, areas, arrondissements)
    _set_single_communes(drafts)
    for part in parts:
        _set_part(part)


def set_arrondissement_extents(drafts: Drafts, arrondissements: dict[str, str]) -> None:
    """Circles of the arrondissements départementaux, round those of their communes that have a point."""
    members = _by_arrondissement(drafts.of_class("municipality"), arrondissements)
    for draft in drafts.of_class("arrondissement"):
        set_member_circle(draft, members[draft.feature_code])


def set_city_extents(cities: Iterable[Draft]) -> None:
    """Circles of places elsewhere, from their population."""
    for city in cities:
        kilometres = _CITY_KM * (max(city.population, 1) / 10_000) ** _CITY_POWER
        city.radius_in_meters = _meters(min(_CITY_MOST_KM, max(_CITY_LEAST_KM, kilometres)))


def _meters(kilometres: float) -> float:
    return float(round(kilometres, 1) * 1000)


def _department(draft: Draft) -> Draft:
    while draft.feature_class != "department":
        if draft.parent is None:
            raise ValueError(f"{draft.name} is in no département")
        draft = draft.parent
    return draft


def _mean_areas(communes: Sequence[Draft]) -> dict[Draft, float]:
    """Mean area of a commune (km²) by département."""
    counts: defaultdict[Draft, int] = defaultdict(int)
    for commune in communes:
        counts[_department(commune)] += 1
    return {d: area_in_km2(d.geometry) / n if d.geometry is not None else _MEAN_AREA for d, n in counts.items()}


def _set_overseas(drafts: Drafts) -> None:
    """Islands whose extents we state ourselves, since GeoNames has no point of that name."""
    for code, (latitude, longitude, kilometres) in OVERSEAS_EXTENTS.items():
        commune = drafts.get("municipality", code)
        if commune is None:
            raise ValueError(f"no commune {code}")
        commune.latitude, commune.longitude = latitude, longitude
        commune.radius_in_meters, commune.extent_basis = kilometres * 1000.0, "table"


def _is_island(department: Draft) -> bool:
    """Overseas départements except Guyane: all communes have a point, and half of their neighbours are sea."""
    return len(department.feature_code) == 3 and department.feature_code != "973"


def _set_located(communes: Sequence[Draft], parts: Sequence[Draft], areas: dict[Draft, float]) -> None:
    base = [commune for commune in communes if commune.located]
    wanted = [draft for draft in [*base, *parts] if draft.located and draft.radius_in_meters is None]
    for draft, neighbour_km in zip(wanted, _neighbour_distances(wanted, base), strict=True):
        area = areas[_department(draft)]
        if _is_island(_department(draft)):
            draft.radius_in_meters = _meters(_ISLAND_FACTOR * math.sqrt(area / math.pi))
            continue
        inhabitants = max(draft.population, _FEWEST_INHABITANTS)
        farthest = min(_FARTHEST_NEIGHBOUR_KM, _FARTHEST_NEIGHBOUR_FACTOR * math.sqrt(area / math.pi))
        distance = min(neighbour_km, farthest) + 0.3
        kilometres = area**_AREA_POWER * inhabitants**_POPULATION_POWER * distance**_DISTANCE_POWER
        draft.radius_in_meters = _meters(_COEFFICIENT * kilometres)


def _neighbour_distances(wanted: Sequence[Draft], base: Sequence[Draft]) -> list[float]:
    """Kilometres from each wanted draft to the sixth nearest other one of ``base``."""
    targets = unit_vectors(base)
    found: list[float] = []
    for start in range(0, len(wanted), 500):
        cosines = unit_vectors(wanted[start : start + 500]) @ targets.T
        # a draft of the base finds itself first, so its sixth neighbour is the seventh; so be it for the few others
        nearest = -np.partition(-cosines, _NEIGHBOUR, axis=1)[:, _NEIGHBOUR]
        found += [float(angle) * EARTH_RADIUS_IN_METERS / 1000 for angle in np.arccos(np.clip(nearest, -1.0, 1.0))]
    return found


def _set_zones(communes: Sequence[Draft], areas: dict[Draft, float], arrondissements: dict[str, str]) -> None:
    located = [commune for commune in communes if commune.located]
    by_postcode: defaultdict[str, list[Draft]] = defaultdict(list)
    for commune in located:
        for code in _postcodes(commune):
            by_postcode[code].append(commune)
    by_arrondissement = _by_arrondissement(located, arrondissements)
    for commune in communes:
        if not commune.located:
            near = list(dict.fromkeys(d for code in _postcodes(commune) for d in by_postcode[code]))
            near = [d for d in near if _department(d) is _department(commune)]  # a neighbour's postcode lies afar
            around = by_arrondissement[arrondissements.get(commune.feature_code, "")]
            _set_zone(commune, near, around, areas[_department(commune)])


def _postcodes(draft: Draft) -> list[str]:
    return [key for key, kind in draft.names if kind == "postcode"]


def _by_arrondissement(communes: Iterable[Draft], arrondissements: dict[str, str]) -> defaultdict[str, list[Draft]]:
    members: defaultdict[str, list[Draft]] = defaultdict(list)
    for commune in communes:
        code = arrondissements.get(commune.feature_code, "")
        if code and commune.country_code == "FR" and commune.extent_basis in ("point", "table"):
            members[code].append(commune)
    return members


def _set_zone(commune: Draft, near: Sequence[Draft], around: Sequence[Draft], area: float) -> None:
    if near:
        middle = _middle(near)
        spread = max(distance_in_meters(middle, draft.point) for draft in near) / 1000
        kilometres = _ZONE_KM + _ZONE_AREA_FACTOR * math.sqrt(area / math.pi) + _ZONE_SPREAD_FACTOR * spread
        commune.latitude, commune.longitude = middle
        commune.radius_in_meters, commune.extent_basis = _meters(kilometres), "postcode"
    elif around:
        (commune.latitude, commune.longitude), _ = smallest_circle([draft.point for draft in around])
        reach = [distance_in_meters(commune.point, d.point) + (d.radius_in_meters or 0.0) for d in around]
        commune.radius_in_meters = _meters(max(reach) / 1000 + _ARRONDISSEMENT_MARGIN_KM)
        commune.extent_basis = "arrondissement"
    else:
        department = _department(commune)
        commune.latitude, commune.longitude = department.point
        commune.radius_in_meters, commune.extent_basis = department.radius_in_meters, "department"


def _middle(drafts: Sequence[Draft]) -> tuple[float, float]:
    """Mean of the points; they lie near each other and far from the antimeridian and the poles."""
    latitudes, longitudes = zip(*(draft.point for draft in drafts), strict=True)
    return sum(latitudes) / len(drafts), sum(longitudes) / len(drafts)


def _set_single_communes(drafts: Drafts) -> None:
    """Paris, Saint-Barthélemy and Saint-Martin are a département or collectivité too, whose outline is known."""
    for code, department in (("75056", "75"), ("97701", "977"), ("97801", "978")):
        commune, whole = drafts.get("municipality", code), drafts.get("department", department)
        if commune is not None and whole is not None:
            commune.same_as = whole
            commune.latitude, commune.longitude = whole.point
            commune.radius_in_meters, commune.extent_basis = whole.radius_in_meters, "outline"


def _set_part(part: Draft) -> None:
    """A part of a commune: its share of a divided commune, else its own rule, else the commune's circle."""
    commune = part.parent
    if commune is None:
        raise ValueError(f"{part.name} is in no commune")
    if part.located and commune.feature_code in _DIVIDED_COMMUNES:
        area, count = _DIVIDED_COMMUNES[commune.feature_code]
        part.radius_in_meters = _meters(_ARRONDISSEMENT_FACTOR * math.sqrt(area / count / math.pi))
    elif not part.located:
        part.latitude, part.longitude = commune.point
        part.radius_in_meters, part.extent_basis = commune.radius_in_meters, commune.extent_basis

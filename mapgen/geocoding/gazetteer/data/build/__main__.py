"""python -m mapgen.geocoding.gazetteer.data.build --sources FOLDER … [-o FILE]"""

from __future__ import annotations

import argparse
from pathlib import Path

from mapgen.geocoding.gazetteer.data.build.circles import set_circle, set_member_circle
from mapgen.geocoding.gazetteer.data.build.cities import add_cities, add_populations, join_same_places
from mapgen.geocoding.gazetteer.data.build.communes import add_communes
from mapgen.geocoding.gazetteer.data.build.countries import add_countries, name_territories, set_circles_of_unmapped
from mapgen.geocoding.gazetteer.data.build.divisions import add_divisions, drop_whole_countries, trim_to_main_parts
from mapgen.geocoding.gazetteer.data.build.draft import Draft, Drafts
from mapgen.geocoding.gazetteer.data.build.extents import (
    set_arrondissement_extents,
    set_city_extents,
    set_commune_extents,
)
from mapgen.geocoding.gazetteer.data.build.french_divisions import add_french_divisions, add_intercommunalities
from mapgen.geocoding.gazetteer.data.build.names import settle_names
from mapgen.geocoding.gazetteer.data.build.points import locate_communes
from mapgen.geocoding.gazetteer.data.build.sources import Sources
from mapgen.geocoding.gazetteer.data.build.tables import add_area_populations, add_tables, division_codes, join_areas
from mapgen.geocoding.gazetteer.data.build.topojson import polygons
from mapgen.geocoding.gazetteer.data.build.us_counties import add_us_counties
from mapgen.geocoding.gazetteer.data.build.write import write_gazetteer

_DATA = Path(__file__).resolve().parent.parent


def build(sources: Sources, tables: Path) -> Drafts:
    """All records, in the order of the line."""
    drafts = Drafts()
    add_french_divisions(drafts, sources)
    add_communes(drafts, sources)
    locate_communes(drafts, sources)
    add_countries(drafts, sources)
    name_territories(drafts)
    add_divisions(drafts, sources, division_codes(tables))
    drop_whole_countries(drafts)
    trim_to_main_parts(drafts)
    for draft in drafts:
        if draft.geometry is not None:
            set_circle(draft)
    arrondissements = {row["code"]: row.get("arrondissement", "") for row in sources.cog("communes")}
    set_commune_extents(drafts, arrondissements)
    set_arrondissement_extents(drafts, arrondissements)
    cities = add_cities(drafts, sources)
    set_city_extents(cities)
    set_circles_of_unmapped(drafts)
    add_us_counties(drafts, sources)
    for group, members in add_intercommunalities(drafts, sources).items():
        set_member_circle(group, members)
    add_populations(drafts, sources)
    join_same_places(drafts)
    add_tables(drafts, tables, _members(drafts, arrondissements))
    join_areas(drafts)
    add_area_populations(drafts)
    settle_names(drafts)
    drafts.drop([draft for draft in drafts if draft.radius_in_meters is None])
    return drafts


def _members(drafts: Drafts, arrondissements: dict[str, str]) -> dict[str, list[Draft]]:
    members: dict[str, list[Draft]] = {}
    for commune in drafts.of_class("municipality"):
        if commune.country_code == "FR" and arrondissements.get(commune.feature_code):
            members.setdefault(arrondissements[commune.feature_code], []).append(commune)
    return members


def main() -> None:
    """Builds the database from the unpacked packages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, nargs="+", required=True, help="folders with the unpacked packages")
    parser.add_argument("--tables", type=Path, default=_DATA / "tables", help="folder with our own CSV tables")
    parser.add_argument("-o", "--output", type=Path, default=_DATA / "gazetteer.sqlite")
    arguments = parser.parse_args()
    sources = Sources(tuple(arguments.sources))
    land = polygons(sources.json("land-110m.json"), "land")
    write_gazetteer(build(sources, arguments.tables), land, arguments.output)


if __name__ == "__main__":
    main()

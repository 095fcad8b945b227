"""The six counties of Northern Ireland, as unions of the districts that the map has.

The districts are those of before 2015 and don't follow the counties: a county takes every district of which it holds
a town or a notable part, so that it is covered, and a little more.
"""

from __future__ import annotations

import shapely

from mapgen.base.toponym import fold
from mapgen.geocoding.gazetteer.data.build.draft import Draft, Drafts

# County → its own districts, and those that lie mostly in another (the map calls Cookstown "Mid Ulster").
_COUNTIES = {
    "Antrim": (
        ("Antrim", "Ballymena", "Ballymoney", "Belfast", "Carrickfergus", "Larne", "Lisburn", "Moyle", "Newtownabbey"),
        ("Coleraine",),  # Portrush
    ),
    "Armagh": (("Armagh", "Craigavon"), ("Newry and Mourne",)),  # Crossmaglen, Bessbrook
    "Down": (
        ("Ards", "Banbridge", "Castlereagh", "Down", "Newry and Mourne", "North Down"),
        ("Belfast", "Craigavon", "Lisburn"),  # east Belfast, Donaghcloney, Hillsborough
    ),
    "Fermanagh": (("Fermanagh",), ()),
    "Londonderry": (("Coleraine", "Derry", "Limavady", "Magherafelt"), ("Mid Ulster",)),  # Moneymore
    "Tyrone": (("Dungannon", "Mid Ulster", "Omagh", "Strabane"), ()),
}
_OTHER_NAMES = {"Londonderry": ("Derry",)}


def add_northern_irish_counties(drafts: Drafts) -> None:
    """County records, each round its districts; a district of a county's name is called "Antrim District"."""
    region = drafts.get("region", "GB-NIR")
    districts = {draft.name: draft for draft in drafts.of_class("county") if draft.parent is region}
    for name, (own, shared) in _COUNTIES.items():
        if own == (name,):  # the district is the county
            _add_county_names(districts[name], name)
            continue
        county = Draft("county", f"GB.NIR.{fold(name)}", name, "natural_earth", country_code="GB", parent=region)
        county.geometry = shapely.union_all([districts[district].geometry for district in (*own, *shared)])
        drafts.add(county)
        _add_county_names(county, name, *_OTHER_NAMES.get(name, ()))
        for district in own:
            districts[district].parent = county
    for name in {*_COUNTIES, *(other for others in _OTHER_NAMES.values() for other in others)} & set(districts):
        if name != "Fermanagh":
            _rename(districts[name], f"{name} District")


def _add_county_names(county: Draft, *names: str) -> None:
    for name in names:
        county.add_name("alias", *([name] if name != county.name else []), f"County {name}", f"Co {name}")


def _rename(district: Draft, name: str) -> None:
    del district.names[(fold(district.name), "name")]
    district.name = name
    district.names[(fold(name), "name")] = name
    district.names.pop((fold(name), "alias"), None)

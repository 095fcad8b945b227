"""Régions, départements, arrondissements, EPCI and EPT from the official list, with the outlines of the first two."""

from __future__ import annotations

import re
from collections import defaultdict

import shapely

from mapgen.base.toponym import fold
from mapgen.geocoding.gazetteer.data.build.draft import Draft, Drafts
from mapgen.geocoding.gazetteer.data.build.sources import Row, Sources

# typeLiaison of the official geographic code (INSEE, "type de nom en clair"): which article the name takes.
_ARTICLES = {0: "", 1: "", 2: "le", 3: "la", 4: "les", 5: "l'", 6: "les", 7: "les", 8: "les"}
# The code says with which word "de" joins the name; a sentence needs the article instead, where it has another.
_DEPARTMENT_ARTICLES = {
    "28": "l'", "35": "l'", "37": "l'", "49": "le", "54": "la", "71": "la", "77": "la", "974": "la",
    "986": "", "987": "la", "988": "la", "984": "les", "989": "l'",
}  # fmt: skip
_REGION_ARTICLES = {
    "04": "la", "11": "l'", "27": "la", "28": "la", "53": "la", "76": "l'", "84": "l'", "93": "la", "94": "la",
}  # fmt: skip
# ISO 3166-2 of the régions (the départements' is FR- and their code).
_REGION_ISO = {
    "01": "FR-971 GP", "02": "FR-972 MQ", "03": "FR-973 GF", "04": "FR-974 RE", "06": "FR-976 YT",
    "11": "FR-IDF", "24": "FR-CVL", "27": "FR-BFC", "28": "FR-NOR", "32": "FR-HDF", "44": "FR-GES", "52": "FR-PDL",
    "53": "FR-BRE", "75": "FR-NAQ", "76": "FR-OCC", "84": "FR-ARA", "93": "FR-PAC", "94": "FR-COR FR-20R",
}  # fmt: skip
# ISO 3166-1 codes of the collectivités d'outre-mer, which the world data knows as countries.
COM_ISO = {"975": "PM", "977": "BL", "978": "MF", "984": "TF", "986": "WF", "987": "PF", "988": "NC", "989": "CP"}
DROM_ISO = {"971": "GP", "972": "MQ", "973": "GF", "974": "RE", "976": "YT"}
# Names in world_map.gpkg that are misspelt or differ from the official ones.
_MAP_NAMES = {"haute rhin": "Haut-Rhin", "seien et marne": "Seine-et-Marne", "guyane francaise": "Guyane"}
_MAP_COM = {
    "PYF": "987", "NCL": "988", "SPM": "975", "BLM": "977", "MAF": "978", "WLF": "986", "ATF": "984", "CLP": "989",
}  # fmt: skip

_METROPOLIS = re.compile(r"^Métropole (?:Européenne )?(?:du |de l'|de |d')?|^Eurométropole de |-?\s*Métropole\b.*$")
EPCI_KINDS = {
    "CC": "Communauté de communes",
    "CA": "Communauté d'agglomération",
    "CU": "Communauté urbaine",
    "EPT": "Établissement public territorial",
}


def add_french_divisions(drafts: Drafts, sources: Sources) -> None:
    """Country France, régions, départements (COM among them), arrondissements; outlines where the map has them."""
    france = drafts.add(Draft("country", "FR", "France", "cog", article="la", country_code="FR", main_part_only=True))
    for row in sources.cog("regions"):
        if row["zone"] != "com":
            _add_region(drafts, row, france)
    for row in sources.cog("departements"):
        _add_department(drafts, row, france)
    for row in sources.cog("arrondissements"):
        _add_arrondissement(drafts, row)
    _add_outlines(drafts, sources.world_map("states_provinces"))


def _add_region(drafts: Drafts, row: Row, france: Draft) -> None:
    code = row["code"]
    article = _REGION_ARTICLES.get(code, _ARTICLES[row["typeLiaison"]])
    draft = drafts.add(Draft("region", code, row["nom"], "cog", article=article, country_code="FR", parent=france))
    draft.add_name("code", *_REGION_ISO[code].split())
    _add_short(draft)


def _add_department(drafts: Drafts, row: Row, france: Draft) -> None:
    code = row["code"]
    article = _DEPARTMENT_ARTICLES.get(code, _ARTICLES[row["typeLiaison"]])
    parent = drafts.get("region", row["region"]) or france
    draft = drafts.add(Draft("department", code, row["nom"], "cog", article=article, country_code="FR", parent=parent))
    draft.add_name("code", code, f"FR-{code}")
    if code in COM_ISO:
        draft.add_name("code", COM_ISO[code])
    if code.isdigit() and code.startswith("0"):
        draft.add_name("code", code[1:])
    if row["zone"] == "drom" and parent is not france:
        parent.same_as = draft
    _add_short(draft)


def _add_short(draft: Draft) -> None:
    match = re.match(r"(?:Le|La|Les) (.+)", draft.name)
    if match:
        draft.add_name("short", match[1])


def _add_arrondissement(drafts: Drafts, row: Row) -> None:
    article = _ARTICLES[row["typeLiaison"]]
    parent = drafts.get("department", row["departement"])
    draft = Draft("arrondissement", row["code"], row["nom"], "cog", article=article, country_code="FR", parent=parent)
    drafts.add(draft)
    del draft.names[(fold(draft.name), "name")]
    draft.add_name("name", f"arrondissement de {row['nom']}")


def _add_outlines(drafts: Drafts, provinces: list[Row]) -> None:
    by_name = {fold(draft.name): draft for draft in drafts.of_class("department")}
    for row in provinces:
        if row["adm0_a3"] == "FRA":
            name = fold(row["name"])
            by_name[fold(_MAP_NAMES.get(name, name))].geometry = row["geom"]
    for a3, code in _MAP_COM.items():
        parts = [row["geom"] for row in provinces if row["adm0_a3"] == a3]
        draft = drafts.get("department", code)
        if parts and draft is not None:
            draft.geometry = shapely.coverage_union_all(parts)
    _unite(drafts)


def _unite(drafts: Drafts) -> None:
    """Régions and metropolitan France as unions of their départements: same points, so no slivers."""
    members: defaultdict[Draft, list[Draft]] = defaultdict(list)
    for draft in drafts.of_class("department"):
        if draft.parent is not None and draft.parent.feature_class == "region":
            members[draft.parent].append(draft)
    for region, departments in members.items():
        region.geometry = shapely.coverage_union_all([draft.geometry for draft in departments])
    metropolitan = [d.geometry for d in drafts.of_class("department") if len(d.feature_code) == 2]
    france = drafts.get("country", "FR")
    if france is not None:
        france.geometry = shapely.coverage_union_all(metropolitan)


def add_intercommunalities(drafts: Drafts, sources: Sources) -> dict[Draft, list[Draft]]:
    """EPCI à fiscalité propre and EPT, with their communes."""
    members = {}
    for row in [*sources.cog("epci"), *sources.cog("ept")]:
        communes = [drafts.get("municipality", member["code"]) for member in row["membres"]]
        known = [commune for commune in communes if commune is not None]
        draft = drafts.add(_intercommunality(row, known))
        members[draft] = known
    return members


def _intercommunality(row: Row, communes: list[Draft]) -> Draft:
    largest = max(communes, key=lambda commune: commune.population)
    kind = EPCI_KINDS.get(row["type"], "")
    own = re.sub(r"\s*\([^)]*\)$", "", row["nom"].replace("''", " ")).strip()
    own = re.sub(rf"^{row['type']}\s+", "", own) if kind else own
    name = f"{kind} {own}" if kind and row["type"] != "EPT" else own
    population = sum(commune.population for commune in communes)
    draft = Draft("intercommunality", row["code"], name, "cog", population=population, country_code="FR")
    draft.parent = largest.parent
    draft.names[(fold(name), "name")] = name
    draft.add_name("code", row["code"])
    draft.add_name("alias", *_intercommunality_names(row["type"], own))
    return draft


def _intercommunality_names(kind: str, own: str) -> list[str]:
    bare = re.sub(r"^(?:de la |de l'|du |des |de |d')", "", own)
    names = [f"{kind} {own}", own, bare]
    if kind in ("METRO", "MET69"):
        place = _METROPOLIS.sub("", own)
        names = [f"Métropole de {place}", f"Métropole {place}", place if place.startswith("Grand ") else ""]
    return [name for name in names if name]

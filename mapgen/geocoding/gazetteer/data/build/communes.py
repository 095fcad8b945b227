"""Communes, their former communes and municipal arrondissements, from the official list."""

from __future__ import annotations

import re

from mapgen.geocoding.gazetteer.data.build.draft import Draft, Drafts
from mapgen.geocoding.gazetteer.data.build.sources import Row, Sources

_ARTICLE = re.compile(r"(Le|La|Les|L'|Aux|Las|Los)(?:(?<=')| )(?=\S)")
_ARTICLES = {"Le": "le", "La": "la", "Les": "les", "L'": "l'", "Aux": "les", "Las": "les", "Los": "les"}
_DISTRICT = re.compile(r"(?P<city>.+?) (?P<number>\d+)(?P<suffix>er|e) Arrondissement$")
# What follows the head of a compound name: Châlons-en-Champagne, Villeneuve-d'Ascq, Mantes-la-Jolie, Vire Normandie.
_TAIL = re.compile(
    r"[- ](?:(?:en|sur|sous|lès|les|la|le|de|du|des|près|aux|au)[- ]|[dl]['’]|Vallée[- ]|Pays[- ]|Normandie$).*"
)


def add_communes(drafts: Drafts, sources: Sources) -> None:
    """The communes of the official list, then the parts of communes, each in its commune."""
    rows = sources.cog("communes")
    for row in rows:
        if row["type"] == "commune-actuelle":
            _add_commune(drafts, row)
    for row in rows:
        if row["type"] == "arrondissement-municipal":
            _add_arrondissement(drafts, row)
        elif row["type"] in ("commune-deleguee", "commune-associee"):
            _add_former(drafts, row)


def split_article(name: str) -> tuple[str, str]:
    """("le", "Havre") of "Le Havre"; ("", name) where there is none."""
    match = _ARTICLE.match(name)
    return (_ARTICLES[match[1]], name[match.end() :]) if match else ("", name)


def _draft(feature_class: str, row: Row, parent: Draft | None) -> Draft:
    article, _ = split_article(row["nom"])
    population = row.get("population", 0)
    return Draft(feature_class, row["code"], row["nom"], "cog", article, population, "FR", parent)


def _add_commune(drafts: Drafts, row: Row) -> None:
    draft = drafts.add(_draft("municipality", row, drafts.get("department", row["departement"])))
    draft.add_name("code", row["code"])
    draft.add_name("postcode", *row.get("codesPostaux", ()))
    _add_short_names(draft)


def _add_short_names(draft: Draft) -> None:
    article, bare = split_article(draft.name)
    if article:
        draft.add_name("short", bare)
    head = _TAIL.sub("", bare)
    if head != bare and len(head) > 3:
        draft.add_name("partial", head, *([draft.name.removesuffix(bare) + head] if article else []))


def _add_former(drafts: Drafts, row: Row) -> None:
    """A former commune. The one that gave its seat to the new commune shares its code: then only a name is added."""
    commune = drafts.get("municipality", row["chefLieu"])
    if commune is None:
        raise ValueError(f"former commune {row['code']}: no commune {row['chefLieu']}")
    if row["code"] == commune.feature_code:
        commune.add_name("former", row["nom"])
        return
    draft = drafts.add(_draft("municipal_district", row, commune))
    draft.names = {(key, "former"): spelling for (key, _), spelling in draft.names.items()}
    draft.add_name("code", row["code"])
    article, bare = split_article(draft.name)
    if article:
        draft.add_name("short", bare)


def _add_arrondissement(drafts: Drafts, row: Row) -> None:
    commune = drafts.get("municipality", row["commune"])
    match = _DISTRICT.match(row["nom"])
    if match is None:
        raise ValueError(f"municipal arrondissement of an unknown form: {row['nom']}")
    city, number, suffix = match["city"], match["number"], match["suffix"]
    draft = _draft("municipal_district", row, commune)
    draft.name = f"{city} {number}{suffix}"
    drafts.add(draft)
    draft.add_name("code", row["code"])
    draft.add_name("postcode", *row.get("codesPostaux", ()))
    draft.add_name("alias", *_arrondissement_names(city, number, suffix))


def _arrondissement_names(city: str, number: str, suffix: str) -> list[str]:
    roman = _roman(int(number))
    ordinals = [f"{number}{suffix}", f"{number}ème", f"{number}eme", f"{roman}{suffix}", f"{number}è"]
    names = [f"{city} {number}", f"{city} {roman}"]
    for ordinal in ordinals:
        names += [f"{city} {ordinal}", f"{city} {ordinal} arrondissement", f"{ordinal} arrondissement de {city}"]
        names += [f"{ordinal} {city}", f"{city}-{ordinal}"]
    english = {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th") if number not in ("11", "12", "13") else "th"
    return [*names, f"{number}{english} arrondissement of {city}", f"{city} {number}{english} arrondissement"]


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]

"""Which names stay: foreign spellings that would rob a real place of its own name go.

GeoNames lists for a big city every spelling of every language ("Landen" and "Lunden" for London) without saying
which language. As long as nothing else is called so they do no harm. Where something else is, only names that we
have from a table of our own or from CLDR may compete with it ("Cologne", "Florence").
"""

from __future__ import annotations

from collections import defaultdict

from mapgen.base.geodesy import distance_in_meters
from mapgen.base.toponym import fold
from mapgen.geocoding.gazetteer.data.build.draft import Draft, Drafts

_OWN_KINDS = frozenset({"name", "short", "former"})
# Two records of one name nearer than this are one place or its surroundings (New York City, State of New York).
_SAME_PLACE_METERS = 50_000.0
# Heads of longer names outweigh a foreign spelling where the place has so many inhabitants: the press shortens the
# names of towns, not of villages.
_HEAD_LEAST_POPULATION = 5_000


def settle_names(drafts: Drafts) -> None:
    """Drops foreign spellings that compete with a name, and shortened names that mean somebody else."""
    owners: defaultdict[str, list[Draft]] = defaultdict(list)
    partials: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        for key, kind in draft.names:
            if kind in _OWN_KINDS or (kind == "alias" and not _is_untrusted(draft, key)):
                owners[key].append(draft)
            elif kind == "partial":
                partials[key].append(draft)
    for draft in drafts:
        for key, kind in list(draft.names):
            if _is_lost(draft, key, kind, owners, partials):
                del draft.names[(key, kind)]


def _is_lost(
    draft: Draft, key: str, kind: str, owners: dict[str, list[Draft]], partials: dict[str, list[Draft]]
) -> bool:
    rivals = [owner for owner in owners.get(key, ()) if owner is not draft]
    heads = [other for other in partials.get(key, ()) if other.population >= _HEAD_LEAST_POPULATION]
    if kind == "partial" and draft.feature_class == "county":  # Clermont County is no Clermont of the French
        return bool(heads) or any(rival.country_code == "FR" for rival in rivals)
    if kind == "partial":
        return _is_no_head(draft, key, rivals)
    if kind != "alias" or not _is_untrusted(draft, key):
        return False
    rivals += [other for other in heads if other is not draft]
    if draft.feature_class == "intercommunality":  # "Communauté d'agglomération de Bastia" is not called Bastia
        return bool(rivals)
    return any(not _one_place(draft, rival) for rival in rivals)


def _is_no_head(draft: Draft, key: str, rivals: list[Draft]) -> bool:
    """Kingston upon Hull is Hull, not Kingston; Chemillé is what became Chemillé-en-Anjou, not Chemillé-sur-Indrois."""
    if fold(draft.name).split()[-1] in draft.trusted:
        return True
    named = {rival.names[(key, "name")] for rival in rivals if (key, "name") in rival.names}
    larger = [rival for rival in rivals if rival.country_code == "FR" and rival.population >= draft.population]
    shortened = {rival.names[(key, k)] for rival in larger for k in ("short", "former") if (key, k) in rival.names}
    return bool(shortened - named)  # by the spelling: Viré doesn't speak for Vire


def _is_untrusted(draft: Draft, key: str) -> bool:
    derived = draft.source == "geonames" or draft.feature_class == "intercommunality"
    return derived and key not in draft.trusted


def _one_place(a: Draft, b: Draft) -> bool:
    if a.within(b) or b.within(a):
        return True
    return a.located and b.located and distance_in_meters(a.point, b.point) < _SAME_PLACE_METERS

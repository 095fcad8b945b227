"""Roads, airports, stations, prisons: no addresses. They are read as the town that names them, with a remark."""

from __future__ import annotations

from mapgen.base.toponym import fold
from mapgen.locality.articles import PREPOSITIONS
from mapgen.locality.lexicon import Entry, entries
from mapgen.locality.names import name_end
from mapgen.locality.reading import Reading
from mapgen.locality.vocabulary import LANDMARK_TOWNS
from mapgen.locality.wording import Wording

#: They lie at or beyond the town's edge.
OUTSIDE = """
    aire|aeroport|aeroport international|aerodrome|foret domaniale|camp militaire|camp|base aerienne
    base militaire|base navale|peage|barriere de peage|aire d autoroute|aire de repos|aire de service
    echangeur|sortie|centrale nucleaire|rocade|zone portuaire|poste frontiere|airport|motorway services
    nuclear plant|barrage|refuge|campement|decharge|carriere|mine|campsite|camping|airbase|military base
    detention centre|plage|plages|beach|centre de retention|centre de retention administrative
"""
#: They lie in the town.
INSIDE = """
    gare|port|prison|maison d arret|centre penitentiaire|centre de detention|maison centrale|tribunal
    tribunal judiciaire|palais de justice|cour d assises|cour d appel|commissariat|commissariat central
    brigade|gendarmerie|mairie|hotel de ville|prefecture|lycee|college|ecole|universite|campus|hopital|chu
    centre hospitalier|clinique|stade|marche|cathedrale|eglise|mosquee|synagogue|centre commercial|parc
    square|metro|halles|basilique|parquet|peripherique|prison of|port of|station|court|police station
    magistrates court|crown court|hmp|jail|university|university of|hospital|vieux port|cathedral|mosque
    church|synagogue|school|shopping centre|ports|periph|parking|discotheque|une boite de nuit|casino
    aire d accueil|foyer|rue|une rue|rues|streets|marche de noel|pont|tunnel|sncf|salle|bar
"""
ROADS = (
    "autoroute|route nationale|nationale|route departementale|departementale|voie rapide|motorway|highway|interstate"
)

#: Stations of Paris that are called after somewhere else: "gare de Lyon" is in Paris.
_PARIS_STATIONS = frozenset({"nord", "est", "lyon", "montparnasse", "austerlitz", "saint lazare", "bercy"})
_ROAD_LETTERS = frozenset({"a", "n", "d", "rn", "rd", "e", "m", "b", "r"})


def outside(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """Near the town that names it."""
    return _landmark(reading, stop, end, near=True)


def inside(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """In the town that names it. A station of Paris is in Paris whatever its name."""
    if stop >= end and reading.bare and not reading.lead:
        return None
    if wording.keys[i:stop] == ["metro"] and _metropolitan(reading, wording, i, stop, end):
        reading.settle("area_of")
        reading.classify()
        return stop
    if wording.keys[stop - 1] == "gare" and _paris_station(wording, stop, end):
        reading.classify()
        reading.name, reading.preposition = "Paris", "a"
        reading.remark("landmark")
        return _station_end(wording, stop, end)
    return _landmark(reading, stop, end, near=False)


def _metropolitan(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> bool:
    """ "in metro Detroit" is the country round it; "métro Stalingrad", "au metro Stalingrad" a station."""
    if reading.article or reading.preposition in FRENCH_PREPOSITIONS or "é" in wording.raw(i).lower():
        return False
    return stop < end and wording.gaps[stop] == " " and name_end(reading, wording, stop, end) is not None


FRENCH_PREPOSITIONS = frozenset({"a", "de", "dans", "en", "sur", "sous"})


def _landmark(reading: Reading, stop: int, end: int, *, near: bool) -> int | None:
    if stop >= end and reading.bare and not reading.lead:
        return None
    if near:
        reading.settle("near")
    reading.classify(classifier="landmark")
    reading.indefinite = False
    reading.remark("landmark")
    reading.missing = "landmark_without_place"
    return stop


def _paris_station(wording: Wording, stop: int, end: int) -> bool:
    key = " ".join(wording.keys[k] for k in range(stop, min(stop + 4, end)) if wording.keys[k] not in _ARTICLES)
    last = _station_end(wording, stop, end)
    tied = last < end and (wording.gaps[last] == "-" or _goes_on(wording, last))
    return not tied and any(f"{key} ".startswith(f"{name} ") for name in _PARIS_STATIONS)


def _goes_on(wording: Wording, k: int) -> bool:
    """ "gare de Lyon *Part-Dieu*": one more name makes it a station of that town, unless it is Paris."""
    if any(" ".join(wording.keys[k:j]) in LANDMARK_TOWNS for j in (k + 1, k + 2)):
        return True
    return not (wording.lower(k) or wording.keys[k] in PREPOSITIONS or wording.keys[k] == "paris")


_ARTICLES = frozenset({"de", "du", "l", "d", "la"})


def _station_end(wording: Wording, stop: int, end: int) -> int:
    while stop < end and wording.keys[stop] in _ARTICLES:
        stop += 1
    return min(end, stop + (2 if wording.keys[stop : stop + 1] == ["saint"] else 1))


def finish_landmark(reading: Reading) -> None:
    """ "l'aéroport de Roissy" is at Roissy-en-France."""
    town = LANDMARK_TOWNS.get(fold(reading.name))
    if town is not None:
        reading.name, reading.article, reading.feature_class = town, "", "municipality"


def road(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "sur l'autoroute A6 …": says little; the town behind it says where."""
    if stop >= end and reading.bare and not reading.lead:
        return None
    numbered = stop < end and wording.raw(stop).isdigit()
    return _on_road(reading, road_end(wording, stop, end) or (stop + 1 if numbered else stop))


def numbered_road(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "Route 66", "ligne 13": a number makes these a road or a line; "route de Lyon" leads there."""
    if stop >= end or not wording.raw(stop).isdigit() or len(wording.raw(stop)) > _MOST_ROAD_FIGURES:
        return None
    return _on_road(reading, stop + 1)


_MOST_ROAD_FIGURES = 4


def _on_road(reading: Reading, stop: int) -> int:
    reading.classify(classifier="landmark")
    reading.remark("road")
    reading.missing = "road_without_place"
    return stop


def road_end(wording: Wording, i: int, end: int) -> int | None:
    """The end of a road number at word i: A6, N 7, M25, RD906."""
    if i + 1 >= end or wording.keys[i] not in _ROAD_LETTERS or not wording.raw(i + 1).isdigit():
        return None
    glued = wording.gaps[i + 1] in ("", "-") or wording.raw(i).isupper()
    return i + 2 if glued and len(wording.raw(i + 1)) < 5 else None


def read_road(reading: Reading, wording: Wording, i: int, end: int) -> int | None:
    """A road number in the place of a name ("sur l'A6 entre Mâcon et Lyon")."""
    stop = road_end(wording, i, end)
    return None if stop is None else _on_road(reading, stop)


TABLE: list[Entry] = [
    *entries(inside, INSIDE.replace("\n", "|")),
    *entries(outside, OUTSIDE.replace("\n", "|")),
    *entries(road, ROADS),
    *entries(numbered_road, "route|sur la route|ligne|line|road"),
]

"""Rivers and seas. No gazetteer here knows a river, and départements are called after rivers: "vallée de l'Isère"."""

from __future__ import annotations

from mapgen.base.toponym import fold
from mapgen.locality.lexicon import LINKS, Entry, entries
from mapgen.locality.names import strong_stops
from mapgen.locality.reading import Reading
from mapgen.locality.wording import Wording

#: Rivers that the press names, in both languages; all that give a département or a state its name are among them.
RIVERS = frozenset(
    fold(name)
    for name in (
        "Adour|Ain|Aisne|Allier|Ardèche|Ariège|Arve|Aube|Aude|Aveyron|Charente|Cher|Corrèze|Creuse|Dordogne|Doubs|"
        "Drac|Drôme|Durance|Essonne|Eure|Gard|Gardon|Garonne|Gers|Gironde|Hérault|Huveaune|Ill|Ille|Indre|Isère|Isle|"
        "Loir|Loire|Loiret|Lot|Lys|Marne|Mayenne|Meurthe|Meuse|Moselle|Nièvre|Oise|Orb|Orne|Ourcq|Rance|Rhin|Rhône|"
        "Romanche|Sambre|Saône|Sarthe|Savoureuse|Seine|Sèvre|Somme|Tarn|Var|Vendée|Verdon|Vézère|Vienne|Vilaine|Vire|"
        "Yonne|Yvette|Escaut|Scheldt|Rhine|Rhone|Danube|Elbe|Oder|Weser|Main|Neckar|Inn|Aar|Pô|Po|Tibre|Tiber|Arno|"
        "Èbre|Ebro|Tage|Tagus|Douro|Guadalquivir|Vistule|Vistula|Volga|Don|Dniepr|Dnieper|Tamise|Thames|Severn|Trent|"
        "Tyne|Tees|Mersey|Humber|Clyde|Tay|Forth|Shannon|Liffey|Hudson|Mississippi|Missouri|Ohio|Colorado|Delaware|"
        "Connecticut|Tennessee|Potomac|Columbia|Rio Grande|Saint-Laurent|St Lawrence|Yukon|Fraser|Amazone|Amazon|"
        "Paraná|Paraguay|Uruguay|Nil|Nile|Niger|Congo|Sénégal|Senegal|Gambie|Gambia|Zambèze|Zambezi|Orange|Jourdain|"
        "Jordan|Euphrate|Euphrates|Tigre|Tigris|Indus|Gange|Ganges|Mékong|Mekong|Yangtsé|Yangtze"
    ).split("|")
)
#: What belongs to a river, where its name follows.
NOUNS = """
    vallee|haute vallee|basse vallee|moyenne vallee|val|estuaire|delta|gorges|embouchure|confluent|confluence|meandres
    boucle|boucles|rive|rives|rive droite|rive gauche|bord|bords|berge|berges|quais|source|sources|lit|baie|fleuve
    riviere|valley|estuary|banks|river|mouth|shores|riverbank|vallees
"""
#: Phrases of nearness that a river's name turns into its banks.
ALONG = "au bord|le long|en bordure|sur les bords|sur les rives|sur les berges|aux bords|along|on the banks of"
#: The same behind an English name: "the Rhône valley".
_BEHIND = frozenset({"valley", "estuary", "delta", "river", "gorge", "gorges", "riverside"})
_LONGEST_NAME = 2

#: Seas as they stand behind "en", "dans" or "in".
SEAS = """
    mediterranee|mer mediterranee|atlantique|ocean atlantique|mer du nord|mer d iroise|mer baltique|mer egee|mer noire
    ocean indien|ocean pacifique|pacifique|ocean|pas de calais maritime|golfe de gascogne|mer des caraibes|mer celtique
    english channel|channel|north sea|mediterranean|mediterranean sea|atlantic|atlantic ocean|pacific|pacific ocean
    indian ocean|irish sea|celtic sea|baltic sea|black sea|aegean|aegean sea|bay of biscay|caribbean sea
"""


def river(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """A river's valley or banks: no place of its own, the town or département that is named besides is."""
    start = stop
    while start < end and (wording.keys[start] in LINKS or wording.keys[start] in ("la", "l", "le", "the")):
        start += 1
    named = _river_end(wording, start, end)
    return None if named is None else _on_river(reading, named)


def _on_river(reading: Reading, stop: int) -> int:
    reading.classify()
    reading.missing = "river"
    return stop


def _river_end(wording: Wording, i: int, end: int) -> int | None:
    """The end of a river's name at word i that no hyphen goes on from (Loire-Atlantique)."""
    for stop in range(min(end, i + _LONGEST_NAME), i, -1):
        if fold(wording.name(i, stop)) in RIVERS and not (stop < end and wording.gaps[stop] == "-"):
            return stop
    return None


def river_before(reading: Reading, wording: Wording, i: int, end: int) -> int | None:
    """ "the Rhône valley", "Loire Estuary", where the gazetteer knows no such name."""
    if _BEHIND.isdisjoint(wording.keys):
        return None
    stop = _river_end(wording, i, end)
    if stop is None or stop >= end or wording.keys[stop] not in _BEHIND or wording.gaps[stop] != " ":
        return None
    ends = stop + 1 in strong_stops(wording, i, end)
    return None if not ends or wording.knows(wording.name(i, stop + 1)) else _on_river(reading, stop + 1)


def sea(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "en Méditerranée", "in the Channel" end here; "in the Channel Islands", "in the Mediterranean city of" go on."""
    if stop < end and wording.keys[stop] != "off" and stop not in strong_stops(wording, i, end):
        return None
    reading.classify()
    reading.missing = "at_sea"
    return stop


_SEA_NAMES = [" ".join(name.split()) for name in SEAS.replace("\n", "|").split("|") if name.split()]
_SEA_PHRASES = "|".join(
    f"{before}{name}"
    for name in _SEA_NAMES
    for before in ("en ", "dans la ", "dans l ", "dans le ", "in the ", "en pleine ")
)

TABLE: list[Entry] = [
    *entries(river, NOUNS.replace("\n", "|")),
    *entries(river, ALONG, opens="link"),
    *entries(sea, _SEA_PHRASES, names=False),
]

"""Nouns that say what a place is: "département de l'Ain", "la commune de", "county", "l'île de Ré"."""

from __future__ import annotations

from mapgen.base.toponym import fold
from mapgen.locality.clause import Toponym
from mapgen.locality.lexicon import FRENCH_LINKS, LEXICON, Entry, entries
from mapgen.locality.names import name_end, plausible
from mapgen.locality.reading import Reading
from mapgen.locality.vocabulary import DESCRIPTIVE
from mapgen.locality.wording import Wording

MUNICIPALITY = """
    ville|commune|municipalite|village|bourg|bourgade|localite|cite|station balneaire|station de ski|station
    sous prefecture|prefecture|chef lieu|port|hameau|villes|communes|villages|paroisse|ville nouvelle
    petite ville|town|city|municipality|township|parish|town and commune|port city|port town|port of call
    resort|seaside resort|hamlet|capitale|capital|capital city|metropolis|cite balneaire|ville frontaliere
"""
#: Noun → class. A province or a state is the first or second level below the country: class "state".
DIVISIONS = {
    "departement": "department",
    "department": "department",
    "departements": "department",
    "etat": "state",
    "state": "state",
    "province": "state",
    "land": "state",
    "oblast": "state",
    "prefecture de": "state",
    "gouvernorat": "state",
    "wilaya": "state",
    "voivodie": "state",
    "comte": "county",
    "comtat": "county",
    "county": "county",
    "co": "county",
    "district": "county",
    "pays d outre mer": "region",
    "collectivite": "region",
    "territoire": "department",
    "republique": "country",
    "republic": "country",
    "principaute": "country",
    "principality": "country",
    "royaume": "country",
    "kingdom": "country",
    "emirat": "state",
    "emirate": "state",
}
#: Cantons of Switzerland (Bundesverfassung, Art. 1); any other canton is country round a town.
SWISS_CANTONS = frozenset(
    fold(name)
    for name in (
        "Zurich|Zürich|Berne|Bern|Lucerne|Luzern|Uri|Schwyz|Schwytz|Obwald|Nidwald|Glaris|Glarus|Zoug|Zug|Fribourg|"
        "Freiburg|Soleure|Solothurn|Bâle-Ville|Bâle-Campagne|Bâle|Basel|Schaffhouse|Schaffhausen|Appenzell|Saint-Gall|"
        "Grisons|Graubünden|Argovie|Aargau|Thurgovie|Thurgau|Tessin|Ticino|Vaud|Valais|Neuchâtel|Genève|Geneva|Jura"
    ).split("|")
)
_NATURAL = """
    vallee|haute vallee|val|golfe|baie|massif|plateau|presqu ile|estuaire|delta|gorges|rade|valley|gulf|bay
    peninsula|mont|monts|col|lac|lake|foret|forest|etang|marais|cap|domaine skiable|parc naturel
    parc naturel regional
"""


def municipality(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """A town's noun with its adjectives: "la petite commune rurale de", "the northern city of"."""
    if stop >= end:
        return None if reading.bare and not reading.lead and not reading.indefinite else _unnamed(reading, stop)
    if reading.part and not reading.preposition:
        # "the northern city of Lille" is a city in the north, not the north of a city.
        reading.part = None
    _indefinite(reading, wording, i)
    if not reading.indefinite:
        reading.classify(feature_class="municipality")
    reading.missing = "unnamed_place"
    return _adjectives(reading, wording, _people(wording, stop, end), end)


def _people(wording: Wording, stop: int, end: int) -> int:
    """Skip "de 40.000 habitants", "of 3,000 people"."""
    if stop + 2 < end and wording.keys[stop] in ("de", "of") and wording.raw(stop + 1)[:1].isdigit():
        for k in range(stop + 2, min(stop + 4, end)):
            if wording.keys[k] in ("habitants", "ames", "hab", "people", "inhabitants", "residents"):
                return k + 1
    return stop


def _unnamed(reading: Reading, stop: int) -> int:
    reading.missing = "unnamed_place"
    return stop


def _indefinite(reading: Reading, wording: Wording, i: int) -> None:
    """ "in *a* village near": English "a" looks like the French preposition."""
    if i and wording.raw(i - 1) in ("a", "A"):
        reading.indefinite = True
        reading.preposition = ""


def _adjectives(reading: Reading, wording: Wording, stop: int, end: int) -> int:
    """Words between the noun and "de": a demonym is a container, a description nothing, the rest is kept as unused."""
    for k in range(stop, min(stop + 4, end)):
        if wording.keys[k] in DESCRIPTIVE and wording.gaps[k] == " ":
            continue
        if wording.keys[k] in FRENCH_LINKS or LEXICON.at(wording, k, end) is not None:
            if k > stop and (wording.keys[k] in FRENCH_LINKS or reading.indefinite):
                _note_adjectives(reading, wording, stop, k)
                return k
            return stop
        if wording.gaps[k] != " " and k > stop:
            return stop
    return stop


def _note_adjectives(reading: Reading, wording: Wording, i: int, j: int) -> None:
    for k in range(i, j):
        if wording.keys[k] in DESCRIPTIVE:
            continue
        word = wording.raw(k)
        if wording.knows(word):
            reading.containers.append(Toponym(word, adjective=True))
        else:
            reading.unused.append((k, k + 1))


def division(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """An administrative noun. Alone it is a name (Province) or says nothing."""
    if stop >= end and reading.bare and not reading.lead:
        return None
    _indefinite(reading, wording, i)
    words = " ".join(wording.keys[i:stop])
    reading.classify(feature_class=DIVISIONS[words])
    reading.missing = "unnamed_place"
    return stop


def canton(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "canton de Vaud" is a state of Switzerland, "canton de Bourg" the country round a town."""
    reading.classify(classifier="canton")
    reading.missing = "unnamed_place"
    return stop


def finish_canton(reading: Reading) -> None:
    """A canton of Switzerland or the country round a town."""
    if fold(reading.name) in SWISS_CANTONS:
        reading.feature_class = "state"
    else:
        reading.settle("area_of")


def island(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "l'île de Ré": the gazetteer has been asked for "île de Ré" before; here it is the island of a known name."""
    if stop >= end:
        return None
    article, preposition = reading.article, reading.preposition
    if wording.keys[stop] != "of" and not plausible(wording, stop, end):
        return None
    reading.classify(classifier="island")
    reading.article, reading.preposition = article, preposition
    return stop


def natural(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """A valley, a bay, a forest that the gazetteer does not know: the country round the place it is called after."""
    if stop >= end or not plausible(wording, stop, end):
        return None
    reading.settle("area_of")
    reading.classify(classifier="natural")
    return stop


def building(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "dans un appartement de Lyon": somewhere in the town named next."""
    named = name_end(reading, wording, i, end)
    if (named is not None and (named > stop or stop >= end)) or (stop >= end and not reading.lead):
        return None
    reading.classify(classifier="landmark")
    reading.indefinite = False
    reading.missing = "unnamed_place"
    return stop


BUILDINGS = """
    appartement|maison|domicile|immeuble|logement|pavillon|villa|chambre d hotel|studio|hotel|garage
    entrepot|ferme|restaurant|flat|house|home|apartment|property|hotel room|warehouse|farm|address|building
    farmhouse|office|domiciles|bureau|local
"""


def countryside(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "en pleine campagne": somewhere outside, of nothing named."""
    reading.missing = "unnamed_place"
    return stop


TABLE: list[Entry] = [
    *entries(building, BUILDINGS.replace("\n", "|"), names=False),
    *entries(
        countryside,
        "en pleine campagne|en rase campagne|en zone rurale|en pleine foret|in the countryside|en pleine nature",
    ),
    *entries(
        countryside,
        "chez lui|chez elle|chez eux|chez elles|chez un ami|chez une amie|chez sa mere|chez son pere|chez ses parents",
    ),
    *entries(municipality, MUNICIPALITY.replace("\n", "|")),
    *entries(division, "|".join(DIVISIONS)),
    *entries(canton, "canton"),
    *entries(island, "ile|iles|island|isle|archipel|islands"),
    *entries(natural, _NATURAL.replace("\n", "|")),
]

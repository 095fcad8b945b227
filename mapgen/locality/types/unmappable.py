"""Wording that is understood and has no place: "en province", "à l'étranger", "dans plusieurs départements"."""

from __future__ import annotations

from mapgen.locality.lexicon import Entry, entries
from mapgen.locality.reading import Reading
from mapgen.locality.wording import Wording

#: Reason → the whole of a wording (or of its first phrase).
PHRASES = {
    "province": """
        en province|province|ailleurs en france|en region|en regions|dans les regions|dans toutes les regions
        hors de paris
    """,
    "abroad": """
        a l etranger|etranger|hors de france|a l international|abroad|overseas|outre mer|en outre mer
        dans les dom tom
    """,
    "distance_vague": """
        a des centaines de kilometres de la|a des dizaines de kilometres de la|loin de la
        a mille lieues de la|a l autre bout du pays|hundreds of miles away|dozens of miles away
        thousands of miles away|hundreds of kilometres away|miles away|far away""",
    "several_places": """
        un peu partout|aux quatre coins|partout|dans divers endroits|en plusieurs endroits
        dans plusieurs endroits|dans differents endroits|simultanement|in several places|in various places
        several locations|various locations|dans plusieurs pays|dans toute l europe et|en divers lieux
        multiple locations
    """,
    "nationwide": """
        sur tout le territoire|sur l ensemble du territoire|sur le territoire national|a travers le pays
        dans tout le pays|nationwide|across the country|throughout the country|all over the country|countrywide
        au niveau national|dans le monde entier|partout dans le monde|worldwide|around the world
        a travers le monde
    """,
    "unknown_place": """
        quelque part|lieu inconnu|lieu non precise|lieu non communique|lieu indetermine|inconnu|non precise
        non communique|lieu tenu secret|un lieu tenu secret|un endroit inconnu|an undisclosed location
        undisclosed location|undisclosed|somewhere|unknown location|unknown|unspecified location|unspecified
        not specified|nc|n c|na|n a|sans precision|lieu non divulgue|a an undisclosed location|secret location
        unknown place|non renseigne|adresse inconnue
    """,
    "countries": """
        the eu|the european union|european union|l ue|l union europeenne|union europeenne|dans l ue|in the eu
        dans l union europeenne|in the european union|the gulf|in the gulf|the gulf states|in the gulf states
        dans le golfe|les pays du golfe|dans les pays du golfe|central american|latin american|south american
        north american|the middle east|in the middle east|au moyen orient|au proche orient
    """,
    "landmark_without_place": "the white house|at the white house|outside the white house|near the white house",
    "online": """
        en ligne|sur internet|sur le net|online|on the internet|sur telegram|sur snapchat
        sur les reseaux sociaux
    """,
    "at_sea": """
        en mer|en pleine mer|at sea|en haute mer|on the high seas|dans les eaux internationales
        in international waters
    """,
}
#: Unions of countries by their letters; in small ones they are towns (Eu) or words.
UNIONS = frozenset("EU UE E.U. U.E.".split())
#: What sheets hold where no place is known: the whole cell, folded. "à None" is the town in Italy.
NOTHING = frozenset(
    cell.strip()
    for cell in """
    |0|nan|none|null|nil|na|n a|n d|nd|nc|n c|np|n p|nr|n r|ns|n s|ras|r a s|sans objet|s o|so|vide|empty|blank|tbd|tbc
    |tba|to be determined|to be confirmed|todo|to do|x|xx|xxx|xxxx|unknown|not known|unk|not available|not applicable
    |no location|no place|not given|not stated|not provided|not disclosed|not specified|unspecified|undisclosed
    |undetermined|various|multiple|several|other|others|misc|inconnu|inconnue|pas de lieu|sans lieu|aucun|aucun lieu
    |lieu non communique|lieu non precise|lieu inconnu|non communique|non communiquee|non precise|non precisee
    |non renseigne|non renseignee|non indique|non localise|non specifie|non defini|indetermine|indeterminee
    |a determiner|a preciser|a completer|a verifier|a renseigner|a confirmer|a definir|divers|plusieurs|autre|autres
    |ne sait pas|nsp|manquant|pas d info|pas d information|pas precise|pas d indication|rien
    """.replace("\n", "|").split("|")
)
#: "plusieurs communes": many places of a kind; with a name behind it they lie in that.
_PLURAL = (
    "une dizaine de|une quinzaine de|une vingtaine de|une trentaine de|une cinquantaine de|dozens of|scores of"
    "|plusieurs|differents|differentes|divers|diverses|nombreuses|nombreux|deux|trois"
    "|several|various|many|multiple|two|three"
)
_NOUNS = frozenset(
    """
    departements departement regions villes communes villages pays endroits lieux quartiers sites localites
    etats provinces towns cities villages places countries counties states regions locations parts areas
    departments points secteurs coins
    """.split()
)


def whole(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """A phrase of :data:`PHRASES`. "Quelque part en France" is in France, "partout en France" in many places of it."""
    reason = REASONS[" ".join(wording.keys[i:stop])]
    if reason in ("unknown_place", "online") and stop < end:
        reading.missing = reason
        reading.remark("unnamed_place")
        return stop
    if reason == "province" and stop < end:
        return None
    reading.locality_type, reading.reason = "unmappable", reason
    return stop


def plural(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "dans plusieurs communes de l'Essonne" lies in Essonne; without a name it lies nowhere."""
    noun = next((k for k in range(stop, min(stop + 3, end)) if wording.keys[k] in _NOUNS), None)
    if noun is None:
        return None
    reading.classify()
    reading.missing = "several_places"
    reading.remark("unnamed_place")
    return noun + 1


def plural_noun(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "in towns across England", "in parts of London"."""
    if stop >= end or reading.article:
        return None
    reading.classify()
    reading.missing = "several_places"
    reading.remark("unnamed_place")
    return stop


def side_alone(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "somewhere in the south", "quelque part dans le centre": of what is not said. In capitals it may be a name."""
    some = wording.keys[i] in ("quelque", "somewhere")
    if stop < end or i > 0 or not wording.lower(stop - 1) or not (some or wording.keys[i] == "in"):
        return None
    reading.locality_type, reading.reason = "unmappable", "part_of_unnamed"
    return stop


_SIDES_ALONE = [
    *(f"quelque part dans {side}" for side in ("le nord", "le sud", "l est", "l ouest", "le centre")),
    *(f"{some}in the {side}" for some in ("somewhere ", "") for side in ("north", "south", "east", "west", "centre")),
]

REASONS = {
    " ".join(phrase.split()): reason
    for reason, phrases in PHRASES.items()
    for phrase in phrases.replace("\n", "|").split("|")
    if phrase.split()
}
TABLE: list[Entry] = [
    *entries(side_alone, "|".join(_SIDES_ALONE), names=False),
    *entries(whole, "|".join(REASONS)),
    *entries(plural, _PLURAL),
    *entries(
        plural_noun,
        "towns|cities|parts|locations|addresses|properties|places|des communes|des villes|des villages",
        names=False,
    ),
]

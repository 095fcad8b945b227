"""Close to a place, without saying how far: "près de Lille", "aux portes de Paris", "just outside Dublin"."""

from __future__ import annotations

from mapgen.locality.lexicon import Entry, entries
from mapgen.locality.reading import Reading
from mapgen.locality.wording import Wording

#: French takes "de" after them.
FRENCH = """
    pres|tout pres|autour|tout autour
    non loin|pas loin|pas tres loin|a proximite|a proximite immediate|a proximite directe
    aux environs|dans les environs|aux environs immediats|dans les environs immediats|environs|aux abords
    aux abords immediats|aux portes|aux alentours|dans les alentours|alentours|a cote|juste a cote
    tout a cote|proche|proches|a deux pas|a quelques pas|a quelques encablures|a une encablure
    a un jet de pierre|dans le voisinage|au voisinage|dans les parages|a la lisiere|en lisiere|a l oree
    a l entree|a la sortie|en bordure|au bord|aux confins|a hauteur|a la hauteur|au niveau|du cote|au pied
    sur les hauteurs|voisin|voisine|voisins|voisines|limitrophe|limitrophes|en contrebas|aux marges
    a la limite|en limite|aux limites|hors|en dehors|a l exterieur|en direction|sur la route|route
    a l approche|au carrefour|a quelques minutes a pied|frontaliere|frontalier|aux frontieres|le long|face
"""
#: French words that take the name directly.
FRENCH_DIRECT = "vers|direction|jouxtant|en allant vers"
ENGLISH = """
    near|nearby|close to|close by|very close to|not far from|just outside|just outside of|outside|outside of
    right outside|in the vicinity of|in the neighbourhood of|in the neighborhood of|around|round|next to
    near to|right next to|adjacent to|a stone s throw from|within reach of|within easy reach of
    on the edge of the forest of|beside|by|towards|toward|bordering|in the area around
    in the area surrounding|in and around|a short distance from|alongside|on the road to|on the way to
    overlooking|up the road from
"""
_ENGLISH = frozenset(tuple(phrase.split()) for phrase in ENGLISH.replace("\n", "|").split("|"))


def near(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """Note the type; a phrase that has one already ("30 km outside Lyon") keeps it."""
    reading.settle("near")
    if not reading.lead:
        reading.lead = "pres"
    reading.classify()
    reading.preposition = "near" if tuple(wording.keys[i:stop]) in _ENGLISH else ""
    reading.indefinite = False
    reading.missing = reading.missing or "unnamed_place"
    return stop


TABLE: list[Entry] = [
    *entries(near, "surrounding|neighbouring|neighboring"),
    *entries(near, FRENCH.replace("\n", "|"), opens="link"),
    *entries(near, f"{FRENCH_DIRECT}|{ENGLISH}".replace("\n", "|"), opens="strong"),
]

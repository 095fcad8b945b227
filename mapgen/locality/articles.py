"""Articles and plain prepositions, contractions undone: "au Havre" is à + le, "des Sables" is de + les."""

from __future__ import annotations

from mapgen.locality.clause import Article
from mapgen.locality.lexicon import Entry, entries
from mapgen.locality.reading import Reading
from mapgen.locality.wording import Wording

ARTICLES: dict[str, Article] = {"le": "le", "la": "la", "les": "les", "l": "l'"}

#: Folded preposition → (preposition, article that is contained in it).
PREPOSITIONS: dict[str, tuple[str, Article]] = {
    "dans": ("dans", ""),
    "a": ("a", ""),
    "au": ("a", "le"),
    "aux": ("a", "les"),
    "en": ("en", ""),
    "es": ("en", "les"),
    "de": ("de", ""),
    "d": ("de", ""),
    "du": ("de", "le"),
    "des": ("de", "les"),
    "sur": ("sur", ""),
    "sous": ("sous", ""),
    "depuis": ("de", ""),
    "chez": ("a", ""),
    "devant": ("a", ""),
    "derriere": ("a", ""),
    "in": ("in", ""),
    "at": ("at", ""),
    "of": ("of", ""),
    "from": ("from", ""),
    "to": ("to", ""),
    "on": ("on", ""),
    "inside": ("in", ""),
    "into": ("in", ""),
    "across": ("in", ""),
    "throughout": ("in", ""),
}
#: Longer ways to say "in".
_LONG: dict[str, tuple[str, Article]] = {
    "a l interieur": ("a", ""),
    "au sein": ("a", ""),
    "a travers": ("dans", ""),
    "sur le territoire": ("sur", ""),
    "sur le sol": ("sur", ""),
    "sur l ensemble": ("sur", ""),
    "dans l ensemble": ("dans", ""),
    "dans tout": ("dans", ""),
    "dans toute": ("dans", ""),
    "all over": ("in", ""),
    "all across": ("in", ""),
    "elsewhere in": ("in", ""),
    "in and": ("in", ""),
    "a meme": ("a", ""),
}
#: A strong preposition ends any name; a weak one occurs inside names (Bourg-en-Bresse, Châlons-sur-Marne).
_STRONG = frozenset({"dans", "in", "inside", "across", "throughout"})
#: Names may begin with these: Des Moines, De Panne, Aux-Aussat, Sur-…
_NAMES = frozenset({"de", "des", "d", "aux", "sur", "sous", "es", "to"})


def preposition(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """Note the preposition and the article in it."""
    words = " ".join(wording.keys[i:stop])
    name, contained = PREPOSITIONS.get(words) or _LONG[words]
    if stop >= end and i > 0 and reading.bare:
        return None
    reading.preposition, reading.article = name, contained
    if reading.classifier and name in ("de", "of"):
        reading.linked = True
    if not reading.lead:
        reading.lead, reading.lead_article = name, bool(contained)
    return stop


def article(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """Note the article; an English one leaves no trace, it says nothing of the kind of place."""
    if stop >= end:
        return None
    key = wording.keys[i]
    if key in ARTICLES:
        reading.article = ARTICLES[key]
        reading.lead_article = reading.lead_article or reading.bare
    elif not reading.preposition:
        reading.preposition = "the" if key == "the" else ""
    return stop


def indefinite(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "un village de l'Ain", "a town near Lille": a place of a kind, not named."""
    if stop >= end:
        return None
    reading.indefinite = True
    return stop


def strip_article(reading: Reading, wording: Wording, i: int, end: int) -> int:
    """The French article at word i goes to ``reading.article``; the name goes on behind it."""
    if i + 1 < end and not reading.article and wording.keys[i] in ARTICLES:
        if wording.keys[i] == "l" and wording.gaps[i + 1] == "-":
            return i
        reading.article = ARTICLES[wording.keys[i]]
        return i + 1
    return i


def strip_preposition(wording: Wording, i: int, end: int) -> int:
    """The position behind prepositions and articles at word i."""
    while i < end and (wording.keys[i] in PREPOSITIONS or wording.keys[i] in ARTICLES or wording.keys[i] == "the"):
        i += 1
    return i


TABLE: list[Entry] = [
    entry
    for key in PREPOSITIONS
    for entry in entries(preposition, key, opens="strong" if key in _STRONG else "weak", names=key in _NAMES)
]
TABLE += [entry for key in _LONG for entry in entries(preposition, key, opens="strong", names=False)]
TABLE += entries(article, "le|la|les|l", names=False)
TABLE += entries(article, "the|leur|son|sa|ses|notre|his|her|their|tout le|toute la|all of", names=True)
TABLE += entries(indefinite, "un|une|an|one|certain|certaine", names=True)

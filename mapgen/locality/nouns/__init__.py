"""Nouns that say what a name is: a département, a facility, a part of a town, a border, a river."""

from __future__ import annotations

from mapgen.locality.lexicon import Entry
from mapgen.locality.nouns import borders, kinds, landmarks, neighbourhood, rivers

#: Where two hold the same phrase, the later one counts: "val" is a river's valley before it is a kind of place.
NOUNS: tuple[list[Entry], ...] = (kinds.TABLE, landmarks.TABLE, neighbourhood.TABLE, borders.TABLE, rivers.TABLE)

"""Wording → :class:`LocalityClause`: what a place as the press words it says, before anybody looks a name up.

One module an idea: a table of phrases and one small function that notes their meaning. ``types/`` holds the locality
types, ``nouns/`` the nouns that say what a name is; the other modules are the engine. Pure: no file, no network; the
gazetteer is asked through ``known`` only.

A new preposition, such as "auprès de":

1. Its words, without accents ("aupres"), in the table of the type that it stands for: in ``locality/types/near.py``
   that is ``FRENCH`` where "de" follows, ``FRENCH_DIRECT`` or ``ENGLISH`` where the name does.
2. A row of ``tests/wordings.csv`` that says what a wording with it means.
"""

from __future__ import annotations

from mapgen.locality.clause import Article, LocalityClause, LocalityType, Toponym
from mapgen.locality.grammar import parse_words
from mapgen.locality.streets import finer_than_municipality
from mapgen.locality.wording import Known, Wording, written_out

__all__ = [
    "Article",
    "Known",
    "LocalityClause",
    "LocalityType",
    "Toponym",
    "finer_than_municipality",
    "parse_locality",
]


def parse_locality(wording: str, *, lang: str | None = None, known: Known | None = None) -> LocalityClause:
    """What ``wording`` says: its locality type, names, containers, distance, heading and part.

    Both languages are always tried; no phrase of the grammar means one thing in French and another in
    English, so ``lang`` is there for the stages that follow. ``known`` tells whether a look-up key
    (:func:`mapgen.base.toponym.fold`) is a name of the gazetteer: the longest known name wins over grammar
    ("L'Entre-Deux" is a name, "entre Nancy et Metz" is not).
    """
    return parse_words(Wording(written_out(wording, known), known), wording)

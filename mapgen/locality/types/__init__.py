"""One file a locality type: its phrases and what they note in the reading. What a type is drawn as stands in
:mod:`mapgen.georeferencing.rules`.

A new type, such as "opposite":

1. ``locality/types/opposite.py``: a function that notes the type on the reading, and a ``TABLE`` of phrases that call
   it (as in near.py). Its table in ``AFTER_NOUNS`` below, its name in ``LocalityType`` (``locality/clause.py``).
2. Its row in ``RULES`` (``georeferencing/rules.py``): the function that draws it and a precision that the legend has.
3. Its texts in each ``languages/*/messages.toml``: ``explain.type_opposite``, and ``remark`` and ``protocol`` under the
   key that its ``Drawn`` bears.
4. A row of ``tests/wordings.csv`` with what a wording means. What is missing, ``tests/test_types.py`` names.
"""

from __future__ import annotations

from mapgen.locality.lexicon import Entry
from mapgen.locality.types import area_of, between, heading, near, parts, suburb, unmappable

#: Types whose phrases give way to a noun of the same words: "au bord" of a town is near it, "au bord du Rhône" is not.
BEFORE_NOUNS: tuple[list[Entry], ...] = (near.TABLE, area_of.TABLE)
#: Types whose phrases come before a noun of the same words: "province" alone is no province. Distances have no
#: table: offset.py knows them by their number.
AFTER_NOUNS: tuple[list[Entry], ...] = (suburb.TABLE, between.TABLE, parts.TABLE, heading.TABLE, unmappable.TABLE)

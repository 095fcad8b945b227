"""Which names of the gazetteer a misspelt one may mean.

All strings one slip away from the typed name (a letter left out, added, replaced, or two neighbours swapped) are few
hundred, so they are simply looked up. A second slip, allowed from eight letters on where one finds nothing, is sought
among all names of about that length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from mapgen.geocoding.gazetteer.vocabulary import MATCH_KINDS

_SHORTEST = 4  # letters; below that nearly every string is one slip from some name
_TWO_SLIPS_FROM = 8  # letters
_LETTERS = "abcdefghijklmnopqrstuvwxyz "
_BATCH = 500  # values in one query; SQLite's own limit was 999 for long
_OWN = ("name", "short", "former")
_KINDS = ",".join(str(MATCH_KINDS.index(kind)) for kind in (*_OWN, "alias"))
# The sort value of a key: its best record's rank, own names before the aliases of other languages.
_ALIAS = MATCH_KINDS.index("alias")
_RANK = f"MIN(record + (kind = {_ALIAS}) * 1000000)"

Rows = Callable[..., list[Any]]


def likely_names(key: str, rows: Rows) -> Iterator[str]:
    """Folded names within the allowed number of slips of the folded name ``key``, the likeliest first.

    ``rows(query, *values)`` runs a query of this package. Own names come before those that other languages use, then
    the rank of their records decides.
    """
    letters = sum(c.isalpha() for c in key)
    if letters < _SHORTEST or any(c.isdigit() for c in key):
        return
    found = dict(_known(_one_slip(key), rows))
    if not found and letters >= _TWO_SLIPS_FROM:
        found = dict(_known(_two_slips(key, rows), rows))
    yield from sorted(found, key=lambda name: found[name])


def _one_slip(word: str) -> set[str]:
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    dropped = {left + right[1:] for left, right in cuts if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    replaced = {left + c + right[1:] for left, right in cuts if right for c in _LETTERS}
    added = {left + c + right for left, right in cuts for c in _LETTERS}
    return (dropped | swapped | replaced | added) - {word}


def _known(names: Iterable[str], rows: Rows) -> Iterator[tuple[str, int]]:
    """(key, rank) of those names that the database knows."""
    ordered = sorted(set(names))
    for start in range(0, len(ordered), _BATCH):
        batch = ordered[start : start + _BATCH]
        marks = ",".join("?" * len(batch))
        query = f"SELECT key, {_RANK} FROM name WHERE key IN ({marks}) AND kind IN ({_KINDS}) GROUP BY key"
        yield from rows(query, *batch)


def _two_slips(key: str, rows: Rows) -> Iterator[str]:
    """Names of the database at most two slips away, sought in one text: fetching a row for each takes longer."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    query = f"SELECT group_concat(key, char(10)) FROM name WHERE length(key) BETWEEN ? AND ? AND kind IN ({_KINDS})"
    names = (rows(query, len(key) - 2, len(key) + 2)[0][0] or "").split("\n")
    for name, _, _ in process.extract(key, names, scorer=OSA.distance, score_cutoff=2, limit=None):
        yield name

"""Which names of the gazetteer a misspelt one may mean.

All strings one slip away from the typed name are few hundred, so they are simply looked up. A second slip
(allowed from eight letters on, where one finds nothing) is sought in the keys that begin like the typed name or one
slip from it: the database's own index gives those, and no second index of a third of a million names is needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from mapgen.geocoding.gazetteer.vocabulary import MATCH_KINDS

_SHORTEST = 4  # letters; below that nearly every string is one slip from some name
_TWO_SLIPS_FROM = 8  # letters
_LETTERS = "abcdefghijklmnopqrstuvwxyz "
_BATCH = 500  # values in one query; SQLite's own limit was 999 for long
_COMMON_HEAD = re.compile(r"(?:saint|sainte|san|santa) ")  # opens thousands of names and tells nothing
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
        found = dict(_two_slips(key, rows))
    yield from sorted(found, key=lambda name: found[name])


def edit_distance(a: str, b: str, most: int) -> int | None:
    """Insertions, deletions, replacements and swaps of neighbours from a to b, or None beyond ``most``."""
    if abs(len(a) - len(b)) > most:
        return None
    before: list[int] = []
    previous = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        current = [i]
        for j, other in enumerate(b, 1):
            cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return None
        before, previous = previous, current
    return previous[-1] if previous[-1] <= most else None


def _one_slip(word: str) -> set[str]:
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    dropped = {left + right[1:] for left, right in cuts if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    replaced = {left + c + right[1:] for left, right in cuts if right for c in _LETTERS}
    added = {left + c + right for left, right in cuts for c in _LETTERS}
    return (dropped | swapped | replaced | added) - {word}


def _known(names: Iterable[str], rows: Rows) -> Iterator[tuple[str, int]]:
    """(key, rank) of those names that the database knows."""
    ordered = sorted(names)
    for start in range(0, len(ordered), _BATCH):
        batch = ordered[start : start + _BATCH]
        marks = ",".join("?" * len(batch))
        query = f"SELECT key, {_RANK} FROM name WHERE key IN ({marks}) AND kind IN ({_KINDS}) GROUP BY key"
        yield from rows(query, *batch)


def _two_slips(key: str, rows: Rows) -> Iterator[tuple[str, int]]:
    """(key, rank) of names two slips away, at most one of them in the first half."""
    common = _COMMON_HEAD.match(key)
    fixed = common.group() if common else ""
    rest = key[len(fixed) :]
    half = rest[: max(3, len(rest) // 2)]
    query = (
        f"SELECT key, {_RANK} FROM name WHERE key >= ? AND key < ? AND length(key) BETWEEN ? AND ?"
        f" AND kind IN ({_KINDS}) GROUP BY key"
    )
    for start in sorted(_one_slip(half) | {half}):
        head = fixed + start
        for name, rank in rows(query, head, head + "\x7f", len(key) - 2, len(key) + 2):
            if edit_distance(key, name, 2) is not None:
                yield name, rank

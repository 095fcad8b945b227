"""Words that point to a place named before: "à Lyon, *où* …", "il *y* a été interpellé", "picked up *there*"."""

from __future__ import annotations

from itertools import pairwise

from mapgen.desk.draft.lexicon import Mark
from mapgen.desk.draft.mention import Mention
from mapgen.desk.draft.reading import Reading
from mapgen.desk.draft.segments import Sentence
from mapgen.desk.draft.triggers import Trigger

#: Words behind a place that are looked at.
REACH = 60


def after(mention: Mention, reading: Reading) -> list[Mark]:
    """The marks behind the place, not too far."""
    high = mention.end + REACH
    return [mark for mark in reading.marks if mention.end <= mark.i < high]


def arrested_where(mention: Mention, reading: Reading) -> Trigger | None:
    """ "à Lyon, où deux hommes ont été arrêtés", "was found in Olhão and arrested there"."""
    sentence, keys = mention.sentence, mention.sentence.keys
    following = next((m.lead for m in reading.mentions if m.lead >= mention.end and m.link == "locative"), len(keys))
    marks = after(mention, reading)
    where = next((m for m in marks if m.kind == "where" and m.i - mention.end <= _WHERE_REACH), None)
    for trigger in reading.triggers:
        if not trigger.told or not mention.end <= trigger.mark.i < following:
            continue
        if where is not None and where.i < trigger.mark.i and not _blocked(reading, where.j, trigger.mark.i):
            return trigger
        if mention.link == "locative" and there(sentence, trigger):
            return trigger
    return None


_WHERE_REACH = 3


def _blocked(reading: Reading, i: int, j: int) -> bool:
    return any(mark.kind in ("judged", "court", "residence", "origin") for mark in reading.marks if i <= mark.i < j)


def there(sentence: Sentence, trigger: Trigger) -> bool:
    """ "il *y* a été interpellé", "he was picked up *there*"."""
    i, j = trigger.mark.i, trigger.mark.j
    before = sentence.keys[max(0, i - 5) : i]
    if sentence.keys[:4] == ["c", "est", "la", "que"] or _on_the_spot(sentence.keys[j : j + 6]):
        return True
    if "y" in before:
        k = before.index("y")
        return k > 0 and before[k - 1] != "a" and _pronoun_y(before, k)
    return "there" in sentence.keys[j : j + 3] or "sur place" in " ".join(sentence.keys[j : j + 4])


def _pronoun_y(before: list[str], k: int) -> bool:
    """ "il y a" is "there is" unless a participle follows: "il y a été arrêté"."""
    return not (before[k - 1 : k + 2] == ["il", "y", "a"] and before[k + 2 : k + 3] != ["ete"])


#: Parts of a place named before: "arrested him at the counter".
_SPOTS = frozenset(
    """
    gate counter scene spot desk barrier terminal platform door till comptoir guichet caisse quai lieux barriere
    """.split()
)
_THE = frozenset({"the", "le", "la", "les", "au"})


def _on_the_spot(behind: list[str]) -> bool:
    return any(first in _THE and second in _SPOTS for first, second in pairwise(behind))

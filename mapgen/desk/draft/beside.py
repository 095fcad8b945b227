"""The number right beside a place: "trois à Nice", "Toulon (2)", "un autre à Brest", "à Vienne d'une femme"."""

from __future__ import annotations

from mapgen.desk.draft.grammar_words import LOCATIVE
from mapgen.desk.draft.groups import NOT_PEOPLE, PEOPLE, group_at, loosely, number_at, number_before, numbered
from mapgen.desk.draft.mention import Mention
from mapgen.desk.draft.pro_verbs import COUNTED_OFF
from mapgen.desk.draft.segments import Sentence
from mapgen.desk.draft.triggers import Trigger


def local_count(mention: Mention, trigger: Trigger | None) -> int | None:
    """The number right beside the place: "trois à Nice", "Toulon (2)", "un autre à Brest", "à Vienne d'une femme"."""
    sentence = mention.sentence
    low = (
        trigger.mark.j if trigger is not None and trigger.sentence is sentence and trigger.mark.j <= mention.lead else 0
    )
    before = _number_before(sentence, mention.lead, low)
    if before is None and (outer := _outer_lead(sentence, mention.lead)) is not None:
        before = _number_before(sentence, outer, low)
    if before is None and mention.previous is not None:
        before = _each(mention.previous)
    return before if before is not None else _number_behind(mention)


def _each(mention: Mention) -> int | None:
    """ "one each in Tallinn and *Poznań*"."""
    keys = mention.sentence.keys
    if mention.previous is not None:
        return _each(mention.previous)
    k = mention.lead - 1
    if k > 0 and keys[k] in ("each", "chacun", "chacune"):
        found = number_at(mention.sentence, k - 1)
        return found[0] if found else None
    return None


def _outer_lead(sentence: Sentence, lead: int) -> int | None:
    """The preposition before the one at the place: "two *at* a holiday park near Prestatyn"."""
    for k in range(lead - 1, max(-1, lead - 7), -1):
        key = sentence.keys[k]
        if not key[0].isalpha():
            return None
        if key in LOCATIVE and sentence.raw(k) != "a":
            return k
    return None


def _number_before(sentence: Sentence, lead: int, low: int) -> int | None:
    """The number of the people named right before word ``lead``, not farther back than ``low``."""
    keys = sentence.keys
    k = lead - 1
    if k < low:
        return None
    if keys[k] == "," and k > low and (keys[k - 1] in COUNTED_OFF or keys[k - 1] in _OTHERS):
        k -= 1  # "le second, à Sens"
    if keys[k] in ("each", "chacun", "chacune") and k > low:
        found = number_at(sentence, k - 1)
        return found[0] if found else None
    if keys[k] in COUNTED_OFF or keys[k] in _OTHERS:
        return _ordinal(sentence, k)
    for start in range(k, max(low - 1, k - _LONGEST_GROUP), -1):
        key = keys[start]
        if not key[0].isalnum() or key in _STOPS:
            return None
        if start > low and key in COUNTED_OFF and keys[start - 1] in ("un", "une", "l", "le", "la", "a", "the"):
            return 1 if _all_people(keys[start + 1 : k + 1]) else None
        if number_at(sentence, start) is not None and (found := number_before(sentence, start + 1)):
            number, first = found
            return (
                None if first > low and numbered(sentence, first) else _number_of(sentence, first, k, number, start + 1)
            )
    return None


def _number_of(sentence: Sentence, start: int, k: int, number: int, after: int) -> int | None:
    """The number at word ``start``, if all up to word k is its people."""
    keys = sentence.keys
    if number == 1 and start < k and keys[start + 1] in ("couple", "pair"):
        return 2
    if after <= k and not _all_people(keys[after : k + 1]):
        return None
    bare_article = keys[start] in ("a", "an", "de") and (after > k or sentence.raw(start) != "a")
    return None if bare_article or loosely(keys, start) else number


_LONGEST_GROUP = 10


_OTHERS = frozenset("autres others derniers dernieres suivants dernier".split())


_STOPS = frozenset("a au aux en dans et and in at near par by pour for qui who ont sont".split()) - {"a"}


def _all_people(words: list[str]) -> bool:
    """People, perhaps described: "trois hommes", "les quatre autres membres présumés du groupe"; no other number."""
    if not words:
        return True
    if any(word.isdigit() or word in NOT_PEOPLE for word in words):
        return False
    return any(word in PEOPLE or word in _OTHERS or word in ("eux", "them", "more") for word in words[:4])


def _ordinal(sentence: Sentence, k: int) -> int | None:
    keys = sentence.keys
    if keys[k].endswith("s") and keys[k] not in ("fils",):
        found = number_at(sentence, k - 1) if k else None
        if found is None and k > 1 and keys[k - 1] in ("autres", "derniers"):
            found = number_at(sentence, k - 2)
        return found[0] if found and keys[k - 1] not in ("a",) else None
    if (k and keys[k - 1] in ("un", "une", "l", "le", "la", "the", "a", "an")) or keys[k] == "another":
        return 1
    return None


def _number_behind(mention: Mention) -> int | None:
    sentence, j = mention.sentence, mention.end
    keys = sentence.keys
    if keys[j : j + 1] == ["("] and j + 1 < len(keys):
        found = None if mention.coded else number_at(sentence, j + 1)
        return found[0] if found and found[0] < _MOST_IN_BRACKETS and _closing(keys, found[1]) else None
    if keys[j : j + 1] == [":"] and j + 1 < len(keys):
        found = number_at(sentence, j + 1)
        return found[0] if found and found[1] == len(keys) else None
    if keys[j : j + 1] == [","] and mention.lead and keys[mention.lead - 1] == ";":
        group, found = group_at(sentence, j + 1), number_at(sentence, j + 1) if j + 1 < len(keys) else None
        if (
            group is None
            and j + 2 < len(keys)
            and keys[j + 1] in ("un", "une", "le", "la")
            and keys[j + 2] in COUNTED_OFF
        ):
            return 1
        if group is None and found and keys[found[1] : found[1] + 1] in ([], ["."], [";"]):
            return found[0]
        return group.number if group else None
    if j + 2 < len(keys) and keys[j] in ("de", "d", "of"):
        group = group_at(sentence, j + 1)
        return group.number if group else None
    return None


#: Behind a place in brackets a larger number is a code of the département or a year.
_MOST_IN_BRACKETS = 1000


def _closing(keys: list[str], j: int) -> bool:
    return keys[j : j + 1] == [")"] or (j < len(keys) and keys[j] in PEOPLE and keys[j + 1 : j + 2] == [")"])

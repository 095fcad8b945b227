"""Two names in a row: one explains the other, they are two ends of a stretch, or items of one list."""

from __future__ import annotations

from mapgen.base.geodesy import distance_in_meters
from mapgen.desk.draft.grammar_words import GENITIVE, LOCATIVE, PERSON_VERBS
from mapgen.desk.draft.mention import Mention
from mapgen.desk.draft.segments import Sentence

_JOINTS = frozenset(
    {"et", "and", "ou", "or", "puis", "&", "ainsi", "que", "qu", "comme", "mais", "also", "aussi", "as", "well"}
)


def contains(before: Mention, mention: Mention) -> bool:
    """Does ``mention`` follow at once and contain the place before? "à Valence, dans la Drôme"."""
    if before.named.ids & mention.named.ids and before.named.name == mention.named.name:
        return False
    if before.link not in ("locative", "bare", "genitive", "motion") or not before.named.within & mention.named.ids:
        return False
    if mention.link == "bare" and _acts(mention.sentence, mention.j):
        return False
    between = before.sentence.keys[before.end : mention.lead]
    if between not in ([], [","], ["("], [",", "("]):
        return False
    return mention.link != "genitive" or before.sentence.keys[mention.lead] in GENITIVE


def _acts(sentence: Sentence, j: int) -> bool:
    """What follows word j is what a person does: "In Leeds, Jefferson was", "Jefferson and an accomplice"."""
    keys = sentence.keys
    if keys[j : j + 1] in (["et"], ["and"]):
        return j + 1 < len(keys) and not sentence.capital(j + 1) and keys[j + 1] not in LOCATIVE
    return j < len(keys) and keys[j] in PERSON_VERBS and sentence.raw(j) != "à"


def explains(before: Mention, mention: Mention) -> bool:
    """ "in Rhyl, in Denbighshire": a town, then an area that is no item of a list, the gazetteer silent or not."""
    keys = before.sentence.keys
    return (
        mention.named.wide
        and not before.named.wide
        and before.previous is None
        and before.link == "locative"
        and keys[before.end : mention.lead] == [","]
        and keys[mention.lead] in ("en", "dans", "in")
        and not goes_on(mention)
    )


def opened_by(before: Mention, mention: Mention) -> bool:
    """ "dans le Var, à Toulon": the larger place comes first."""
    if before.previous is not None or mention.link != "locative" or before.link != "locative":
        return False
    if not mention.named.within & before.named.ids or mention.sentence.keys[before.end : mention.lead] != [","]:
        return False
    return not goes_on(mention)


def other_end(before: Mention, mention: Mention) -> bool:
    """ "entre Nancy et Metz"."""
    keys = before.sentence.keys
    return keys[before.lead] in ("entre", "between") and keys[before.end : mention.lead] in (["et"], ["and"])


def stretch(before: Mention, mention: Mention) -> bool:
    """ "en Camargue, entre Arles et Saint-Gilles": where in the area."""
    keys = before.sentence.keys
    if keys[mention.lead] in ("entre", "between"):
        return keys[before.end : mention.lead] == [","] and keys[before.lead] not in ("entre", "between")
    return _BETWEEN.isdisjoint(keys[mention.lead : mention.i]) and (
        not _BETWEEN.isdisjoint(keys[before.j : before.end]) and keys[before.end : mention.lead] in (["et"], ["and"])
    )


_BETWEEN = frozenset({"entre", "between"})


def beside(before: Mention, mention: Mention) -> bool:
    """ "à Hordain, près de Cambrai": the second only helps to find the first, for it lies beside it."""
    keys = before.sentence.keys
    between = keys[before.end : mention.lead]
    if (
        between not in ([","], ["("])
        or mention.link != "locative"
        or before.link not in ("locative", "genitive", "bare")
    ):
        return False
    if _NEARBY.isdisjoint(keys[mention.lead : mention.i]):
        return False
    return any(distance_in_meters(a, b) <= _BESIDE_IN_METERS for a in before.named.points for b in mention.named.points)


_NEARBY = frozenset(
    "pres proximite loin near outside km kilometres miles nord sud est ouest north south east west banlieue".split()
)
#: "près de" reaches 20 km round a town (DESIGN); with the towns' own extent on both sides.
_BESIDE_IN_METERS = 40_000


def goes_on(mention: Mention) -> bool:
    """Another place follows in the same list."""
    keys, j = mention.sentence.keys, mention.j
    return j < len(keys) and keys[j] in ("et", "and", ",") and any(key in LOCATIVE for key in keys[j + 1 : j + 3])


def listed(before: Mention, mention: Mention) -> bool:
    """ "à Nice, *Toulon* et aussi à *Hyères*": are both items of one list?"""
    between = mention.sentence.keys[before.end : mention.lead]
    if not {"que", "qu"}.isdisjoint(between) and "ainsi" not in between:
        return False  # "c'est à Lille que"
    if mention.link == "genitive" and before.link == "locative" and between == [","]:
        return False  # "l'arrestation, à Lille, de"
    return 0 < len(between) <= _LONGEST_JOINT and all(
        key in _JOINTS or key in (",", "/", "(", ")", "–", "—") or key.isdigit() for key in between
    )


_LONGEST_JOINT = 6


def closed(sentence: Sentence, j: int) -> int:
    """The position behind a bracket that closes at word j."""
    return j + 1 if j < len(sentence) and sentence.keys[j] == ")" else j

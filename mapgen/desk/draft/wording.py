"""How much of the sentence is the place: the longest wording that the grammar of localities understands to the last
word.
"""

from __future__ import annotations

from mapgen.desk.draft.grammar_words import (
    ARTICLES,
    BETWEEN_ADJECTIVES,
    CONTRACTED,
    GENITIVE,
    LOCATIVE,
    MOTION,
    RELATION_NOUNS,
)
from mapgen.desk.draft.mention import Mention
from mapgen.desk.draft.segments import Sentence
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.locality import finer_than_municipality, parse_locality
from mapgen.locality.numbers import STARTS, UNITS

#: Words before the name that are tried: "à une petite dizaine de kilomètres à vol d'oiseau au nord de".
_REACH = 12
_MOST_TRIES = 5
_MOST_LETTERS = 150


def wording(mention: Mention, gazetteer: Gazetteer) -> str:
    """The article's own words for the place, verbatim but for line breaks."""
    sentence = mention.sentence
    known = gazetteer.__contains__
    for end in _ends(mention):
        for start in _starts(mention):
            text = sentence.span(start, end)
            if len(text) <= _MOST_LETTERS and _understood(text, mention, known):
                return text
    return sentence.span(_plain(mention), mention.end)


def _ends(mention: Mention) -> list[int]:
    """Where it may end, the farthest first: "at Bristol *Airport*", "in the Glasgow *area*", "gare de
    Lille-*Flandres*".
    """
    sentence, end = mention.sentence, mention.end
    if end != mention.j:
        return [end]
    if end < len(sentence) and sentence.gaps[end] == "-" and sentence.capital(end):
        k = end + 1
        while k < len(sentence) and sentence.gaps[k] == "-" and sentence.capital(k):
            k += 1  # "Lyon-Part-Dieu"
        return [k, end]
    k = end
    while k < len(sentence) and k < end + 3 and sentence.gaps[k] == " " and sentence.keys[k] in BEHIND:
        k += 1
    return [k, end] if k > end else [end]


#: Nouns behind a name that say what is meant of it.
BEHIND = frozenset("airport station area region county international docks harbour port suburb city centre".split())
#: A home is nobody's business: the wording begins behind it.
_HOMES = frozenset("domicile maison appartement logement pavillon villa home house flat apartment".split())


def _plain(mention: Mention) -> int:
    """Without what the grammar can't read: the name with its own preposition, or alone."""
    keys, i = mention.sentence.keys, mention.i
    k = i
    while k > mention.lead and (keys[k - 1] in ARTICLES or keys[k - 1] in BETWEEN_ADJECTIVES):
        k -= 1
    if k > 0 and keys[k - 1] in LOCATIVE and not _HOMES & set(keys[mention.lead : k]):
        return k - 1
    if k == i and k > 0 and keys[k - 1] in ("du", "des"):
        return k - 1
    return i if k == i or keys[k] in BETWEEN_ADJECTIVES else k


def _starts(mention: Mention) -> list[int]:
    """Where the wording may begin, the farthest first."""
    sentence, keys = mention.sentence, mention.sentence.keys
    if mention.previous is not None and keys[mention.lead] not in LOCATIVE:
        return [mention.lead] if keys[mention.lead] not in GENITIVE else []
    if _HOMES & set(keys[max(0, mention.lead - 3) : mention.i]):
        inner = [
            k for k in range(mention.lead, mention.i) if keys[k] in LOCATIVE and not _HOMES & set(keys[k : mention.i])
        ]
        return inner[-1:]
    starts = [mention.lead]
    for k in range(mention.lead - 1, max(-1, mention.i - _REACH), -1):
        key = keys[k]
        if not key[0].isalnum() or key in MOTION or _ends_before(sentence, k) or _somebody(sentence, k):
            break
        if (
            key in LOCATIVE
            or (key[0].isdigit() and keys[k + 1] in UNITS)
            or (key in STARTS and keys[k + 1 : k + 2] and keys[k + 1] in UNITS)
        ) or key in ("non", "just"):
            starts.append(k)
        elif not _relational(key):
            break
    return [start for start in starts[::-1] if keys[start] not in GENITIVE][:_MOST_TRIES]


def _somebody(sentence: Sentence, k: int) -> bool:
    """A capital that no noun of the grammar has: somebody's name."""
    if k == 0 or not sentence.capital(k):
        return False
    return sentence.keys[k - 1] in LOCATIVE or sentence.keys[k] not in RELATION_NOUNS | ARTICLES | LOCATIVE


def _relational(key: str) -> bool:
    return (
        key in RELATION_NOUNS
        or key in ARTICLES
        or key in GENITIVE
        or key in CONTRACTED
        or key in BETWEEN_ADJECTIVES
        or key in STARTS
        or key in UNITS
        or key
        in ("petite", "petit", "loin", "moins", "proche", "domicile", "sein", "une", "un", "vol", "oiseau", "outskirts")
        or key.endswith("aine")
    )


def _ends_before(sentence: Sentence, k: int) -> bool:
    """A participle or a verb: the news, not the place."""
    return sentence.keys[k] in ("et", "and", "mais", "but", "ou", "or", "que", "qui")


def _understood(text: str, mention: Mention, known: object) -> bool:
    clause = parse_locality(text, known=known)  # type: ignore[arg-type]
    if clause.locality_type is None or clause.locality_type == "unmappable" or clause.unconsumed or not clause.toponyms:
        return False
    if finer_than_municipality(text) is not None:
        return False
    name = mention.name
    if {"landmark", "neighbourhood"} & set(clause.remarks):
        return True  # the grammar answers "Heathrow" and "la Meinau" with their towns
    return any(name in toponym.name or toponym.name in name for toponym in (*clause.toponyms, *clause.containers))


def too_fine(text: str) -> bool:
    """A street or a house number in the wording."""
    return finer_than_municipality(text) is not None

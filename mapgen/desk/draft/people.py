"""Who is a person: a capitalised word after a first name or title, beside an age, or as the subject of what people do.

Half of the surnames of a country are names of its towns too. What the article shows to be a person anywhere is none
of its places, but where a preposition of its own says "there".
"""

from __future__ import annotations

from collections.abc import Iterable

from mapgen.desk.draft.grammar_words import (
    AFTER_PLACE,
    BESIDE_PEOPLE,
    BETWEEN_PEOPLE,
    CIVILITY,
    COMPASS,
    DATIVE,
    GENITIVE,
    LOCATIVE,
    NO_NAMES,
    ORGANISATION_AFTER,
    PERSON_VERBS,
    PLACE_NOUNS,
    SMALL,
    STREETS,
    TOWN_WORDS,
)
from mapgen.desk.draft.mention import Mention
from mapgen.desk.draft.mentions import personal
from mapgen.desk.draft.segments import Sentence


def after_civility(sentence: Sentence, i: int) -> bool:
    """ "M. X", "Mrs X", "nommé X"."""
    keys = sentence.keys
    if i > 1 and keys[i - 1] == ".":
        i -= 1
    return i > 0 and sentence.gaps[i] == " " and keys[i - 1] in CIVILITY


def aged(sentence: Sentence, j: int) -> bool:
    """ "X, 34," or "X (34 ans)" or "X, âgé de 34 ans": does word j begin an age?"""
    keys = sentence.keys
    if keys[j : j + 1] == ["("]:
        return keys[j + 1 : j + 2] != [] and keys[j + 1].isdigit() and keys[j + 2 : j + 3] in (["ans"], ["years"])
    if keys[j : j + 1] != [","] or j + 1 >= len(keys):
        return False
    number = keys[j + 1].isdigit() and len(keys[j + 1]) < 4
    return (number and keys[j + 2 : j + 3] in ([","], ["ans"], ["."], [])) or keys[j + 1] in ("age", "agee", "aged")


def does(sentence: Sentence, i: int, j: int) -> bool:
    """Words i to j are the subject of what people do, or who said so: "X a dit", "selon X", "X's"."""
    keys = sentence.keys
    if i and keys[i - 1] in LOCATIVE:
        return False
    if i and keys[i - 1] in BESIDE_PEOPLE and keys[i - 1] not in ("et", "apres", "par"):
        return True
    return j < len(keys) and keys[j] in PERSON_VERBS and sentence.raw(j) != "à" and not sentence.capital(j)


def mark_people(read: Iterable[tuple[Sentence, list[Mention]]], known: frozenset[str] = frozenset()) -> frozenset[str]:
    """Change the link of every mention that is somebody's name; the keys of all names of persons are returned."""
    read = list(read)
    people = known.union(*(_named(sentence, mentions) for sentence, mentions in read))
    for sentence, mentions in read:
        for mention in mentions:
            if mention.link in PLACELIKE and _is_somebody(sentence, mention, people):
                _mark(mention)
    return people


def _mark(mention: Mention) -> None:
    """It is a person, and so are the bare names that it is listed with."""
    before, mention.link, mention.previous = mention.previous, "person", None
    if before is not None and before.lead == before.i and before.sentence.capital(before.i):
        _mark(before)


#: Links that may turn out to be a person's.
PLACELIKE = frozenset({"bare", "locative", "genitive", "motion"})
#: Prepositions that lead to persons as well: "devant X", "at X".
SOFT = frozenset(
    "on over sur chez devant at outside around across off entre between autour aupres near inside pres".split()
)


def _is_somebody(sentence: Sentence, mention: Mention, people: frozenset[str]) -> bool:
    i, j, keys = mention.i, mention.j, sentence.keys
    known = j - i == 1 and keys[i] in people
    unled = mention.previous is not None and keys[mention.lead] not in LOCATIVE and keys[mention.lead] not in GENITIVE
    if mention.link == "locative" and not unled:
        soft = keys[mention.lead] in SOFT
        return (soft and (known or keys[mention.lead] == "chez")) or _led_to_person(sentence, mention)
    if mention.link != "bare" and not unled:
        return known
    if (
        mention.previous is not None
        and keys[mention.previous.end : mention.lead] == [","]
        and _goes_on_otherwise(sentence, j)
    ):
        return True
    if unled and not known:
        return _fronted(mention) and does(sentence, i, j)
    return (known or does(sentence, i, j)) and not (mention.previous is not None and j < len(keys) and keys[j] == "(")


def _fronted(mention: Mention) -> bool:
    """The list's first place opens the sentence: "À Lille, X et Y ont été …", "Detained in Leeds, X and Y denied …"."""
    while mention.previous is not None:
        mention = mention.previous
    return mention.lead < _OPENING and mention.sentence.keys[mention.end : mention.end + 1] == [","]


_OPENING = 3


def _goes_on_otherwise(sentence: Sentence, j: int) -> bool:
    """ "À Lille, X a …", "In Leeds, X and an accomplice": behind a comma, what follows shows that it is no list."""
    keys = sentence.keys
    if j >= len(keys) or not keys[j][0].isalnum():
        return False
    return keys[j] not in ("et", "and", "ou", "or") or (j + 1 < len(keys) and not _again_place(sentence, j + 1))


def _again_place(sentence: Sentence, k: int) -> bool:
    return (
        sentence.capital(k) or sentence.keys[k] in LOCATIVE or sentence.keys[k] in ("d", "de", "le", "la", "les", "l")
    )


def _led_to_person(sentence: Sentence, mention: Mention) -> bool:
    """ "a demandé à X", "une bagarre entre X et Y", "in X's car", "in the X case"."""
    keys, k, j = sentence.keys, mention.lead, mention.j
    if keys[k] in ("entre", "between") and not BETWEEN_PEOPLE.isdisjoint(keys[max(0, k - 3) : k]):
        return True
    if k and sentence.raw(k) in ("à", "au") and keys[k - 1] in DATIVE:
        return True
    if mention.end != j or j >= len(keys) or mention.named.demonym:
        return False
    if keys[j] == "s" and sentence.gaps[j] == "'":
        return j + 1 >= len(keys) or not (
            sentence.capital(j + 1) or keys[j + 1] in PLACE_NOUNS | COMPASS | {"city", "old"}
        )
    the = keys[mention.i - 1 : mention.i] == ["the"] and sentence.gaps[j] == " " and keys[j].isalpha()
    return the and not sentence.capital(j) and keys[j] not in PLACE_NOUNS | COMPASS | LOCATIVE | PERSON_VERBS | SMALL


def _named(sentence: Sentence, mentions: list[Mention]) -> set[str]:
    """Keys of words after a title, before an age, or in a pair of capitals that is no name of a place."""
    whole = {k for m in mentions if m.j - m.i > 1 or m.link == "organisation" for k in range(m.i, m.j)}
    found: set[str] = set()
    for k in range(len(sentence)):
        if k in whole or not personal(sentence, k) or sentence.keys[k] in NO_NAMES - TOWN_WORDS:
            continue
        if after_civility(sentence, k) or aged(sentence, k + 1):
            found.add(sentence.keys[k])
        if k and k - 1 not in whole and not sentence.heading and _first_name(sentence, k - 1):
            found |= {sentence.keys[k], sentence.keys[k - 1]}
    return {key for key in found if len(key) > 1}


def _first_name(sentence: Sentence, k: int) -> bool:
    """A capitalised word before another, at the head of no phrase of place: "Karim", not "à Saint"."""
    keys = sentence.keys
    if not personal(sentence, k) or keys[k] in NO_NAMES or sentence.gaps[k + 1] != " ":
        return False
    if keys[k + 1] in ORGANISATION_AFTER or keys[k + 1] in AFTER_PLACE or keys[k + 1] in STREETS:
        return False
    return k == 0 or (keys[k - 1] not in LOCATIVE and sentence.gaps[k] != "-")

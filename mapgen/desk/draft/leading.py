"""What leads to a name and makes it a place: a noun of places, a street, a label, "dans un parc de"."""

from __future__ import annotations

from mapgen.desk.draft.grammar_words import (
    DEFINITE,
    FACILITIES,
    LOCATIVE,
    OF_PLACES,
    ORGANISATION_AFTER,
    OWNED,
    RELATION_NOUNS,
    STREETS,
)
from mapgen.desk.draft.mention import Mention
from mapgen.desk.draft.reading import Reading
from mapgen.desk.draft.segments import Sentence


def placed(mention: Mention) -> bool:
    """A name without a preposition is a place in a list behind one, behind a noun of places or a street, as a label."""
    sentence, keys, i = mention.sentence, mention.sentence.keys, mention.lead
    if mention.previous is not None:
        return mention.previous.link in ("locative", "genitive") or placed(mention.previous)
    if labelled(mention) or i < 2:
        return labelled(mention)
    if keys[i - 1] in ("(", ",", ":") or keys[i - 1] in ("comme", "notamment", "including", "namely", "of", "soit"):
        near = keys[max(0, i - 4) : i - 1]
        return not OF_PLACES.isdisjoint(near) or (keys[i - 1] == "," and _on_street(sentence, i - 1))
    return keys[i - 1] in OF_PLACES


def _on_street(sentence: Sentence, comma: int) -> bool:
    """ "on Holderness Road, Hull", "rue de la Paix, Lens"."""
    if sentence.keys[comma - 1] in ORGANISATION_AFTER and sentence.capital(comma - 1):
        return True
    return not STREETS.isdisjoint(sentence.keys[max(0, comma - 6) : comma])


def named_unit(mention: Mention, reading: Reading) -> bool:
    """ "Leeds police": the name of a unit of the police."""
    return any(mark.i == mention.end and mark.kind == "unit" for mark in reading.marks)


def led_to(mention: Mention, low: int) -> bool:
    """ "à son domicile du Bouscat", "dans un parc de Tours": a preposition leads to the noun that the name explains."""
    keys = mention.sentence.keys
    for k in range(mention.lead - 1, max(low - 1, mention.lead - _NOUN_REACH), -1):
        if not keys[k][0].isalnum():
            return False
        if keys[k] in LOCATIVE:
            if not _public(keys[k : mention.lead]):
                return False
            mention.lead, mention.link = k, "locative"
            return True
        if (
            mention.sentence.capital(k)
            and keys[k] not in ("l",)
            and mention.sentence.gaps[k] == " "
            and not _airport(keys, k)
        ):
            return False
    return False


_NOUN_REACH = 9


def _public(words: list[str]) -> bool:
    """Are the words from a preposition to "de" a place of the town that follows, rather than somebody's own?"""
    if not OWNED.isdisjoint(words):
        return DEFINITE.isdisjoint(words)
    return not (FACILITIES.isdisjoint(words) and RELATION_NOUNS.isdisjoint(words))


def _airport(keys: list[str], k: int) -> bool:
    """ "l'aéroport Félix-Éboué de Cayenne"."""
    return not {"aeroport", "gare", "hopital", "parc", "stade", "hotel", "lycee", "airport"}.isdisjoint(
        keys[max(0, k - 3) : k]
    )


def labelled(mention: Mention) -> bool:
    """ "Marseille : deux hommes interpellés"."""
    keys, end = mention.sentence.keys, mention.end
    return mention.lead <= 1 and end < len(keys) and keys[end] in (":", ".")

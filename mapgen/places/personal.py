"""Header names that tell of a person: a name, a home, a birth date, a face. Such columns are refused.

Words are found in compounds too, written apart or not: ``photo_url``, ``nomPrenom``, ``datenaissance``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from mapgen.base.toponym import fold

_PLACES = (
    "place lieu commune ville town city village municipality departement department region country pays state etat "
    "quartier map carte"
)
_PUBLISHERS = "file fichier publisher media journal newspaper source site web"


@dataclass(frozen=True, slots=True)
class _Kind:
    """``words`` tell of a person unless one of ``things`` stands beside them: "place_name", "adresse du site"."""

    reason: str
    words: frozenset[str]
    things: frozenset[str] = frozenset()


def _kind(reason: str, words: str, things: str = "") -> _Kind:
    return _Kind(reason, frozenset(words.split()), frozenset(things.split()))


# Asked in this order: "adresse mail" is a contact, "adresse du suspect" a home. Folded, in the singular.
_KINDS = (
    _kind(
        "reader.personal_contact",
        "telephone tel phone mobile portable gsm cell cellphone fax whatsapp telegram email mail mel courriel contact "
        "coordonnee facebook instagram snapchat tiktok linkedin twitter profil profile adresseelectronique",
        "gps geo geographique latitude longitude",
    ),
    _kind(
        "reader.personal_photo",
        "photo photographie photograph image img picture pic portrait visage face mugshot headshot selfie avatar",
        "map carte place lieu ville commune town city",
    ),
    _kind(
        "reader.personal_address",
        "adresse address addr rue street domicile residence home logement voie housenumber streetnumber habite",
        f"{_PUBLISHERS} url article page lien link",
    ),
    _kind("reader.personal_birth", "naissance birth birthdate birthday birthplace dob ddn born ne nee age yearsold"),
    _kind(
        "reader.personal_number",
        "immatriculation immat plaque plate registration vrn passeport passport ssn nir cni iban nino "
        "nationalinsurance securitesociale numerodesecuritesociale cartedidentite identitycard",
    ),
    _kind(
        "reader.personal_name",
        "nom prenom name firstname lastname forename surname fullname patronyme pseudo pseudonyme nickname alias "
        "identite identity initiale initial username surnom handle",
        f"{_PLACES} {_PUBLISHERS}",
    ),
    _kind(
        "reader.personal_name",
        "suspect suspecte suspected victime victim auteur auteure autrice author personne person individu individual "
        "misencause miseencause misesencause prevenu prevenue accuse accusee accused defendant temoin witness "
        "perpetrator offender culprit coupable",
        "nombre nb nbre number count total effectif",  # how many they are tells of nobody
    ),
)
# What compounds are made of besides.
_JOINTS = frozenset("de du des la le of the date first last full year annee numero num lieu complet".split())
_VOCABULARY = _JOINTS.union(*(kind.words | kind.things for kind in _KINDS))
_SHORTEST_PART = 2


def personal_reason(label: str) -> str | None:
    """Key of the message that says why a column of this name is refused, or None."""
    words = _words(label)
    for kind in _KINDS:
        if not kind.words.isdisjoint(words) and kind.things.isdisjoint(words):
            return kind.reason
    return None


def _words(label: str) -> set[str]:
    """The words of a header, those of compounds too, folded and in the singular."""
    written = re.sub(r"\d+", " ", fold(label)).split()
    parts = [part for word in written for part in _parts(word) or (word,)]
    return {_singular(word) for word in (*written, *parts, "".join(written))}


@cache
def _parts(word: str) -> tuple[str, ...]:
    """The words that a compound is made of, the longest first ("nomprenom": nom, prenom); () where it is none."""
    if _singular(word) in _VOCABULARY:
        return (word,)
    for end in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        if _singular(word[:end]) in _VOCABULARY and (rest := _parts(word[end:])):
            return (word[:end], *rest)
    return ()


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and word[:-1] in _VOCABULARY else word

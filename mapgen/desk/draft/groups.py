"""Numbers of people in a sentence: "deux hommes et une femme", "trois des cinq suspects", "a 38-year-old man"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mapgen.desk.draft.segments import Sentence
from mapgen.locality.cardinals import cardinal_at, collective_at

#: Who is arrested.
PEOPLE = frozenset(
    """
    personne personnes homme hommes femme femmes suspect suspects suspecte suspectes individu individus mineur
    mineurs mineure mineures adolescent adolescents adolescente adolescentes jeune jeunes frere freres soeur soeurs
    membre membres trafiquant trafiquants ressortissant ressortissants complice complices militant militants
    militante militantes manifestant manifestants supporter supporters dealer dealers voleur voleurs conducteur
    conducteurs automobiliste trentenaire trentenaires quadragenaire quinquagenaire sexagenaire septuagenaire
    octogenaire vingtenaire lyceen lyceens lyceenne collegien collegiens etudiant etudiants etudiante etudiantes
    fils fille filles pere mere cousin cousins epouse compagne concubine gerant gerants gerante passeur passeurs
    braqueur braqueurs cambrioleur cambrioleurs arnaqueur pecheur pecheurs chasseur chasseurs patron policier
    agriculteur agriculteurs livreur livreurs chauffeur chauffeurs salarie salaries employe employes technicien
    ouvrier ouvriers garagiste retraite retraites retraitee braconnier braconniers artisan negociant antiquaire
    receleur receleurs majeur majeurs garcon garcons couple fugitif fugitifs interpellation interpellations
    arrestation arrestations acolyte acolytes comparse comparses auteur auteurs directeur vendeur vendeurs
    commercant chef homme-cle promoteur taxidermiste infirmiere infirmier medecin medecins pharmacien people person
    persons man men woman women boy boys girl girls teenager teenagers youth youths brother brothers sister sisters
    member members driver drivers protester protesters activist activists fan fans student students arrest arrests
    accomplice accomplices son daughter father mother husband wife pensioner pensioners director directors others
    trader smuggler smugglers fugitive fugitives employee employees worker workers farmer farmers national nationals
    individual individuals occupant occupants passager passagers passagere evade evades braqueuse adult adults
    juvenile juveniles pair
    """.split()
)


NOT_PEOPLE = frozenset(
    """
    ans an mois jours jour semaines semaine heures heure minutes kilos kilo kg grammes g tonnes tonne euros euro
    dollars millions million km kilometres kilometre years year months days weeks hours pounds miles kilograms grams
    percent annees annee policiers gendarmes enqueteurs officers detectives agents fois times perquisitions adresses
    pays villes voitures vehicules sites lieux departements regions countries addresses homes properties victimes
    victims communes quartiers towns villages cities places neighbourhoods kilogrammes litres armes weapons motos
    scooters camions cars vans vehicles pieds plants images photos videos messages plaintes
    """.split()
)


_LOOSE = frozenset(
    "moins plus environ quelque quelques pres jusqu about around some least nearly than almost over dizaine".split()
)


_OWNERS = frozenset("son sa ses leur his her their".split())


@dataclass(frozen=True, slots=True)
class Group:
    """Words i to j (excluded) count people. ``number`` is None where they don't say exactly how many."""

    i: int
    j: int
    number: int | None


def number_at(sentence: Sentence, i: int) -> tuple[int, int] | None:
    """(number, position behind it) of a number that begins at word i: "23", "1,200", "vingt-trois", "a"."""
    keys = sentence.keys
    key = keys[i]
    if key[0].isdigit():
        digits = key if key.isdigit() else "".join(_THOUSANDS.findall(key))
        return (int(digits), i + 1) if digits and len(digits) < _MOST_DIGITS else None
    if key in ("a", "an") and keys[i + 1 : i + 2] not in (["hundred"], ["thousand"]):
        return 1, i + 1
    found = cardinal_at(keys, i, min(i + _LONGEST_NUMBER, len(keys)))
    return found if found is not None and found[0] > 0 else None


#: "10.000", "1,200", "10 000": groups of three behind a separator; "1,5" is no number of people.
_THOUSANDS = re.compile(r"^\d{1,3}(?=(?:[ \u00a0\u202f.,]\d{3})+$)|(?<=[ \u00a0\u202f.,])\d{3}(?=[ \u00a0\u202f.,]|$)")
_MOST_DIGITS, _LONGEST_NUMBER = 6, 8
#: Before a figure they make it that of a thing: "la ligne 8", "gate 14", "aged 22".
_NUMBERED = frozenset(
    """
    ligne porte quai zone gate terminal route line platform numero number article section unit bloc block batiment
    niveau level tome classe age agee ages agees aged no n tgv ter train vol flight bus car tram tramway metro
    highway interstate junction exit sortie porte autoroute nationale departementale chambre room lot voie
    """.split()
)


_AGED = frozenset("age agee ages agees".split())


def number_before(sentence: Sentence, i: int) -> tuple[int, int] | None:
    """(number, where it begins) of the number whose last word stands right before word i."""
    for start in range(max(0, i - _LONGEST_NUMBER), i):
        found = number_at(sentence, start)
        if found is not None and found[1] == i:
            return found[0], start
    return None


def numbered(sentence: Sentence, i: int) -> bool:
    """Is the figure at word i the number of a line, a gate, a flight? A noun right before it says so."""
    if i == 0 or not sentence.keys[i - 1][0].isalnum():
        return False
    before = sentence.keys[i - 1]
    if before in ("de", "d", "of"):
        return not _AGED.isdisjoint(sentence.keys[max(0, i - 2) : i - 1])
    return before in _NUMBERED or (sentence.keys[i][0].isdigit() and (sentence.capital(i - 1) or before[-1].isdigit()))


def joined(sentence: Sentence, i: int, j: int) -> bool:
    """True where nothing but ages, commas and "and" stands between words i and j: one list of people."""
    between = sentence.keys[i:j]
    words = [
        key
        for key in between
        if not key.isdigit()
        and key
        not in ("de", "ans", "a", "ages", "agee", "age", "agees", ",", "et", "and", "aged", "years", "old", "d", "of")
    ]
    return not words and ("et" in between[-1:] or "and" in between[-1:] or "," in between[-1:])


def groups(sentence: Sentence, i: int, j: int, *, adjoining: bool = False) -> list[Group]:
    """Counted people in words i to j; with ``adjoining`` only the list that begins at word i."""
    found: list[Group] = []
    k = i
    while k < j:
        group = group_at(sentence, k, j)
        if group is None:
            if adjoining and not found and k > i + 1:
                return []
            k += 1
            continue
        if adjoining and found and not joined(sentence, found[-1].j, group.i):
            break
        found.append(group)
        k = group.j
    return found


def group_at(sentence: Sentence, i: int, end: int = -1) -> Group | None:
    """The counted people that begin at word i: "deux hommes", "deux des cinq suspects", "trois" alone."""
    keys = sentence.keys
    if i >= len(keys):
        return None
    if keys[i] in _OWNERS and i + 1 < len(keys):
        return _owned(sentence, i)
    if keys[i] == "couple" or (keys[i] == "pair" and i and keys[i - 1] in ("a", "the")):
        return Group(i, i + 1, 2)
    found = number_at(sentence, i)
    if found is None or numbered(sentence, i):
        return None
    number, j = found
    if j == end and keys[i] not in ("a", "an", "un", "une"):
        return Group(i, j, _exact(keys, i, number))
    if keys[i] == "a" and (sentence.raw(i) in ("à", "À") or not _article_a(sentence, i)):
        return None
    if _partitive(keys, j):
        return Group(i, _whole_end(sentence, j), _exact(keys, i, number))
    return _counted(sentence, i, j, number) or _unknown_people(sentence, i, j, number)


def _unknown_people(sentence: Sentence, i: int, j: int, number: int) -> Group | None:
    """ "Deux Français", "trois carreleurs": the gist is that no preposition stands before the number and no unit
    behind.
    """
    keys = sentence.keys
    if j >= len(keys) or not keys[j][0].isalpha() or keys[j] in NOT_PEOPLE or len(keys[j]) < 4:
        return None
    if i and (
        keys[i - 1][0].isalpha()
        and keys[i - 1]
        not in ("les", "the", "ces", "que", "qu", "et", "and", "arrete", "interpelle", "of", "arrested", "detained")
    ):
        return None
    listed = i > 0 and keys[i - 1] in ("et", "and") and sentence.capital(j)  # "deux Roumains et un Moldave"
    return Group(i, j + 1, _exact(keys, i, number)) if i == 0 or number > 1 or listed else None


def _owned(sentence: Sentence, i: int) -> Group | None:
    """ "son compagnon", "ses deux fils", "her brother"; things that somebody owns are none."""
    keys = sentence.keys
    found = number_at(sentence, i + 1)
    if found is not None:
        known = found[1] < len(keys) and keys[found[1]] in PEOPLE
        return Group(i, found[1] + 1, found[0]) if known else None
    listed = i > 0 and keys[i - 1] in ("et", "and")
    if keys[i + 1] not in PEOPLE and not listed:
        return None
    several = keys[i] in ("ses", "leurs") or (keys[i + 1].endswith("s") and keys[i + 1] != "fils")
    return Group(i, i + 2, None if several else 1)


def _counted(sentence: Sentence, i: int, j: int, number: int) -> Group | None:
    keys = sentence.keys
    for k in range(j, min(j + _NOUN_REACH, len(keys))):
        key = keys[k]
        if key in ("couple", "pair") and number == 1:
            return Group(i, k + 1, 2)
        if key in PEOPLE:
            return None if _whole(keys, i) else Group(i, k + 1, _exact(keys, i, number))
        if key == "old" and sentence.gaps[k] == "-" and keys[k + 1 : k + 2] and keys[k + 1] in _AFTER_PEOPLE:
            return Group(i, k + 1, number)  # "a 40-year-old at his home"
        if sentence.gaps[k] == "-" or (k + 1 < len(keys) and sentence.gaps[k + 1] == "-"):
            continue  # a "38-year-old" man
        if key in NOT_PEOPLE or key in _AFTER_NOUN or not key[0].isalpha() or (key != "a" and number_at(sentence, k)):
            break
    return Group(i, j, _exact(keys, i, number)) if _alone(sentence, i, j) and number > 0 else None


def _whole(keys: list[str], i: int) -> bool:
    """ "sur les huit suspects": those of whom some others are counted."""
    return i > 1 and keys[i - 1] in ("les", "des", "the") and keys[i - 2] in ("sur", "parmi", "of", "des")


def _alone(sentence: Sentence, i: int, j: int) -> bool:
    """ "trois ont été", "five more were", "deux d'entre eux": the number stands for people."""
    keys = sentence.keys
    if j >= len(keys) or keys[i] in ("a", "an", "un", "une") or (i and keys[i - 1] in _BEFORE_AGES):
        return False
    if keys[j] in ("de", "d", "of"):
        return keys[j + 1 : j + 2] in (["eux"], ["entre"], ["them"], ["ces"], ["nos"])
    return keys[j] in _AFTER_PEOPLE and sentence.raw(j) != "à"


#: The noun that a number counts stands before them.
_AFTER_NOUN = frozenset("au aux en dans par pour sur in at on by for from was were ont rue qui who and et".split())
_BEFORE_AGES = frozenset("de d ages agees age agee aged of between entre".split())
_AFTER_PEOPLE = frozenset(
    "ont autres others more further had seront was l were have a est sont other at in from on".split()
)
_NOUN_REACH = 6


def _article_a(sentence: Sentence, i: int) -> bool:
    """English "a man"; French "il a annoncé que quinze personnes" has a verb there."""
    for k in range(i + 1, min(i + 6, len(sentence))):
        key = sentence.keys[k]
        if key in PEOPLE or (key == "old" and sentence.gaps[k] == "-"):
            return True
        if key in ("que", "qu", "ete", "de", ",") or (
            key.isalpha() and key not in ("a", "an") and number_at(sentence, k)
        ):
            return False
    return False


def _partitive(keys: list[str], j: int) -> bool:
    """ "deux *des* cinq suspects", "three *of the* five"."""
    return (
        keys[j : j + 1] == ["des"]
        or keys[j : j + 2] == ["of", "the"]
        or keys[j : j + 2] == ["d", "entre"]
        or keys[j : j + 2] == ["of", "them"]
    )


def _whole_end(sentence: Sentence, j: int) -> int:
    """Behind "des cinq suspects", "of the sixteen", "d'entre eux"."""
    keys = sentence.keys
    j += 1 if keys[j] == "des" else 2
    found = number_at(sentence, j) if j < len(keys) else None
    if found:
        j = found[1]
    return j + 1 if j < len(keys) and (keys[j] in PEOPLE or keys[j] in ("eux", "elles", "them")) else j


def _exact(keys: list[str], i: int, number: int) -> int | None:
    return None if loosely(keys, i) else number


def loosely(keys: list[str], i: int) -> bool:
    """ "au moins douze", "plus de vingt", "about 20", "une dizaine"."""
    if not _LOOSE.isdisjoint(keys[max(0, i - 2) : i]):
        return True
    behind = keys[i + 1 : i + 2]
    return collective_at(keys, i, min(i + 4, len(keys))) is not None or behind in _VAGUE


_VAGUE = (["number"], ["group"], ["groupe"], ["poignee"], ["handful"], ["centaine"], ["dozen"], ["score"])

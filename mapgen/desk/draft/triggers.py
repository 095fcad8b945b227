"""Arrests in a sentence, and whether they are told as facts: denied, only possible, of an older case, or reported."""

from __future__ import annotations

from dataclasses import dataclass

from mapgen.desk.draft.clause import Reference, is_old, old_time, state
from mapgen.desk.draft.grammar_words import LOCATIVE
from mapgen.desk.draft.groups import PEOPLE
from mapgen.desk.draft.lexicon import ARREST, Mark
from mapgen.desk.draft.pro_verbs import pro_verbs
from mapgen.desk.draft.segments import Sentence

#: An older case without a time: "dans une autre affaire", "in an unrelated case".
_ANOTHER_CASE = (
    ("autre", "affaire"),
    ("separate", "case"),
    ("separate", "investigation"),
    ("affaire", "distincte"),
    ("affaire", "similaire"),
    ("avait", "deja"),
    ("avaient", "deja"),
    ("had", "already"),
    ("previously",),
    ("unrelated",),
)
_PLUPERFECT = (("avait", "ete"), ("avaient", "ete"), ("had", "been"), ("s", "etaient"))


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """An arrest told in words i to j. ``state`` is fact, denied, possible, background or reported."""

    mark: Mark
    state: str
    sentence: Sentence
    pro: bool = False
    """ "l'ont été": it stands for the arrest of the sentence before."""

    @property
    def told(self) -> bool:
        """Told as something that happened in this case."""
        return self.state in ("fact", "reported")


@dataclass(slots=True)
class Times:
    """When the article speaks, and whether the sentence before told an older case."""

    reference: Reference
    background: bool = False


def triggers(sentence: Sentence, found: list[Mark], times: Times) -> list[Trigger]:
    """The arrests of a sentence in order."""
    made = [
        Trigger(mark, _state(sentence, mark, found, times), sentence)
        for mark in found
        if mark.kind in ARREST and _is_arrest(sentence, mark)
    ]
    made += [Trigger(mark, "fact", sentence, pro=True) for mark in pro_verbs(sentence)]
    return sorted(made, key=lambda trigger: trigger.mark.i)


def _state(sentence: Sentence, mark: Mark, found: list[Mark], times: Times) -> str:
    if old_time(sentence, mark, found, times.reference) or _another_case(sentence, times):
        return "background"
    return state(sentence, mark)


def _another_case(sentence: Sentence, times: Times) -> bool:
    """Another case, or the sentence goes on with one."""
    keys = sentence.keys
    if any(_within(keys, words) for words in _ANOTHER_CASE):
        return True
    return times.background and not sentence.times and any(_within(keys, words) for words in _PLUPERFECT)


def _within(keys: list[str], words: tuple[str, ...]) -> bool:
    return any(tuple(keys[k : k + len(words)]) == words for k, key in enumerate(keys) if key == words[0])


def old(sentence: Sentence, times: Times) -> bool:
    """True where the sentence tells of an older case, whether it tells of arrests or not."""
    return any(is_old(time, times.reference) for time in sentence.times) or _another_case(sentence, times)


def _is_arrest(sentence: Sentence, mark: Mark) -> bool:
    """ "arrêté préfectoral", "s'est arrêté", "interpelle le gouvernement", "a meeting was held" are none."""
    keys, i, j = sentence.keys, mark.i, mark.j
    key, after = keys[j - 1], keys[j : j + 3]
    if key.startswith("arret") and _stopped(sentence, i, j):
        return False
    if key.startswith("interpell") and mark.kind == "arrest_verb" and _addressed(sentence, i, j):
        return False
    if key in ("held", "caught", "captured") and after and (after[0] in _NOT_HELD or after[0].endswith("ing")):
        return False
    if key == "held" and i + 1 == j and not _people_before(keys, i):
        return False
    if key == "lifted" and PEOPLE.isdisjoint(keys[:i]):
        return False
    if keys[i:j] == ["into", "custody"] and not _REMANDED.isdisjoint(keys[max(0, i - 6) : i]):
        return False
    if key in _OF_THINGS_TOO and _of_things(keys, i, j):
        return False
    return not (key == "arrest" and keys[max(0, i - 1) : i] == ["cardiac"])


_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve dozen".split())
_REMANDED = frozenset({"remanded", "remand", "released", "returned"})


def _people_before(keys: list[str], i: int) -> bool:
    """ "Three held in Oldham", "Man, 30, held": the people stand right before the bare verb."""
    if keys[i - 1 : i] == [","] and i > 3 and keys[i - 2].isdigit() and keys[i - 3] == ",":
        i -= 3
    return i > 0 and (keys[i - 1] in PEOPLE or keys[i - 1] in _NUMBERS or keys[i - 1].isdigit())


def _stopped(sentence: Sentence, i: int, j: int) -> bool:
    """An order, a stop or an end: "un arrêté", "s'est arrêté", "a arrêté sa production"."""
    keys = sentence.keys
    before, after = keys[max(0, i - 2) : i], keys[j : j + 3]
    if _reflexive(sentence, i):
        return True
    if "ete" in before and not _ENDED.isdisjoint(keys[max(0, i - 4) : i]) and PEOPLE.isdisjoint(keys[:i]):
        return True  # "la production a été arrêtée"
    if after and after[0] in ("municipal", "prefectoral", "ministeriel", "royal", "anti"):
        return True
    if keys[i] in ("arrete", "arreter", "arretent") and not _ENDED.isdisjoint(after):
        return True
    return (
        before[-1:] == ["un"]
        or (before[-1:] == ["l"] and keys[i] == "arrete")
        or (after[:1] == ["de"] and "ete" not in before)
    )


_ENDED = frozenset(
    """
    production activite activites chantier travaux voiture etudes traitement greve moteur train service carriere
    fumer boire travail lutte guerre combat hemorragie temps vehicule
    """.split()
)
_NOT_HELD = frozenset("hostage captive responsible up talks on a an the that".split())


def _addressed(sentence: Sentence, i: int, j: int) -> bool:
    """ "le député a interpellé la ministre", "une photo qui interpelle"; "interpellé sur un parking" is an arrest."""
    keys = sentence.keys
    after = keys[j : j + 3]
    if sentence.raw(j - 1) == "interpelle" and (not after or after[0] in LOCATIVE):
        return True
    if "ete" in keys[max(0, i - 4) : i]:
        return False
    if after[:1] == ["sur"]:
        return sentence.text[sentence.ends[i] - 1] == "e"
    return bool(after) and after[0] in ("le", "la", "l", "les") and not _OFFICES.isdisjoint(after)


_OFFICES = frozenset(
    """
    ministre ministres gouvernement president presidente premier maire prefet prefete opinion elus elu autorites
    depute deputes chef etat pouvoirs executif senateur assemblee direction public
    """.split()
)


def _of_things(keys: list[str], i: int, j: int) -> bool:
    """ "ont intercepté un camion", "un colis a été intercepté"; not "un homme intercepté dans une voiture"."""
    subject, thing = keys[max(0, i - 10) : i], keys[j : j + 3]
    if not PEOPLE.isdisjoint((*subject, *thing)):
        return False
    return not _THINGS.isdisjoint(subject) or (not _THINGS.isdisjoint(thing) and LOCATIVE.isdisjoint(thing))


#: Goods and vehicles are intercepted, caught and held too.
_OF_THINGS_TOO = frozenset(
    """
    intercepte interceptes interceptee interceptees interceptent caught captured capture capturee held attrape
    saisi
    """.split()
)
_THINGS = frozenset(
    """
    camion camions voiture voitures vehicule vehicules colis bateau bateaux navire navires fourgon fourgons
    drone drones chargement conteneur conteneurs cargaison lettre message messages appel appels paquet paquets
    valise valises truck trucks lorry lorries van boat boats vessel parcel parcels shipment shipments car cars
    package packages container containers demonstration demonstrations rally rallies protest protests talks
    conference concert festival funeral march briefing trial inquest auction match service services memorial
    summit party vote meeting election elections ceremony vigil hearing event animal animaux loup chien
    """.split()
)


def _reflexive(sentence: Sentence, i: int) -> bool:
    """ "s'est arrêté", "s'arrêter"."""
    keys = sentence.keys
    return (i >= 1 and keys[i - 1] == "s") or (
        i >= 2 and keys[i - 2] == "s" and keys[i - 1] in ("est", "etait", "etaient", "sont")
    )

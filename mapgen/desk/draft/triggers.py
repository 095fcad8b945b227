"""Arrests in a sentence, and whether they are told as facts: denied, only possible, of an older case, or reported."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mapgen.desk.draft.grammar_words import DAYS, LOCATIVE, MONTHS
from mapgen.desk.draft.groups import PEOPLE
from mapgen.desk.draft.lexicon import ARREST, Mark
from mapgen.desk.draft.pro_verbs import pro_verbs
from mapgen.desk.draft.segments import Sentence

#: Words before an arrest that are looked at for "no", "could" and the like.
_REACH = 9
_BREAKS = frozenset({";", ":", "(", ")", "!", "?"})
_DENIALS = frozenset(
    """
    aucun aucune pas sans jamais ni nul nulle personne nobody no not never without nor neither none hardly evite
    echappe echapper eviter dementi dementent dement avoid avoided escaped evaded denied denies zero
    """.split()
)
_POSSIBILITIES = frozenset(
    """
    pourrait pourraient devrait devraient devait devaient risque risquent risquait si s'il eventuelle
    eventuelles eventuel prochaine prochaines future futures tentative tentatives mandat mandats avis ordonner
    ordonne appelle appellent appel reclame reclament reclamait exige exigent promet prevoit prevoient menace
    menacent menaces tenter espere esperent va vont sera seront serait seraient demande demandent demandait
    voulait veut veulent prime could would may might will if warrant warrants hope hopes hoping plan plans
    planned seek seeks seeking should calls call demand demanded demands threatened threat fear fears fearing
    wanted reward leads leading
    """.split()
)
#: Behind an arrest: the report of it was wrong.
_FALSE = frozenset(
    {"false", "faux", "fausse", "fausses", "untrue", "infondee", "infonde", "dementie", "erronee", "wrong"}
)
#: Together before an arrest they tell of a rumour that the article is about to correct.
_WHO_CLAIMS = frozenset("posts messages publications internautes users rumeur rumeurs rumour rumours rumor".split())
_CLAIMS = frozenset(
    "claimed claim claiming said that affirment affirmaient affirmant assurent pretendent selon annoncait".split()
)
_REPORTED = frozenset({"aurait", "auraient", "reportedly", "allegedly", "apparently", "rumoured", "supposedly"})
_TO_COME = (
    ("a", "venir"),
    ("sont", "prevues"),
    ("sont", "attendues"),
    ("pourraient", "suivre"),
    ("ne", "sont", "pas", "exclues"),
    ("sont", "possibles"),
    ("are", "expected"),
    ("are", "likely"),
    ("pas", "confirmee"),
    ("pas", "ete", "confirmee"),
    ("not", "been", "confirmed"),
    ("could", "follow"),
    ("may", "follow"),
)
_AGO = (
    ("il", "y", "a"),
    ("years", "ago"),
    ("year", "ago"),
    ("months", "ago"),
    ("an", "dernier"),
    ("annee", "derniere"),
    ("annee", "precedente"),
    ("an", "passe"),
    ("last", "year"),
    ("a", "l", "epoque"),
    ("par", "le", "passe"),
    ("autre", "affaire"),
    ("separate", "case"),
    ("separate", "investigation"),
    ("affaire", "distincte"),
    ("affaire", "similaire"),
    ("ans", "plus", "tot"),
    ("ans", "auparavant"),
    ("years", "earlier"),
    ("years", "before"),
    ("deja", "ete"),
    ("already", "been"),
    ("previously", "been"),
    ("unrelated",),
    ("previously",),
)
_AGO_UNITS = frozenset({"ans", "an", "annees", "mois", "years", "months"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_PLUPERFECT = (("avait", "ete"), ("avaient", "ete"), ("had", "been"), ("avait", "deja"), ("s", "etaient"))


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
    """The years of an article: which one it speaks from, and whether the sentence before told an older case."""

    reference: int | None = None
    background: bool = False


def triggers(sentence: Sentence, found: list[Mark], times: Times) -> list[Trigger]:
    """The arrests of a sentence in order."""
    marks = [mark for mark in found if mark.kind in ARREST and _is_arrest(sentence, mark)]
    old = _background(sentence, times) if marks else False
    made = [Trigger(mark, _state_in(sentence, mark, old), sentence) for mark in marks]
    made += [Trigger(mark, "fact", sentence, pro=True) for mark in pro_verbs(sentence)]
    return sorted(made, key=lambda trigger: trigger.mark.i)


def _state_in(sentence: Sentence, mark: Mark, old: bool) -> str:
    """A day of the week beside the arrest outweighs a year in another part of the sentence."""
    if not old:
        return state(sentence, mark)
    keys = sentence.keys
    start = max((k for k in range(mark.i) if keys[k] in (",", ";")), default=-1) + 1
    end = next((k for k in range(mark.j, len(keys)) if keys[k] in (",", ";")), len(keys))
    part = keys[start:end]
    recent = start > 0 and not DAYS.isdisjoint(part) and not any(_YEAR.fullmatch(key) for key in part)
    return state(sentence, mark) if recent else "background"


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


def state(sentence: Sentence, mark: Mark) -> str:
    """How words of an arrest or of custody are told: fact, denied, possible or reported."""
    before = _before(sentence, mark.i)
    after = sentence.keys[mark.j : mark.j + 12]
    if _denied(sentence, mark, before):
        return "denied"
    if _possible(sentence, mark, before, after):
        return "possible"
    if not _REPORTED.isdisjoint(before):
        return "reported"
    return "fact"


def _before(sentence: Sentence, i: int) -> list[str]:
    """The words before word i, back to a break and not farther than a clause."""
    start = max(0, i - _REACH)
    for k in range(i - 1, start - 1, -1):
        key = sentence.keys[k]
        if key in _BREAKS or key in ("mais", "but", "puis", "then"):
            return sentence.keys[k + 1 : i]
        if key in (",", "et", "and") and i - k > 4:
            return sentence.keys[k + 1 : i]
    return sentence.keys[start:i]


def _denied(sentence: Sentence, mark: Mark, before: list[str]) -> bool:
    if "personne" in before:
        # "une personne a été interpellée" has an article or a number; "personne n'a été" has none.
        k = before.index("personne")
        if (
            k
            and before[k - 1]
            in (
                "une",
                "autre",
                "cette",
                "derniere",
                "premiere",
                "deuxieme",
                "troisieme",
                "quatrieme",
                "chaque",
                "seule",
                "la",
            )
        ) or ("n" not in before and "ne" not in before):
            before = [key for key in before if key != "personne"]
    if not (_WHO_CLAIMS.isdisjoint(before) or _CLAIMS.isdisjoint(before)):
        return True
    if not _FALSE.isdisjoint(sentence.keys[mark.j : mark.j + 12]):
        return True
    if "tarde" in before:
        return False
    if "no" in before and before[before.index("no") + 1 : before.index("no") + 2] == ["fewer"]:
        return False
    if _DENIALS.isdisjoint(before):
        after = sentence.keys[mark.j : mark.j + 4]
        return (
            after[:1] in (["personne"], ["nobody"])
            or after[:2] == ["no", "one"]
            or (after[:2] == ["n", "a"] and "pas" in after)
        )
    if "sans" in before and before[before.index("sans") + 1 : before.index("sans") + 2] in (
        ["incident"],
        ["heurts"],
        ["resistance"],
        ["violence"],
        ["domicile"],
    ):
        return False
    return not ("without" in before and "incident" in before)


def _possible(sentence: Sentence, mark: Mark, before: list[str], after: list[str]) -> bool:
    near = before[-6:]
    key = sentence.keys[mark.i]
    if not _POSSIBILITIES.isdisjoint(near) and not (
        "wanted" in near and ("was" in near[-2:] or key in ("was", "were"))
    ):
        return True
    if key in ("arreter", "interpeller", "apprehender", "arrest", "detain", "apprehend") and mark.kind == "arrest_verb":
        return not ("pu" in near or "tarde" in near or "parvenus" in near or "fait" in near[-2:] or "reussi" in near)
    if mark.kind == "arrest_noun" and after[:1] in (["warrant"], ["warrants"]):
        return True
    if key == "arrest" and near[-1:] == ["to"]:
        return True
    return any(_within(after, words) for words in _TO_COME)


def _within(keys: list[str], words: tuple[str, ...]) -> bool:
    first = words[0]
    return any(tuple(keys[k : k + len(words)]) == words for k, key in enumerate(keys) if key == first)


def _background(sentence: Sentence, times: Times) -> bool:
    """An older case: another year, "il y a trois ans", or the sentence goes on with one."""
    old = _old_year(sentence, times.reference) or any(
        _within(sentence.keys, words) and _long_ago(sentence, words) for words in _AGO
    )
    if old:
        return True
    keys = sentence.keys
    return times.background and any(_within(keys, words) for words in _PLUPERFECT) and DAYS.isdisjoint(keys)


def _long_ago(sentence: Sentence, words: tuple[str, ...]) -> bool:
    if words != ("il", "y", "a"):
        return True
    keys = sentence.keys
    k = next(k for k in range(len(keys)) if tuple(keys[k : k + 3]) == words)
    return not _AGO_UNITS.isdisjoint(keys[k + 3 : k + 6])


def _old_year(sentence: Sentence, reference: int | None) -> bool:
    """A year that isn't the article's. Without a known one a month and year without a day are no news either."""
    keys = sentence.keys
    for k, key in enumerate(keys):
        if len(key) != 4 or not _YEAR.fullmatch(key) or not _dates(keys, k):
            continue
        if reference is not None and int(key) < reference:
            return True
        if reference is None and not _full_date(keys, k):
            return True
    return False


def _dates(keys: list[str], k: int) -> bool:
    """ "en 2019", "août 2024", "in 2019"; no "2000 personnes"."""
    return k > 0 and (
        keys[k - 1] in MONTHS
        or keys[k - 1]
        in ("en", "in", "ete", "hiver", "printemps", "automne", "annee", "debut", "fin", "summer", "since", "of")
    )


def _full_date(keys: list[str], k: int) -> bool:
    return k >= 2 and keys[k - 1] in MONTHS and (keys[k - 2].isdigit() or keys[k - 2] == "er")


def old(sentence: Sentence, times: Times) -> bool:
    """True where the sentence tells of an older case, whether it tells of arrests or not."""
    return _background(sentence, times)

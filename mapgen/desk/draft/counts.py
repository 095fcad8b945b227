"""How many were arrested at a place, only where the text gives the number: never "une dizaine", never "au moins"."""

from __future__ import annotations

from mapgen.desk.draft.grammar_words import LOCATIVE
from mapgen.desk.draft.groups import (
    Group,
    group_at,
    groups,
    joined,
    loosely,
    number_before,
)
from mapgen.desk.draft.mention import Mention
from mapgen.desk.draft.pro_verbs import COUNTED_OFF, FLIGHTS
from mapgen.desk.draft.segments import Sentence
from mapgen.desk.draft.triggers import Trigger

_LISTS = frozenset({"dont", "including", "parmi", "among"})


def trigger_count(trigger: Trigger, mention: Mention | None = None) -> int | None:
    """How many the arrest itself counts: subject of the passive, object of the active, "l'arrestation de trois …"."""
    sentence, i, j = trigger.sentence, trigger.mark.i, trigger.mark.j
    if mention is not None and mention.sentence is sentence and _part_of(sentence, mention.lead):
        return None
    if trigger.pro:
        return _of_pro(sentence, i)
    if trigger.mark.kind == "arrest_noun":
        return _of_noun(sentence, i, j)
    if mention is not None and mention.sentence is sentence and sentence.keys[mention.end : mention.end + 1] in _WERE:
        return _sum(groups(sentence, mention.end + 1, min(len(sentence), mention.end + _OBJECT_REACH), adjoining=True))
    single = _one_alone(sentence.keys, i, j)
    if single is not None:
        return single or None
    if i == 0 and (opening := _opening(sentence, mention)) is not None:
        return opening
    return _of_verb(sentence, i, j)


_WERE = (["were"], ["was"])


def _one_alone(keys: list[str], i: int, j: int) -> int | None:
    """1 for a pronoun of one, 0 for a pronoun of several, None where there is no pronoun."""
    if not _ONESELF.isdisjoint(keys[i:j]):
        return 1
    if "chercher" in keys[i:j]:
        return int(not {"le", "la"}.isdisjoint(keys[i:j]))
    return int(not keys[i].endswith("s")) if _pronoun_beside(keys, i, j) else None


def _of_verb(sentence: Sentence, i: int, j: int) -> int | None:
    """The object of the active, the subject of the passive."""
    passive = _passive(sentence, i)
    if passive == "active":
        counted = groups(sentence, j, min(len(sentence), j + _OBJECT_REACH))
        if not counted and sentence.keys[j : j + 1] and sentence.keys[j] in _ONE_OF:
            return None if sentence.keys[j + 1 : j + 2] and sentence.keys[j + 1] in _COLLECTIVES else 1
        return _sum(_one_list(sentence, counted[:1] + [g for g in counted[1:] if joined(sentence, counted[0].j, g.i)]))
    lists = _subjects(sentence, i)
    agreeing = next((found for found in reversed(lists) if _agrees(sentence, found, passive)), None)
    if agreeing is not None:
        return _sum(agreeing)
    alone = passive == "singular" and not _collective(sentence, i)
    return 1 if alone and all(_sum(found) is not None for found in lists) else None


def _agrees(sentence: Sentence, counted: list[Group], passive: str) -> bool:
    """ "Three men wanted over the death of a farmer were": the subject agrees with its verb in number."""
    number = _sum(counted)
    if passive == "singular" and sentence.keys[counted[-1].j - 1] in ("couple", "pair"):
        return True
    return number is None or (number == 1) == (passive == "singular")


def _part_of(sentence: Sentence, lead: int) -> bool:
    """ "dans toute la région, *y compris* à Amiens", "dont à Nice": some of them, nobody says how many."""
    before = sentence.keys[max(0, lead - 2) : lead]
    return before == ["y", "compris"] or before[-1:] in (["dont"], ["notamment"], ["including"], ["particulier"])


def _of_pro(sentence: Sentence, i: int) -> int | None:
    if (flight := _flight(sentence.keys)) is not None and FLIGHTS & set(sentence.keys[max(0, i - 12) : i + 12]):
        counted = groups(sentence, flight, min(len(sentence), flight + 6), adjoining=True)
        if counted or flight < 2:
            return _sum(counted)
        return 1 if sentence.keys[flight - 2] in ("sa", "son", "his", "her") else _single(sentence.keys, flight)
    before = _subject(sentence, i)
    return _sum(before) if before else _one_before(sentence.keys, i)


def _flight(keys: list[str]) -> int | None:
    """Behind "la cavale": whose it is."""
    return next((k + 1 for k, key in enumerate(keys) if key in FLIGHTS), None)


_ONESELF = frozenset({"himself", "herself"})


def _pronoun_beside(keys: list[str], i: int, j: int) -> bool:
    """ "l'ont arrêté", "arrested him at", not "arrested her brothers"."""
    if keys[i - 2 : i] in (["l", "ont"], ["l", "a"]):
        return True
    return keys[j : j + 1] == ["him"] or (
        keys[j : j + 1] == ["her"] and not _BEHIND_HER.isdisjoint(keys[j + 1 : j + 2])
    )


_BEHIND_HER = LOCATIVE | {".", ",", ";", "and", "as", "when", "after"}


def _one_before(keys: list[str], i: int) -> int | None:
    """ "le second l'a été", "son frère a subi le même sort", "a third followed"."""
    before = keys[max(0, i - 4) : i]
    single = not COUNTED_OFF.isdisjoint(before) or not {"son", "sa", "his", "her"}.isdisjoint(before)
    return 1 if single and not {"ont", "have", "were", "autres", "others"} & {*before, *keys[i : i + 2]} else None


#: Before a single object: "ont arrêté le suspect", "mis la main sur son complice".
_ONE_OF = frozenset("le la l son sa un une cet cette".split())


def _opening(sentence: Sentence, mention: Mention | None) -> int | None:
    """ "Arrêtés à la frontière, les deux hommes …": the participle opens the sentence, its people follow."""
    if sentence.keys[0].endswith("e"):
        return 1  # "Interpellé à Rouen, …"
    if mention is None or mention.sentence is not sentence:
        return None
    behind = sentence.keys[mention.end : mention.end + _OPENING_REACH]
    if "," not in behind:
        return None
    start = mention.end + behind.index(",") + 1
    if sentence.keys[start : start + 1] in (["he"], ["she"], ["il"], ["elle"]):
        return 1
    return _sum(groups(sentence, start, min(len(sentence), start + 7))[:1])


_OPENING_REACH = 5


_OBJECT_REACH = 14


_SUBJECT_REACH = 32


def _of_noun(sentence: Sentence, i: int, j: int) -> int | None:
    keys = sentence.keys
    before = _count_before(sentence, i)
    if before is not None:
        return before
    if keys[j : j + 1] and keys[j] in ("de", "d", "of", "a", "in"):
        counted = groups(sentence, j + 1, min(len(sentence), j + _OBJECT_REACH), adjoining=keys[j] not in ("a", "in"))
        if counted:
            return _sum(counted)
    if keys[i] in ("interpellation", "arrestation", "arrest", "apprehension"):
        return _single(keys, j)
    return None


def _single(keys: list[str], j: int) -> int | None:
    """ "l'interpellation du suspect", "d'un mécanicien", "de son directeur", "the arrest of a driver"."""
    if keys[j : j + 1] == ["du"]:
        return 1
    if keys[j : j + 1] in (["de"], ["d"], ["of"]) and keys[j + 1 : j + 2] and keys[j + 1] in _SINGLE:
        return None if {"et", "and", "groupe", "group", "equipe"} & set(keys[j + 2 : j + 5]) else 1
    return None


_SINGLE = frozenset("un une son sa la l a an the his her".split()) - {"the"}


def _count_before(sentence: Sentence, i: int) -> int | None:
    """ "trois interpellations", "une nouvelle arrestation"."""
    keys = sentence.keys
    while i > 0 and (keys[i - 1] in COUNTED_OFF or keys[i - 1] in _FURTHER):
        i -= 1
    found = number_before(sentence, i)
    return None if found is None or loosely(keys, found[1]) else found[0]


_FURTHER = frozenset("nouvelle nouvelles autres more new further premieres simultaneous".split())


def _passive(sentence: Sentence, i: int) -> str:
    """singular or plural of a passive by its auxiliary; active where the arrest has an object."""
    keys = sentence.keys
    before = keys[max(0, i - 5) : i]
    if keys[i] == "ete":
        return "plural" if before[-1:] in (["ont"], ["avaient"], ["auraient"]) else "singular"
    if "ete" in before:
        k = len(before) - 1 - before[::-1].index("ete")
        if "ont" in before[:k] or "auraient" in before[:k] or "avaient" in before[:k]:
            return "plural"
        if "a" in before[:k] or "avait" in before[:k] or "aurait" in before[:k]:
            return "singular"
        return "plural" if keys[i].endswith("s") else "singular"
    if number := _english_passive(keys[i], before):
        return number
    if before[-1:] in (["a"], ["ont"], ["have"], ["has"], ["had"], ["avait"], ["avaient"]):
        return "active"
    if before[-1:] == ["fait"]:
        return "plural" if "sont" in before else "singular"
    subject = before[-4:-3] if before[-1:] == [","] else before[-1:]  # "Man, 30, held"
    if not _SINGULAR.isdisjoint(subject):
        return "singular"
    return _bare_participle(sentence, i)


_SINGULAR = frozenset({"est", "fut", "being", "man", "woman", "teenager", "driver"})


def _english_passive(key: str, before: list[str]) -> str:
    if "was" in before[-2:] or before[-2:] in (["has", "been"], ["had", "been"]):
        return "singular"
    if "were" in before[-3:] or before[-2:] == ["have", "been"]:
        return "plural"
    return {"was": "singular", "were": "plural"}.get(key, "")


def _auxiliary(keys: list[str], i: int) -> str:
    """ "was found in Derby and arrested": the auxiliary of the participle before."""
    for k in range(i - 2, max(-1, i - 12), -1):
        if keys[k] in ("was", "has", "is") or (keys[k] == "ete" and keys[k - 1] in ("a", "avait")):
            return "singular"
        if keys[k] in ("were", "have", "are") or (keys[k] == "ete" and keys[k - 1] in ("ont", "avaient")):
            return "plural"
    return ""


def _bare_participle(sentence: Sentence, i: int) -> str:
    """ "trois hommes interpellés à", "police arrested three men"."""
    keys = sentence.keys
    if i and keys[i - 1] in ("and", "et", "puis", "then") and (before := _auxiliary(keys, i)):
        return before
    if keys[i] in ("arrested", "detained", "apprehended") and group_at(sentence, i + 1) is not None:
        return "active"
    if keys[i] in (
        "arrest",
        "detain",
        "arrests a",
        "interpellent",
        "arretent",
        "arreter",
        "interpeller",
        "apprehender",
    ):
        return "active"
    if keys[i] in ("interpelle", "arrete") and group_at(sentence, i + 1) is not None:
        return "active"
    return "plural" if keys[i].endswith("s") else "singular" if keys[i][-1] == "e" else "plural"


def _counted_in_clause(sentence: Sentence, i: int) -> list[Group]:
    """The people counted before a passive: "Deux hommes et une femme ont été"."""
    low = max(0, i - _SUBJECT_REACH)
    keys = sentence.keys
    for k in range(i - 1, low - 1, -1):
        if keys[k] in (";", ":", "où", "where", ".") or (keys[k] in ("mais", "but", "tandis", "while") and k < i - 3):
            low = k + 1
            break
    return groups(sentence, low, i)


def _subject(sentence: Sentence, i: int) -> list[Group]:
    """The nearest list of groups before a passive."""
    return _one_list(sentence, _counted_in_clause(sentence, i))


def _subjects(sentence: Sentence, i: int) -> list[list[Group]]:
    """The lists of groups before a passive, in order: the nearest may be of somebody else."""
    counted, lists = _counted_in_clause(sentence, i), list[list[Group]]()
    while counted:
        nearest = _one_list(sentence, counted)
        lists.insert(0, nearest)
        counted = [group for group in counted if group.i < nearest[0].i]
    return lists


def subject_count(sentence: Sentence, i: int) -> int | None:
    """How many people the words before word i count: "Trois personnes étaient" (en garde à vue)."""
    return _sum(_subject(sentence, i))


def _one_list(sentence: Sentence, groups: list[Group]) -> list[Group]:
    """The last groups that "et" or a comma joins; those behind "dont" only explain."""
    kept: list[Group] = []
    for group in groups:
        before = sentence.keys[max(0, group.i - 2) : group.i]
        if kept and not _LISTS.isdisjoint(before):
            continue
        if kept and joined(sentence, kept[-1].j, group.i):
            kept.append(group)
        elif kept and not _fresh(sentence, kept[-1].j, group.i):
            continue
        else:
            kept = [group]
    return kept


def _fresh(sentence: Sentence, i: int, j: int) -> bool:
    """A new subject, not an apposition: "Sur les huit suspects, trois ont été …", "…, puis deux autres"."""
    between = sentence.keys[i:j]
    return not _LISTS.intersection(between)


def _collective(sentence: Sentence, i: int) -> bool:
    """A singular subject that is several people: "un groupe", "une équipe"; not "le chef du groupe"."""
    keys = sentence.keys
    return any(
        keys[k] in _COLLECTIVES and keys[k + 1] not in _HEADS and (k == 0 or _LINKS.isdisjoint(keys[max(0, k - 2) : k]))
        for k in range(max(0, i - _SUBJECT_REACH), i)
    )


_HEADS = frozenset("leader member boss chief gangster kingpin".split())
_LINKS = frozenset("du de d of ce dans".split())
_COLLECTIVES = frozenset(
    """
    groupe equipe bande gang group team reseau famille family dizaine vingtaine trentaine douzaine quinzaine
    centaine partie plupart dozen couple pair
    """.split()
)


def _sum(groups: list[Group]) -> int | None:
    if not groups or any(group.number is None for group in groups):
        return None
    return sum(group.number or 0 for group in groups)

"""Arrest place or not: what the words on both sides of a place say of it, nearest first."""

from __future__ import annotations

from dataclasses import dataclass

from mapgen.desk.draft.clause import state
from mapgen.desk.draft.grammar_words import LOCATIVE
from mapgen.desk.draft.groups import PEOPLE, group_at
from mapgen.desk.draft.leading import labelled, led_to, named_unit, placed
from mapgen.desk.draft.lexicon import ARREST, Mark
from mapgen.desk.draft.mention import Mention
from mapgen.desk.draft.pointing import after, arrested_where
from mapgen.desk.draft.reading import Reading, Verdict
from mapgen.desk.draft.segments import Sentence
from mapgen.desk.draft.triggers import Trigger

#: Words on either side that are looked at.
_REACH = 60
#: Words between "lors de" or "après" and what it introduces: "lors d'une vaste opération".
_CONNECTED = 5
_WHILE_REACH = 9
#: Nouns and verbs of an action: what came of it stands elsewhere in the sentence or beside it.
ACTIONS = frozenset({"event", "presence", "chase"})
_PASSED = frozenset({"occasion", "meanwhile", "reason", "result", "event", "presence", "chase", "where"})
_CIRCUMSTANCES = frozenset({"crime", "victim", "search", "event", "chase", "seizure"})
_NEVER_FIRST = frozenset(
    {"speech", "prosecutor", "court", "judged", "authority", "prison", "residence", "origin", "medical", "media"}
)


def judge(mention: Mention, reading: Reading) -> Verdict:
    """What the sentence alone says of the place."""
    if mention.link in ("person", "organisation", "month"):
        return Verdict(mention.link)
    if mention.link == "bare" and not placed(mention) and not named_unit(mention, reading):
        return Verdict("bare")
    if arrest := arrested_where(mention, reading):
        return Verdict("arrest", arrest)
    verdict = _by_form(mention, reading) or _by_words(mention, reading)
    told = verdict.trigger is not None and verdict.trigger.mark.j <= mention.lead
    return verdict if mention.named.ids or (verdict.kind == "arrest" and told) else Verdict("unknown")


def _by_form(mention: Mention, reading: Reading) -> Verdict | None:
    """What the words right beside the name decide."""
    if mention.link == "motion":
        return Verdict("travel")
    if mention.link == "bare" and any(mark.i == mention.end and mark.kind == "unit" for mark in reading.marks):
        return Verdict("unit", _unit_trigger(reading))
    behind = next((mark for mark in reading.marks if mark.i == mention.end and mark.kind == "crime"), None)
    if behind is not None and mention.link == "bare" and mention.sentence.keys[mention.lead - 1] in ("after", "over"):
        return Verdict("crime")  # "after Blackpool stabbing"
    return Verdict("opponent") if _fixture(mention) else None


def _by_words(mention: Mention, reading: Reading) -> Verdict:
    left = _left(mention, reading)
    if left.kind == "arrest":
        return _affirmed(left)
    if not left.kind and mention.link == "genitive":
        led_to(mention, 0)
    if not left.kind and (trigger := _before_semicolon(mention, reading)):
        return Verdict("arrest", trigger)
    if left.kind in ("", "event", "presence", "chase", "search", "custody") or _set_off(mention, reading):
        right = _right(mention, reading, left)
        if right is not None:
            return right
    return left if left.kind else Verdict("nothing")


_SUBJECTS = frozenset(
    """
    le la l les un une deux trois quatre cinq six sept huit neuf dix premier premiere second seconde deuxieme
    troisieme quatrieme dernier derniere autre autres derniers the other others one two three four five seven
    eight nine ten first third fourth last
    """.split()
)


def _fixture(mention: Mention) -> bool:
    """ "le match entre Lens et Lille"."""
    keys, k = mention.sentence.keys, mention.lead
    return (
        k > 0 and keys[k] in ("entre", "between") and keys[k - 1] in ("match", "rencontre", "derby", "game", "finale")
    )


def _before_semicolon(mention: Mention, reading: Reading) -> Trigger | None:
    """ "À Nice, deux sœurs ont été interpellées ; à Tarbes, deux cousins": the part without a verb borrows it."""
    keys = mention.sentence.keys
    k = mention.lead - 1
    while k > 0 and (keys[k] in _SUBJECTS or keys[k] == "," or keys[k] in PEOPLE or keys[k].isdigit()):
        k -= 1
    if k < 1 or keys[k] != ";" or mention.link != "locative":
        return None
    if any(mark.kind != "person_of" for mark in reading.marks if mark.i >= mention.end):
        return None
    return next((trigger for trigger in reversed(reading.triggers) if trigger.told and trigger.mark.j <= k), None)


def _affirmed(verdict: Verdict) -> Verdict:
    trigger = verdict.trigger
    if trigger is None or trigger.state == "fact":
        return verdict
    if trigger.state == "reported":
        return Verdict("arrest", trigger, verdict.doubt or "note_reported")
    return Verdict(trigger.state, trigger)


@dataclass(slots=True)
class _Walk:
    """What was passed on the way from the place back to the word that governs it."""

    passed: str = ""
    custody: bool = False


def _left(mention: Mention, reading: Reading) -> Verdict:
    """The nearest word to the left that governs the place."""
    marks, walk = _before(mention, reading), _Walk()
    k = len(marks) - 1
    while k >= 0 and not _cut_off(mention.sentence, marks[k].j, mention.lead):
        answer = _asked(mention, reading, marks, k, walk)
        if isinstance(answer, Verdict):
            return answer
        k -= answer
    pro = next((trigger for trigger in reading.triggers if trigger.pro and trigger.mark.j <= mention.lead), None)
    if pro is not None:
        return Verdict("arrest", pro)
    return Verdict("custody" if walk.custody else walk.passed if walk.passed in ACTIONS else "")


def _asked(mention: Mention, reading: Reading, marks: list[Mark], k: int, walk: _Walk) -> Verdict | int:
    """The verdict of mark k, or how many marks to go on by."""
    mark = marks[k]
    if mark.kind in ARREST:
        trigger = reading.trigger_of(mark)
        return _by_arrest(mention, trigger, walk) if trigger is not None else 1
    if mark.kind == "unit":
        kept = k > 0 and marks[k - 1].kind == "custody"
        kind = "custody" if kept else "unit"
        return Verdict(kind, _unit_trigger(reading)) if _belongs(mention, mark) else 1
    if mark.kind == "custody":
        walk.custody = True
        arrested = k > 0 and marks[k - 1].kind in ARREST and marks[k - 1].j >= mark.i - _CUSTODY_REACH
        if arrested:
            return 1
        told = state(mention.sentence, mark)
        return Verdict("custody" if told in ("fact", "reported") else told)
    return _skipped(mention, marks, k, walk) or Verdict(mark.kind)


def _skipped(mention: Mention, marks: list[Mark], k: int, walk: _Walk) -> int:
    """How many marks say nothing of the place themselves: 0 where mark k governs it."""
    mark, connected = marks[k], _connected(mention.sentence, marks, k)
    if mark.kind in _CIRCUMSTANCES and connected == "occasion":
        return 2
    if mark.kind == "crime" and k and marks[k - 1].kind == "chase" and mark.i - marks[k - 1].j <= 1:
        return 1  # "des affrontements survenus à"
    if mark.kind in ("crime", "victim", "seizure") and connected == "meanwhile":
        walk.passed = walk.passed or "meanwhile"
        return 1
    if mark.kind == "crime" and _bare_reason(mention.sentence, marks, k):
        walk.passed = walk.passed or "reason"
        return 1
    if mark.kind == "presence" and connected == "reason" and mention.sentence.keys[mark.i] in ("was", "were"):
        return 0  # "after a boy was found alone in"
    if mark.kind in _PASSED:
        if mark.kind in ACTIONS and not walk.passed:
            walk.passed = mark.kind
        return 1
    return 1 if _transparent(mention, mark) else 0


_DETERMINERS = frozenset("l les des un deux trois quatre cinq cet ces".split())
_BESIDE = frozenset("devant outside near pres abords face".split())


def _transparent(mention: Mention, mark: Mark) -> bool:
    keys = mention.sentence.keys
    if mark.kind in ("person_of", "opponent") and not _belongs(mention, mark):
        return True
    if ":" in keys[mark.j : mention.lead]:
        return True
    if keys[mark.i].startswith("evade") and mark.i and keys[mark.i - 1] in _DETERMINERS:
        return True  # "la cavale de deux évadés à"
    if mark.kind in ("authority", "court", "medical") and not _BESIDE.isdisjoint(keys[max(0, mark.i - 3) : mark.i]):
        return True  # "detained outside the ministry in Belgrade"
    return mark.kind == "speech" and keys[mark.i - 1 : mark.i] in (["ete"], ["been"], ["were"])


_CUSTODY_REACH = 8


def _by_arrest(mention: Mention, trigger: Trigger, walk: _Walk) -> Verdict:
    sentence = mention.sentence
    between = sentence.keys[trigger.mark.j : mention.lead]
    named = mention.link == "genitive" and not _haul(sentence, trigger.mark, mention)
    if named and not led_to(mention, trigger.mark.j):
        return Verdict("modifier", trigger)
    if _turned(between):
        return Verdict("denied", trigger)
    doubt = "note_offence" if walk.passed == "reason" else "note_custody" if walk.custody else ""
    return Verdict("arrest", trigger, doubt)


def _haul(sentence: Sentence, mark: Mark, mention: Mention) -> bool:
    """ "le coup de filet de Nantes"; "les arrestations de Laurent" are somebody's."""
    key = sentence.keys[mark.j - 1]
    return mark.kind == "arrest_noun" and mark.j == mention.lead and key == "filet"


def _turned(between: list[str]) -> bool:
    """ "interpellés non pas à Lyon (mais à Dijon)"."""
    if "mais" in between or "but" in between:
        return False
    return between[-2:] == ["non", "pas"] or between[-1:] in (["not"], ["non"])


def _before(mention: Mention, reading: Reading) -> list[Mark]:
    low = mention.lead - _REACH
    return [mark for mark in reading.marks if low <= mark.i < mention.lead and mark.j <= mention.i]


def _cut_off(sentence: Sentence, i: int, j: int) -> bool:
    """A semicolon or full stop between words i and j: what stands before says nothing of what stands behind."""
    return (
        ";" in sentence.keys[i:j] or "." in sentence.keys[i:j] or "!" in sentence.keys[i:j] or "?" in sentence.keys[i:j]
    )


def _connected(sentence: Sentence, marks: list[Mark], k: int) -> str:
    """The kind of connector right before mark k: "lors de" (occasion), "alors qu'il" (meanwhile), "après" (reason)."""
    if k == 0:
        return ""
    before, mark = marks[k - 1], marks[k]
    distance = mark.i - before.j
    if before.kind in ("occasion", "reason") and distance <= _CONNECTED:
        return before.kind
    for m in range(k - 1, max(-1, k - 4), -1):
        if marks[m].kind == "meanwhile" and mark.i - marks[m].j <= _WHILE_REACH:
            return "meanwhile"
        if marks[m].kind in ARREST or "," in sentence.keys[marks[m].j : mark.i]:
            break
    return ""


def _bare_reason(sentence: Sentence, marks: list[Mark], k: int) -> bool:
    """ "interpellés pour trafic de stupéfiants à Dijon": what for, not what about; the place may be either's."""
    mark = marks[k]
    before = marks[k - 1] if k else None
    if before is None or before.kind != "reason" or before.j != mark.i:
        return False
    return sentence.keys[before.i] in ("pour", "for", "on") and not sentence.keys[mark.j - 1].endswith("ing")


def _belongs(mention: Mention, mark: Mark) -> bool:
    """ "la police *de* Lille", "les gendarmes de la compagnie *de* Vannes"."""
    sentence = mention.sentence
    return (
        mention.link == "genitive"
        and mention.lead - mark.j <= _CONNECTED
        and LOCATIVE.isdisjoint(sentence.keys[mark.j : mention.lead])
        and not _cut_off(sentence, mark.j, mention.lead)
    )


def _unit_trigger(reading: Reading) -> Trigger | None:
    return next((trigger for trigger in reading.triggers if trigger.told), None)


def _set_off(mention: Mention, reading: Reading) -> bool:
    """Nothing that governs stands between the last comma and the place: "Selon le parquet, à Nantes, …"."""
    if mention.link != "locative":
        return False
    keys = mention.sentence.keys
    k = mention.lead - 1
    if k > 0 and keys[k] == "," and _apposed(mention, reading, k):
        return False
    while k >= 0 and keys[k] in ("et", "and", "c", "est", "mais", "but", "puis", "ensuite"):
        k -= 1
    return k < 0 or keys[k] in (",", ":", "–", "—", "«", '"', "“") or keys[k + 1 : k + 3] == ["c", "est"]


def _apposed(mention: Mention, reading: Reading, comma: int) -> bool:
    """ "Europol, à La Haye, …": the seat of what stands before the comma; not "selon le parquet, à Nantes, …"."""
    mark = next((m for m in reading.marks if m.j == comma and m.kind in ("authority", "court", "prosecutor")), None)
    return mark is not None and _SOURCES.isdisjoint(mention.sentence.keys[max(0, mark.i - 4) : mark.i])


_SOURCES = frozenset({"selon", "apres", "according", "to"})


def _right(mention: Mention, reading: Reading, left: Verdict) -> Verdict | None:
    """An arrest that the sentence tells behind the place, of no other place; None where it tells none."""
    sentence = mention.sentence
    free = mention.link == "locative" or (mention.link == "bare" and labelled(mention))
    if free and not left.kind and not _fronted(mention, reading):
        free = False
    if not free and not (left.kind in ACTIONS or left.kind == "search" or mention.previous):
        return None
    result = left.kind != "search"
    doubt = ""
    for mark in after(mention, reading):
        if _cut_off(sentence, mention.end, mark.i) and left.kind not in ACTIONS:
            return None
        if mark.kind == "result":
            result = True
        trigger = reading.trigger_of(mark) if mark.kind in ARREST else None
        if trigger is not None:
            if not result or _own_place(trigger, mention, reading):
                return None
            return _affirmed(Verdict("arrest", trigger, doubt))
        if mark.kind in _NEVER_FIRST:
            if mark.kind != "speech" or not _police_before(reading, mark):
                return None
            doubt = "note_spoken"
    return None


def _fronted(mention: Mention, reading: Reading) -> bool:
    """It opens the sentence or its part, perhaps behind a time or who acts: "Mardi soir à Lyon", "Police in York"."""
    while mention.previous is not None:
        mention = mention.previous
    sentence, keys = mention.sentence, mention.sentence.keys
    start = next((k + 1 for k in range(mention.lead - 1, -1, -1) if keys[k] in _PARTS), 0)
    before = keys[start : mention.lead]
    if all(key in _OPENINGS for key in before):
        return True
    if any(mark.kind in ("unit", "event", "search") and start <= mark.i < mention.lead for mark in reading.marks):
        return True
    group = group_at(sentence, start)
    return group is not None and group.j >= mention.lead


_PARTS = frozenset({",", ";", ":", "«", '"', "“", "–", "—", "(", "et", "and", "mais", "but"})
_OPENINGS = frozenset(
    """
    matin soir nuit midi apres hier veille meme jour ce cet cette dans la le de du au a l un une deux trois plus
    tot tard c est ensuite puis enfin ici bas in on the early late morning evening night yesterday earlier later
    day week last this meanwhile also aussi egalement quant ailleurs pendant temps semaine derniere dernier
    dernieres heures jours ainsi notamment quelques end debut fin mi journee aube it was were
    """.split()
)


def _police_before(reading: Reading, mark: Mark) -> bool:
    return any(other.kind == "unit" and 0 <= mark.i - other.j <= _CONNECTED for other in reading.marks)


def _own_place(trigger: Trigger, mention: Mention, reading: Reading) -> bool:
    """Does the arrest have a place of its own, right behind it?"""
    keys = mention.sentence.keys
    for other in reading.mentions:
        if other is mention or other.link != "locative" or other.lead < trigger.mark.j:
            continue
        between = keys[trigger.mark.j : other.lead]
        return _OWN_BREAKS.isdisjoint(between)
    return False


_OWN_BREAKS = frozenset({",", ";", ":", "et", "and"})

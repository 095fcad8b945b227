"""Across sentences: "Ils ont été arrêtés. L'opération a eu lieu à Nice", "Deux à Cannes", "Il y a été interpellé"."""

from __future__ import annotations

from itertools import takewhile

from mapgen.desk.draft.decision import ACTIONS
from mapgen.desk.draft.groups import number_at
from mapgen.desk.draft.leading import led_to
from mapgen.desk.draft.mention import Mention
from mapgen.desk.draft.pointing import there
from mapgen.desk.draft.reading import Reading, Verdict
from mapgen.desk.draft.segments import Sentence
from mapgen.desk.draft.triggers import Trigger

Judged = tuple[Reading, list[tuple[Mention, Verdict]]]

#: A sentence without a verb that only lists: "Deux à Nice, un à Cannes."
_LIST_WORDS = frozenset(
    """
    un une deux trois quatre cinq six sept huit neuf dix les autres autre le dernier premier second l one two
    three four five the other others
    """.split()
)


def link(readings: list[Judged]) -> None:
    """Decide what one sentence alone can't: places of actions, of lists without a verb, of "y" and "there"."""
    for k, (reading, verdicts) in enumerate(readings):
        before = readings[k - 1] if k else None
        reading.before = _placeless(before)
        after = readings[k + 1] if k + 1 < len(readings) else None
        for n, (mention, verdict) in enumerate(verdicts):
            verdicts[n] = (mention, _linked(mention, verdict, reading, before, after))
        if before is not None:
            _point_back(reading, verdicts, before)
            _stay(reading, verdicts, before)
    _labels(readings)
    _datelines(readings)


def _linked(
    mention: Mention, verdict: Verdict, reading: Reading, before: Judged | None, after: Judged | None
) -> Verdict:
    if verdict.kind not in ACTIONS and verdict.kind != "nothing":
        return verdict
    if mention.link not in ("locative", "bare") or reading.sentence.heading:
        return verdict
    if verdict.kind == "nothing":
        trigger = _last_told(before) if _verbless(reading.sentence) else None
        return Verdict("arrest", trigger) if trigger else verdict
    trigger = _placeless(before) or _placeless(after)
    return Verdict("arrest", trigger, "note_nearby") if trigger else verdict


def _last_told(judged: Judged | None) -> Trigger | None:
    if judged is None or judged[0].sentence.heading:
        return None
    told = [trigger for trigger in judged[0].triggers if trigger.told]
    return told[-1] if told else None


def _placeless(judged: Judged | None) -> Trigger | None:
    """An arrest told in a sentence that names no place of it."""
    if judged is None or judged[0].sentence.heading:
        return None
    if any(verdict.kind == "arrest" for _, verdict in judged[1]):
        return None
    return next((trigger for trigger in judged[0].triggers if trigger.told), None)


def _verbless(sentence: Sentence) -> bool:
    """ "Deux à Nice, un à Cannes", "Les trois autres, à Lyon": it opens with a number or "les autres" and a
    preposition.
    """
    keys = sentence.keys
    found = number_at(sentence, 0) if keys else None
    if (
        found is None
        and keys[:2]
        not in (["les", "autres"], ["l", "autre"], ["the", "others"], ["the", "other"], ["l", "un"], ["l", "une"])
        and keys[:1] not in (["les"], ["the"])
    ):
        return False
    k = found[1] if found else 1
    while k < len(keys) and (
        keys[k] in _LIST_WORDS or keys[k] in (",", "hommes", "suspects", "derniers", "men", "personnes")
    ):
        k += 1
    return k < len(keys) and keys[k] in ("a", "au", "aux", "en", "dans", "pres", "in", "near", "at")


def _point_back(reading: Reading, own: list[tuple[Mention, Verdict]], before: Judged) -> None:
    """ "Il y a été interpellé", "He was picked up there": the last place of the sentence before."""
    pointing = next(
        (trigger for trigger in reading.triggers if trigger.told and there(reading.sentence, trigger)), None
    )
    if pointing is None or any(verdict.trigger is pointing for _, verdict in own):
        return
    verdicts = before[1]
    for n in range(len(verdicts) - 1, -1, -1):
        mention, verdict = verdicts[n]
        if mention.link == "locative" and verdict.kind not in ("person", "organisation"):
            if verdict.kind != "arrest":
                verdicts[n] = (mention, Verdict("arrest", pointing))
            return


def _stay(reading: Reading, own: list[tuple[Mention, Verdict]], before: Judged) -> None:
    """ "À Grenoble, le rassemblement a tourné à l'affrontement. Onze personnes ont été interpellées": an arrest without
    a place stays where the sentence before was, if that names one place only.
    """
    told = [trigger for trigger in reading.triggers if trigger.told]
    if not told or reading.sentence.paragraph != before[0].sentence.paragraph or before[0].triggers:
        return
    if any(mention.link == "locative" or verdict.kind == "arrest" for mention, verdict in own):
        return
    places = [
        n for n, (mention, _) in enumerate(before[1]) if mention.link not in ("person", "organisation", "month", "bare")
    ]
    if len(places) != 1 or not _ELSEWHERE.isdisjoint(reading.sentence.keys):
        return
    mention, verdict = before[1][places[0]]
    if _old_or_other(before[0], _NO_SCENES - {"crime", "victim"} if mention.lead == 0 else _NO_SCENES):
        return
    there = mention.link == "locative" or (mention.link == "genitive" and led_to(mention, 0))
    if there and mention.named.ids and verdict.kind in _SCENES:
        before[1][places[0]] = (mention, Verdict("arrest", told[0], "note_before"))


#: What the sentence before may tell of its place for an arrest to be there.
_SCENES = ACTIONS | {"nothing", "search"}
#: Words by which an arrest is at another place than the sentence before.
_ELSEWHERE = frozenset("domicile ailleurs elsewhere chez home pays frontiere etranger abroad".split())


def _old_or_other(reading: Reading, kinds: frozenset[str]) -> bool:
    return any(mark.kind in kinds for mark in reading.marks)


_NO_SCENES = frozenset(
    "origin residence travel court prosecutor judged prison victim crime media opponent seizure".split()
)


def _labels(readings: list[Judged]) -> None:
    """ "Agen. Un automobiliste a été interpellé": a name alone that opens a paragraph says where it all happened."""
    for k, (reading, verdicts) in enumerate(readings):
        if not (reading.sentence.opens and len(verdicts) == 1 and _alone(reading.sentence, verdicts[0][0])):
            continue
        rest = []
        for other in readings[k + 1 :]:
            if other[0].sentence.paragraph != reading.sentence.paragraph:
                break
            rest.append(other)
        if not rest:
            rest = _next_paragraph(readings, k)
        told = [trigger for other in rest for trigger in other[0].triggers if trigger.told]
        if told and not any(verdict.kind == "arrest" for other in rest for _, verdict in other[1]):
            verdicts[0] = (verdicts[0][0], Verdict("arrest", told[0], "note_label"))


def _next_paragraph(readings: list[Judged], k: int) -> list[Judged]:
    """What follows a label that has its line for itself, as far as the paragraph goes."""
    following = readings[k + 1 : k + 2]
    if not following or not readings[k][0].sentence.raw(0).isupper():
        return []
    number = following[0][0].sentence.paragraph
    return list(takewhile(lambda other: other[0].sentence.paragraph == number, readings[k + 1 : k + 1 + _LABEL_REACH]))


#: Sentences of a brief that are looked at.
_LABEL_REACH = 12


def _datelines(readings: list[Judged]) -> None:
    """ "MANOSQUE – Deux adolescents ont été interpellés": a brief, unless it tells who said so, as an agency does."""
    for reading, verdicts in readings:
        sentence = reading.sentence
        if not (sentence.opens and verdicts and verdicts[0][0].lead == 0 and verdicts[0][0].link == "bare"):
            continue
        end = verdicts[0][0].end
        if sentence.keys[end : end + 1] not in (["–"], ["—"]) or not sentence.raw(0).isupper():
            continue
        told = next((trigger for trigger in reading.triggers if trigger.told), None)
        said = any(mark.kind in ("speech", "prosecutor", "authority") for mark in reading.marks)
        if told and not said and not any(verdict.kind == "arrest" for _, verdict in verdicts[1:]):
            verdicts[0] = (verdicts[0][0], Verdict("arrest", told, "note_label"))


def _alone(sentence: Sentence, mention: Mention) -> bool:
    return mention.link == "bare" and mention.lead == 0 and mention.end >= len(sentence) - 1 and not sentence.heading

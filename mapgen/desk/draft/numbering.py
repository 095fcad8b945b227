"""Whose number is whose, seen over all places of an arrest, and never above what the article says in all."""

from __future__ import annotations

from itertools import pairwise

from mapgen.desk.draft.beside import local_count
from mapgen.desk.draft.counts import subject_count, trigger_count
from mapgen.desk.draft.found import Draft, Found
from mapgen.desk.draft.mention import Mention
from mapgen.desk.draft.triggers import Trigger


def _explains(area: Found, sharing: list[Found]) -> bool:
    """ "five in Rhyl, in Denbighshire": it only says where a place before it is."""
    before = sharing[: sharing.index(area)]
    return any(area.mention.named.ids & found.mention.named.main_within for found in before)


def _in_custody(found: Found) -> int | None:
    """ "Trois personnes étaient en garde à vue à Lille": the first place of the sentence takes its subject's number."""
    lead = found.mention.lead
    marks = [mark for mark in found.reading.marks if mark.kind == "custody" and mark.j <= lead]
    if not marks or any(mention.lead < lead for mention in found.reading.mentions):
        return None
    return subject_count(found.mention.sentence, marks[-1].i)


def count(made: Draft) -> None:
    """Numbers beside the place first; the arrest's own number where it has one place left."""
    groups: dict[int, list[Found]] = {}
    for found in made.found:
        if found.verdict.kind != "arrest" and not found.kept:
            continue
        trigger = found.verdict.trigger
        found.arrests = local_count(found.mention, trigger)
        if found.arrests is None and found.verdict.kind == "custody":
            found.arrests = _in_custody(found)
        if trigger is not None:
            groups.setdefault(id(trigger), []).append(found)
    for sharing in groups.values():
        for first, second in pairwise(sharing):
            counted = first.shared or (first.arrests is not None and _counted_before(first.mention))
            if second.arrests is None and second.mention.previous is first.mention and counted:
                first.arrests = None  # "14 people in Málaga, Seville and Cádiz"
                first.shared = second.shared = True
        blank = [
            found for found in sharing if found.arrests is None and not found.shared and not _explains(found, sharing)
        ]
        if len(blank) == 1 and blank[0] is sharing[0] and (trigger := blank[0].verdict.trigger):
            blank[0].arrests = trigger_count(trigger, blank[0].mention) or _told_before(blank[0], trigger, sharing)


def _told_before(found: Found, trigger: Trigger, sharing: list[Found]) -> int | None:
    """ "Trois hommes ont été interpellés. L'arrestation a eu lieu à Rodez": the number of the sentence before."""
    before, keys, i = found.reading.before, trigger.sentence.keys, trigger.mark.i
    if (
        before is None
        or len(sharing) > 1
        or trigger.mark.kind != "arrest_noun"
        or trigger not in found.reading.triggers
    ):
        return None
    pointed = i > 0 and keys[i - 1] in (
        "l",
        "les",
        "cette",
        "ces",
        "the",
        "these",
        "leur",
        "son",
        "their",
        "his",
        "her",
    )
    return trigger_count(before) if pointed else None


def _counted_before(mention: Mention) -> bool:
    keys = mention.sentence.keys
    return keys[mention.end : mention.end + 1] != ["("] and "each" not in keys[max(0, mention.lead - 2) : mention.lead]


def cap(made: Draft) -> None:
    """No place has more than the article's own total, told of no place: a larger number is none of people."""
    placed = {id(found.reading) for found in made.rows}
    told = [
        trigger_count(trigger)
        for reading in made.readings
        if id(reading) not in placed
        for trigger in reading.triggers
        if trigger.told
    ]
    total = max((number for number in told if number), default=0)
    if total < _SMALLEST_TOTAL:
        return
    for found in made.rows:
        if found.arrests is not None and found.arrests > total and not _says_itself(found):
            found.arrests = None
            found.todo.append("note_total")


_SMALLEST_TOTAL = 2


def _says_itself(found: Found) -> bool:
    """The arrest's own verb counts them: "Huit personnes ont été arrêtées à …"."""
    trigger = found.verdict.trigger
    own = trigger is not None and trigger.sentence is found.reading.sentence
    return own and trigger is not None and trigger_count(trigger) == found.arrests

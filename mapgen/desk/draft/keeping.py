"""Which places of an article are rows, seen over all of it: headings, seats of units, custody, areas, repetitions."""

from __future__ import annotations

from mapgen.base.toponym import fold
from mapgen.desk.draft.beside import local_count
from mapgen.desk.draft.decision import ACTIONS
from mapgen.desk.draft.found import Draft, Found
from mapgen.desk.draft.grammar_words import PARTS
from mapgen.desk.draft.mention import Mention
from mapgen.desk.draft.reading import Verdict

#: Governed by these a place is a row only where the article names no other, and with a note.
WEAK = {"unit": "note_unit", "custody": "note_custody"}


def keep(made: Draft) -> None:
    """Which mentions become rows, seen over the whole article."""
    for found in made.found:
        found.why = found.verdict.kind
        found.kept = found.verdict.kind == "arrest"
    body = [found for found in made.found if found.kept and not found.reading.sentence.heading]
    spelt: dict[int, set[str]] = {}
    for found in body:
        for i in found.mention.named.ids:
            spelt.setdefault(i, set()).add(found.mention.name)
    for found in made.found:
        if found.kept and found.reading.sentence.heading and body:
            found.kept = _firm_heading(found) and not _otherwise(found, spelt)
            found.why = "arrest" if found.kept else "heading"
    _weak(made)


def _firm_heading(found: Found) -> bool:
    """ "Trois arrestations à Nice" says where; "Nice : trois arrestations" may only say what the story is about."""
    trigger = found.verdict.trigger
    loose = found.mention.sentence.keys[found.mention.lead] in ("sur", "across", "entre", "between")
    return trigger is not None and trigger.mark.j <= found.mention.lead and not found.verdict.doubt and not loose


def _otherwise(found: Found, spelt: dict[int, set[str]]) -> bool:
    """The same place stands in the text in other words: "dans le Lyonnais", "dans la banlieue lyonnaise"."""
    name = found.mention.name
    return any(spelt.get(i, set()) - {name} for i in found.mention.named.ids)


def _weak(made: Draft) -> None:
    """Seats of police units and places of custody, where the article names no place of arrest."""
    if any(found.kept for found in made.found):
        _counted_custody(made)
        return
    for found in made.found:
        note = WEAK.get(found.verdict.kind)
        if found.verdict.kind in ACTIONS and found.reading.sentence.heading and made.told:
            note = "note_title"
        if note and not (found.verdict.kind == "unit" and not _by_police(found)):
            found.kept, found.verdict = True, Verdict(found.verdict.kind, found.verdict.trigger, note)


def _counted_custody(made: Draft) -> None:
    """Places of custody of several counted groups: each was arrested somewhere by there."""
    sentences: dict[int, list[Found]] = {}
    for found in made.found:
        if found.verdict.kind == "custody":
            sentences.setdefault(id(found.reading), []).append(found)
    for held in sentences.values():
        counted = [f for f in held if local_count(f.mention, None) is not None]
        if len(held) > 1 and len(counted) >= len(held) - 1:
            for found in held:
                found.kept, found.verdict = True, Verdict("custody", found.verdict.trigger, WEAK["custody"])


def _by_police(found: Found) -> bool:
    """The unit's sentence tells an arrest with a verb; in "blessés lors d'une interpellation" it may be another's."""
    return any(trigger.told and trigger.mark.kind == "arrest_verb" for trigger in found.reading.triggers)


def drop_containers(made: Draft) -> None:
    """ "quatre en France: à Nice …": an area that only sums up places named in it is no row. With a number of its own
    that theirs don't make up it is one: "huit dans le Gard et deux autres à Nîmes".
    """
    inside: dict[int, list[Found]] = {}
    for found in made.rows:
        for container in found.mention.named.main_within - found.mention.named.ids:
            inside.setdefault(container, []).append(found)
    for found in made.rows:
        named = found.mention.named
        parts = {id(part): part for i in named.ids for part in inside.get(i, ())}
        others = [part for part in parts.values() if not part.mention.named.ids & named.ids and part.kept]
        if not named.wide or found.mention.end != found.mention.j or not others:
            continue
        if found.arrests is None or _made_up(found, others):
            found.kept, found.why = False, "container"
        else:
            found.todo.append("note_contains")


def _made_up(area: Found, parts: list[Found]) -> bool:
    """Do the numbers of the places in it make up the area's own, or don't they say?"""
    if all(_others_between(area.mention, part.mention) for part in parts):
        return False
    numbers = {part.mention.name: part.arrests for part in parts if part.arrests is not None}
    return not numbers or sum(numbers.values()) == area.arrests or any(part.arrests is None for part in parts)


def _others_between(area: Mention, part: Mention) -> bool:
    """ "deux dans l'Ain, sept *autres* à Bourg"."""
    if area.sentence is not part.sentence or part.lead < area.end:
        return False
    while part.previous is not None and part.previous is not area:
        part = part.previous
    return not _OTHERS.isdisjoint(area.sentence.keys[area.end : part.lead])


_OTHERS = frozenset("autres autre others other another more".split())


def merge(made: Draft) -> None:
    """One row a place: the fullest wording, the first number that the text gives."""
    first: dict[str, Found] = {}
    named: dict[str, Found] = {}
    for found in sorted(made.rows, key=lambda found: found.reading.sentence.heading):
        key, name = _place_key(found), fold(found.mention.name)
        kept = first.get(key)
        if kept is None and (found.reading.sentence.heading or not _own_people(found)):
            kept = named.get(name)
        named.setdefault(name, found)
        if kept is None:
            first[key] = found
            continue
        found.kept, found.why = False, "repeated"
        if kept.arrests is None and _may_fill(kept, found):
            kept.arrests = found.arrests
        if found.mention.end > found.mention.j and kept.mention.end == kept.mention.j:
            kept.wording = found.wording


def _own_people(found: Found) -> bool:
    """Does its sentence count people of its own for it, rather than tell again of "the suspect"?"""
    if found.arrests is None:
        return False
    opening = found.reading.sentence.keys[:2]
    return opening[:1] not in (["il"], ["elle"], ["he"], ["she"], ["ils"], ["they"], ["le"], ["la"], ["l"], ["the"])


def _may_fill(kept: Found, found: Found) -> bool:
    """One arrest told later is not all of "des arrestations" told before."""
    trigger = kept.verdict.trigger
    plural = trigger is not None and trigger.sentence.keys[trigger.mark.j - 1].endswith("s")
    return not (plural and found.arrests == 1)


def _place_key(found: Found) -> str:
    """The name with what is meant of it: "le nord de Marseille" isn't "Marseille", nor is "near Bath" "Bath"."""
    mention = found.mention
    keys = mention.sentence.keys
    part = [key for key in keys[mention.lead : mention.j] if key in PARTS or key.isdigit()]
    return " ".join([fold(mention.name), *part])

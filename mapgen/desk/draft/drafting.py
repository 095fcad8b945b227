"""One article → the places with what was decided of each: sentence by sentence, then across sentences, then as a
whole.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from mapgen.base.toponym import fold
from mapgen.desk.draft.anaphora import Judged, link
from mapgen.desk.draft.article import LANGUAGES, Article, Language
from mapgen.desk.draft.beside import local_count
from mapgen.desk.draft.clause import Reference, belongs
from mapgen.desk.draft.counts import subject_count, trigger_count
from mapgen.desk.draft.dating import event_date
from mapgen.desk.draft.decision import ACTIONS, judge
from mapgen.desk.draft.grammar_words import PARTS
from mapgen.desk.draft.lexicon import marks
from mapgen.desk.draft.mentions import Mention, mentions
from mapgen.desk.draft.names import Names
from mapgen.desk.draft.outcome import status_in
from mapgen.desk.draft.people import mark_people
from mapgen.desk.draft.reading import Reading, Verdict
from mapgen.desk.draft.segments import Sentence, sentences
from mapgen.desk.draft.tables import tables
from mapgen.desk.draft.triggers import Times, Trigger, old, triggers
from mapgen.desk.draft.wording import too_fine, wording
from mapgen.geocoding.gazetteer import Gazetteer

#: Governed by these a place is a row only where the article names no other, and with a note.
WEAK = {"unit": "note_unit", "custody": "note_custody"}


@dataclass(slots=True)
class Found:
    """One mention of a place with what was decided of it."""

    mention: Mention
    reading: Reading
    verdict: Verdict
    kept: bool = False
    why: str = ""
    """Key of the reason: the governing word's kind, or what happened in the article as a whole."""
    wording: str = ""
    arrests: int | None = None
    shared: bool = False
    """The number before it is that of several places."""
    within: str = ""
    date: str = ""
    status: str = ""
    todo: list[str] = field(default_factory=list)
    """Keys of what an editor must settle."""


@dataclass(slots=True)
class Draft:
    """An article with every place in it, in order; the rows are those that were kept."""

    article: Article
    language: Language
    found: list[Found] = field(default_factory=list)
    told: bool = False
    """The article tells of an arrest as a fact, with a place or without."""
    readings: list[Reading] = field(default_factory=list)
    people: frozenset[str] = frozenset()
    """Keys of the words that the article shows to be names of persons."""

    @property
    def rows(self) -> list[Found]:
        return [found for found in self.found if found.kept]


def draft(article: Article, gazetteer: Gazetteer, *, names: Names | None = None) -> Draft:
    """Every place of the article, and which of them are places of arrest. Costs are linear in the text."""
    names = names or Names(gazetteer)
    language = article.lang or language_of(article.text)
    made = Draft(article, language)
    judged, made.people = _read(article, language, names)
    made.readings = [reading for reading, _ in judged]
    for reading, verdicts in judged:
        made.told = made.told or any(trigger.told for trigger in reading.triggers)
        made.found += [Found(mention, reading, verdict) for mention, verdict in verdicts]
    _keep(made)
    _count(made)
    _drop_containers(made)
    for found in made.rows:
        found.wording = wording(found.mention, gazetteer)
        if found.mention.elliptic:
            found.within = found.mention.name
        found.kept = not too_fine(found.wording)
    _merge(made)
    _when(made)
    _since(made)
    _total(made)
    return made


def _read(article: Article, language: Language, names: Names) -> tuple[list[Judged], frozenset[str]]:
    """Each sentence with its mentions and what is decided of them, neighbours considered."""
    times = Times(Reference(article.published, language))
    read = [_reading(sentence, language, names, times) for sentence in sentences(article.text, language)]
    people = mark_people((reading.sentence, reading.mentions) for reading in read)
    judged = [(reading, [(mention, judge(mention, reading)) for mention in reading.mentions]) for reading in read]
    link(judged)
    return judged, people


def _reading(sentence: Sentence, language: Language, names: Names, times: Times) -> Reading:
    found = marks(sentence, language)
    arrests = triggers(sentence, found, times)
    times.background = old(sentence, times) if not sentence.heading else False
    found = sorted({*found, *(trigger.mark for trigger in arrests if trigger.pro)})
    return Reading(sentence, found, arrests, mentions(sentence, names))


_SAMPLE = 20_000


def language_of(text: str) -> Language:
    """``fr`` or ``en``, whichever has more function words in the first pages; French where neither has."""
    words = Counter(re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower()))
    french, english = (
        sum(words[word] for word in tables(language)["language"]["words"].split()) for language in LANGUAGES
    )
    return "en" if english > french else "fr"


def _keep(made: Draft) -> None:
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
    for reading in made.readings:
        held = [f for f in made.found if f.reading is reading and f.verdict.kind == "custody"]
        counted = [f for f in held if local_count(f.mention, None) is not None]
        if len(held) > 1 and len(counted) >= len(held) - 1:
            for found in held:
                found.kept, found.verdict = True, Verdict("custody", found.verdict.trigger, WEAK["custody"])


def _by_police(found: Found) -> bool:
    """The unit's sentence tells an arrest with a verb; in "blessés lors d'une interpellation" it may be another's."""
    return any(trigger.told and trigger.mark.kind == "arrest_verb" for trigger in found.reading.triggers)


def _drop_containers(made: Draft) -> None:
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


def _others_between(area: Mention, part: Mention) -> bool:
    """ "deux dans l'Ain, sept *autres* à Bourg"."""
    if area.sentence is not part.sentence or part.lead < area.end:
        return False
    while part.previous is not None and part.previous is not area:
        part = part.previous
    return not _OTHERS.isdisjoint(area.sentence.keys[area.end : part.lead])


_OTHERS = frozenset("autres autre others other another more".split())


def _count(made: Draft) -> None:
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


def _when(made: Draft) -> None:
    for found in made.rows:
        trigger = found.verdict.trigger
        if trigger is None:
            continue
        marks = next((r.marks for r in made.readings if r.sentence is trigger.sentence), [])
        times = [time.text for time in trigger.sentence.times if belongs(time, trigger.mark, marks)]
        found.date = event_date(times, made.article.published, made.language)


#: Sentences behind an arrest in which what came of it is told.
_SINCE_REACH = 4


def _since(made: Draft) -> None:
    """What came of those arrested, where the text tells it of all of them."""
    place = {id(reading.sentence): n for n, reading in enumerate(made.readings)}
    last = [place.get(id(found.verdict.trigger.sentence), -1) for found in made.rows if found.verdict.trigger]
    if not last or len(last) != len(made.rows):
        return
    several = len(last) > 1 or any(found.arrests != 1 for found in made.rows)
    for reading in made.readings[max(last) : max(last) + _SINCE_REACH]:
        if status := status_in(reading.sentence, made.language, several=several):
            for found in made.rows:
                found.status = status


def _total(made: Draft) -> None:
    """No place has more than the article's own total, told of no place: a larger number is none of people."""
    told = [
        trigger_count(trigger)
        for reading in made.readings
        for trigger in reading.triggers
        if trigger.told and all(found.reading.sentence is not trigger.sentence for found in made.rows)
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


def _merge(made: Draft) -> None:
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

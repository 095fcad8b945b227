"""One article → the places with what was decided of each: sentence by sentence, then across sentences, then as a
whole.
"""

from __future__ import annotations

import re
from collections import Counter

from mapgen.desk.draft.anaphora import Judged, link
from mapgen.desk.draft.article import LANGUAGES, Article, Language
from mapgen.desk.draft.clause import Reference
from mapgen.desk.draft.decision import judge
from mapgen.desk.draft.found import Draft, Found
from mapgen.desk.draft.keeping import drop_containers, keep, merge
from mapgen.desk.draft.lexicon import marks
from mapgen.desk.draft.mentions import mentions
from mapgen.desk.draft.names import Names
from mapgen.desk.draft.numbering import cap, count
from mapgen.desk.draft.people import mark_people
from mapgen.desk.draft.reading import Reading
from mapgen.desk.draft.segments import Sentence, sentences
from mapgen.desk.draft.since import since, when
from mapgen.desk.draft.tables import tables
from mapgen.desk.draft.triggers import Times, old, triggers
from mapgen.desk.draft.wording import too_fine, wording
from mapgen.geocoding.gazetteer import Gazetteer


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
    keep(made)
    count(made)
    drop_containers(made)
    for found in made.rows:
        found.wording = wording(found.mention, gazetteer)
        if found.mention.elliptic:
            found.within = found.mention.name
        found.kept = not too_fine(found.wording)
    merge(made)
    when(made)
    since(made)
    cap(made)
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

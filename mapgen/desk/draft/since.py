"""When each arrest was, and what came of it."""

from __future__ import annotations

from mapgen.desk.draft.clause import belongs
from mapgen.desk.draft.dating import event_date
from mapgen.desk.draft.found import Draft
from mapgen.desk.draft.outcome import status_in


def when(made: Draft) -> None:
    """The date of each row, from the times of its arrest's own clause."""
    marks_of = {id(reading.sentence): reading.marks for reading in made.readings}
    for found in made.rows:
        trigger = found.verdict.trigger
        if trigger is None:
            continue
        marks = marks_of.get(id(trigger.sentence), [])
        times = [time.text for time in trigger.sentence.times if belongs(time, trigger.mark, marks)]
        found.date = event_date(times, made.article.published, made.language)


#: Sentences behind an arrest in which what came of it is told.
_SINCE_REACH = 4


def since(made: Draft) -> None:
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

"""Which toponyms of a table the gazetteer can't answer, and how they are put to a service."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mapgen.geocoding import Answer, Context
from mapgen.geocoding.gazetteer import GazetteerIndex, Record
from mapgen.geocoding.gazetteer.record import ROUGH
from mapgen.geocoding.services.consult import Asked
from mapgen.geocoding.services.lock import Question
from mapgen.georeferencing.understanding import understand
from mapgen.locality.clause import LocalityClause, Toponym
from mapgen.places import Place
from mapgen.settings import Settings

#: Answers that a service may settle: nobody of that name, none where the row says.
_OPEN = frozenset({"unknown", "did_you_mean", "not_inside"})


def open_questions(rows: Iterable[Place], settings: Settings, gazetteer: GazetteerIndex) -> list[Asked]:
    """The distinct questions of ``rows`` in their order. Rows with an editor's own position have none."""
    found: dict[tuple[str, str], Asked] = {}
    seen: set[tuple[str, str | None, str | None]] = set()
    for row in rows:
        key = (row.verbatim_locality, row.within, row.lang)
        if row.latitude is not None or key in seen:
            continue
        seen.add(key)
        context = Context(row.within, row.lang, settings.country, frozenset(), settings.language)
        for asked in _of_wording(row.verbatim_locality, gazetteer, context):
            found.setdefault(asked.question.key, asked)
    return list(found.values())


def _of_wording(wording: str, gazetteer: GazetteerIndex, context: Context) -> Iterator[Asked]:
    understood = understand(wording, gazetteer, context)
    for answer in understood.answers:
        record = answer.record
        if record is not None and record.extent_basis in ROUGH and record.feature_class == "municipality":
            yield Asked(Question(record.name, _department(record, gazetteer)), Toponym(record.name), record)
        elif record is None and answer.remarks and answer.remarks[0][0] in _OPEN and _is_name(answer.toponym):
            within = _within(answer, understood.clause, context, gazetteer)
            yield Asked(Question(answer.toponym.full_name, within), answer.toponym)


def _is_name(toponym: Toponym) -> bool:
    """Codes and demonyms that the gazetteer doesn't know are nothing to ask about."""
    return not toponym.adjective and any(c.isalpha() for c in toponym.name) and len(toponym.name) > 1


def _department(record: Record, gazetteer: GazetteerIndex) -> str:
    return next((c.name for c in gazetteer.containers(record) if c.feature_class == "department"), "")


def _within(answer: Answer, clause: LocalityClause, context: Context, gazetteer: GazetteerIndex) -> str:
    """The containers of the wording and of the row in words: "59" is Nord."""
    own = [answer.toponym.within] if answer.toponym.within else []
    worded = [container.full_name for container in clause.containers if container.preposition != "pres"]
    rows = [part.strip() for part in (context.within or "").split(",")]
    names = [_spelled(name, gazetteer) for name in (*own, *worded, *rows) if name]
    return ", ".join(dict.fromkeys(names))


def _spelled(name: str, gazetteer: GazetteerIndex) -> str:
    if name.isalpha() and not (name.isupper() and len(name) <= 3):
        return name
    codes = [match.record.name for match in gazetteer.search(name) if match.kind == "code"]
    return codes[0] if codes else name

"""A table's open questions, put to the services of the chain one after the other, each question once for ever."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mapgen.base.clock import today
from mapgen.base.toponym import fold
from mapgen.errors import OutputError, Problem, ServiceError, ServiceSetupError
from mapgen.geocoding.asking import Asking, Consulted, Progress
from mapgen.geocoding.gazetteer import GazetteerIndex, Record
from mapgen.geocoding.services.chain import Service, parse_chain
from mapgen.geocoding.services.lock import Lock, LockedAnswer, Question, lock_beside, read_lock
from mapgen.geocoding.services.overlay import overlaid
from mapgen.languages import text
from mapgen.locality.clause import Toponym
from mapgen.settings import Settings

#: A geocoder as :class:`mapgen.geocoding.services.manners.Courteous` is one.
MakeAsker = Callable[[Service, Settings, str], Any]
#: Answers after which the file is written, so that little is lost to a power cut.
_SAVE_AFTER = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with what it is about. ``record`` is a commune whose position is only guessed, else None."""

    question: Question
    toponym: Toponym
    record: Record | None = None


@dataclass(slots=True)
class _Round:
    """One run: the lock, and what happened so far."""

    lock: Lock
    refresh: frozenset[str] | None
    language: str
    warnings: list[Problem] = field(default_factory=list)
    requests: int = 0
    fresh: set[tuple[tuple[str, str], str]] = field(default_factory=set)

    def known(self, asked: Asked, service: Service) -> LockedAnswer | None:
        """The answer that needs no request."""
        answer = self.lock.get(asked.question, service.name)
        again = self.refresh is None or fold(asked.toponym.name) in self.refresh
        again = again or (self.refresh is not None and fold(asked.question.toponym) in self.refresh)
        return None if again and (asked.question.key, service.name) not in self.fresh else answer


def consult(
    questions: Sequence[Asked],
    source: Path,
    settings: Settings,
    gazetteer: GazetteerIndex,
    *,
    language: str = "en",
    asking: Asking | None = None,
    make_asker: MakeAsker | None = None,
) -> Consulted:
    """The gazetteer, and what the services of ``settings.geocoder`` know of the names in ``questions``.

    Answers come from places.lock.json beside ``source`` and go there, "not found" as well; one that is there costs no
    request, unless ``asking`` wants it again. A service that gives no answer is left alone for this run and is one
    warning; where ``asking`` is strict it raises ServiceError. Whatever ends this, the answers so far are kept.
    """
    asking = asking or Asking()
    services = parse_chain(settings.geocoder, language)
    again = None if asking.refresh is None else frozenset(map(fold, asking.refresh))
    lock = read_lock(lock_beside(source), language=language, forgotten=again)
    _refuse_nothing_to_refresh(asking.refresh or (), questions, language)
    run = _Round(lock, again, language)
    askers = _askers(services, questions, run, settings, make_asker or _make_asker)
    rest = questions
    try:
        for service in services:
            _ask_all(service, rest, run, askers.get(service.name), gazetteer, asking.progress)
            rest = [asked for asked in rest if not _found(asked, service, lock)]
    finally:
        lock.save()
    if asking.strict and run.warnings:
        raise ServiceError("\n".join(map(str, run.warnings)))
    return _consulted(questions, services, run, gazetteer)


def _askers(
    services: Sequence[Service], questions: Sequence[Asked], run: _Round, settings: Settings, make: MakeAsker
) -> dict[str, Any]:
    """Those who may be asked, made before anything is asked: what is wrong with one is told at once."""
    askers: dict[str, Any] = {}
    rest = list(questions)
    for service in services:
        answers = [run.known(asked, service) for asked in rest]
        if None in answers:
            askers[service.name] = make(service, settings, run.language)
        rest = [asked for asked, answer in zip(rest, answers, strict=True) if answer is None or not answer.found]
    return askers


def _ask_all(
    service: Service,
    questions: Sequence[Asked],
    run: _Round,
    asker: Any,
    gazetteer: GazetteerIndex,
    progress: Progress | None,
) -> None:
    """Put to one service all that it was never asked."""
    wanted = [asked for asked in questions if run.known(asked, service) is None]
    if not wanted:
        return
    from mapgen.geocoding.services.manners import QuestionRefusedError, ServiceDownError

    _refuse_unwritable(run.lock.path)
    refused: list[str] = []
    for number, asked in enumerate(wanted, 1):
        if progress:
            progress(number, len(wanted), service.title)
        run.requests += 1
        try:
            run.lock.put(_answer(service, asked, asker, gazetteer))
            run.fresh.add((asked.question.key, service.name))
        except QuestionRefusedError:
            refused.append(asked.question.toponym)
        except ServiceDownError as error:
            why = text(f"services.{error.reason}", run.language, **error.values)
            run.warnings.append(_warning(service, "services.down", run.language, why=why))
            return
        if number % _SAVE_AFTER == 0:
            run.lock.save()
    if refused:
        run.warnings.append(_warning(service, "services.question_refused", run.language, toponyms=", ".join(refused)))


def _answer(service: Service, asked: Asked, asker: Any, gazetteer: GazetteerIndex) -> LockedAnswer:
    from mapgen.geocoding.services.answers import to_raw
    from mapgen.geocoding.services.lifting import to_findings

    places = [place for location in asker.geocode(asked.question.text) if (place := to_raw(service.name, location))]
    found = to_findings(asked.toponym, places, gazetteer, asked.record)
    day = today().isoformat()
    return LockedAnswer(asked.question, service.name, service.licence, service.attribution, day, found)


def _found(asked: Asked, service: Service, lock: Lock) -> bool:
    answer = lock.get(asked.question, service.name)
    return answer is not None and bool(answer.found)


def _consulted(
    questions: Sequence[Asked], services: Sequence[Service], run: _Round, gazetteer: GazetteerIndex
) -> Consulted:
    """All that the lock says of the questions, laid over the gazetteer: fresh or old, it is the same."""
    additions = []
    credits: dict[str, None] = {}
    for asked in questions:
        answers = (run.lock.get(asked.question, service.name) for service in services)
        answer = next((answer for answer in answers if answer and answer.found), None)
        if answer is None:
            continue
        credits[answer.attribution] = None
        words = _in_words(answer, services)
        additions += [(asked.toponym, finding, words, answer.day) for finding in answer.found]
    return Consulted(overlaid(gazetteer, additions), tuple(run.warnings), tuple(credits), run.requests)


def _in_words(answer: LockedAnswer, services: Sequence[Service]) -> str:
    title = next(service.title for service in services if service.name == answer.service)
    return f"{title}, {answer.licence}".translate({ord("|"): " ", ord("&"): "+"})


def _warning(service: Service, key: str, language: str, **values: object) -> Problem:
    return Problem(service.name, None, None, text(key, language, name=service.title, **values))


def _refuse_unwritable(path: Path) -> None:
    """Before anything is asked: an answer that can't be kept would be asked for again and again."""
    import errno

    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise OutputError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _refuse_nothing_to_refresh(refresh: Sequence[str], questions: Sequence[Asked], language: str) -> None:
    asked = {fold(name) for question in questions for name in (question.toponym.name, question.question.toponym)}
    unknown = [name for name in refresh if fold(name) not in asked]
    if unknown:
        raise ServiceSetupError(text("services.nothing_to_refresh", language, toponym=unknown[0]))


def _make_asker(service: Service, settings: Settings, language: str) -> Any:
    from mapgen.geocoding.services.manners import Courteous
    from mapgen.geocoding.services.options import make_geocoder

    options: Mapping[str, Any] = settings.geocoders
    own = options.get(service.name, {})
    geocoder = make_geocoder(service, own if isinstance(own, Mapping) else {}, options.get("contact"), language)
    return Courteous(service, geocoder, language=settings.language)

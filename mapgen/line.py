"""The whole line: a CSV of places in, one HTML page out."""

from __future__ import annotations

import errno
import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from mapgen.base.atomic import write_text
from mapgen.base.clock import today
from mapgen.errors import InputError, OutputError, Problem, ServiceSetupError, SettingsError
from mapgen.geocoding.asking import Asking, Consulted
from mapgen.geocoding.gazetteer import Gazetteer, GazetteerIndex
from mapgen.geocoding.gazetteer.installed import installed
from mapgen.georeferencing.rows import Places, read_rows
from mapgen.languages import text
from mapgen.page import LocatorMap, locator_map
from mapgen.page.render import render_page
from mapgen.page.sheet.dates import spelled
from mapgen.places import Place
from mapgen.places.review.review import review
from mapgen.settings import LOCK_NAME, Settings, read_settings, settings_beside
from mapgen.survey import Survey, still_shown, survey


@dataclass(frozen=True, slots=True)
class Built:
    """What was made, and of what. ``size`` is in bytes."""

    target: Path
    survey: Survey
    map: LocatorMap
    size: int


@dataclass(frozen=True, slots=True)
class Input:
    """What was read, for which day, and told in which language."""

    source: Path | None
    """The file of the rows; None for rows in memory."""
    rows: tuple[Place, ...] = field(repr=False)
    settings: Settings
    gazetteer: GazetteerIndex = field(repr=False)
    """Who knows whether a name is a place's."""
    as_of: date
    language: str
    warnings: tuple[Problem, ...]


#: Objects made between two searches. Values between stages hold no cycles, and each search walks through all of them:
#: with Python's own 700 a quarter of the time of 10,000 rows went into it.
_BETWEEN = (1_000_000, 20, 100)


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Search for garbage rarely within the block; before and after as it was. What was made counts as old then: the
    next small search needn't walk through it."""
    before = gc.get_threshold()
    gc.set_threshold(*_BETWEEN)
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.set_threshold(*before)


@collecting_rarely()
def build(
    places: Places,
    target: Path | str = "map.html",
    *,
    settings: Settings | None = None,
    as_of: date | None = None,
    language: str = "en",
    asking: Asking | None = None,
) -> Built:
    """Write the map of ``places`` to ``target`` and say what is on it.

    ``places`` are a CSV or .xlsx file, what :func:`mapgen.read_places` gives, or a DataFrame of pandas'. ``settings``
    default to the places.toml beside the file, ``as_of`` to SOURCE_DATE_EPOCH, else today; warnings and errors are in
    ``language``. ``asking`` is how online geocoders are asked. Raises InputError where the input is refused and
    OutputError where the page can't be written; the old page stays whole then.
    """
    target, asking = Path(target), asking or Asking()
    refuse_own_input(target, places)
    read = read_input(places, settings, as_of=as_of or today(), language=language, asking=asking)
    known = consulted(read, asking)
    found = surveyed(read, known)
    drawn = map_of(found, read)
    page = render_page(drawn)
    write_text(target, page)
    return Built(target, found, drawn, len(page.encode("utf-8")))


def read_input(
    places: Places,
    settings: Settings | None = None,
    *,
    as_of: date,
    language: str = "en",
    asking: Asking | None = None,
    gazetteer: GazetteerIndex | None = None,
) -> Input:
    """Rows and settings, with what in their texts needs an eye; see :func:`build`.

    Raises InputError with every problem of both files.
    """
    source, gazetteer, asking = source_of(places), gazetteer or Gazetteer(), asking or Asking()
    warnings: list[Problem] = []
    settings, problems = _settings(source, settings, asking, language)
    try:
        rows = tuple(read_rows(places, settings, gazetteer, language=language, on_warning=warnings.append))
    except InputError as refused:
        raise InputError([*problems, *refused.problems]) from None
    if problems:
        raise SettingsError(problems)
    review(
        source or (rows[0].file if rows else ""),
        still_shown(rows, as_of),
        settings,
        gazetteer.__contains__,
        language=language,
        on_warning=warnings.append,
        beside=settings_beside(source) if source else None,
    )
    return Input(source, rows, settings, gazetteer, as_of, language, tuple(warnings))


def _settings(
    source: Path | None, given: Settings | None, asking: Asking, language: str
) -> tuple[Settings, Sequence[Problem]]:
    """The settings, or the defaults and what is wrong with those beside the source."""
    try:
        beside = settings_beside(source) if source and given is None else None
        settings = (given or read_settings(beside, language=language)).asking(asking.geocoder)
    except SettingsError as refused:
        return Settings(), refused.problems
    if asking.again and not _names_services(settings):
        raise ServiceSetupError(text("services.nobody_to_refresh", language))
    if source is None and _names_services(settings):
        raise ServiceSetupError(text("services.no_file", language, chain=settings.geocoder))
    return settings, ()


def consulted(read: Input, asking: Asking) -> Consulted:
    """The gazetteer and what online geocoders add; their part of mapgen isn't imported where the settings name none."""
    if read.source is None or not _names_services(read.settings):
        return Consulted(read.gazetteer)
    from mapgen.geocoding.services.consult import consult
    from mapgen.georeferencing.questions import open_questions

    questions = open_questions(still_shown(read.rows, read.as_of), read.settings, read.gazetteer)
    return consult(questions, read.source, read.settings, read.gazetteer, language=read.language, asking=asking)


def _names_services(settings: Settings) -> bool:
    return settings.geocoder != Settings().geocoder


def surveyed(read: Input, known: Consulted) -> Survey:
    """What the rows are on the map, with the warnings of all stages in their order."""
    found = survey(read.rows, read.settings, known.gazetteer, as_of=read.as_of, language=read.language)
    return replace(found, warnings=(*read.warnings, *known.warnings, *found.warnings), credits=known.credits)


def map_of(found: Survey, read: Input) -> LocatorMap:
    """The map of what was surveyed, with all who have to be named."""
    return locator_map(
        found.located,
        settings=read.settings,
        unlocated=found.unlocated,
        withdrawals=found.withdrawals,
        gazetteer=found.gazetteer,
        as_of=read.as_of,
        credits=(*installed_credits(read.settings.language), *found.credits),
    )


def installed_credits(language: str) -> tuple[str, ...]:
    """Whom to name for installed official data, with the day of its download."""
    found = installed()
    parts = found.parts if found else ()
    return tuple(text(f"page.credits_{part.name}", language, date=spelled(part.day, language)) for part in parts)


def source_of(places: Places) -> Path | None:
    """The file that ``places`` are read from; None for what is in memory."""
    return Path(places) if isinstance(places, (str, Path)) else None


def files_of(places: Places) -> dict[str, Path]:
    """All files that a map of ``places`` is made from, there or not, by what they are."""
    source = source_of(places)
    if source is None:
        return {}
    beside = settings_beside(source)
    settings = {"settings": beside} if beside else {}
    return {"places": source, **settings, "lock": source.parent / LOCK_NAME}


def refuse_own_input(target: Path, places: Places) -> None:
    """Raise OutputError where writing ``target`` would overwrite what the map is made from."""
    for path in files_of(places).values():
        if _real(target) == _real(path):
            raise OutputError(errno.EINVAL, "This is an input of the map", str(target))


def _real(path: Path) -> str:
    """Where a path leads; Path.resolve would raise for a link to itself, and both would without a working folder."""
    try:
        return os.path.realpath(path)
    except OSError:
        return os.fspath(path)

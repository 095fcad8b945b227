"""The whole line: a CSV of places in, one HTML page out."""

from __future__ import annotations

import errno
import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from mapgen.base.atomic import write_text
from mapgen.base.clock import today
from mapgen.errors import OutputError, ServiceSetupError
from mapgen.geocoding.gazetteer import Gazetteer, GazetteerIndex
from mapgen.geocoding.gazetteer.installed import installed
from mapgen.languages import text
from mapgen.page import LocatorMap, locator_map
from mapgen.page.render import render_page
from mapgen.page.sheet.dates import spelled
from mapgen.settings import LOCK_NAME, Settings, settings_beside
from mapgen.survey import Adviser, FindAdviser, Survey, survey, survey_with_settings


@dataclass(frozen=True, slots=True)
class Built:
    """What was made, and of what. ``size`` is in bytes."""

    target: Path
    survey: Survey
    map: LocatorMap
    size: int


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
    source: Path | str,
    target: Path | str = "map.html",
    *,
    settings: Settings | None = None,
    as_of: date | None = None,
    language: str = "en",
    geocoder: str | None = None,
    refresh: Sequence[str] | None = (),
    strict: bool = False,
    progress: Callable[[int, int, str], None] | None = None,
) -> Built:
    """Write the map of the places in ``source`` to ``target`` and say what is on it.

    ``settings`` default to the places.toml beside the source, ``as_of`` to SOURCE_DATE_EPOCH, else today; warnings and
    errors are in ``language``. The rest is for online geocoders, see :mod:`mapgen.geocoding.services.consult`: another
    chain than that of the settings, toponyms to ask again for (None: all), whether one that is down is an error, and
    whom to tell how far they are. Raises InputError where the input is refused and OutputError where the page can't be
    written; the old page stays whole then.
    """
    source, target = Path(source), Path(target)
    beside = settings_beside(source)
    refuse_own_input(target, source, beside, source.parent / LOCK_NAME)
    drawn, places = draw(
        source, settings=settings, as_of=as_of or today(), language=language, geocoder=geocoder, refresh=refresh,
        strict=strict, progress=progress,
    )  # fmt: skip
    page = render_page(drawn)
    write_text(target, page)
    return Built(target, places, drawn, len(page.encode("utf-8")))


def draw(
    source: Path,
    *,
    settings: Settings | None,
    as_of: date,
    base_url: str | None = None,
    language: str = "en",
    geocoder: str | None = None,
    refresh: Sequence[str] | None = (),
    strict: bool = False,
    progress: Callable[[int, int, str], None] | None = None,
) -> tuple[LocatorMap, Survey]:
    """The map of a file and what is on it; see :func:`build`. ``base_url`` is another one than that of the settings."""
    gazetteer = Gazetteer()
    find = adviser_for(source, gazetteer, language=language, refresh=refresh, strict=strict, progress=progress)
    if settings is None:
        settings, places = survey_with_settings(
            source, gazetteer, as_of=as_of, language=language, geocoder=geocoder, find_adviser=find
        )
    else:
        settings = settings.asking(geocoder)
        places = survey(source, settings, gazetteer, as_of=as_of, language=language, adviser=find(settings))
    settings = replace(settings, base_url=base_url or settings.base_url)
    return map_of(places, settings, gazetteer, as_of), places


def map_of(places: Survey, settings: Settings, gazetteer: Gazetteer, as_of: date) -> LocatorMap:
    """The map of what was surveyed, with all who have to be named."""
    return locator_map(
        places.located,
        settings=settings,
        unlocated=places.unlocated,
        withdrawals=places.withdrawals,
        gazetteer=places.gazetteer or gazetteer,
        as_of=as_of,
        credits=(*installed_credits(settings.language), *places.credits),
    )


def adviser_for(
    source: Path,
    gazetteer: GazetteerIndex,
    *,
    language: str = "en",
    refresh: Sequence[str] | None = (),
    strict: bool = False,
    progress: Callable[[int, int, str], None] | None = None,
) -> FindAdviser:
    """Finds the online geocoders of settings, None where they name none: their part of mapgen isn't imported then."""

    def find(settings: Settings) -> Adviser | None:
        if settings.geocoder == Settings().geocoder:
            if refresh is None or refresh:
                raise ServiceSetupError(text("services.nobody_to_refresh", language))
            return None
        from mapgen.geocoding.services.consult import consult
        from mapgen.georeferencing.questions import open_questions

        return lambda rows: consult(
            open_questions(rows, settings, gazetteer),
            source,
            settings,
            gazetteer,
            language=language,
            refresh=refresh,
            strict=strict,
            progress=progress,
        )

    return find


def installed_credits(language: str) -> tuple[str, ...]:
    """Whom to name for installed official data, with the day of its download."""
    found = installed()
    parts = found.parts if found else ()
    return tuple(text(f"page.credits_{part.name}", language, date=spelled(part.day, language)) for part in parts)


def refuse_own_input(target: Path, *inputs: Path | None) -> None:
    """Raise OutputError where writing ``target`` would overwrite what the map is made from."""
    for path in inputs:
        if path is not None and _real(target) == _real(path):
            raise OutputError(errno.EINVAL, "This is an input of the map", str(target))


def _real(path: Path) -> str:
    """Where a path leads; Path.resolve would raise for a link to itself, and both would without a working folder."""
    try:
        return os.path.realpath(path)
    except OSError:
        return os.fspath(path)

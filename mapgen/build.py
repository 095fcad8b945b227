"""The whole line: a CSV of places in, one HTML page out."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mapgen.atomic import write_text
from mapgen.clock import today
from mapgen.errors import OutputError
from mapgen.gazetteer import Gazetteer
from mapgen.locator_map import LocatorMap, locator_map
from mapgen.page import render_page
from mapgen.settings import Settings, settings_beside
from mapgen.survey import Survey, survey, survey_with_settings


@dataclass(frozen=True, slots=True)
class Built:
    """What was made, and of what. ``size`` is in bytes."""

    target: Path
    survey: Survey
    map: LocatorMap
    size: int


def build(
    source: Path | str,
    target: Path | str = "map.html",
    *,
    settings: Settings | None = None,
    as_of: date | None = None,
    language: str = "en",
) -> Built:
    """Write the map of the places in ``source`` to ``target`` and say what is on it.

    ``settings`` default to the places.toml beside the source, ``as_of`` to SOURCE_DATE_EPOCH, else today;
    warnings and errors are in ``language``. Raises InputError where the input is refused and OutputError
    where the page can't be written; the old page stays whole then.
    """
    source, target = Path(source), Path(target)
    beside = settings_beside(source)
    _refuse_own_input(target, source, beside)
    gazetteer, day = Gazetteer(), as_of or today()
    if settings is None:
        settings, places = survey_with_settings(source, gazetteer, as_of=day, language=language)
    else:
        places = survey(source, settings, gazetteer, as_of=day, language=language)
    drawn = locator_map(
        places.located,
        settings=settings,
        unlocated=places.unlocated,
        withdrawals=places.withdrawals,
        gazetteer=gazetteer,
        as_of=day,
    )
    page = render_page(drawn)
    write_text(target, page)
    return Built(target, places, drawn, len(page.encode("utf-8")))


def _refuse_own_input(target: Path, *inputs: Path | None) -> None:
    for path in inputs:
        if path is not None and _real(target) == _real(path):
            raise OutputError(errno.EINVAL, "This is an input of the map", str(target))


def _real(path: Path) -> str:
    """Where a path leads; Path.resolve would raise for a link to itself, and both would without a working folder."""
    try:
        return os.path.realpath(path)
    except OSError:
        return os.fspath(path)

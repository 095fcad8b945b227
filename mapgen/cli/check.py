"""``mapgen check``: the same reading and georeferencing as ``build``, without an output."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from mapgen.cli.options import RefreshingCommand, to_refresh
from mapgen.cli.options import as_of as as_of_option
from mapgen.cli.options import geocoder as geocoder_option
from mapgen.cli.options import refresh as refresh_option
from mapgen.cli.options import source as source_argument
from mapgen.cli.options import strict as strict_option
from mapgen.cli.telling import Progress, print_problems, summary, user_language
from mapgen.languages import text


@click.command(cls=RefreshingCommand, epilog="Example: mapgen check places.csv")
@source_argument
@as_of_option
@geocoder_option
@refresh_option
@strict_option
def check(source: Path, as_of: date | None, geocoder: str | None, refresh: tuple[str, ...], strict: bool) -> None:
    """Read and locate the places without writing a map.

    Lists what wants another look: statuses older than a year, sources without an archived copy, events that may be
    counted twice, zones on one another, places outside the expected country. Exit 1 on any error and where any
    place is not located.

    What online geocoders answer is kept in places.lock.json beside the file, and not asked for again; nothing else
    is written.
    """
    from mapgen.base.clock import today
    from mapgen.desk.notices import notices
    from mapgen.geocoding.gazetteer import Gazetteer
    from mapgen.line import adviser_for
    from mapgen.survey import survey_with_settings

    language, day, gazetteer = user_language(), as_of or today(), Gazetteer()
    with Progress(language) as progress:
        find = adviser_for(
            source, gazetteer, language=language, refresh=to_refresh(refresh), strict=strict, progress=progress
        )
        settings, found = survey_with_settings(
            source, gazetteer, as_of=day, language=language, geocoder=geocoder, find_adviser=find
        )
    print_problems(found.warnings)
    for notice in notices(found.reports, settings, found.gazetteer or gazetteer, as_of=day, language=language):
        print(notice)
    print(text("cli.checked", language, file=source, summary=summary(found, language)))
    if found.unlocated:
        raise SystemExit(1)

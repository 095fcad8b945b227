"""``mapgen check``: the same reading and georeferencing as ``build``, without an output."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mapgen.cli.options import RefreshingCommand, along_the_line
from mapgen.cli.telling import print_problems, summary, user_language
from mapgen.cli.working import at_work
from mapgen.languages import text

if TYPE_CHECKING:
    from mapgen.geocoding.asking import Asking


@click.command(cls=RefreshingCommand, epilog="Example: mapgen check places.csv")
@along_the_line()
def check(source: Path, as_of: date | None, asking: Asking) -> None:
    """Read and locate the places without writing a map.

    Lists what wants another look: statuses older than a year, sources without an archived copy, events that may be
    counted twice, zones on one another, places outside the expected country. Exit 1 on any error and where any
    place is not located.

    What online geocoders answer is kept in places.lock.json beside the file, and not asked for again; nothing else
    is written.
    """
    from mapgen.base.clock import today
    from mapgen.desk.notices import notices
    from mapgen.line import consulted, read_input, surveyed

    language, day = user_language(), as_of or today()
    with at_work(asking) as asking:
        read = read_input(source, as_of=day, language=language, asking=asking)
        known = consulted(read, asking)
        found = surveyed(read, known)
    print_problems(found.warnings)
    for notice in notices(found.reports, read.settings, found.gazetteer, as_of=day, language=language):
        print(notice)
    print(text("cli.checked", language, file=source, summary=summary(found, language)))
    if found.unlocated:
        raise SystemExit(1)

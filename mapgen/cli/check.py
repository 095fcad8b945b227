"""``mapgen check``: the same reading and georeferencing as ``build``, without an output."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from mapgen.cli.options import as_of as as_of_option
from mapgen.cli.options import source as source_argument
from mapgen.cli.telling import print_problems, summary, user_language
from mapgen.messages import text


@click.command(epilog="Example: mapgen check places.csv")
@source_argument
@as_of_option
def check(source: Path, as_of: date | None) -> None:
    """Read and locate the places without writing anything.

    Exit 1 on any error and where any place is not located.
    """
    from mapgen.clock import today
    from mapgen.gazetteer import Gazetteer
    from mapgen.settings import read_settings, settings_beside
    from mapgen.survey import survey

    language = user_language()
    settings = read_settings(settings_beside(source), language=language)
    found = survey(source, settings, Gazetteer(), as_of=as_of or today(), language=language)
    print_problems(found.warnings)
    print(text("cli.checked", language, file=source, summary=summary(found, language)))
    if found.unlocated:
        raise SystemExit(1)

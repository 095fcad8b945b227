"""``mapgen build``: the page."""

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


@click.command(
    cls=RefreshingCommand,
    short_help="Write the map as one HTML page.",
    epilog="Example: mapgen build places.csv -o map.html",
)
@click.option(
    "--output", "-o", default="map.html", show_default=True, type=click.Path(path_type=Path), help="The page to write."
)
@along_the_line()
def build(source: Path, output: Path, as_of: date | None, asking: Asking) -> None:
    """Write the map of the places (CSV or .xlsx; default: places.csv) as one HTML file.

    A places.toml beside the file gives the title, the language and the country. Every doubtful or
    unlocated place is one line on standard error. Exit 1 where the input is refused; nothing is written then.

    What online geocoders answer is kept in places.lock.json beside the file, and not asked for again.
    """
    from mapgen.line import build as build_page

    language = user_language()
    with at_work(asking) as asking:
        built = build_page(source, output, as_of=as_of, language=language, asking=asking)
    print_problems(built.survey.warnings)
    size = f"{built.size / 1000:.0f}"
    print(text("cli.written", language, file=output, summary=summary(built.survey, language), size=size))

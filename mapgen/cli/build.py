"""``mapgen build``: the page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from mapgen.cli.options import as_of as as_of_option
from mapgen.cli.options import source as source_argument
from mapgen.cli.telling import print_problems, summary, user_language
from mapgen.messages import text


@click.command(short_help="Write the map as one HTML page.", epilog="Example: mapgen build places.csv -o map.html")
@source_argument
@click.option(
    "--output", "-o", default="map.html", show_default=True, type=click.Path(path_type=Path), help="The page to write."
)
@as_of_option
def build(source: Path, output: Path, as_of: date | None) -> None:
    """Write the map of the places (CSV or .xlsx; default: places.csv) as one HTML file.

    A places.toml beside the file gives the title, the language and the country. Every doubtful or
    unlocated place is one line on standard error. Exit 1 where the input is refused; nothing is written then.
    """
    from mapgen.build import build as build_page

    language = user_language()
    built = build_page(source, output, as_of=as_of, language=language)
    print_problems(built.survey.warnings)
    size = f"{built.size / 1000:.0f}"
    print(text("cli.written", language, file=output, summary=summary(built.survey, language), size=size))

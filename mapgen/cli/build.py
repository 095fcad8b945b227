"""``mapgen build``: the page."""

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
from mapgen.cli.working import Working
from mapgen.languages import text


@click.command(
    cls=RefreshingCommand,
    short_help="Write the map as one HTML page.",
    epilog="Example: mapgen build places.csv -o map.html",
)
@source_argument
@click.option(
    "--output", "-o", default="map.html", show_default=True, type=click.Path(path_type=Path), help="The page to write."
)
@as_of_option
@geocoder_option
@refresh_option
@strict_option
def build(
    source: Path, output: Path, as_of: date | None, geocoder: str | None, refresh: tuple[str, ...], strict: bool
) -> None:
    """Write the map of the places (CSV or .xlsx; default: places.csv) as one HTML file.

    A places.toml beside the file gives the title, the language and the country. Every doubtful or
    unlocated place is one line on standard error. Exit 1 where the input is refused; nothing is written then.

    What online geocoders answer is kept in places.lock.json beside the file, and not asked for again.
    """
    from mapgen.line import build as build_page

    language = user_language()
    with Working(text("cli.working", language)) as working, Progress(language) as progress:
        built = build_page(
            source,
            output,
            as_of=as_of,
            language=language,
            geocoder=geocoder,
            refresh=to_refresh(refresh),
            strict=strict,
            progress=working.giving_way(progress),
        )
    print_problems(built.survey.warnings)
    size = f"{built.size / 1000:.0f}"
    print(text("cli.written", language, file=output, summary=summary(built.survey, language), size=size))

"""``mapgen publish``: the embed kit."""

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
    short_help="Write the embed kit: a folder for a web server.",
    epilog="Example: mapgen publish places.csv --to kit --base-url https://maps.example.org/kit/",
)
@click.option("--to", "folder", required=True, metavar="FOLDER", type=click.Path(path_type=Path), help="Where to.")
@click.option("--base-url", metavar="URL", help="Its address once published (default: base_url of places.toml).")
@along_the_line()
def publish(source: Path, folder: Path, base_url: str | None, as_of: date | None, asking: Asking) -> None:
    """Write the page and everything that helps to embed it into FOLDER: static files for any web server.

    Publish again after a correction: each file is replaced whole, what was removed leaves no trace, and files of others
    in the folder stay as they are. Exit 1 where the input is refused; nothing is written then.

    What online geocoders answer is kept in places.lock.json beside the file, and not asked for again.
    """
    from mapgen.kit import publish as publish_kit

    language = user_language()
    with at_work(asking) as asking:
        kit = publish_kit(source, folder, base_url=base_url, as_of=as_of, language=language, asking=asking)
    print_problems(kit.survey.warnings)
    told, size = summary(kit.survey, language), f"{kit.size / 1000:.0f}"
    print(text("publish.written", language, folder=folder, summary=told, files=len(kit.files), size=size))
    print(
        text("publish.changed", language, changes=kit.changes) if kit.changes else text("publish.unchanged", language)
    )
    if kit.map.settings.base_url is None:
        print(text("publish.no_base_url", language))

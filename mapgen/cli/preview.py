"""``mapgen preview``: the kit on this machine, as it will be read."""

from __future__ import annotations

import webbrowser
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mapgen.cli.options import RefreshingCommand, along_the_line
from mapgen.cli.telling import fail, user_language
from mapgen.cli.working import at_work
from mapgen.languages import text

if TYPE_CHECKING:
    from mapgen.geocoding.asking import Asking

#: Ports tried one after another, from the one asked for.
MOST_PORTS = 50


@click.command(
    cls=RefreshingCommand,
    short_help="Show the map in the browser, anew at each change.",
    epilog="Example: mapgen preview places.csv",
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The first port tried.")
@click.option("--open/--no-open", "open_browser", default=True, help="Open the browser.")
@along_the_line("[PLACES.CSV|FOLDER]")
def preview(source: Path, port: int, open_browser: bool, as_of: date | None, asking: Asking) -> None:
    """Serve the kit of the places, built in memory, or of a FOLDER on 127.0.0.1; pages follow when the files change.

    Nothing is written but what online geocoders answer (places.lock.json beside the file), and no other machine can
    ask. Ends with Ctrl-C.
    """
    from mapgen.kit.preview import BuiltKit, FolderKit, serve

    language = user_language()
    folder = source.is_dir()
    kit = (
        FolderKit(source)
        if folder
        else BuiltKit(source, as_of=as_of, language=language, asking=asking, at_work=at_work)
    )
    if folder and kit.file("index.html") is None:
        fail(text("preview.no_folder", language, folder=source))
    last = min(port + MOST_PORTS, 65535)
    server = serve(kit, range(port, last + 1))
    if server is None:
        fail(text("preview.no_port", language, first=port, last=last))
    address = f"http://127.0.0.1:{server.server_port}/"
    try:
        print(text("preview.serving", language, source=source, address=address), flush=True)
        if open_browser:
            webbrowser.open(address)
        server.serve_forever()
    except KeyboardInterrupt:
        print(text("preview.stopped", language))
    finally:
        server.server_close()

"""``mapgen gazetteer``: what answers for names, and full official data on request."""

from __future__ import annotations

from pathlib import Path

import click

from mapgen.cli.telling import Progress, user_language
from mapgen.languages import text


@click.group(epilog="Example: mapgen gazetteer info")
def gazetteer() -> None:
    """Tell what the gazetteer holds, and install full official data.

    Nothing is downloaded unless "install" is called. Installed data lies in the user's data folder, or in the
    folder that the environment variable MAPGEN_DATA names.
    """


@gazetteer.command(epilog="Example: mapgen gazetteer info")
def info() -> None:
    """Tell what is embedded and what is installed: counts, dates, licences."""
    from mapgen.geocoding.gazetteer.installed import checked_database, installed
    from mapgen.geocoding.gazetteer.store import embedded_path

    language = user_language()
    print(text("gazetteer.embedded", language))
    _print_counts(embedded_path(), language)
    for source in ("cog", "geonames", "natural_earth", "cldr", "mapgen"):
        print("  " + text(f"gazetteer.source_{source}", language))
    found = installed()
    if found is None:
        print(text("gazetteer.nothing", language))
        return
    print(text("gazetteer.installed", language))
    _print_counts(checked_database(embedded_path()), language)
    for part in found.parts:
        print("  " + text(f"gazetteer.part_{part.name}", language, date=part.day))


def _print_counts(database: Path, language: str) -> None:
    from mapgen.geocoding.installs.contents import communes_by_basis, records_by_class

    def grouped(count: int) -> str:
        return f"{count:,}".replace(",", text("language.group", language))

    counts = (f"{text(f'class.{name}', language)} {grouped(n)}" for name, n in records_by_class(database).items())
    print("  " + text("gazetteer.records", language, counts=", ".join(counts)))
    basis = {name: grouped(count) for name, count in communes_by_basis(database).items()}
    print("  " + text("gazetteer.communes", language, **basis))


@gazetteer.command(epilog="Example: mapgen gazetteer install france")
@click.argument("what", metavar="france|world", type=click.Choice(["france", "world"]))
@click.option("--from", "origin", metavar="URL", help="Another server of the same data, such as a mirror.")
def install(what: str, origin: str | None) -> None:
    """Download official data and use it from now on.

    "france" has the contour and the centre of every commune, département and région (geo.api.gouv.fr), "world" the
    towns of 500 people and more (GeoNames). A download that is stopped goes on where it stopped; what was in use
    stays in use until all is there and checked.
    """
    from mapgen.geocoding.installs import install as install_part

    language = user_language()
    with Progress(language) as progress:
        part = install_part(what, origin=origin, language=language, progress=progress)
    print(text("gazetteer.done", language, name=what, date=part.day))


@gazetteer.command(epilog="Example: mapgen gazetteer verify")
def verify() -> None:
    """Hold all installed files against their checksums; exit 1 where one was changed."""
    from mapgen.geocoding.installs import verify as verify_all

    language = user_language()
    verdicts = verify_all(language=language)
    if not verdicts:
        print(text("gazetteer.nothing", language))
    for verdict in verdicts:
        sound = text("gazetteer.sound", language, name=verdict.name)
        print(f"{verdict.name}: {verdict.fault}" if verdict.fault else sound)
    if any(verdict.fault for verdict in verdicts):
        raise SystemExit(1)


@gazetteer.command(epilog="Example: mapgen gazetteer remove world")
@click.argument("what", metavar="[france|world]", required=False, type=click.Choice(["france", "world"]))
def remove(what: str | None) -> None:
    """Remove installed data, all of it where nothing is named. The embedded gazetteer answers then."""
    from mapgen.geocoding.installs import remove as remove_parts

    language = user_language()
    gone = remove_parts((what,) if what else (), language=language)
    print(text("gazetteer.removed", language, names=", ".join(gone)) if gone else text("gazetteer.nothing", language))

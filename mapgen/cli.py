"""``mapgen build | check | explain``: the only module that prints or exits.

Modules that a command needs are imported inside it, so that ``mapgen --help`` and ``explain`` stay quick.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mapgen import __version__
from mapgen.errors import InputError, MapgenError, OutputError, Problem
from mapgen.messages import text

if TYPE_CHECKING:
    from mapgen.gazetteer import Gazetteer
    from mapgen.geocoding import Context
    from mapgen.survey import Survey


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """The calendar day of an option, or a usage error (exit 2) that shows the value."""
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day such as 2026-01-31.", ctx, param) from None


def _country(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The country code of an option in capitals, or a usage error (exit 2) that shows the value."""
    if value is None or (len(value) == 2 and value.isascii() and value.isalpha()):
        return value and value.upper()
    raise click.BadParameter(f"{value!r} is not an ISO 3166 code such as FR.", ctx, param)


_source = click.argument("source", metavar="[PLACES.CSV]", default="places.csv", type=click.Path(path_type=Path))
_as_of = click.option(
    "--as-of", metavar="DATE", callback=_day, help="The day that counts (default: SOURCE_DATE_EPOCH, else today)."
)


@click.group(
    epilog="Example: mapgen build places.csv -o map.html",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="mapgen")
def app() -> None:
    """An honest, self-contained map of places named in the press."""


@app.command(epilog="Example: mapgen build places.csv -o map.html")
@_source
@click.option(
    "--output", "-o", default="map.html", show_default=True, type=click.Path(path_type=Path), help="The page to write."
)
@_as_of
def build(source: Path, output: Path, as_of: date | None) -> None:
    """Write the map of the places (CSV or .xlsx; default: places.csv) as one HTML file.

    A places.toml beside the file gives the title, the language and the country. Every doubtful or
    unlocated place is one line on standard error. Exit 1 where the input is refused; nothing is written then.
    """
    from mapgen.build import build as build_page

    language = _language()
    built = build_page(source, output, as_of=as_of, language=language)
    _print_problems(built.survey.warnings)
    summary = _summary(built.survey, language)
    size = f"{built.size / 1000:.0f}"
    print(text("cli.written", language, file=output, summary=summary, size=size))


@app.command(epilog="Example: mapgen check places.csv")
@_source
@_as_of
def check(source: Path, as_of: date | None) -> None:
    """Read and locate the places without writing anything.

    Exit 1 on any error and where any place is not located.
    """
    from mapgen.clock import today
    from mapgen.gazetteer import Gazetteer
    from mapgen.settings import read_settings, settings_beside
    from mapgen.survey import survey

    language = _language()
    settings = read_settings(settings_beside(source), language=language)
    found = survey(source, settings, Gazetteer(), as_of=as_of or today(), language=language)
    _print_problems(found.warnings)
    print(text("cli.checked", language, file=source, summary=_summary(found, language)))
    if found.unlocated:
        raise SystemExit(1)


@app.command(epilog='Example: mapgen explain "près de Lille" "in Cambridge" --within Massachusetts')
@click.argument("wordings", metavar="WORDING...", nargs=-1, required=True)
@click.option("--within", metavar="PLACE", help="What contains the places: Nord, 59, FR-59, FR ...")
@click.option("--country", metavar="CODE", callback=_country, help="The country that counts first, ISO 3166: FR.")
@click.option("--lang", type=click.Choice(["fr", "en"]), help="Language of the wordings.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--geometry", is_flag=True, help="Add the GeoJSON geometry (implies --json).")
def explain(
    wordings: tuple[str, ...], within: str | None, country: str | None, lang: str | None, as_json: bool, geometry: bool
) -> None:
    """Tell how wordings of the press are understood, and why.

    "-" reads a CSV with a "place" column (and optional "within", "lang") from standard input.
    """
    from mapgen.gazetteer import Gazetteer
    from mapgen.geocoding import Context

    _collect_rarely()
    gazetteer = Gazetteer()
    asked = _asked(wordings, Context(within=within, lang=lang, country=country))
    lines = _json_lines(asked, gazetteer, geometry) if as_json or geometry else _account_lines(asked, gazetteer)
    for line in lines:
        print(line)


def main() -> None:
    """The entry point: errors are one line each on standard error, exit 1 for refused input, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = app.main(standalone_mode=False)
        raise SystemExit(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        _fail(_usage(error), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _fail(text("cli.stopped", _language()), 130)
    except InputError as error:
        _print_problems(error.problems)
        _fail(text("cli.refused", _language(), n=len(error.problems), count=len(error.problems)))
    except OutputError as error:
        _fail(text("cli.not_written", _language(), file=error.filename, why=error.strerror))
    except MapgenError as error:
        _fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(1) from None


def _usage(error: click.ClickException) -> str:
    """A wrong call in one line, with where to read on."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "mapgen"
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    return f"{command}: {error.format_message()} {text('cli.see_help', _language(), command=command)}"


def _fail(message: str, code: int = 1) -> None:
    print(message, file=sys.stderr)
    raise SystemExit(code)


def _print_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


def _language() -> str:
    """Messages follow the user's locale as other commands do: French where it says so, else English."""
    import os

    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "fr" if locale.lower().startswith("fr") else "en"


def _summary(found: Survey, language: str) -> str:
    """``4 arrests in 4 events at 4 places, 0 places not located``."""
    from mapgen.totals import totals

    counted = totals([*found.located, *found.unlocated])
    parts = [
        _count("cli.places", len(found.located), language),
        _count("cli.events", counted.events, language),
        _arrests(counted.arrests, counted.at_least, language),
        _count("cli.unlocated", len(found.unlocated), language),
    ]
    if found.expired:
        parts.append(_count("cli.expired", found.expired, language))
    return ", ".join(parts)


def _arrests(arrests: int | None, at_least: bool, language: str) -> str:
    if arrests is None:
        return text("cli.arrests_unstated", language)
    return _count("cli.arrests_at_least" if at_least else "cli.arrests", arrests, language)


def _count(key: str, number: int, language: str) -> str:
    return text(key, language, n=number, count=number)


def _collect_rarely() -> None:
    """Answers hold no cycles; looking for some among the growing caches costs a tenth of the time."""
    import gc

    gc.freeze()
    gc.set_threshold(100_000, 100, 100)


def _asked(wordings: Iterable[str], context: Context) -> Iterator[tuple[str, Context]]:
    """Each wording with its context; "-" stands for the rows of the CSV on standard input."""
    from dataclasses import replace

    for wording in wordings:
        if wording != "-":
            yield wording, context
            continue
        from mapgen.places.wordings import read_wordings

        for row in read_wordings(sys.stdin.buffer, language=_language()):
            if row.within or row.lang:
                yield row.place, replace(context, within=row.within or context.within, lang=row.lang or context.lang)
            else:
                yield row.place, context


def _json_lines(asked: Iterable[tuple[str, Context]], gazetteer: Gazetteer, with_geometry: bool) -> Iterator[str]:
    import json

    from mapgen.explain import geometry_of, to_json
    from mapgen.locate import locate

    language, encode = _language(), json.JSONEncoder(ensure_ascii=False).encode
    for wording, context in asked:
        georeference = locate(wording, gazetteer, context, language=context.lang or language)
        record = to_json(georeference)
        if with_geometry:
            record["geometry"] = geometry_of(georeference, gazetteer)
        yield encode(record)


def _account_lines(asked: Iterable[tuple[str, Context]], gazetteer: Gazetteer) -> Iterator[str]:
    from mapgen.explain import account
    from mapgen.locate import understand

    language = _language()
    for i, (wording, context) in enumerate(asked):
        if i:
            yield ""
        told = context.lang or language
        yield from account(understand(wording, gazetteer, context, language=told), gazetteer, told)

"""Arguments and options that several commands share, and what their values may be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

#: Stands for every name in ``--refresh`` without a value.
ALL = "*"


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """The calendar day of an option, or a usage error (exit 2) that shows the value."""
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day such as 2026-01-31.", ctx, param) from None


def country(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The country code of an option in capitals, or a usage error (exit 2) that shows the value."""
    if value is None or (len(value) == 2 and value.isascii() and value.isalpha()):
        return value and value.upper()
    raise click.BadParameter(f"{value!r} is not an ISO 3166 code such as FR.", ctx, param)


def along_the_line(metavar: str = "[PLACES.CSV]") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """What every command takes that reads places: the function gets ``source``, ``as_of`` and ``asking``.

    The command is a :class:`RefreshingCommand`.
    """

    def take(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def run(geocoder: str | None, refresh: tuple[str, ...], strict: bool, **others: Any) -> Any:
            from mapgen.geocoding.asking import Asking

            return command(asking=Asking(geocoder, to_refresh(refresh), strict), **others)

        source = click.argument(
            "source", metavar=metavar, default="places.csv", type=click.Path(path_type=Path, readable=False)
        )
        return source(_as_of(_geocoder(_refresh(_strict(run)))))

    return take


_as_of = click.option(
    "--as-of", metavar="DATE", callback=day, help="The day that counts (default: SOURCE_DATE_EPOCH, else today)."
)
_geocoder = click.option(
    "--geocoder",
    metavar="CHAIN",
    help="Who answers for names: embedded, or embedded,ban,nominatim (default: places.toml).",
)
_refresh = click.option(
    "--refresh",
    metavar="[TOPONYM]...",
    multiple=True,
    help="Ask the services again: for these names, or for all where none follows.",
)
_strict = click.option("--strict", is_flag=True, help="Exit 1 where a service gives no answer.")


def to_refresh(values: tuple[str, ...]) -> tuple[str, ...] | None:
    """The names to ask again for; None for all of them."""
    return None if ALL in values else values


class RefreshingCommand(click.Command):
    """A command whose ``--refresh`` takes any number of names, up to the next option or file."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, _spread(args))


def _spread(args: list[str]) -> list[str]:
    """``--refresh A B`` as ``--refresh=A --refresh=B``, and ``--refresh`` alone as that of all."""
    spread: list[str] = []
    names: list[str] | None = None
    for arg in args:
        if names is not None and not arg.startswith("-") and not Path(arg).is_file():
            names.append(arg)
            continue
        spread += _refreshing(names)
        names = [] if arg == "--refresh" else None
        spread += [] if arg == "--refresh" else [arg]
    return spread + _refreshing(names)


def _refreshing(names: list[str] | None) -> list[str]:
    return [] if names is None else [f"--refresh={name}" for name in names or [ALL]]

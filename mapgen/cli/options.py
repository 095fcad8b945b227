"""Arguments and options that several commands share, and what their values may be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click


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


source = click.argument(
    "source", metavar="[PLACES.CSV]", default="places.csv", type=click.Path(path_type=Path, readable=False)
)
as_of = click.option(
    "--as-of", metavar="DATE", callback=day, help="The day that counts (default: SOURCE_DATE_EPOCH, else today)."
)

"""The day, which is an input like any other."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from mapgen.errors import InputError, Problem


def today() -> date:
    """The day of SOURCE_DATE_EPOCH (seconds since 1970, UTC; reproducible-builds.org), else the local day.

    Raises InputError where the variable holds no such number.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        message = f"{epoch!r} is not a number of seconds since 1970. Unset it or give --as-of."
        raise InputError([Problem("SOURCE_DATE_EPOCH", None, None, message)]) from error

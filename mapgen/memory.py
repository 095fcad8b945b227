"""Python's search for garbage, made rare while very much is made that all stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: Objects made between two searches. Values between stages hold no cycles, and each search walks through all of them:
#: with Python's own 700 a quarter of the time of 10,000 rows went into it.
_BETWEEN = (1_000_000, 20, 100)


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Search for garbage rarely within the block; before and after as it was. What was made counts as old then: the
    next small search needn't walk through it."""
    before = gc.get_threshold()
    gc.set_threshold(*_BETWEEN)
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.set_threshold(*before)

"""A sign of life while a long command works: on a terminal, from one second on; in a pipe never a letter."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mapgen.cli.telling import Progress as Told
from mapgen.cli.telling import user_language
from mapgen.languages import text

if TYPE_CHECKING:
    from mapgen.geocoding.asking import Asking

#: Seconds before anything is shown: what is done by then needs no sign.
PATIENCE = 1.0


@contextmanager
def at_work(asking: Asking) -> Iterator[Asking]:
    """A sign of life round the way along the line; ``asking`` with somebody who tells how far the services are."""
    language = user_language()
    with Working(text("cli.working", language)) as working, Told(language) as told:
        yield replace(asking, progress=working.giving_way(told))


class Working:
    """A spinner with one line of text and the time, from the second second of the block on."""

    def __init__(self, words: str, patience: float = PATIENCE) -> None:
        self._words = words
        self._timer = threading.Timer(patience, self._show)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._bar: Any = None
        self._over = False

    def __enter__(self) -> Working:
        if sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """No more sign: somebody else has something to tell."""
        self._timer.cancel()
        with self._lock:
            self._over = True
            if self._bar is not None:
                self._bar.stop()
                self._bar = None

    def giving_way(self, told: Callable[[int, int, str], None]) -> Callable[[int, int, str], None]:
        """``told``, before which the sign is taken away."""

        def tell(number: int, count: int, name: str) -> None:
            self.stop()
            told(number, count, name)

        return tell

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        with self._lock:
            if self._over:
                return
            columns = SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn()
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bar.add_task(self._words, total=None)
            self._bar.start()

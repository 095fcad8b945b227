"""What the commands say: problems and failures on standard error, one line each, and the summary of a survey."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, NoReturn

from mapgen.errors import Problem
from mapgen.languages import languages, text

if TYPE_CHECKING:
    from mapgen.survey import Survey


def fail(message: str, code: int = 1) -> NoReturn:
    """Say why on standard error and exit with ``code``."""
    print(message, file=sys.stderr)
    raise SystemExit(code)


def print_problems(problems: Iterable[Problem]) -> None:
    """One line a problem on standard error, in the order given."""
    for problem in problems:
        print(problem, file=sys.stderr)


def user_language() -> str:
    """Messages follow the user's locale as other commands do, in English where there are none in its language."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    code = re.split("[_.@-]", locale.lower())[0]
    return code if code in languages() else "en"


class Progress:
    """How far a long task is, on standard error, from its second second on: one line that changes on a terminal,
    elsewhere a line every ten seconds."""

    def __init__(self, language: str, key: str = "services.progress") -> None:
        self._language, self._key = language, key
        self._start = self._told = time.monotonic()
        self._shown = False

    def __call__(self, number: int, count: int, name: str) -> None:
        now = time.monotonic()
        terminal = sys.stderr.isatty()
        if now - self._start < 1.0 or (not terminal and self._shown and now - self._told < 10.0):
            return
        self._told, self._shown = now, True
        line = text(self._key, self._language, name=name, number=number, count=count)
        print(f"\r\x1b[K{line}" if terminal else line, end="" if terminal else "\n", file=sys.stderr, flush=True)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown and sys.stderr.isatty():
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def summary(found: Survey, language: str) -> str:
    """``4 arrests in 4 events at 4 places, 0 places not located``."""
    from mapgen.features.totals import totals

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

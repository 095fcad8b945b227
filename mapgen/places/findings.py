"""What is wrong with an input, gathered so that it can be told in one go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from mapgen.base.plaintext import shown
from mapgen.errors import InputError, Problem
from mapgen.languages import text

#: A file with more problems than this is no list of places; reading on would only cost time and memory.
MAXIMUM_PROBLEMS = 10_000
#: Of one kind; the rest is told as a number.
MAXIMUM_WARNINGS = 20


class Refused(Exception):  # noqa: N818 - not an error of its own: the reader turns it into a Problem
    """A file, row or cell can't be used: key of the message and what it shows."""

    def __init__(self, key: str, *, line: int | None = None, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.line = line
        self.values = values


class Findings:
    """Collects the problems of one file and hands its warnings on as they come, in the reader's language."""

    def __init__(self, file: str, language: str, on_warning: Callable[[Problem], None] | None = None) -> None:
        self.file = shown(file, limit=500)
        self.problems: list[Problem] = []
        self.said = 0
        """How many problems and warnings there were so far."""
        self._language = language
        self._on_warning = on_warning
        self._warnings: Counter[str] = Counter()

    def refuse(self, refused: Refused, *, line: int | None = None, column: str | None = None) -> None:
        """Keep one problem. Raises InputError at once where there are too many."""
        self._keep(self._problem(refused.key, line or refused.line, column, refused.values))

    def add(self, message: str, *, line: int, column: str) -> None:
        """Keep a problem that somebody else has put in words already."""
        self._keep(Problem(self.file, line, shown(column, limit=40), message))

    def _keep(self, problem: Problem) -> None:
        self.said += 1
        self.problems.append(problem)
        if len(self.problems) >= MAXIMUM_PROBLEMS:
            self.problems.append(self._problem("reader.too_many_problems", None, None, {"count": MAXIMUM_PROBLEMS}))
            self.raise_if_refused()

    def warn(self, key: str, *, line: int | None = None, column: str | None = None, **values: object) -> None:
        """Hand one warning on; the file is still read."""
        self.said += 1
        self._warnings[key] += 1
        if self._on_warning and self._warnings[key] <= MAXIMUM_WARNINGS:
            self._on_warning(self._problem(key, line, column, values))

    def close(self) -> None:
        """Tell how many warnings were not handed on one by one."""
        unheard = sum(max(0, count - MAXIMUM_WARNINGS) for count in self._warnings.values())
        if self._on_warning and unheard:
            self._on_warning(self._problem("reader.more_warnings", None, None, {"n": unheard}))

    def raise_if_refused(self) -> None:
        """Raise InputError with every problem in file order, if there is any."""
        if self.problems:
            raise InputError(self.problems)

    def _problem(self, key: str, line: int | None, column: str | None, values: dict[str, object]) -> Problem:
        safe = {name: self._fit(name, value) for name, value in values.items()}
        label = None if column is None else shown(column, limit=40)
        return Problem(self.file, line, label, text(key, self._language, **safe))

    def _fit(self, name: str, value: object) -> object:
        """A value as a sentence shows it: text in one harmless line, amounts with their digits grouped."""
        if isinstance(value, str):
            return shown(value)
        if name in ("count", "limit"):
            return f"{value:,}".replace(",", text("language.group", self._language))
        return value

"""Every error mapgen raises, in one place: its cause, its remedy and the data it carries.

Each class has the family root :class:`MapgenError` and, where one fits, a builtin root, so that callers
may catch as narrowly or as widely as they like. "Not found" is never an error here: it is a value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


class MapgenError(Exception):
    """Root of all errors of this package. Its text is one sentence for a person, never a traceback."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input, with its place in the file.

    ``line`` and ``column`` are None where the problem belongs to the whole file. ``column`` is the
    header name, not a number: it is what an editor sees in a spreadsheet.
    """

    file: str
    line: int | None
    column: str | None
    message: str

    def __str__(self) -> str:
        """``FILE:LINE: COLUMN: message``, without the parts that are unknown."""
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(part for part in (where, self.column, self.message) if part)


#: Hears what is doubtful and no error.
OnWarning = Callable[[Problem], None]


class InputError(MapgenError, ValueError):
    """The input was refused. Nothing was written.

    ``problems`` holds every problem of the file, not just the first; the remedy is in each message.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class SettingsError(InputError):
    """``places.toml`` was refused: bad TOML, an unknown key or a value of the wrong kind."""


class OutputError(MapgenError, OSError):
    """The output could not be written; the old file, if any, is untouched. Remedy: another target or more room.

    ``errno``, ``strerror`` and ``filename`` are those of the operating system's error.
    """


class GazetteerDataError(MapgenError, RuntimeError):
    """The embedded gazetteer is missing or damaged. Remedy: install mapgen again."""


class ServiceSetupError(MapgenError, ValueError):
    """An online geocoder can't be asked as it is set up: an unknown name or option, no key, no contact address."""


class ServiceError(MapgenError, RuntimeError):
    """An online geocoder gave no answer, and the build was told to be strict. What was learned is in the lock file."""


class InstallError(MapgenError, RuntimeError):
    """Official data could not be installed or removed. What was installed before is as it was."""


class GeometryError(MapgenError, ValueError):
    """A geometry can't be made from what was given. Remedy: give the gazetteer or the outline along."""


class RequestsRefusedError(MapgenError, ValueError):
    """A folium layer would make the page ask another host for something.

    Remedy: leave the layer out, or say ``allow_requests=True`` and give up the self-contained page.
    ``layer`` is the class name of the refused layer.
    """

    def __init__(self, message: str, *, layer: str) -> None:
        self.layer = layer
        super().__init__(message)

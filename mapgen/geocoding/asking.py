"""What online geocoders are asked, and what came of it; without their part of mapgen, which most maps never need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mapgen.errors import Problem
from mapgen.geocoding.gazetteer import GazetteerIndex

#: Called before each request: number of it, how many there are at most, title of the service.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Asking:
    """How online geocoders are asked; by default as the settings say, each question once for ever."""

    geocoder: str | None = None
    """Another chain than that of the settings: ``embedded``, or ``embedded,ban,nominatim``."""
    refresh: Sequence[str] | None = ()
    """Toponyms to ask for again; None for all."""
    strict: bool = False
    """Whether a service that gives no answer is an error."""
    progress: Progress | None = None
    """Whom to tell how far it is."""

    @property
    def again(self) -> bool:
        """Whether anything is to be asked that was answered before."""
        return self.refresh is None or bool(self.refresh)


@dataclass(frozen=True, slots=True)
class Consulted:
    """The gazetteer with all that is known now, what to warn of, and whom to credit."""

    gazetteer: GazetteerIndex
    warnings: tuple[Problem, ...] = ()
    credits: tuple[str, ...] = ()
    requests: int = 0
    """Questions put to services, not counting tries."""

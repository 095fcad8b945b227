"""What a file of a kit is called and made from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from mapgen.features.feature import Feature
from mapgen.kit.addresses import Addresses
from mapgen.page import LocatorMap
from mapgen.page.sheet import Sheet

#: A file of a kit: no folder, nothing hidden, the same on every system and in every address.
FILE_NAME = re.compile(r"[a-z0-9][a-z0-9-]*(?:\.[a-z0-9]+)+")


@dataclass(frozen=True, slots=True)
class Material:
    """What the files are made from. ``alt`` says in words what ``picture``, an SVG, shows."""

    map: LocatorMap
    where: Addresses
    as_of: date
    alt: str
    picture: str

    @property
    def features(self) -> list[Feature]:
        """All places, those that are not located last."""
        return [*self.map.features, *self.map.unlocated]

    @property
    def sheet(self) -> Sheet:
        """The words of the page."""
        return self.map.sheet


@dataclass(frozen=True, slots=True)
class Format:
    """One file. Raises ValueError for a name that a later run would take for another maker's."""

    name: str
    media_type: str
    make: Callable[[Material], str | bytes]

    def __post_init__(self) -> None:
        if not FILE_NAME.fullmatch(self.name):
            raise ValueError(f"not the name of a file of a kit: {self.name!r}")

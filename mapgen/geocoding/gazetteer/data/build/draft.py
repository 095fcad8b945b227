"""A record under construction, and the collection of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from mapgen.base.toponym import fold


@dataclass(slots=True, eq=False)
class Draft:
    """One record before it has a number. Mutable: the stages fill it in turn."""

    feature_class: str
    feature_code: str
    name: str
    source: str
    article: str = ""
    population: int = 0
    country_code: str = ""
    parent: Draft | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_in_meters: float | None = None
    extent_basis: str = "point"
    same_as: Draft | None = None
    main_part_only: bool = False
    geometry: Any = None
    """A shapely (Multi)Polygon in degrees, or None."""
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    """(folded key, kind) → the spelling."""
    called: dict[str, str] = field(default_factory=dict)
    """Language → what its press calls the place, where that is not ``name``."""
    trusted: set[str] = field(default_factory=set)
    """Folded keys from a table of ours or from CLDR: real French or English names."""

    @property
    def located(self) -> bool:
        """True where a point is known."""
        return self.latitude is not None

    @property
    def point(self) -> tuple[float, float]:
        """(latitude, longitude) in degrees. Only for a located draft."""
        if self.latitude is None or self.longitude is None:
            raise ValueError(f"{self.feature_class} {self.feature_code} ({self.name}) has no point")
        return self.latitude, self.longitude

    def add_name(self, kind: str, *spellings: str) -> None:
        """More names of one kind. A key that is a name already does not become another kind too."""
        for spelling in spellings:
            key = fold(spelling)
            if key and (key, "name") not in self.names:
                self.names.setdefault((key, kind), spelling)

    def trust_name(self, kind: str, *spellings: str) -> None:
        """More names of one kind that may compete with the same name elsewhere."""
        self.add_name(kind, *spellings)
        self.trusted.update(fold(spelling) for spelling in spellings)

    def call(self, language: str, name: str) -> None:
        """The press of ``language`` calls the place so; the name may compete with the same name elsewhere."""
        self.trust_name("alias", name)
        if name != self.name:
            self.called[language] = name

    def bears(self, name: str) -> bool:
        """True where ``name`` is one of the draft's names of any kind."""
        key = fold(name)
        return any(key == own for own, _ in self.names)

    def within(self, other: Draft) -> bool:
        """True where ``other`` is among the containers."""
        return self.parent is not None and (self.parent is other or self.parent.within(other))


class Drafts:
    """All drafts, by class and code. INSEE codes and GeoNames ids of towns are told apart: 71137 is one of each."""

    def __init__(self) -> None:
        self._by_code: dict[tuple[str, str, bool], Draft] = {}

    def add(self, draft: Draft) -> Draft:
        """Keeps the draft and gives it its own name as a key. Raises ValueError on a code used twice."""
        key = _key(draft)
        if key in self._by_code:
            raise ValueError(f"{draft.feature_class} {draft.feature_code} twice: {draft.name}")
        self._by_code[key] = draft
        draft.names[(fold(draft.name), "name")] = draft.name
        return draft

    def get(self, feature_class: str, feature_code: str, geonames: bool = False) -> Draft | None:
        """The draft of this class and code, or None. ``geonames``: the code is a GeoNames id."""
        return self._by_code.get((feature_class, feature_code, geonames))

    def of_class(self, *feature_classes: str) -> list[Draft]:
        """All drafts of these classes, in the order they came."""
        return [draft for draft in self if draft.feature_class in feature_classes]

    def drop(self, drafts: Iterable[Draft]) -> None:
        """Forgets drafts."""
        for draft in drafts:
            del self._by_code[_key(draft)]

    def __iter__(self) -> Iterator[Draft]:
        return iter(list(self._by_code.values()))

    def __len__(self) -> int:
        return len(self._by_code)


def _key(draft: Draft) -> tuple[str, str, bool]:
    town = draft.feature_class in ("municipality", "municipal_district")
    return draft.feature_class, draft.feature_code, town and draft.country_code != "FR"

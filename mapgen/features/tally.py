"""Places added up along their containers: commune → département or county → région or state → country.

By what the records say contains them, never by a grid on the screen. Each place has one home, the innermost container
that its zone doesn't exceed, so that each is counted once on its way up and the sums meet the headline's total.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from mapgen.base.geodesy import distance_in_meters
from mapgen.features.feature import Feature
from mapgen.features.totals import Totals, totals
from mapgen.geocoding.gazetteer import Record

#: The classes of records that add up. Intercommunalities and areas of the press are not on everybody's map.
CLASSES = frozenset({"department", "county", "region", "state", "country"})
#: Zones of these kinds lie where their feature lies; all others reach beyond it and may outgrow its container.
_WITHIN = frozenset({"outline", "extent"})
#: Up to this many places, each is shown from the start.
MOST_SINGLE = 300


class Containers(Protocol):
    """What is asked of a gazetteer."""

    def record(self, record_id: int) -> Record: ...

    def containers(self, record: Record) -> Sequence[Record]: ...

    def outline(self, record_id: int) -> list[Any] | None: ...

    def name(self, record: Record, language: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Container:
    """One container of at least two places, with what is reported in it."""

    record: Record
    name: str
    """As the press of the map's language calls it."""
    parent: int | None
    """Index of the next larger container; always a smaller index than its own."""
    depth: int
    places: int
    totals: Totals


@dataclass(frozen=True, slots=True)
class Tally:
    """The containers, each behind the one that holds it, and the home of each place among them."""

    containers: tuple[Container, ...]
    homes: Mapping[str, int | None]
    """Feature id → index of its container; None where it has none."""


NO_TALLY = Tally((), {})


def tally(features: Sequence[Feature], gazetteer: Containers, language: str) -> Tally:
    """The tally of located features; containers by name, each before those it holds."""
    chains = {feature.id: _chain(feature, gazetteer) for feature in features}
    inside: dict[int, list[Feature]] = {}
    records: dict[int, Record] = {}
    for feature in features:
        for record in chains[feature.id]:
            records[record.id] = record
            inside.setdefault(record.id, []).append(feature)
    kept = {record_id for record_id, held in inside.items() if len(held) > 1}
    parents = _parents(chains.values(), kept)
    containers: list[Container] = []
    index: dict[int, int] = {}

    def add(record_id: int, parent: int | None, depth: int) -> None:
        index[record_id] = len(containers)
        name = gazetteer.name(records[record_id], language)
        held = inside[record_id]
        containers.append(Container(records[record_id], name, parent, depth, len(held), totals(held)))
        for child in sorted((i for i in kept if parents[i] == record_id), key=lambda i: records[i].name):
            add(child, index[record_id], depth + 1)

    for record_id in sorted((i for i in kept if parents[i] is None), key=lambda i: records[i].name):
        add(record_id, None, 0)
    homes = {key: next((index[r.id] for r in chain if r.id in kept), None) for key, chain in chains.items()}
    return Tally(tuple(containers), homes)


def _chain(feature: Feature, gazetteer: Containers) -> tuple[Record, ...]:
    """The containers of a place, innermost first, from the first one that its zone doesn't exceed."""
    georeference = feature.georeference
    chains = [_divisions(gazetteer.record(record_id), gazetteer) for record_id in georeference.record_ids]
    if not chains:
        return ()
    common = [record for record in chains[0] if all(record in other for other in chains[1:])]
    if georeference.precision not in _WITHIN:
        while common and _exceeds(feature, common[0]):
            common.pop(0)
    return tuple(common)


def _divisions(record: Record, gazetteer: Containers) -> list[Record]:
    return [r for r in (record, *gazetteer.containers(record)) if r.feature_class in CLASSES]


def _exceeds(feature: Feature, container: Record) -> bool:
    """Is a zone wider than a container, or its middle outside of it? Circles are compared, as all records have one."""
    found = feature.georeference
    if found.decimal_latitude is None or found.decimal_longitude is None:
        return True
    middle = (found.decimal_latitude, found.decimal_longitude)
    apart = distance_in_meters(middle, (container.latitude, container.longitude))
    return max(apart, found.coordinate_uncertainty_in_meters or 0.0) > container.radius_in_meters


def _parents(chains: Iterable[Sequence[Record]], kept: set[int]) -> dict[int, int | None]:
    """For each kept container the next one up that is kept as well."""
    parents: dict[int, int | None] = {}
    for chain in set(chains):
        ids = [record.id for record in chain if record.id in kept]
        above: list[int | None] = [*ids[1:], None]
        parents.update(zip(ids, above, strict=False))
    return parents

"""Which features of a name lie where the wording or the row says: in Isère, near Lyon, on the Belgian border."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mapgen.base.geodesy import distance_in_meters
from mapgen.geocoding.evidence import TOWNS
from mapgen.geocoding.gazetteer import Match, Record
from mapgen.locality.clause import Toponym

#: A town named as the container of another (a suburb, a quarter): they lie no further apart than this,
#: beyond their own extents. The built-up area of Paris reaches 30 km beyond the town.
TOWN_CONTEXT_IN_METERS = 30_000
#: "near" as a context ("à Menton, près de l'Italie"): no further than this beyond both extents. A newspaper's
#: reader would not call a place near that is more than an hour's drive away.
NEAR_CONTEXT_IN_METERS = 60_000
#: Divisions that are no links of the administrative chain, or not everywhere: a point inside their circle counts.
_LOOSE_CLASSES = frozenset({"area", "county", "intercommunality"})


def inside(matches: Sequence[Match], container: Toponym, areas: Iterable[Record]) -> list[Match]:
    """The matches in, or with the preposition ``pres`` near, any of the ``areas`` that the container may be."""
    areas = _meant(areas)
    if container.preposition == "pres":
        return [match for match in matches if any(_near(match.record, area) for area in areas)]
    strict = [match for match in matches if any(_in(match.record, area) for area in areas)]
    within = [match for match in strict if any(area.id in match.record.containers for area in areas)]
    if within and any(match.record in areas for match in strict):
        return within  # "Mayenne" in Mayenne is the commune
    return strict or [match for match in matches if any(_round(match.record, area) for area in areas)]


def encloses(area: Record, record: Record) -> bool:
    """Does the circle of ``area`` reach round the record's centre and most of its circle?"""
    return _apart(area, record) + record.radius_in_meters / 2 <= area.radius_in_meters


def _meant(areas: Iterable[Record]) -> list[Record]:
    """A container that may be a division is one: "en Suisse" is no commune of the Moselle."""
    records = list(areas)
    return [record for record in records if record.feature_class not in TOWNS] or records


def _in(record: Record, area: Record) -> bool:
    if area.id in (record.id, record.same_as) or area.id in record.containers:
        return True
    return area.feature_class in TOWNS and _gap(record, area) <= TOWN_CONTEXT_IN_METERS


def _round(record: Record, area: Record) -> bool:
    """Southend-on-Sea is in Essex though Essex county does not govern it."""
    return area.feature_class in _LOOSE_CLASSES and _apart(record, area) <= area.radius_in_meters


def _near(record: Record, area: Record) -> bool:
    return area.id in record.containers or _gap(record, area) <= NEAR_CONTEXT_IN_METERS


def _gap(a: Record, b: Record) -> float:
    """Metres between the edges of two circles; negative where they overlap."""
    return _apart(a, b) - a.radius_in_meters - b.radius_in_meters


def _apart(a: Record, b: Record) -> float:
    return distance_in_meters((a.latitude, a.longitude), (b.latitude, b.longitude))

"""One small function for each locality type: clause and features → the shape it means.

All follow the point-radius method (Wieczorek, Guo & Hijmans 2004, doi 10.1080/13658810412331280211) and
the Georeferencing Quick Reference Guide (doi 10.35035/e09p-h128): the shape covers every point that the
wording may mean, and R is the radius of the smallest circle round the whole named feature.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mapgen.base.geodesy import HEADINGS, LatLon, distance_in_meters, midpoint
from mapgen.geocoding.gazetteer import Record
from mapgen.georeferencing.buffers import AREA_OF, HEADING, NEAR, SUBURB, buffer_in_meters
from mapgen.georeferencing.shapes import Area, Disc, Precision, Ring, Sector, Shape
from mapgen.locality.clause import LocalityClause

#: Part of the drawn radius that surely belongs to the town itself. The drawn circle of a town known by a
#: point is about twice its true radius in the median (see the calibration of extents), so what lies
#: beyond half of it may already be outside.
INNER_SHARE = 0.5
#: However wide a metropolis is, what lies beyond this distance from its middle may be called a suburb.
INNER_CITY_IN_METERS = 10_000
#: "Off" a place: as far as the territorial sea, 12 nautical miles (UN Convention on the Law of the Sea, article 3).
TERRITORIAL_SEA_IN_METERS = 12 * 1852
#: A municipality of a larger radius holds suburbs of its own (Houston, Sydney).
METROPOLIS_IN_METERS = 25_000


@dataclass(frozen=True, slots=True)
class Drawn:
    """A shape, its name in the legend, the rule that made it (key of a message) and the point it refers to."""

    shape: Shape
    precision: Precision
    rule: str
    reference: LatLon


def centre(record: Record) -> LatLon:
    """(latitude, longitude) of the centre of the smallest circle round the feature."""
    return record.latitude, record.longitude


def draw(clause: LocalityClause, records: Sequence[Record]) -> Drawn:
    """The shape of a clause whose toponyms are ``records``. Raises KeyError for a type that has none."""
    return _RULES[str(clause.locality_type)](clause, records)


def half_angle_in_degrees(heading_in_degrees: float) -> float:
    """Half the angle that a compass word can stand for: 45 for north, 22.5 for north-east, 11.25 for NNE.

    Wieczorek et al. 2004, "direction uncertainty": half the distance to the next word of the same or a
    coarser precision on each side.
    """
    for step, half in ((90, 45.0), (45, 22.5)):
        if heading_in_degrees % step == 0:
            return half
    return 11.25


def _feature(clause: LocalityClause, records: Sequence[Record]) -> Drawn:
    record = records[0]
    if record.has_outline:
        return Drawn(Area((record.id,), clause.part), "outline", _part_rule("outline", clause), centre(record))
    if clause.part == "c":
        shape: Shape = Disc(*centre(record), INNER_SHARE * record.radius_in_meters)
    elif clause.part:
        shape = Sector(*centre(record), 0.0, record.radius_in_meters, HEADINGS[clause.part], 90.0)
    else:
        shape = Disc(*centre(record), record.radius_in_meters)
    return Drawn(shape, "extent", _part_rule("extent", clause), centre(record))


def _part_rule(rule: str, clause: LocalityClause) -> str:
    return f"{rule}_part" if clause.part else rule


def _near(clause: LocalityClause, records: Sequence[Record]) -> Drawn:
    record = records[0]
    radius = record.radius_in_meters + buffer_in_meters(NEAR, record)
    if "offshore" in clause.remarks:
        radius += TERRITORIAL_SEA_IN_METERS
    return Drawn(Disc(*centre(record), radius), "near", "near", centre(record))


def _area_of(clause: LocalityClause, records: Sequence[Record]) -> Drawn:
    record = records[0]
    radius = record.radius_in_meters + buffer_in_meters(AREA_OF, record)
    if clause.part in HEADINGS:
        sector = Sector(*centre(record), 0.0, radius, HEADINGS[str(clause.part)], 90.0)
        return Drawn(sector, "area_of", "area_of_part", centre(record))
    return Drawn(Disc(*centre(record), radius), "area_of", "area_of", centre(record))


def _suburb(clause: LocalityClause, records: Sequence[Record]) -> Drawn:
    record = records[0]
    inner = min(INNER_SHARE * record.radius_in_meters, INNER_CITY_IN_METERS)
    outer = record.radius_in_meters + _suburban_buffer(record)
    heading = clause.heading_in_degrees
    if heading is None and clause.part in HEADINGS:
        heading = HEADINGS[str(clause.part)]
    if heading is None:
        return Drawn(Ring(*centre(record), inner, outer), "suburb", "suburb", centre(record))
    sector = Sector(*centre(record), inner, outer, heading, half_angle_in_degrees(heading))
    return Drawn(sector, "suburb", "suburb_heading", centre(record))


def _suburban_buffer(record: Record) -> float:
    """The buffer of a suburb; the wide circle of a metropolis already holds part of its suburbs."""
    held = max(0.0, record.radius_in_meters - METROPOLIS_IN_METERS)
    return max(1000 * SUBURB.shortest, buffer_in_meters(SUBURB, record) - held)


def _offset(clause: LocalityClause, records: Sequence[Record]) -> Drawn:
    record = records[0]
    inner, outer = _distances(clause, record)
    if inner <= 0:
        return Drawn(Disc(*centre(record), outer), "offset", "offset", centre(record))
    return Drawn(Ring(*centre(record), inner, outer), "offset", "offset", centre(record))


def _offset_heading(clause: LocalityClause, records: Sequence[Record]) -> Drawn:
    record = records[0]
    inner, outer = _distances(clause, record)
    heading = clause.heading_in_degrees or 0.0
    sector = Sector(*centre(record), inner, outer, heading, half_angle_in_degrees(heading))
    return Drawn(sector, "offset", "offset_heading", centre(record))


def _distances(clause: LocalityClause, record: Record) -> tuple[float, float]:
    """The stated distance ± the extent of the feature ± the precision of the number."""
    stated = clause.distance_in_meters or 0.0
    slack = record.radius_in_meters + (clause.distance_precision_in_meters or 0.0)
    inner = 0.0 if clause.distance_is_maximum else max(0.0, stated - slack)
    return inner, stated + slack


def _heading(clause: LocalityClause, records: Sequence[Record]) -> Drawn:
    record = records[0]
    heading = clause.heading_in_degrees or 0.0
    inner = INNER_SHARE * record.radius_in_meters
    outer = record.radius_in_meters + buffer_in_meters(HEADING, record)
    sector = Sector(*centre(record), inner, outer, heading, half_angle_in_degrees(heading))
    return Drawn(sector, "heading", "heading", centre(record))


def _between(clause: LocalityClause, records: Sequence[Record]) -> Drawn:
    first, second = records[0], records[-1]
    middle = midpoint(centre(first), centre(second))
    half = distance_in_meters(centre(first), centre(second)) / 2
    radius = max(half, first.radius_in_meters, second.radius_in_meters)
    return Drawn(Disc(*middle, radius), "between", "between", middle)


_RULES: dict[str, Callable[[LocalityClause, Sequence[Record]], Drawn]] = {
    "feature": _feature,
    "near": _near,
    "area_of": _area_of,
    "suburb": _suburb,
    "offset": _offset,
    "offset_heading": _offset_heading,
    "heading": _heading,
    "between": _between,
}

"""One row a locality type: how its zone is drawn, and all that the rest of the line must know of it.

All rules follow the point-radius method (Wieczorek, Guo & Hijmans 2004, doi 10.1080/13658810412331280211) and
the Georeferencing Quick Reference Guide (doi 10.35035/e09p-h128): the shape covers every point that the
wording may mean, and R is the radius of the smallest circle round the whole named feature.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mapgen.base.geodesy import HEADINGS, LatLon, distance_in_meters, midpoint
from mapgen.geocoding.gazetteer import Record
from mapgen.georeferencing.buffers import AREA_OF, HEADING, NEAR, SUBURB, Reach, buffer_in_meters
from mapgen.georeferencing.shapes import Area, Disc, Precision, Ring, Sector, Shape
from mapgen.locality.clause import LocalityClause, LocalityType

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
#: Radius beyond which "between" two places says so little that an editor should look.
WIDE_BETWEEN_IN_METERS = 150_000


@dataclass(frozen=True, slots=True)
class Drawn:
    """A shape, the rule that made it (a key in the texts ``remark`` and ``protocol``) and what it refers to."""

    shape: Shape
    rule: str
    reference: LatLon | None = None
    """The point that the wording refers to; None where that is the centre of the named feature."""


#: ``draw(clause, records, buffer)``: what a clause means whose toponyms are ``records``. The buffer, in metres, is
#: that of the type's reach round the first of them.
Draw = Callable[[LocalityClause, Sequence[Record], float], Drawn]


@dataclass(frozen=True, slots=True)
class Rule:
    """What sets a locality type apart."""

    draw: Draw
    precision: Precision
    """How its zones are drawn and what the legend calls them, where no outline is known."""
    reach: Reach | None = None
    """How far the words reach beyond the feature; None where they say so themselves."""
    least_km: float = 0.0
    """Kilometres that the words add to the feature at the very least: no editor's circle is tighter."""
    widest_in_meters: float = math.inf
    """Radius beyond which an editor should look at the zone."""

    def buffer_in_meters(self, record: Record) -> float:
        """The reach round one feature; 0 without one."""
        return buffer_in_meters(self.reach, record) if self.reach else 0.0

    def precision_of(self, shape: Shape) -> Precision:
        """The precision of one zone: a known outline is one whatever the wording."""
        return "outline" if isinstance(shape, Area) else self.precision


def centre(record: Record) -> LatLon:
    """(latitude, longitude) of the centre of the smallest circle round the feature."""
    return record.latitude, record.longitude


def half_angle_in_degrees(heading_in_degrees: float) -> float:
    """Half the angle that a compass word can stand for: 45 for north, 22.5 for north-east, 11.25 for NNE.

    Wieczorek et al. 2004, "direction uncertainty": half the distance to the next word of the same or a
    coarser precision on each side.
    """
    for step, half in ((90, 45.0), (45, 22.5)):
        if heading_in_degrees % step == 0:
            return half
    return 11.25


def _feature(clause: LocalityClause, records: Sequence[Record], buffer: float) -> Drawn:
    record = records[0]
    if record.has_outline:
        return Drawn(Area((record.id,), clause.part), _part_rule("outline", clause))
    if clause.part == "c":
        shape: Shape = Disc(*centre(record), INNER_SHARE * record.radius_in_meters)
    elif clause.part:
        shape = Sector(*centre(record), 0.0, record.radius_in_meters, HEADINGS[clause.part], 90.0)
    else:
        shape = Disc(*centre(record), record.radius_in_meters)
    return Drawn(shape, _part_rule("extent", clause))


def _part_rule(rule: str, clause: LocalityClause) -> str:
    return f"{rule}_part" if clause.part else rule


def _near(clause: LocalityClause, records: Sequence[Record], buffer: float) -> Drawn:
    record = records[0]
    radius = record.radius_in_meters + buffer
    if "offshore" in clause.remarks:
        radius += TERRITORIAL_SEA_IN_METERS
    return Drawn(Disc(*centre(record), radius), "near")


def _area_of(clause: LocalityClause, records: Sequence[Record], buffer: float) -> Drawn:
    record = records[0]
    radius = record.radius_in_meters + buffer
    if clause.part in HEADINGS:
        sector = Sector(*centre(record), 0.0, radius, HEADINGS[str(clause.part)], 90.0)
        return Drawn(sector, "area_of_part")
    return Drawn(Disc(*centre(record), radius), "area_of")


def _suburb(clause: LocalityClause, records: Sequence[Record], buffer: float) -> Drawn:
    record = records[0]
    inner = min(INNER_SHARE * record.radius_in_meters, INNER_CITY_IN_METERS)
    # The wide circle of a metropolis already holds part of its suburbs.
    held = max(0.0, record.radius_in_meters - METROPOLIS_IN_METERS)
    outer = record.radius_in_meters + max(1000 * SUBURB.shortest, buffer - held)
    heading = clause.heading_in_degrees
    if heading is None and clause.part in HEADINGS:
        heading = HEADINGS[str(clause.part)]
    if heading is None:
        return Drawn(Ring(*centre(record), inner, outer), "suburb")
    sector = Sector(*centre(record), inner, outer, heading, half_angle_in_degrees(heading))
    return Drawn(sector, "suburb_heading")


def _offset(clause: LocalityClause, records: Sequence[Record], buffer: float) -> Drawn:
    record = records[0]
    inner, outer = _distances(clause, record)
    if inner <= 0:
        return Drawn(Disc(*centre(record), outer), "offset")
    return Drawn(Ring(*centre(record), inner, outer), "offset")


def _offset_heading(clause: LocalityClause, records: Sequence[Record], buffer: float) -> Drawn:
    record = records[0]
    inner, outer = _distances(clause, record)
    heading = clause.heading_in_degrees or 0.0
    sector = Sector(*centre(record), inner, outer, heading, half_angle_in_degrees(heading))
    return Drawn(sector, "offset_heading")


def _distances(clause: LocalityClause, record: Record) -> tuple[float, float]:
    """The stated distance ± the extent of the feature ± the precision of the number."""
    stated = clause.distance_in_meters or 0.0
    slack = record.radius_in_meters + (clause.distance_precision_in_meters or 0.0)
    inner = 0.0 if clause.distance_is_maximum else max(0.0, stated - slack)
    return inner, stated + slack


def _heading(clause: LocalityClause, records: Sequence[Record], buffer: float) -> Drawn:
    record = records[0]
    heading = clause.heading_in_degrees or 0.0
    inner = INNER_SHARE * record.radius_in_meters
    outer = record.radius_in_meters + buffer
    sector = Sector(*centre(record), inner, outer, heading, half_angle_in_degrees(heading))
    return Drawn(sector, "heading")


def _between(clause: LocalityClause, records: Sequence[Record], buffer: float) -> Drawn:
    first, second = records[0], records[-1]
    middle = midpoint(centre(first), centre(second))
    half = distance_in_meters(centre(first), centre(second)) / 2
    radius = max(half, first.radius_in_meters, second.radius_in_meters)
    return Drawn(Disc(*middle, radius), "between", middle)


#: The rule of each locality type; None where nothing can be drawn. What says a distance or a direction itself is no
#: vague word: an editor's circle of it is held by the zone alone.
RULES: dict[LocalityType, Rule | None] = {
    "feature": Rule(_feature, "extent"),
    "near": Rule(_near, "near", NEAR, least_km=NEAR.shortest),
    "area_of": Rule(_area_of, "area_of", AREA_OF, least_km=AREA_OF.shortest),
    "suburb": Rule(_suburb, "suburb", SUBURB, least_km=SUBURB.shortest),
    "offset": Rule(_offset, "offset"),
    "offset_heading": Rule(_offset_heading, "offset"),
    "heading": Rule(_heading, "heading", HEADING),
    "between": Rule(_between, "between", widest_in_meters=WIDE_BETWEEN_IN_METERS),
    "unmappable": None,
}


def rule_of(locality_type: LocalityType | None) -> Rule | None:
    """The rule of a type; None where nothing can be drawn or the wording isn't understood."""
    return RULES[locality_type] if locality_type else None

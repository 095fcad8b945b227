"""An editor's own georeference: used as given, but never more precise than the wording."""

from __future__ import annotations

from dataclasses import replace

from mapgen.base.geodesy import LatLon, distance_in_meters
from mapgen.georeferencing import remarks as words
from mapgen.georeferencing.circle import rounded
from mapgen.georeferencing.point_radius import VERIFY
from mapgen.georeferencing.rules import INNER_SHARE, rule_of
from mapgen.georeferencing.shapes import Disc, Georeference

#: Kilometres that any place reaches: half of all communes have a radius of more than 2.5 km, one in twenty of less
#: than 1 km (sample of 1,500 communes, IGN Admin Express 2018). Finer than a commune is never drawn.
SMALLEST_EXTENT_KM = 1.0


def smallest_uncertainty_km(wording: Georeference) -> float:
    """The tightest circle, in kilometres, that the wording supports: its own, less what estimates of extents add.

    The extent of a town known by a point is drawn generously, so its tightest reading is half of that, and
    vague words add at least the lower end of their buffer.
    """
    rule = rule_of(wording.locality_type)
    buffer_km = rule.least_km if rule else 0.0
    if wording.coordinate_uncertainty_in_meters is None:
        return SMALLEST_EXTENT_KM + buffer_km
    drawn_km = wording.coordinate_uncertainty_in_meters / 1000
    if wording.precision == "outline":
        return drawn_km
    if wording.precision == "extent":
        return max(SMALLEST_EXTENT_KM, INNER_SHARE * drawn_km)
    return max(SMALLEST_EXTENT_KM + buffer_km, INNER_SHARE * drawn_km)


def by_editor(
    wording: Georeference, latitude: float, longitude: float, uncertainty_km: float, *, language: str
) -> Georeference:
    """The editor's circle in place of the wording's own shape; degrees and kilometres."""
    centre, radius = rounded((latitude, longitude), uncertainty_km * 1000)
    apart = _apart(wording, centre, radius)
    doubts = (words.editor_apart(language),) if apart else ()
    return replace(
        wording,
        shape=Disc(*centre, radius),
        precision="editor",
        decimal_latitude=centre[0],
        decimal_longitude=centre[1],
        coordinate_uncertainty_in_meters=radius,
        candidates=(),
        georeference_protocol=words.protocol("editor", language),
        georeference_sources=(words.editor_source(language),),
        reference_latitude=centre[0],
        reference_longitude=centre[1],
        georeference_remarks=(words.by_editor(radius, language), *doubts),
        georeference_verification_status=VERIFY if apart else None,
    )


def _apart(wording: Georeference, centre: LatLon, radius: float) -> bool:
    """Does the editor's circle miss the one that the wording means?"""
    if wording.decimal_latitude is None or wording.decimal_longitude is None:
        return False
    reach = radius + (wording.coordinate_uncertainty_in_meters or 0.0)
    return distance_in_meters((wording.decimal_latitude, wording.decimal_longitude), centre) > reach

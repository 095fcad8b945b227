"""The shapes a wording can have, in metres on the sphere, and the georeference that carries one.

Nothing here is a polygon yet: a disc stays a centre and a radius until somebody asks for its outline.
All coordinates are decimal degrees, WGS 84, and named, so that no order of a pair is in doubt.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from mapgen.locality.clause import LocalityType

#: Why a shape looks as it does; decides how it is drawn and what the legend calls it.
Precision = Literal["outline", "extent", "near", "area_of", "suburb", "offset", "heading", "between", "editor"]


@dataclass(frozen=True, slots=True)
class Area:
    """Known outlines, taken together: the records' polygons, or the part of them that ``part`` names."""

    record_ids: tuple[int, ...]
    part: str | None = None
    """One of n, ne, e, se, s, sw, w, nw, c, or None for the whole."""


@dataclass(frozen=True, slots=True)
class Disc:
    """Everything within ``radius_in_meters`` of the centre."""

    latitude: float
    longitude: float
    radius_in_meters: float


@dataclass(frozen=True, slots=True)
class Ring:
    """Everything between two distances from the centre, 0 ≤ inner < outer."""

    latitude: float
    longitude: float
    inner_radius_in_meters: float
    outer_radius_in_meters: float


@dataclass(frozen=True, slots=True)
class Sector:
    """The part of a ring towards ``heading_in_degrees`` (clockwise from north), ± ``half_angle_in_degrees``."""

    latitude: float
    longitude: float
    inner_radius_in_meters: float
    outer_radius_in_meters: float
    heading_in_degrees: float
    half_angle_in_degrees: float


Shape = Area | Disc | Ring | Sector


@dataclass(frozen=True, slots=True)
class Candidate:
    """A feature that the name could also mean, and the ``within`` that would settle it."""

    name: str
    feature_class: str
    feature_code: str
    within: str

    def to_dict(self) -> dict[str, str]:
        """Keys as ``mapgen explain --json`` promises them."""
        return {
            "name": self.name,
            "featureClass": self.feature_class,
            "featureCode": self.feature_code,
            "within": self.within,
        }


@dataclass(frozen=True, slots=True)
class Georeference:
    """What one wording became (Darwin Core Location terms). ``shape`` is None where nothing may be drawn."""

    verbatim_locality: str
    locality_type: LocalityType | None = None
    shape: Shape | None = None
    precision: Precision | None = None
    toponyms: tuple[str, ...] = ()
    """Canonical names of the features used."""
    decimal_latitude: float | None = None
    """Centre of the smallest circle round the shape."""
    decimal_longitude: float | None = None
    coordinate_uncertainty_in_meters: float | None = None
    """Radius of that circle."""
    reference_latitude: float | None = None
    """Centre of the named feature itself; the midpoint for ``between``."""
    reference_longitude: float | None = None
    feature_class: str | None = None
    feature_code: str | None = None
    candidates: tuple[Candidate, ...] = ()
    georeference_protocol: str | None = None
    georeference_sources: tuple[str, ...] = ()
    """Readable names of the data used, with their dates."""
    georeference_remarks: tuple[str, ...] = ()
    """Sentences in the map's language: what was drawn and why, and what is doubtful."""
    georeference_verification_status: str | None = None
    """None, ``unable to georeference``, ``requires georeference`` or ``requires verification``."""
    unconsumed: str = ""
    record_ids: tuple[int, ...] = field(default=(), compare=False)
    """Gazetteer records used, one for each toponym."""

    @property
    def located(self) -> bool:
        """True where there is a shape to draw."""
        return self.shape is not None

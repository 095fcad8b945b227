"""Very many places as columns of numbers: the part of the JSON island that grows with them.

A column a value compresses better than a row a place, and what is rare (rings, areas, what is counted elsewhere) has an
entry only where it occurs. The words are in the list.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from mapgen.features.feature import Feature
from mapgen.features.tally import Tally
from mapgen.features.totals import totals
from mapgen.georeferencing.circle import METERS_PER_DEGREE
from mapgen.georeferencing.shapes import Area, Ring, Sector, Shape
from mapgen.page.basemap import drawn_shape
from mapgen.page.drawing import DASHES
from mapgen.page.sheet import Card
from mapgen.page.sheet.sums import total_figure

_KINDS = {kind: i for i, kind in enumerate(DASHES)}
#: A coordinate is rounded to this share of the zone's radius: less than anybody can see at any scale.
ROUNDING = 0.02
_EPOCH = date(1970, 1, 1).toordinal()


def columns(
    features: Sequence[Feature], cards: Sequence[Card], tally: Tally, points: Mapping[str, tuple[float, float]]
) -> dict[str, Any]:
    """The columns of located features in the order of the list; see static/js/rows.js for each.

    ``points`` are the label points of areas by id, in drawing units.
    """
    shapes = [drawn_shape(feature) for feature in features]
    circles = [_circle(feature, shape) for feature, shape in zip(features, shapes, strict=True)]
    days = [_days(card.first_day) for card in cards]
    return {
        "kind": [_KINDS[feature.georeference.precision or "editor"] for feature in features],
        "figure": [card.figure for card in cards],
        "home": [-1 if (home := tally.homes.get(feature.id)) is None else home for feature in features],
        "longitude": [circle[0] for circle in circles],
        "latitude": [circle[1] for circle in circles],
        "radius": [circle[2] for circle in circles],
        "day": days,
        "last": _rare(_days(card.last_day) if card.last_day != card.first_day else None for card in cards),
        "shape": _rare(map(_form, shapes)),
        "area": _rare(points.get(feature.id) for feature in features),
        "counted": _rare(map(counted, features)),
    }


def counted(feature: Feature) -> str | None:
    """What a place adds to the sum of its container, where some of its events are counted elsewhere; "" for nothing."""
    if all(event.counted for event in feature.events):
        return None
    own = totals([feature])
    return total_figure(own, None) if own.events else ""


def rounded(degrees: float, radius: float) -> float:
    """A coordinate to the decimals that show in a zone of ``radius`` metres."""
    step = max(radius, 1.0) * ROUNDING / METERS_PER_DEGREE
    value = round(degrees, max(0, math.ceil(-math.log10(step))))
    return int(value) if value == int(value) else value


def _circle(feature: Feature, shape: Shape | None) -> tuple[float, float, int]:
    """Longitude, latitude, radius in metres; the circle round an area."""
    if shape is None or isinstance(shape, Area):
        found = feature.georeference
        radius = found.coordinate_uncertainty_in_meters or 0.0
        longitude, latitude = found.decimal_longitude or 0.0, found.decimal_latitude or 0.0
    else:
        radius = shape.outer_radius_in_meters if isinstance(shape, Ring | Sector) else shape.radius_in_meters
        longitude, latitude = shape.longitude, shape.latitude
    return rounded(longitude, radius), rounded(latitude, radius), round(radius)


def _form(shape: Shape | None) -> list[float] | None:
    """Inner radius of a ring; of a sector heading and half angle, too."""
    if not isinstance(shape, Ring | Sector):
        return None
    inner: list[float] = [round(shape.inner_radius_in_meters)]
    if isinstance(shape, Ring):
        return inner
    return [
        *inner,
        *(int(a) if a == int(a) else round(a, 2) for a in (shape.heading_in_degrees, shape.half_angle_in_degrees)),
    ]


def _days(day: str | None) -> int | None:
    """Days since 1970 of an ISO 8601 day."""
    return date.fromisoformat(day).toordinal() - _EPOCH if day else None


def _rare(values: Iterable[Any]) -> dict[str, Any]:
    """The values that are there, by their index."""
    return {str(i): value for i, value in enumerate(values) if value is not None}

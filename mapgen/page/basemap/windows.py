"""The surroundings of single places on a view of half the world."""

from __future__ import annotations

from collections.abc import Sequence

from mapgen.features.feature import Feature
from mapgen.page.basemap.frame import Bounds, Frame, feature_box
from mapgen.page.basemap.paths import Point

#: Detail reaches this many half-extents of a zone beyond its middle, and at least so many metres.
REACH = 4.0
LEAST_REACH_IN_METERS = 120_000.0
#: Units of a window in one unit of the frame.
FINER = 16
#: Most windows: each takes its share of the page.
MOST = 8


def windows_for(frame: Frame, features: Sequence[Feature]) -> list[Bounds]:
    """Rectangles round zones in the units of the frame's finer version; none where zones are too many.

    A zone that lies in the window of one before it needs none of its own.
    """
    windows: list[Bounds] = []
    fine = frame.finer(FINER)
    for feature in features:
        if feature.georeference.located:
            x, y, reach = _window(fine, feature)
            if not any(left < x < right and top < y < bottom for left, top, right, bottom in windows):
                windows.append((round(x - reach), round(y - reach), round(x + reach), round(y + reach)))
    return windows if len(windows) <= MOST else []


def rim(bounds: Bounds) -> list[Point]:
    """The corners of a rectangle as a ring of whole units."""
    left, top, right, bottom = (round(side) for side in bounds)
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _window(frame: Frame, feature: Feature) -> tuple[float, float, float]:
    """Middle and half-side of the window round one zone."""
    west, south, east, north = feature_box(feature)
    middle = frame.near((west + east) / 2)
    (left, bottom), (right, top) = (
        frame.xy(middle - (east - west) / 2, south),
        frame.xy(middle + (east - west) / 2, north),
    )
    half = max(right - left, bottom - top) / 2
    reach = max(REACH * half, LEAST_REACH_IN_METERS * frame.units_per_meter((south + north) / 2))
    return (left + right) / 2, (top + bottom) / 2, reach

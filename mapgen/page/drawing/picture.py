"""Frame, basemap and features → everything the SVG template draws."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mapgen.page.basemap import Basemap, Frame
from mapgen.page.drawing.labels import NARROW_PIXELS, Count, Labels, place_labels, place_still_labels, units_per_pixel
from mapgen.page.drawing.sums import Sums
from mapgen.page.drawing.zones import Gradient, Zone, zones

#: A zone smaller than this on a narrow screen is drawn larger, or nobody would see it: radius in pixels, by
#: the number of zones up to which it holds.
LEAST_RADIUS_IN_PIXELS = ((60, 8.0), (300, 4.5), (math.inf, 2.5))
#: Above this many zones the picture's zones carry no links, and the small ones are dots: the list has them all.
MOST_LINKS = 500
#: Sizes of dots grow by this factor from class to class; circles above so many times the least are no dots.
DOT_STEP = 1.2
LARGEST_DOT = 12.0
#: Above this many zones lines are thin.
CROWD = 60


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A round number of kilometres and its length in drawing units."""

    kilometres: int
    length: float


@dataclass(frozen=True, slots=True)
class Dots:
    """Circles of one kind and about one size, as the round ends of lines without length."""

    precision: str
    width: float
    """Their diameter in drawing units."""
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawn map."""

    frame: Frame
    basemap: Basemap
    zones: tuple[Zone, ...]
    gradients: tuple[Gradient, ...]
    labels: Labels
    least_radius: float
    """Radius in drawing units below which a circle is drawn larger."""
    scale: ScaleBar
    linked: bool
    crowded: bool
    """True where zones are so many that thin lines alone keep them apart."""
    sums: Sums
    """Containers of places; those that are shown stand for what they hold."""
    dots: tuple[Dots, ...]
    """Where zones are too many to be drawn each: the smaller circles, largest first."""


def draw_picture(
    frame: Frame,
    basemap: Basemap,
    sums: Sums,
    counts: Mapping[str, str],
    still: tuple[float, float] | None = None,
) -> Picture:
    """The picture of the places in ``sums``. ``counts`` are the figures on the zones by feature id.

    Labels and least sizes suit screens of all widths, or, with ``still``, one picture of that size in pixels.
    """
    drawn = zones(sums.single, frame)
    figures = [Count(sum_.figure, sum_.zone.x, sum_.zone.y) for sum_ in sums.drawn if sum_.shown]
    figures += [Count(counts[zone.id], zone.x, zone.y) for zone in reversed(drawn) if counts.get(zone.id)]
    unit = units_per_pixel(frame, still or NARROW_PIXELS)
    least = round(_least_radius_in_pixels(len(drawn)) * unit)
    many = len(drawn) > MOST_LINKS
    single = [zone for zone in drawn if not (many and _is_dot(zone, least))]
    return Picture(
        frame=frame,
        basemap=basemap,
        zones=tuple(single),
        gradients=tuple({zone.gradient.id: zone.gradient for zone in single if zone.gradient is not None}.values()),
        labels=place_still_labels(frame, figures, basemap.towns, still)
        if still
        else place_labels(frame, figures, basemap.towns),
        least_radius=least,
        scale=_scale_bar(frame),
        linked=not many,
        crowded=len(drawn) > CROWD,
        sums=sums,
        dots=_dots(drawn, least) if many else (),
    )


def _dots(drawn: Sequence[Zone], least: float) -> tuple[Dots, ...]:
    """Circles as dots, in one path for each kind of precision and class of size."""
    paths: dict[tuple[float, str], list[str]] = {}
    for zone in drawn:
        if _is_dot(zone, least):
            steps = max(0, round(math.log((zone.radius or 1) / least, DOT_STEP)))
            key = (-round(least * DOT_STEP**steps), zone.precision)
            paths.setdefault(key, []).append(f"M{zone.x:.0f} {zone.y:.0f}h0")
    return tuple(Dots(kind, -2 * radius, "".join(parts)) for (radius, kind), parts in sorted(paths.items()))


def _is_dot(zone: Zone, least: float) -> bool:
    return zone.radius is not None and zone.radius <= LARGEST_DOT * least


def _least_radius_in_pixels(count: int) -> float:
    return next(radius for most, radius in LEAST_RADIUS_IN_PIXELS if count <= most)


def _scale_bar(frame: Frame) -> ScaleBar:
    """The largest 1, 2 or 5 times a power of ten that takes at most a quarter of the view, true at its middle."""
    _, south, _, north = frame.box
    units = frame.units_per_meter((south + north) / 2) * 1000
    longest = max(1.0, frame.width / 4 / units)
    power = 10 ** math.floor(math.log10(longest))
    kilometres = max(step * power for step in (1, 2, 5) if step * power <= longest)
    return ScaleBar(int(kilometres), round(kilometres * units))

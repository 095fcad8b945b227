"""Counts and town names on the picture: placed one after another, each where it hides nothing placed before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from mapgen.page.basemap import Frame, Town

Anchor = Literal["start", "middle", "end"]
Rect = tuple[float, float, float, float]

#: Sizes of text on the map, in screen pixels.
COUNT_PIXELS = 15
TOWN_PIXELS = 12
#: The map's size in screen pixels on a wide and on a narrow screen; labels are placed for both.
WIDE_PIXELS = (760.0, 428.0)
NARROW_PIXELS = (340.0, 340.0)
#: Mean width of a letter in ems: system sans-serifs run from 0.50 to 0.56.
LETTER = 0.55
#: Free space round a town's name, in ems: names set closer than this read as a list, not as a map.
SPACE = (0.9, 0.35)
#: Most town names on a wide and on a narrow map.
MOST_TOWNS = (16, 7)


@dataclass(frozen=True, slots=True)
class Count:
    """The figure on a zone, at its label point; drawing units."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Name:
    """A town's name, set beside its dot; drawing units. ``wide`` names are for wide screens only."""

    text: str
    x: float
    y: float
    dx: float
    dy: float
    anchor: Anchor
    wide: bool
    dot: bool


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels of one picture, and the units that one pixel takes on wide and narrow screens."""

    counts: tuple[Count, ...]
    names: tuple[Name, ...]
    wide_unit: float
    narrow_unit: float


class _Taken:
    """Rectangles by cell of a grid, so that each new one is compared with its neighbours only."""

    def __init__(self, cell: float) -> None:
        self._cell = cell
        self._cells: dict[tuple[int, int], list[Rect]] = defaultdict(list)

    def free(self, rect: Rect) -> bool:
        return not any(_overlap(rect, other) for key in self._keys(rect) for other in self._cells.get(key, ()))

    def add(self, rect: Rect) -> None:
        for key in self._keys(rect):
            self._cells[key].append(rect)

    def _keys(self, rect: Rect) -> Iterable[tuple[int, int]]:
        left, top, right, bottom = (int(side // self._cell) for side in rect)
        return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))


def place_labels(frame: Frame, counts: Sequence[Count], towns: Sequence[Town]) -> Labels:
    """The counts and names that fit; ``counts`` and ``towns`` come in order of weight."""
    wide, narrow = units_per_pixel(frame, WIDE_PIXELS), units_per_pixel(frame, NARROW_PIXELS)
    shown = _place_counts(counts, narrow)
    few = _place_names(frame, shown, towns, NARROW_PIXELS, MOST_TOWNS[1], wide=False)
    more = _place_names(frame, shown, towns, WIDE_PIXELS, MOST_TOWNS[0], wide=True, kept=few)
    return Labels(tuple(shown), (*few, *more), wide, narrow)


def place_still_labels(
    frame: Frame, counts: Sequence[Count], towns: Sequence[Town], pixels: tuple[float, float]
) -> Labels:
    """The counts and names that fit a picture of one fixed size."""
    unit = units_per_pixel(frame, pixels)
    shown = _place_counts(counts, unit)
    return Labels(tuple(shown), tuple(_place_names(frame, shown, towns, pixels, MOST_TOWNS[0], wide=True)), unit, unit)


def units_per_pixel(frame: Frame, pixels: tuple[float, float]) -> float:
    """Drawing units in one pixel where the frame is as large as a screen of ``pixels`` allows."""
    return max(frame.width / pixels[0], frame.height / pixels[1])


def _place_counts(counts: Sequence[Count], unit: float) -> list[Count]:
    taken = _Taken(60 * unit)
    shown = []
    for count in counts:
        rect = _count_rect(count, unit)
        if taken.free(rect):
            taken.add(rect)
            shown.append(count)
    return shown


def _place_names(
    frame: Frame,
    counts: Sequence[Count],
    towns: Sequence[Town],
    pixels: tuple[float, float],
    most: int,
    *,
    wide: bool,
    kept: Sequence[Name] = (),
) -> list[Name]:
    unit = units_per_pixel(frame, pixels)
    taken = _Taken(60 * unit)
    for count in counts:
        taken.add(_count_rect(count, unit))
    for name in kept:
        taken.add(_name_rect(name, unit))
    placed: list[Name] = []
    there = {name.text for name in kept}
    for town in towns:
        if len(placed) + len(kept) >= most:
            break
        fitting = None if town.name in there else _fitting(frame, town, counts, taken, pixels, wide)
        if fitting is not None:
            taken.add(_name_rect(fitting, unit))
            placed.append(fitting)
    return placed


def _fitting(
    frame: Frame, town: Town, counts: Sequence[Count], taken: _Taken, pixels: tuple[float, float], wide: bool
) -> Name | None:
    """The town's name on the first side where it hides nothing; below the count of its own zone."""
    unit = units_per_pixel(frame, pixels)
    x, y = (round(value) for value in frame.xy(town.longitude, town.latitude))
    view = _view(frame, pixels, unit)
    em = TOWN_PIXELS * unit
    own = any(abs(count.x - x) < em and abs(count.y - y) < em for count in counts)
    sides: tuple[tuple[float, float, Anchor], ...] = (
        ((0, 2.1, "middle"), (0, -1.5, "middle"))
        if own
        else ((0.5, 0.35, "start"), (-0.5, 0.35, "end"), (0, -0.5, "middle"), (0, 1.15, "middle"))
    )
    for dx, dy, anchor in sides:
        name = Name(town.name, x, y, dx, dy, anchor, wide, not own)
        rect = _name_rect(name, unit)
        if _within(rect, view) and taken.free(rect):
            return name
    return None


def _count_rect(count: Count, unit: float) -> Rect:
    em = COUNT_PIXELS * unit
    half = max(0.5, LETTER * len(count.text) / 2 + 0.15) * em
    return count.x - half, count.y - 0.6 * em, count.x + half, count.y + 0.6 * em


def _name_rect(name: Name, unit: float) -> Rect:
    em = TOWN_PIXELS * unit
    width = LETTER * len(name.text) * em
    left = name.x + name.dx * em - {"start": 0.0, "middle": width / 2, "end": width}[name.anchor]
    base = name.y + name.dy * em
    reach = 0.3 * em if name.dot else 0.0
    dx, dy = (share * em for share in SPACE)
    return (
        min(left, name.x - reach) - dx,
        base - 0.85 * em - dy,
        max(left + width, name.x + reach) + dx,
        base + 0.3 * em + dy,
    )


def _view(frame: Frame, pixels: tuple[float, float], unit: float) -> Rect:
    """What a screen shows of the drawing: the frame, and more on the sides where it is not of the map's shape."""
    half = pixels[0] * unit / 2, pixels[1] * unit / 2
    x, y = frame.width / 2, frame.height / 2
    return x - half[0], y - half[1], x + half[0], y + half[1]


def _within(a: Rect, b: Rect) -> bool:
    return a[0] >= b[0] and a[1] >= b[1] and a[2] <= b[2] and a[3] <= b[3]


def _overlap(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]

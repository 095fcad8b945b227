"""Lines of whole drawing units as SVG path data: one absolute point, then differences.

The interactive map reads the same data (static/js/geometry.js), so only ``M``, ``l`` and ``z`` occur.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Point = tuple[int, int]


def path_data(lines: Iterable[Sequence[Point]], *, closed: bool) -> str:
    """``M10 20l5-3 4 2z…`` for lines of (x, y) points; a closed line doesn't repeat its first point."""
    return "".join(_line(line, closed) for line in lines if len(line) > 1)


def whole(points: Iterable[tuple[float, float]]) -> list[Point]:
    """Points on the grid of whole units, repetitions left out."""
    line: list[Point] = []
    for x, y in points:
        point = (round(x), round(y))
        if not line or line[-1] != point:
            line.append(point)
    return line


def open_ring(points: list[Point]) -> list[Point]:
    """A ring without the repetition of its first point at its end."""
    return points[:-1] if len(points) > 1 and points[0] == points[-1] else points


def _line(line: Sequence[Point], closed: bool) -> str:
    (x, y), *rest = line
    parts = [f"M{x} {y}l"]
    previous = (x, y)
    for point in rest:
        parts.append(_pair(point[0] - previous[0], point[1] - previous[1], first=len(parts) == 1))
        previous = point
    return "".join(parts) + ("z" if closed else "")


def _pair(dx: int, dy: int, *, first: bool) -> str:
    """A sign separates numbers as well as a space does."""
    return f"{'' if first or dx < 0 else ' '}{dx}{'' if dy < 0 else ' '}{dy}"

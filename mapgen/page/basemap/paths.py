"""Lines of whole drawing units as SVG path data: one absolute point, then differences.

The interactive map reads the same data (static/js/geometry.js), so only ``M``, ``l`` and ``z`` occur.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np

Point = tuple[int, int]


def path_data(lines: Iterable[Sequence[Point]], *, closed: bool) -> str:
    """``M10 20l5-3 4 2z…`` for lines of (x, y) points; a closed line doesn't repeat its first point."""
    return "".join(_line(line, closed) for line in lines if len(line) > 1)


def whole(points: Any, sizes: Sequence[int]) -> list[list[Point]]:
    """Lines on the grid of whole units, repetitions left out.

    ``points`` are rows of (x, y) units, one line below another, ``sizes`` the numbers of points of each.
    """
    grid, left = on_grid(points, sizes)
    line = list(zip(*grid.T.tolist(), strict=True))
    return [line[start:end] for start, end in pairwise([0, *accumulate(left.tolist())])]


def on_grid(points: Any, sizes: Sequence[int]) -> tuple[Any, Any]:
    """The rows and sizes of :func:`whole` as arrays."""
    grid = np.rint(points).astype(np.int64)
    kept = np.ones(len(grid), dtype=bool)
    kept[1:] = (grid[1:] != grid[:-1]).any(axis=1)
    starts = [0, *accumulate(sizes)]
    kept[starts[:-1]] = True
    return grid[kept], np.diff(np.concatenate(([0], np.cumsum(kept)))[starts])


def open_ring(points: list[Point]) -> list[Point]:
    """A ring without the repetition of its first point at its end."""
    return points[:-1] if len(points) > 1 and points[0] == points[-1] else points


def _line(line: Sequence[Point], closed: bool) -> str:
    x, y = line[0]
    steps = " ".join([f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(line)])
    # A sign separates numbers as well as a space does.
    return f"M{x} {y}l{steps.replace(' -', '-')}{'z' if closed else ''}"

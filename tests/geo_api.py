"""geo.api.gouv.fr on 127.0.0.1: the real codes and names of communes, their contours squares of a chessboard.

Each département has a board of its own near its middle; neighbours share their sides, as real communes do.
"""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise
from typing import Any

from mapgen.geocoding.gazetteer.store import Store, embedded_path
from tests.local_server import Reply, Request

#: Degrees of a square's side.
SIDE = 0.02


class GeoApi:
    """``points`` on each side of a square; ``departments`` to have, all where None."""

    def __init__(self, points: int = 2, departments: tuple[str, ...] | None = None) -> None:
        self.points = points
        self.departments = departments

    def __call__(self, request: Request) -> Reply:
        if request.path == "/regions":
            return Reply([{"nom": name, "code": code} for code, name in _rows(1) if len(code) == 2])
        if request.path == "/departements":
            return Reply(
                [
                    {"nom": name, "code": code, "codeRegion": region}
                    for code, name, region in _departments()
                    if self.departments is None or code in self.departments
                ]
            )
        if request.path == "/communes":
            return Reply(self.communes(request.query["codeDepartement"]))
        return Reply({"error": "not found"}, status=404)

    def communes(self, department: str) -> list[dict[str, Any]]:
        rows, middle, region = _communes()[department]
        width = math.isqrt(len(rows)) + 1
        return [self._commune(row, department, region, middle, divmod(i, width), width) for i, row in enumerate(rows)]

    def _commune(
        self,
        row: tuple[str, str, int],
        department: str,
        region: str,
        middle: tuple[float, float],
        square: tuple[int, int],
        width: int,
    ) -> dict[str, Any]:
        code, name, population = row
        west = middle[1] + (square[1] - width / 2) * SIDE
        south = middle[0] + (square[0] - width / 2) * SIDE
        return {
            "nom": name,
            "code": code,
            "centre": {"type": "Point", "coordinates": [round(west + SIDE / 2, 4), round(south + SIDE / 2, 4)]},
            "surface": 330.5,
            "contour": {"type": "Polygon", "coordinates": [self._ring(west, south)]},
            "population": population,
            "codeDepartement": department,
            "codeRegion": region,
        }

    def _ring(self, west: float, south: float) -> list[list[float]]:
        steps = [i / self.points for i in range(self.points)]
        corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
        ring = []
        for (x, y), (to_x, to_y) in pairwise(corners):
            for step in steps:
                ring.append([x + (to_x - x) * step, y + (to_y - y) * step])
        ring.append([0.0, 0.0])
        return [[round(west + x * SIDE, 6), round(south + y * SIDE, 6)] for x, y in ring]


@cache
def _store() -> Store:
    return Store(embedded_path())


def _rows(feature_class: int) -> list[tuple[str, str]]:
    query = "SELECT code, name FROM record WHERE class = ? AND country = 'FR' ORDER BY code"
    return [(code, name) for code, name in _store().rows(query, feature_class)]


@cache
def _departments() -> list[tuple[str, str, str]]:
    rows = _store().rows(
        "SELECT d.code, d.name, r.code FROM record d JOIN record r ON r.id = d.parent WHERE d.class = 3 AND r.class = 1"
        " ORDER BY d.code"
    )
    return [(code, name, region) for code, name, region in rows]


@cache
def _communes() -> dict[str, tuple[list[tuple[str, str, int]], tuple[float, float], str]]:
    found: dict[str, tuple[list[tuple[str, str, int]], tuple[float, float], str]] = {}
    rows = _store().rows(
        "SELECT c.code, c.name, c.population, d.code, d.latitude, d.longitude, r.code FROM record c"
        " JOIN record d ON d.id = c.parent JOIN record r ON r.id = d.parent"
        " WHERE c.class = 5 AND c.country = 'FR' AND d.class = 3 AND r.class = 1 ORDER BY c.code"
    )
    for code, name, population, department, latitude, longitude, region in rows:
        middle = (latitude / 1e5, longitude / 1e5)
        found.setdefault(department, ([], middle, region))[0].append((code, name, population))
    return found

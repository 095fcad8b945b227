"""Frame and gazetteer → the basemap of one page."""

from __future__ import annotations

import zlib
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
import shapely

from mapgen.features.feature import Feature
from mapgen.geocoding.gazetteer.record import Record
from mapgen.page.basemap.coverage import Lines, Piece, clipped, land_lines, lines, project, rectangle, simplify
from mapgen.page.basemap.frame import Bounds, Box, Frame, feature_box, wrapped
from mapgen.page.basemap.paths import path_data
from mapgen.page.basemap.towns import Atlas, Town, towns_of
from mapgen.page.basemap.windows import FINER, rim, windows_for

#: The map is 16:9 on wide screens and square on narrow ones; around the frame both need land.
WIDE = 16 / 9
#: How far detail reaches beyond the first view, as a share of it: a short pan stays on the detailed map.
REACH = 1.5
#: Most bytes of borders and land after compression. The page has 26 kB for the basemap.
BUDGET = 22_000
#: Finest and coarsest bends kept, in drawing units; 2400 units are the longer side of the first view.
TOLERANCES = (2.5, 3.5, 5.0, 7.0, 10.0, 14.0, 20.0, 28.0)
#: A point of an outline takes at least so many bytes after compression (1.35 to 2.2 in views of all sizes); what is
#: too large by that is not tried.
LEAST_BYTES = 1.2
#: Beyond the detail: bends of the world's land kept, as a share of the world's width (0.6 degrees).
FAR_TOLERANCE = 1 / 600
#: Units of the far map's grid in that tolerance: a tenth of a bend is nothing to see.
FAR_GRID = 10
#: Views wider than this many degrees show no borders within countries: they would be a net, not a map.
WIDEST_WITH_REGIONS = 32.0
#: On wider views the surroundings of places take this share of the budget.
WINDOWS_SHARE = 0.45
#: So many zones are asked first for the countries that they touch: of 10,000 zones in one country the rest then takes
#: a few ms instead of 30.
FEW_ZONES = 100

_REGION_CLASSES = ("department", "state")


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the basemap: path data, see :mod:`mapgen.page.basemap.paths`."""

    scale: float = 1
    """Frame units in one unit of the paths."""
    sea: str = ""
    """What is below a finer layer is covered by water first."""
    land: str = ""
    coast: str = ""
    regions: str = ""
    countries: str = ""

    @property
    def size(self) -> int:
        """Compressed bytes of the paths."""
        return len(zlib.compress((self.land + self.coast + self.countries + self.regions).encode(), 9))


@dataclass(frozen=True, slots=True)
class Basemap:
    """The layers round the zones from coarse to fine; the rest of the world; the towns, most populous first."""

    layers: tuple[Layer, ...] = ()
    far: Layer = Layer()
    """Outside of what any still picture shows: only the interactive map draws it."""
    towns: tuple[Town, ...] = ()


def draw_basemap(
    frame: Frame, features: Sequence[Feature], atlas: Atlas, *, language: str = "en", budget: int = BUDGET
) -> Basemap:
    """The finest basemap round the zones of ``features`` that ``budget`` compressed bytes allow; towns as
    ``language`` names them."""
    bounds = _detail_bounds(frame)
    pieces = _pieces(frame, atlas, bounds)
    zones = [feature_box(feature) for feature in features if feature.georeference.located]
    home = _countries(pieces, _rectangles(frame, zones))
    far = _far_layer(frame, atlas, bounds)
    windows = windows_for(frame, features) if _is_wide(frame, bounds) else []
    share = WINDOWS_SHARE if windows else 0.0
    near = _finest(pieces, [bounds], home, budget * (1 - share) - far.size)
    fine = [_window_layer(frame, atlas, windows, budget * share)] if windows else []
    towns = towns_of(frame, features, atlas, _degrees(frame, bounds), home, language)
    return Basemap((near, *fine), far, towns)


def _finest(pieces: list[Piece], windows: Sequence[Bounds], home: Container[str], budget: float) -> Layer:
    """The pieces within ``windows``, simplified until they fit into ``budget`` compressed bytes."""
    layer = Layer()
    for tolerance in TOLERANCES:
        pieces = simplify(pieces, tolerance)
        parts = [(clipped(pieces, bounds), bounds) for bounds in windows]
        if tolerance < TOLERANCES[-1] and LEAST_BYTES * _points(parts) > budget:
            continue
        layer = _layer([lines(part, bounds, home) for part, bounds in parts])
        if layer.size <= budget:
            break
    return layer


def _points(parts: Iterable[tuple[Iterable[Piece], Bounds]]) -> int:
    polygons = [polygon for part, _ in parts for piece in part for polygon in piece.polygons]
    return int(shapely.get_num_coordinates(polygons).sum()) if polygons else 0


def _layer(drawn: Sequence[Lines]) -> Layer:
    return Layer(
        land="".join(path_data(part.land, closed=True) for part in drawn),
        coast="".join(path_data(part.coast, closed=False) for part in drawn),
        regions="".join(path_data(part.regions, closed=False) for part in drawn),
        countries="".join(path_data(part.countries, closed=False) for part in drawn),
    )


def _window_layer(frame: Frame, atlas: Atlas, windows: Sequence[Bounds], budget: float) -> Layer:
    """The surroundings of single places in finer units: a view of the world is too coarse to look at one closely."""
    fine = frame.finer(FINER)
    found = [(bounds, _pieces(fine, atlas, bounds)) for bounds in windows]
    home = frozenset(piece.country for _, pieces in found for piece in pieces)
    layers = [_finest(pieces, [bounds], home, budget / len(windows)) for bounds, pieces in found]
    return Layer(
        scale=1 / FINER,
        sea=path_data([rim(bounds) for bounds in windows], closed=True),
        land="".join(layer.land for layer in layers),
        coast="".join(layer.coast for layer in layers),
        regions="".join(layer.regions for layer in layers),
        countries="".join(layer.countries for layer in layers),
    )


def _detail_bounds(frame: Frame) -> Bounds:
    """Left, top, right, bottom, in units, of the detailed part: both shapes of the map and a margin."""
    width = min(frame.units, max(frame.width, frame.height * WIDE) * REACH)
    height = max(frame.height, frame.width) * REACH
    x, y = frame.width / 2, frame.height / 2
    top, bottom = max(y - height / 2, -frame.top * frame.units), min(y + height / 2, (1 - frame.top) * frame.units)
    return tuple(float(round(side)) for side in (x - width / 2, top, x + width / 2, bottom))  # type: ignore[return-value]


def _degrees(frame: Frame, bounds: Bounds) -> Box:
    """The bounds as west, south, east, north, west and east in [-180, 180]."""
    return wrapped(frame.degrees(bounds))


def _is_wide(frame: Frame, bounds: Bounds) -> bool:
    return (bounds[2] - bounds[0]) / REACH / frame.units * 360 > WIDEST_WITH_REGIONS


def _pieces(frame: Frame, atlas: Atlas, bounds: Bounds) -> list[Piece]:
    """First-level divisions where the view can show them and the gazetteer has them, else whole countries."""
    west, south, east, north = _degrees(frame, bounds)
    pieces: list[Piece] = []
    if not _is_wide(frame, bounds):
        for feature_class in _REGION_CLASSES:
            for record, outline in atlas.outlines_in(west, south, east, north, feature_class):
                pieces.append(_piece(record, outline, frame, bounds))
    covered = {piece.country for piece in pieces}
    for record, outline in atlas.outlines_in(west, south, east, north, "country"):
        if record.country_code not in covered:
            pieces.append(_piece(record, outline, frame, bounds))
    return [piece for piece in pieces if piece.polygons]


def _piece(record: Record, outline: list[Any], frame: Frame, bounds: Bounds) -> Piece:
    left, top, right, bottom = bounds
    polygons = project(outline, frame)
    boxes = shapely.bounds(polygons).reshape(-1, 4).tolist()
    inside = [
        polygon
        for polygon, (west, north, east, south) in zip(polygons, boxes, strict=True)
        if west < right and east > left and north < bottom and south > top
    ]
    return Piece(record.country_code, tuple(inside))


def _far_layer(frame: Frame, atlas: Atlas, bounds: Bounds) -> Layer:
    """The world's land outside ``bounds``, cut at the meridian opposite the map's middle, in units of its own."""
    scale = max(1, round(FAR_TOLERANCE * frame.units / FAR_GRID))
    left = frame.middle_longitude / 360 - frame.left
    sides = [side * frame.units / scale for side in (left, -frame.top, left + 1, 1 - frame.top)]
    world = (sides[0], sides[1], sides[2], sides[3])
    # One unit smaller on each side: an overlap shows nothing, a gap would.
    inner = [round(side / scale) + inwards for side, inwards in zip(bounds, (1, 1, -1, -1), strict=True)]
    hole = (float(inner[0]), float(inner[1]), float(inner[2]), float(inner[3]))
    land = shapely.transform(project(atlas.land(), frame), partial(np.multiply, 1 / scale))
    simple = shapely.buffer(shapely.simplify(land, FAR_GRID), 0)
    turn = frame.units / scale
    copies = [shapely.transform(simple, partial(np.add, (x, 0.0))) for x in (-turn, 0.0, turn)]
    # Not clip_by_rect: it ends in an error where a shore touches the cut.
    within = shapely.intersection(np.column_stack(copies).ravel(), rectangle(world))
    parts = shapely.get_parts(shapely.difference(within, rectangle(hole)))
    is_land = (shapely.get_type_id(parts) == shapely.GeometryType.POLYGON) & (shapely.area(parts) > FAR_GRID**2)
    far = land_lines(parts[is_land].tolist(), [hole, world])
    return replace(_layer([far]), scale=scale)


def _rectangles(frame: Frame, boxes: Sequence[Box]) -> Any:
    """Boxes in degrees as rectangles in drawing units, all in one go."""
    if not boxes:
        return []
    west, south, east, north = np.array(boxes).T
    middle = (west + east) / 2
    start = middle + 360.0 * np.rint((frame.middle_longitude - middle) / 360.0) - (east - west) / 2
    return shapely.box(*frame.xys(start, south).T, *frame.xys(start + east - west, north).T)


def _countries(pieces: Sequence[Piece], zones: Any) -> frozenset[str]:
    """The countries that a zone touches: only their inner borders help to find a place.

    A few zones tell most of them; all are asked only about those that are left.
    """
    owned = [(polygon, piece.country) for piece in pieces for polygon in piece.polygons]
    found: set[str] = set()
    for some in (zones[:FEW_ZONES], zones[FEW_ZONES:]):
        left = [(polygon, country) for polygon, country in owned if country not in found]
        if left and len(some):
            hits, _ = shapely.STRtree(some).query([polygon for polygon, _ in left], predicate="intersects")
            found.update(left[i][1] for i in hits)
    return frozenset(found)

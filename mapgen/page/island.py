"""The JSON island: all that the scripts know, put into the page after every template has run."""

from __future__ import annotations

import json
import re
from typing import Any

from mapgen.features.feature import Feature, properties
from mapgen.features.tally import Container, Tally
from mapgen.features.withdrawals import Withdrawal
from mapgen.georeferencing.shapes import Area, Disc, Ring, Sector
from mapgen.languages import catalogue
from mapgen.page.basemap import drawn_shape
from mapgen.page.columns import columns, counted
from mapgen.page.drawing import DASHES, Sum, Zone
from mapgen.page.drawing.zones import zones
from mapgen.page.sheet import Card, Later
from mapgen.page.tiles import Tiles
from mapgen.page.traces import packed
from mapgen.page.view import View

#: Characters that could end the block, start a template expression or break a line of script.
_UNSAFE = re.compile("[{}<>&\u2028\u2029]")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
#: Texts of the section "map" that the page or an error shows, not a script; on dense pages scripts word the zones.
_NOT_FOR_SCRIPTS = ("map.zone_", "map.tiles", "map.filter", "map.name", "map.picture")


def to_island(view: View) -> str:
    """The data of a page as JSON that is safe in a script block of any HTML page."""
    return dumps(island(view))


def dumps(data: Any) -> str:
    """JSON with ``{ } < > &``, U+2028 and U+2029 inside strings as escapes."""
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _STRING.sub(lambda match: _UNSAFE.sub(_escaped, match[0]), plain)


def island(view: View) -> dict[str, Any]:
    """What ``mapgen.mount(element, data)`` reads; see static/js/mount.js for each key."""
    frame, sheet, far = view.frame, view.sheet, view.basemap.far
    data = {
        "language": sheet.language,
        "drawing": "map_drawing",
        "frame": [frame.left, frame.top, frame.units, frame.width, frame.height, frame.middle_longitude],
        "far": [far.scale, far.land, far.coast],
        "dashes": DASHES,
        "texts": _texts(sheet.language, sheet.dense),
        "unlocated": [{"id": f.id, "properties": _properties(f)} for f in view.unlocated],
        "towns": [[town.name, town.longitude, town.latitude] for town in view.basemap.towns],
        "tiles": view.tiles and _tiles(view.tiles),
    }
    if sheet.later:
        data["later"] = [
            _later(withdrawal, later) for withdrawal, later in zip(view.withdrawals, sheet.later, strict=True)
        ]
    cards = {card.id: card for card in sheet.cards}
    features = {feature.id: feature for feature in view.features}
    tally = view.tally
    if tally.containers:
        data["containers"] = [_container(drawn, tally.containers[drawn.index]) for drawn in view.sums.drawn]
    if sheet.dense:
        listed = [features[card.id] for card in sheet.cards]
        rows = columns(listed, sheet.cards, tally, view.sums.points)
        return data | {"rows": rows, "traces": packed(listed)}
    drawn_zones = zones(view.features, frame)
    return data | {"places": [_place(features[zone.id], cards[zone.id], zone, tally) for zone in drawn_zones]}


def _container(drawn: Sum, container: Container) -> list[Any]:
    """Name, index of the next larger one, pixels across from which on it opens, circle, label point, sum, places."""
    record = container.record
    circle = [round(record.longitude, 4), round(record.latitude, 4), round(record.radius_in_meters)]
    label_point = [drawn.zone.x, drawn.zone.y]
    return [container.name, container.parent, drawn.room, circle, label_point, drawn.figure, container.places]


def _place(feature: Feature, card: Card, zone: Zone, tally: Tally) -> dict[str, Any]:
    adding = {"home": tally.homes.get(feature.id), "counted": counted(feature)} if tally.containers else {}
    return {
        **adding,
        "id": feature.id,
        "name": card.name,
        "figure": card.figure,
        "precision": zone.precision,
        "shape": _shape(feature),
        "fill": zone.fill,
        "at": [zone.x, zone.y],
        "properties": _properties(feature),
    }


def _later(withdrawal: Withdrawal, later: Later) -> dict[str, Any]:
    """What the page is after a day: who is gone, what the others are called then, and the line of totals."""
    cards = zip(withdrawal.changed, later.cards, strict=True)
    changed = [
        {"id": feature.id, "name": card.name, "figure": card.figure, "properties": _properties(feature)}
        for feature, card in cards
    ]
    return {"day": later.last_day, "gone": list(later.gone), "changed": changed, "totals": list(later.totals)}


def _shape(feature: Feature) -> list[float] | None:
    """[longitude, latitude, outer radius, inner radius, heading, half angle], as far as needed; None for an area,
    whose outline is in the drawing."""
    shape = drawn_shape(feature)
    if isinstance(shape, Area) or shape is None:
        return None
    start = [round(shape.longitude, 5), round(shape.latitude, 5)]
    if isinstance(shape, Disc):
        return [*start, round(shape.radius_in_meters)]
    radii = [round(shape.outer_radius_in_meters), round(shape.inner_radius_in_meters)]
    if isinstance(shape, Ring):
        return [*start, *radii]
    assert isinstance(shape, Sector)
    return [*start, *radii, round(shape.heading_in_degrees, 2), round(shape.half_angle_in_degrees, 2)]


def _properties(feature: Feature) -> dict[str, Any]:
    return {key: value for key, value in properties(feature).items() if value not in (None, [], "")}


def _texts(language: str, dense: bool) -> dict[str, Any]:
    """The texts of the scripts by their names, with their own placeholders."""
    prefix = "map."
    others = _NOT_FOR_SCRIPTS[1:] if dense else _NOT_FOR_SCRIPTS
    return {
        key.removeprefix(prefix): value
        for key, value in catalogue(language).items()
        if key.startswith(prefix) and not key.startswith(others)
    }


def _tiles(tiles: Tiles) -> dict[str, Any]:
    return {
        "url": tiles.url,
        "subdomains": tiles.subdomains,
        "attribution": tiles.attribution,
        "maxZoom": tiles.max_zoom,
    }


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"

"""The containers of places on the picture: which are shown as one sum at first, and their outlines."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mapgen.features.feature import Feature, to_feature
from mapgen.features.tally import Container, Containers, Tally
from mapgen.georeferencing.shapes import Area, Disc, Georeference
from mapgen.page.basemap import Frame, drawn_shape
from mapgen.page.drawing.labels import WIDE_PIXELS
from mapgen.page.drawing.zones import Zone, zone

#: Side in pixels of the square that a container must have on the screen for each thing in it before it opens: room
#: for a figure and a name, so that what is shown can be told apart.
ROOM_IN_PIXELS = 64
#: Bends of a container's outline left out, in drawing units: about what the basemap's own borders leave out.
TOLERANCE = 4.0


@dataclass(frozen=True, slots=True)
class Sum:
    """One container as it is drawn."""

    index: int
    zone: Zone
    figure: str
    room: int
    """Pixels across from which on it opens and shows what it holds."""
    shown: bool
    """True where the first view shows it as one."""


@dataclass(frozen=True, slots=True)
class Sums:
    """All containers of a map, and the places that the first view shows each."""

    drawn: tuple[Sum, ...]
    single: tuple[Feature, ...]
    outlines: tuple[Zone, ...]
    """Places that are areas of their own, no whole container, and not among the single ones."""
    points: Mapping[str, tuple[float, float]]
    """Label points of the places that are areas, in drawing units."""


def draw_sums(
    tally: Tally, features: Sequence[Feature], figures: Mapping[int, str], frame: Frame, gazetteer: Containers
) -> Sums:
    """The sums of a map; ``figures`` are the counts by index of the container."""
    rooms = _rooms(tally)
    pixel = max(frame.width / WIDE_PIXELS[0], frame.height / WIDE_PIXELS[1])
    opened = [
        2 * c.record.radius_in_meters * frame.units_per_meter(c.record.latitude) >= room * pixel
        for c, room in zip(tally.containers, rooms, strict=True)
    ]
    for i, container in enumerate(tally.containers):
        opened[i] = opened[i] and (container.parent is None or opened[container.parent])
    drawn = tuple(
        Sum(
            index=i,
            zone=zone(_as_feature(i, container, gazetteer), frame, TOLERANCE),
            figure=figures[i],
            room=rooms[i],
            shown=not opened[i] and (container.parent is None or opened[container.parent]),
        )
        for i, container in enumerate(tally.containers)
    )
    single = tuple(f for f in features if (home := tally.homes.get(f.id)) is None or opened[home])
    shown = {feature.id for feature in single}
    points: dict[str, tuple[float, float]] = {}
    outlines = []
    for feature in features:
        if not isinstance(drawn_shape(feature), Area):
            continue
        home = tally.homes.get(feature.id)
        own = home is None or feature.georeference.shape != Area((tally.containers[home].record.id,))
        area = zone(feature, frame) if home is None or own else drawn[home].zone
        points[feature.id] = (area.x, area.y)
        if own and feature.id not in shown:
            outlines.append(area)
    return Sums(drawn, single, tuple(outlines), points)


def _rooms(tally: Tally) -> list[int]:
    """Pixels that each container must measure to open."""
    things = [0] * len(tally.containers)
    for home in [*tally.homes.values(), *(container.parent for container in tally.containers)]:
        if home is not None:
            things[home] += 1
    return [round(ROOM_IN_PIXELS * math.sqrt(count)) for count in things]


def _as_feature(index: int, container: Container, gazetteer: Containers) -> Feature:
    """A container in the form in which zones are drawn."""
    record = container.record
    outline = gazetteer.outline(record.id) if record.has_outline else None
    shape = Area((record.id,)) if outline else Disc(record.latitude, record.longitude, record.radius_in_meters)
    found = Georeference(
        container.name,
        shape=shape,
        precision="outline" if outline else "extent",
        decimal_latitude=record.latitude,
        decimal_longitude=record.longitude,
        coordinate_uncertainty_in_meters=record.radius_in_meters,
    )
    return to_feature(found, id=f"{index}", outline=outline or [])

"""Raw answers → findings: the named place and no other, never finer than a municipality, as wide as it is.

A service finds something for nearly every text: it leaves words out and takes one name for a similar one. Only a
place that bears the asked name counts. A house, a street or a hamlet is lifted to its municipality before anything is
kept of it; where that is not known, all that is kept is a wide circle on a coarse grid.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mapgen.base.geodesy import LatLon, distance_in_meters, smallest_circle
from mapgen.base.toponym import fold
from mapgen.geocoding.evidence import FRENCH_TERRITORIES
from mapgen.geocoding.gazetteer import GazetteerIndex, Record
from mapgen.geocoding.services.answers import Box, RawPlace
from mapgen.geocoding.services.finding import LEAST_RADIUS, Finding
from mapgen.locality.clause import Toponym

#: Radius in metres and population of a place of which only the kind is known: Nominatim's own table of ranks (15, 4
#: and 2 km), towns and villages as wide as the gazetteer draws the smallest abroad (6 km); a commune as wide as 95 %
#: of the gazetteer's circles round communes with a point (11.4 km).
_USUAL: dict[str, tuple[float, int]] = {
    "city": (15_000.0, 100_000),
    "town": (8_000.0, 10_000),
    "village": (6_000.0, 1_000),
    "municipality": (11_400.0, 1_000),
    "commune": (11_400.0, 1_000),
    "county": (60_000.0, 100_000),
    "state": (250_000.0, 1_000_000),
    "country": (600_000.0, 10_000_000),
}
_USUAL_OTHERS = (15_000.0, 0)
#: A thing in the landscape is drawn as no less than a village.
_LEAST_AREA = 6_000.0
#: Degrees between the points of the grid, and metres of the circle that holds all that is next to one of them and the
#: municipality round it (half a diagonal is 7.9 km).
_GRID, _GRID_RADIUS = 0.1, 20_000.0
#: A municipality of the gazetteer lies no farther from its part than this beyond its own radius.
_SLACK = 10_000.0
_DECIMALS = 4
_MOST = 5


def to_findings(
    toponym: Toponym, places: Iterable[RawPlace], gazetteer: GazetteerIndex, wanted: Record | None = None
) -> tuple[Finding, ...]:
    """What ``places`` say of ``toponym``, best first, each place once, at most five.

    With ``wanted``, a municipality whose position is only guessed, nothing but that one counts.
    """
    found: list[Finding] = []
    for place in places:
        if not bears_name(place, toponym):
            continue
        finding = _finding(place, gazetteer)
        if wanted is not None:
            if not _is_commune(finding, wanted):
                continue
            finding = replace(finding, feature_code=wanted.feature_code)
        if not any(_is_same(finding, other) for other in found):
            found.append(finding)
    towns = [finding for finding in found if not finding.part]
    return tuple((towns or found)[:_MOST])


def _is_commune(finding: Finding, wanted: Record) -> bool:
    """By its code where the service has one, else by lying in the zone where the gazetteer looks for it."""
    if finding.feature_class != "municipality" or finding.part:
        return False
    if finding.feature_code:
        return finding.feature_code == wanted.feature_code
    apart = distance_in_meters((finding.latitude, finding.longitude), (wanted.latitude, wanted.longitude))
    return finding.country_code in FRENCH_TERRITORIES and apart <= wanted.radius_in_meters


def bears_name(place: RawPlace, toponym: Toponym) -> bool:
    """True where the place is really called so, its article apart."""
    asked = {fold(toponym.name), fold(toponym.full_name)}
    return any(fold(name) in asked or _bare(name) in asked for name in place.names)


def _bare(name: str) -> str:
    key = fold(name)
    for article in ("le ", "la ", "les ", "l ", "the "):
        if key.startswith(article):
            return key.removeprefix(article)
    return key


def _finding(place: RawPlace, gazetteer: GazetteerIndex) -> Finding:
    if place.feature_class is None:
        return _lifted(place, gazetteer)
    centre, radius, basis = _extent(place)
    return Finding(
        name=place.names[0],
        feature_class=place.feature_class,
        feature_code=place.code,
        latitude=round(centre[0], _DECIMALS),
        longitude=round(centre[1], _DECIMALS),
        radius_in_meters=float(round(radius)),
        extent_basis=basis,
        country_code=place.country_code,
        kind=place.kind,
        population=place.population,
    )


def usual_population(kind: str) -> int:
    """How many people live in a place of a kind: how far "near" reaches where nobody counts them."""
    return _USUAL.get(kind, _USUAL_OTHERS)[1]


def _extent(place: RawPlace) -> tuple[LatLon, float, str]:
    """The smallest circle round the service's box, else the circle that is usual for the kind."""
    least = _LEAST_AREA if place.feature_class == "area" else LEAST_RADIUS
    if place.box is not None:
        centre, radius = _circle_round(place.box)
        return centre, max(least, radius), "box"
    return (place.latitude, place.longitude), _USUAL.get(place.kind, _USUAL_OTHERS)[0], "kind"


def _circle_round(box: Box) -> tuple[LatLon, float]:
    west, south, east, north = box
    middle = west + ((east - west) % 360) / 2
    sides = [(lat, lon) for lat in (south, (south + north) / 2, north) for lon in (west, middle, east)]
    centre, _ = smallest_circle(sides)
    return centre, max(distance_in_meters(centre, point) for point in sides)


def _lifted(place: RawPlace, gazetteer: GazetteerIndex) -> Finding:
    """The municipality of something finer; nothing of the finer place's own position stays."""
    record = _municipality(place, gazetteer)
    if record is not None:
        return Finding(
            name=record.name,
            feature_class=record.feature_class,
            feature_code=record.feature_code,
            latitude=record.latitude,
            longitude=record.longitude,
            radius_in_meters=record.radius_in_meters,
            extent_basis="gazetteer",
            country_code=record.country_code,
            population=record.population,
            part=True,
        )
    return Finding(
        name=place.municipality or "",
        feature_class="municipality",
        feature_code="",
        latitude=_on_grid(place.latitude),
        longitude=_on_grid(place.longitude),
        radius_in_meters=_GRID_RADIUS,
        extent_basis="grid",
        country_code=place.country_code,
        part=True,
    )


def _on_grid(degrees: float) -> float:
    return round(round(degrees / _GRID) * _GRID, 1)


def _municipality(place: RawPlace, gazetteer: GazetteerIndex) -> Record | None:
    if place.code:
        return municipality_of_code(place.code, gazetteer)
    if not place.municipality:
        return None
    near = [
        (distance, match.record)
        for match in gazetteer.search(place.municipality)
        if match.record.feature_class == "municipality"
        and place.country_code in ("", match.record.country_code)
        and (distance := _apart(place, match.record)) <= match.record.radius_in_meters + _SLACK
    ]
    return min(near, key=lambda pair: (pair[0], pair[1].id))[1] if near else None


def municipality_of_code(code: str, gazetteer: GazetteerIndex) -> Record | None:
    """The commune of an INSEE code, the whole one for a municipal arrondissement or a merged commune."""
    for match in gazetteer.search(code):
        if match.kind == "code" and match.record.country_code == "FR":
            chain: Sequence[Record] = (match.record, *gazetteer.containers(match.record))
            town = next((record for record in chain if record.feature_class == "municipality"), None)
            if town is not None:
                return town
    return None


def _apart(place: RawPlace, record: Record) -> float:
    return distance_in_meters((place.latitude, place.longitude), (record.latitude, record.longitude))


def _is_same(finding: Finding, other: Finding) -> bool:
    """One place twice: as a town and as its boundary, or two streets of one town."""
    if finding.feature_code and finding.feature_code == other.feature_code:
        return True
    if fold(finding.name) != fold(other.name) or finding.part != other.part:
        return False
    apart = distance_in_meters((finding.latitude, finding.longitude), (other.latitude, other.longitude))
    return apart <= max(finding.radius_in_meters, other.radius_in_meters)

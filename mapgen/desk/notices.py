"""What ``mapgen check`` lists beside errors and warnings: reports that want another look. Nothing fails by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import NamedTuple

from mapgen.base.geodesy import distance_in_meters
from mapgen.base.plaintext import shown
from mapgen.errors import Problem
from mapgen.features.reports import CLEARED, Report, event_key, grouped
from mapgen.geocoding.gazetteer import GazetteerIndex, Record
from mapgen.languages import text
from mapgen.places import Place
from mapgen.settings import Settings

#: Of one kind; the rest is told as a number.
MAXIMUM_NOTICES = 20
#: Zones are stacked where their centres are closer than this share of the smaller radius, and than so many metres.
_STACKED_SHARE = 0.25
_STACKED_METERS = 10_000.0
# A cell of the grid in which near centres are looked for: 10 km are less than 0.1° of latitude everywhere, and of
# longitude up to 25°; beyond, a smaller share of the stacked zones is found in time that grows with their number.
_CELL_IN_DEGREES = 0.25


class _Notice(NamedTuple):
    line: int | None
    column: str
    message: str


def notices(
    reports: Sequence[Report], settings: Settings, gazetteer: GazetteerIndex, *, as_of: date, language: str
) -> list[Problem]:
    """One line for each: an old status, a source without an archived copy, an event counted twice, stacked zones, a
    place outside the country that ``settings`` expect; at most :data:`MAXIMUM_NOTICES` of a kind."""
    kinds = (
        _old(reports, as_of, language),
        _unarchived(reports, language),
        _counted_twice(reports, language),
        _stacked(reports, language),
        _outside(reports, settings, gazetteer, language),
    )
    file = reports[0].place.file if reports else ""
    return list(chain.from_iterable(_capped(kind, file, language) for kind in kinds))


def _capped(found: Iterable[_Notice], file: str, language: str) -> Iterator[Problem]:
    rest = iter(found)
    for line, column, message in islice(rest, MAXIMUM_NOTICES):
        yield Problem(file, line, column, message)
    unheard = sum(1 for _ in rest)
    if unheard:
        yield Problem(file, None, None, text("notice.more", language, n=unheard))


def _old(reports: Iterable[Report], as_of: date, language: str) -> Iterator[_Notice]:
    """Events of which nothing is newer than a year, told at the row with the latest date."""
    latest: dict[str, tuple[str, Place]] = {}
    for report in reports:
        key, day = event_key(report.place), _date_of(report.place)
        if day is not None and (key not in latest or day > latest[key][0]):
            latest[key] = day, report.place
    limit = _year_before(as_of)
    for day, row in latest.values():
        if day < limit[: len(day)] and row.status not in CLEARED:
            yield _old_notice(row, day, language)


def _old_notice(row: Place, day: str, language: str) -> _Notice:
    if row.status is None:
        return _Notice(row.line, "status", text("notice.old_report", language, date=day))
    status = text(f"page.status_{row.status}", language)
    return _Notice(row.line, "status", text("notice.old_status", language, status=status, date=day))


def _date_of(row: Place) -> str | None:
    """The day of what the row says: of its status, else of its article, else of the event's end."""
    event_end = (row.event_date or "").rpartition("/")[2]
    return row.status_date or row.published or event_end or None


def _year_before(day: date) -> str:
    return (day.replace(year=max(1, day.year - 1), day=min(day.day, 28 if day.month == 2 else day.day))).isoformat()


def _unarchived(reports: Iterable[Report], language: str) -> Iterator[_Notice]:
    """Sources of which no row has a copy, each told once."""
    first: dict[str, Place] = {}
    archived = set()
    for report in reports:
        first.setdefault(report.place.source_url, report.place)
        if report.place.archive_url:
            archived.add(report.place.source_url)
    for url, row in first.items():
        if url not in archived:
            yield _Notice(row.line, "archive_url", text("notice.no_archive", language, url=shown(url, limit=100)))


def _counted_twice(reports: Sequence[Report], language: str) -> Iterator[_Notice]:
    """Rows of one place, date and number from two sources that no ``event`` joins."""
    for group in grouped(reports):
        first: dict[tuple[str, int | None], Place] = {}
        for row in (report.place for report in group):
            if row.event_date is None:
                continue
            other = first.setdefault((row.event_date, row.arrests), row)
            if other.source_url != row.source_url and event_key(other) != event_key(row):
                yield _Notice(row.line, "event", text("notice.counted_twice", language, first=other.line))


def _stacked(reports: Sequence[Report], language: str) -> Iterator[_Notice]:
    """Zones that lie on one another almost centre on centre, each told with the first that it meets."""
    cells: dict[tuple[int, int], list[Report]] = {}
    for report in (group[0] for group in grouped(reports)):
        found = report.georeference
        if not found.located or found.decimal_latitude is None or found.decimal_longitude is None:
            continue
        row, column = (int(value // _CELL_IN_DEGREES) for value in (found.decimal_latitude, found.decimal_longitude))
        near = (cells.get((row + i, column + j), ()) for i in (-1, 0, 1) for j in (-1, 0, 1))
        other = next((o for o in chain.from_iterable(near) if _lie_on_another(o, report)), None)
        if other is None:
            cells.setdefault((row, column), []).append(report)
        else:
            yield _stacked_notice(report.place, other.place, language)


def _stacked_notice(row: Place, other: Place, language: str) -> _Notice:
    place, below = shown(row.verbatim_locality), shown(other.verbatim_locality)
    return _Notice(row.line, "place", text("notice.stacked", language, place=place, other=below, first=other.line))


def _lie_on_another(a: Report, b: Report) -> bool:
    apart = distance_in_meters(
        (a.georeference.decimal_latitude or 0.0, a.georeference.decimal_longitude or 0.0),
        (b.georeference.decimal_latitude or 0.0, b.georeference.decimal_longitude or 0.0),
    )
    radii = (r.georeference.coordinate_uncertainty_in_meters or 0.0 for r in (a, b))
    return apart <= min(_STACKED_METERS, _STACKED_SHARE * min(radii))


def _outside(
    reports: Sequence[Report], settings: Settings, gazetteer: GazetteerIndex, language: str
) -> Iterator[_Notice]:
    """Places none of whose features lies in the country that the map is about."""
    expected = settings.country
    if expected is None:
        return
    name = _country_name(expected, gazetteer, language)
    for report in (group[0] for group in grouped(reports)):
        records = [gazetteer.record(record_id) for record_id in report.georeference.record_ids]
        codes = {record.country_code for record in records}
        if report.georeference.located and codes and "" not in codes and expected not in codes:
            country = ", ".join(dict.fromkeys(_country_of(record, gazetteer, language) for record in records))
            place = shown(report.place.verbatim_locality)
            message = text("notice.outside", language, place=place, expected=name, country=country)
            yield _Notice(report.place.line, "place", message)


def _country_of(record: Record, gazetteer: GazetteerIndex, language: str) -> str:
    chain_ = (record, *gazetteer.containers(record))
    country = next((r for r in chain_ if r.feature_class == "country"), None)
    return gazetteer.name(country, language) if country else record.country_code


def _country_name(code: str, gazetteer: GazetteerIndex, language: str) -> str:
    records = (match.record for match in gazetteer.search(code))
    country = next((r for r in records if r.feature_class == "country" and r.feature_code == code), None)
    return gazetteer.name(country, language) if country else code

"""CSV → features: everything up to the map, as ``check`` does it and ``build`` goes on from."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from mapgen.errors import InputError, Problem, SettingsError
from mapgen.features.feature import Feature
from mapgen.features.geometry import Outline, area_outline
from mapgen.features.reports import Report, to_features
from mapgen.features.withdrawals import Withdrawal, withdrawals
from mapgen.geocoding import Context
from mapgen.geocoding.gazetteer import GazetteerIndex, Record
from mapgen.georeferencing.editor import by_editor, smallest_uncertainty_km
from mapgen.georeferencing.shapes import Area, Georeference
from mapgen.georeferencing.understanding import locate
from mapgen.languages import text
from mapgen.locality.streets import finer_than_municipality
from mapgen.places import Place
from mapgen.places.reading import read_places as read_table
from mapgen.places.review.review import review
from mapgen.settings import Settings, read_settings, settings_beside

OnWarning = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class Survey:
    """What the input holds on one day. ``warnings`` are one line each for a person, in the order of the input."""

    located: tuple[Feature, ...]
    unlocated: tuple[Feature, ...]
    warnings: tuple[Problem, ...]
    expired: int = 0
    """Rows left out because their ``expires`` has passed."""
    withdrawals: tuple[Withdrawal, ...] = ()
    """What will be different after each later day in ``expires``."""
    reports: tuple[Report, ...] = field(default=(), repr=False)
    """The rows that are left, each with its georeference."""
    credits: tuple[str, ...] = ()
    """Whom to name for answers that the embedded gazetteer didn't have."""
    gazetteer: GazetteerIndex | None = field(default=None, repr=False)
    """Who answered, with what was learned from others."""


class Advice(Protocol):
    """What an online service, or whoever else was asked, adds to the gazetteer."""

    @property
    def gazetteer(self) -> GazetteerIndex:
        """The gazetteer with the answers."""

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What went wrong while asking."""

    @property
    def credits(self) -> tuple[str, ...]:
        """Whom to name for the answers."""


#: Asked once, for all rows that are valid.
Adviser = Callable[[Sequence[Place]], Advice]
#: Whom the settings name, None for nobody.
FindAdviser = Callable[[Settings], Adviser | None]


def survey(
    source: Path,
    settings: Settings,
    gazetteer: GazetteerIndex,
    *,
    as_of: date,
    language: str = "en",
    adviser: Adviser | None = None,
) -> Survey:
    """Read ``source`` and georeference every row that is still valid on ``as_of``.

    Remarks are in the map's language, warnings and errors in ``language``. ``adviser`` may know more than the
    gazetteer. Raises InputError with every problem of the file.
    """
    warnings: list[Problem] = []
    desk = _Desk(settings, gazetteer)
    rows = read_places(
        source,
        gazetteer=gazetteer,
        language=language,
        on_warning=warnings.append,
        check=lambda row: _too_fine(row, desk, language),
    )
    return _surveyed(rows, settings, gazetteer, as_of, language, warnings, source=source, adviser=adviser)


def survey_rows(
    rows: Sequence[Place], settings: Settings, gazetteer: GazetteerIndex, *, as_of: date, language: str = "en"
) -> Survey:
    """As :func:`survey`, of rows in memory. Raises InputError where the reader would refuse them: wording finer than
    a municipality, an uncertainty finer than the wording."""
    desk, official = _Desk(settings, gazetteer), _official_names(gazetteer)
    problems = []
    for row in rows:
        faults = [*_street(row, official, language), *_too_fine(row, desk, language)]
        problems += [Problem(row.file, row.line, column, message) for column, message in faults]
    if problems:
        raise InputError(problems)
    return _surveyed(rows, settings, gazetteer, as_of, language, [], source=rows[0].file if rows else "")


def _surveyed(
    rows: Sequence[Place],
    settings: Settings,
    gazetteer: GazetteerIndex,
    as_of: date,
    language: str,
    warnings: list[Problem],
    *,
    source: Path | str,
    adviser: Adviser | None = None,
) -> Survey:
    valid = [row for row in rows if not expired(row, as_of)]
    review(
        source,
        valid,
        settings,
        gazetteer.__contains__,
        language=language,
        on_warning=warnings.append,
        beside=settings_beside(source) if isinstance(source, Path) else None,
    )
    advice = adviser(valid) if adviser else None
    if advice:
        gazetteer = advice.gazetteer
        warnings += advice.warnings
    reports = georeference_rows(valid, settings, gazetteer, language=language, on_warning=warnings.append)
    features = to_features(reports)
    return Survey(
        located=tuple(feature for feature in features if feature.georeference.located),
        unlocated=tuple(feature for feature in features if not feature.georeference.located),
        warnings=tuple(warnings),
        expired=len(rows) - len(valid),
        withdrawals=withdrawals(reports),
        reports=tuple(reports),
        credits=advice.credits if advice else (),
        gazetteer=gazetteer,
    )


def survey_with_settings(
    source: Path,
    gazetteer: GazetteerIndex,
    *,
    as_of: date,
    language: str = "en",
    geocoder: str | None = None,
    find_adviser: FindAdviser | None = None,
) -> tuple[Settings, Survey]:
    """The settings beside ``source`` and the survey of it. ``geocoder`` is another chain than the settings'.

    Raises InputError with every problem of both files; nobody is asked for advice then.
    """
    problems: list[Problem] = []
    settings = Settings()
    try:
        settings = read_settings(settings_beside(source), language=language).asking(geocoder)
    except SettingsError as refused:
        problems += refused.problems
    adviser = find_adviser(settings) if find_adviser and not problems else None
    try:
        found = survey(source, settings, gazetteer, as_of=as_of, language=language, adviser=adviser)
    except InputError as refused:
        raise InputError([*problems, *refused.problems]) from None
    if problems:
        raise SettingsError(problems)
    return settings, found


def read_places(
    source: Path | str,
    *,
    gazetteer: GazetteerIndex | None = None,
    language: str = "en",
    on_warning: OnWarning | None = None,
    check: Callable[[Place], Iterable[tuple[str, str]]] | None = None,
) -> list[Place]:
    """The places of a CSV or .xlsx file, in its order; wording finer than a municipality is refused.

    ``on_warning`` gets what is doubtful but no error, ``language`` is that of the messages. ``check`` gives more
    problems of a row, as (column, message). Raises InputError with every problem of the file.
    """
    official = _official_names(gazetteer or GazetteerIndex())
    return read_table(
        source,
        known=official,
        finer=lambda wording: finer_than_municipality(wording, official),
        language=language,
        on_warning=on_warning,
        check=check,
    )


def _official_names(gazetteer: GazetteerIndex) -> Callable[[str], bool]:
    """Tells names of municipalities and larger places from those of neighbourhoods, which may be a street's."""

    def official(name: str) -> bool:
        return any(_is_official(match.record) for match in gazetteer.search(name))

    return official


def _is_official(record: Record) -> bool:
    """Of the parts of municipalities only those with an INSEE code of their own: merged communes, arrondissements."""
    if record.feature_class != "municipal_district":
        return True
    return record.country_code == "FR" and "/" not in record.feature_code


def expired(row: Place, as_of: date) -> bool:
    """True after the day in ``expires``."""
    return row.expires is not None and row.expires < as_of.isoformat()


def georeference_rows(
    rows: Sequence[Place],
    settings: Settings,
    gazetteer: GazetteerIndex,
    *,
    language: str = "en",
    on_warning: OnWarning | None = None,
) -> list[Report]:
    """One report a row. A wording that stays open is tried again with the other places of its source.

    ``on_warning`` gets one line for each flagged row, in ``language``.
    """
    desk = _Desk(settings, gazetteer)
    first = [desk.georeference(row) for row in rows]
    neighbours = _neighbours(rows, first, desk)
    reports = []
    for row in rows:
        nearby = neighbours.get(row.source_url, frozenset())
        found = desk.settled(row, nearby)
        reports.append(desk.report(row, found))
        if on_warning and found.georeference_verification_status:
            on_warning(_warning(row, desk.settled(row, nearby, language=language), language))
    return reports


class _Desk:
    """Georeferences each distinct wording once in each language asked for."""

    def __init__(self, settings: Settings, gazetteer: GazetteerIndex) -> None:
        self._settings = settings
        self._gazetteer = gazetteer
        self._known: dict[tuple[str, str | None, str | None, frozenset[int], str], Georeference] = {}
        self._outlines: dict[Area, Outline] = {}

    def georeference(
        self, row: Place, nearby: frozenset[int] = frozenset(), *, language: str | None = None
    ) -> Georeference:
        """The georeference of the row's wording, remarks in ``language``, else in that of the map."""
        told = language or self._settings.language
        key = (row.verbatim_locality, row.within, row.lang, nearby, told)
        if key not in self._known:
            context = Context(row.within, row.lang, self._settings.country, nearby, self._settings.language)
            self._known[key] = locate(row.verbatim_locality, self._gazetteer, context, language=told)
        return self._known[key]

    def settled(self, row: Place, nearby: frozenset[int], *, language: str | None = None) -> Georeference:
        """The same, open wordings settled by their neighbours, and the editor's own position in place of it."""
        found = self.georeference(row, language=language)
        if not found.located and nearby:
            found = self.georeference(row, nearby, language=language)
        if row.latitude is None or row.longitude is None or row.uncertainty_km is None:
            return found
        told = language or self._settings.language
        return by_editor(found, row.latitude, row.longitude, row.uncertainty_km, language=told)

    def report(self, row: Place, georeference: Georeference) -> Report:
        """The row with its georeference and the outline of that."""
        return Report(row, georeference, self._outline(georeference))

    def containers(self, georeference: Georeference) -> Iterable[int]:
        """Ids of the divisions below the country that hold the georeferenced features."""
        records = [self._gazetteer.record(record_id) for record_id in georeference.record_ids]
        chains = [container for record in records for container in (record, *self._gazetteer.containers(record))]
        return [record.id for record in chains if record.feature_class not in ("country", "continent")]

    def _outline(self, georeference: Georeference) -> Outline | None:
        area = georeference.shape
        if not isinstance(area, Area):
            return None
        if area not in self._outlines:
            self._outlines[area] = area_outline(area, self._gazetteer)
        return self._outlines[area]


def _neighbours(rows: Sequence[Place], found: Sequence[Georeference], desk: _Desk) -> dict[str, frozenset[int]]:
    """For each source with an open wording, the divisions where its other places lie."""
    open_sources = {row.source_url for row, georeference in zip(rows, found, strict=True) if georeference.candidates}
    near: dict[str, set[int]] = {}
    for row, georeference in zip(rows, found, strict=True):
        if row.source_url in open_sources and georeference.located:
            near.setdefault(row.source_url, set()).update(desk.containers(georeference))
    return {source: frozenset(ids) for source, ids in near.items()}


def _street(row: Place, official: Callable[[str], bool], language: str) -> Iterator[tuple[str, str]]:
    """(column, message) where a wording is finer than a municipality, as the reader has it for a file."""
    for column, wording in (("place", row.verbatim_locality), ("within", row.within)):
        found = finer_than_municipality(wording, official) if wording else None
        if wording and found is not None and not official(wording):
            yield column, text("reader.finer", language, value=wording, found=found)


def _too_fine(row: Place, desk: _Desk, language: str) -> Iterator[tuple[str, str]]:
    """(column, message) where an editor's uncertainty is finer than the wording."""
    if row.uncertainty_km is None:
        return
    smallest = smallest_uncertainty_km(desk.georeference(row))
    if row.uncertainty_km < smallest:
        given = f"{row.uncertainty_km:g}"
        yield (
            "uncertainty_km",
            text("reason.too_fine", language, km=given, smallest=f"{math.ceil(smallest * 10) / 10:.1f}"),
        )


def _warning(row: Place, found: Georeference, language: str) -> Problem:
    """One line for a place that is flagged: its wording, and what is doubtful."""
    key = "cli.doubtful" if found.located else "cli.not_located"
    remarks = found.georeference_remarks[1:] if found.located else found.georeference_remarks
    message = text(key, language, place=row.verbatim_locality, why=" ".join(remarks))
    candidates = "; ".join(dict.fromkeys(f"{c.name} ({c.within})" for c in found.candidates))
    if candidates and not found.located:
        message = f"{message} {text('cli.candidates', language, candidates=candidates)}"
    return Problem(row.file, row.line, "place", message)

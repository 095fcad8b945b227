"""Rows → features: where each place is, what is drawn of it, what is doubtful, and when it leaves the map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from mapgen.errors import OnWarning, Problem
from mapgen.features.feature import Feature
from mapgen.features.geometry import Outline, area_outline
from mapgen.features.reports import Report, to_features
from mapgen.features.withdrawals import Withdrawal, withdrawals
from mapgen.geocoding.gazetteer import GazetteerIndex
from mapgen.georeferencing.rows import Georeferencer
from mapgen.georeferencing.shapes import Area, Georeference
from mapgen.languages import text
from mapgen.places import Place
from mapgen.settings import Settings


@dataclass(frozen=True, slots=True)
class Survey:
    """What the input holds on one day. ``warnings`` are one line each for a person, in the order of the input."""

    located: tuple[Feature, ...]
    unlocated: tuple[Feature, ...]
    warnings: tuple[Problem, ...]
    gazetteer: GazetteerIndex = field(repr=False)
    """Who answered, with what was learned from others."""
    expired: int = 0
    """Rows left out because their ``expires`` has passed."""
    withdrawals: tuple[Withdrawal, ...] = ()
    """What will be different after each later day in ``expires``."""
    reports: tuple[Report, ...] = field(default=(), repr=False)
    """The rows that are left, each with its georeference."""
    credits: tuple[str, ...] = ()
    """Whom to name for answers that the embedded gazetteer didn't have."""


def survey(
    rows: Sequence[Place], settings: Settings, gazetteer: GazetteerIndex, *, as_of: date, language: str = "en"
) -> Survey:
    """Georeference every row that is still shown on ``as_of``.

    Remarks are in the map's language, warnings in ``language``.
    """
    warnings: list[Problem] = []
    shown = still_shown(rows, as_of)
    reports = georeference_rows(shown, settings, gazetteer, language=language, on_warning=warnings.append)
    features = to_features(reports)
    return Survey(
        located=tuple(feature for feature in features if feature.georeference.located),
        unlocated=tuple(feature for feature in features if not feature.georeference.located),
        warnings=tuple(warnings),
        gazetteer=gazetteer,
        expired=len(rows) - len(shown),
        withdrawals=withdrawals(reports),
        reports=tuple(reports),
    )


def still_shown(rows: Iterable[Place], as_of: date) -> list[Place]:
    """The rows without those whose day in ``expires`` is over."""
    return [row for row in rows if row.expires is None or row.expires >= as_of.isoformat()]


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
    georeferencer, outlines = Georeferencer(settings, gazetteer), _Outlines(gazetteer)
    first = [georeferencer.of_wording(row) for row in rows]
    neighbours = _neighbours(rows, first, georeferencer)
    reports = []
    for row in rows:
        nearby = neighbours.get(row.source_url, frozenset())
        found = georeferencer.of_row(row, nearby)
        reports.append(Report(row, found, outlines.of(found)))
        if on_warning and found.georeference_verification_status:
            on_warning(_warning(row, georeferencer.of_row(row, nearby, language=language), language))
    return reports


class _Outlines:
    """The outline of each area, made once."""

    def __init__(self, gazetteer: GazetteerIndex) -> None:
        self._gazetteer = gazetteer
        self._known: dict[Area, Outline] = {}

    def of(self, georeference: Georeference) -> Outline | None:
        area = georeference.shape
        if not isinstance(area, Area):
            return None
        if area not in self._known:
            self._known[area] = area_outline(area, self._gazetteer)
        return self._known[area]


def _neighbours(
    rows: Sequence[Place], found: Sequence[Georeference], georeferencer: Georeferencer
) -> dict[str, frozenset[int]]:
    """For each source with an open wording, the divisions where its other places lie."""
    open_sources = {row.source_url for row, georeference in zip(rows, found, strict=True) if georeference.candidates}
    near: dict[str, set[int]] = {}
    for row, georeference in zip(rows, found, strict=True):
        if row.source_url in open_sources and georeference.located:
            near.setdefault(row.source_url, set()).update(georeferencer.containers(georeference))
    return {source: frozenset(ids) for source, ids in near.items()}


def _warning(row: Place, found: Georeference, language: str) -> Problem:
    """One line for a place that is flagged: its wording, and what is doubtful."""
    key = "cli.doubtful" if found.located else "cli.not_located"
    remarks = found.georeference_remarks[1:] if found.located else found.georeference_remarks
    message = text(key, language, place=row.verbatim_locality, why=" ".join(remarks))
    candidates = "; ".join(dict.fromkeys(f"{c.name} ({c.within})" for c in found.candidates))
    if candidates and not found.located:
        message = f"{message} {text('cli.candidates', language, candidates=candidates)}"
    return Problem(row.file, row.line, "place", message)

"""Features and settings → the words of one page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mapgen.base.toponym import fold
from mapgen.features.feature import Event, Feature
from mapgen.features.tally import MOST_SINGLE, NO_TALLY, Tally
from mapgen.features.totals import Totals, totals
from mapgen.features.withdrawals import Withdrawal
from mapgen.languages import text
from mapgen.page.sheet.cards import Card, make_cards, quoted
from mapgen.page.sheet.dates import number, span, spelled
from mapgen.page.sheet.legend import LegendEntry, legend_notes, make_legend
from mapgen.page.sheet.rows import MOST_REPORTS, make_rows, most_listed
from mapgen.page.sheet.sums import SumText, make_sums
from mapgen.settings import Settings

#: Above this many places the page is dense: cards in few words, zones painted alike, data without the texts that
#: are in the list. 10,000 places must stay below 3.5 MB.
MOST_IN_FULL = 500
#: The same above this many reports, where the places are too many for each to be shown from the start.
MOST_REPORTS_IN_FULL = 2_000
#: Letters of an ISO 8601 day.
FULL_DATE = 10
#: From this many places on, a filter helps more than it costs.
FILTER_FROM = 13


@dataclass(frozen=True, slots=True)
class Later:
    """What the page says from the day after ``last_day`` on, when reports have expired."""

    last_day: str
    gone: tuple[str, ...]
    cards: tuple[Card, ...]
    totals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The words of one page."""

    language: str
    title: str
    subtitle: str | None
    totals: tuple[str, ...]
    description: str
    cards: tuple[Card, ...]
    unlocated: tuple[Card, ...]
    legend: tuple[LegendEntry, ...]
    legend_notes: tuple[str, ...]
    notes: tuple[str, ...]
    """Paragraphs by the editors."""
    credit: str | None
    updated: str | None
    filtered: bool
    dense: bool
    most_listed: int
    """How many events of a place the list shows, where a table has the rest; else 0."""
    reports: str
    """How many reports there are in all."""
    sums: tuple[SumText, ...]
    """The table of totals; empty where each place is shown from the start."""
    presumption: bool
    """False only where every event ended in a conviction."""
    later: tuple[Later, ...]
    credits: tuple[str, ...] = ()
    """Sources to name besides those of every page."""


def make_sheet(
    features: Sequence[Feature],
    unlocated: Sequence[Feature],
    settings: Settings,
    as_of: date | None = None,
    withdrawals: Sequence[Withdrawal] = (),
    credits: Sequence[str] = (),
    tally: Tally = NO_TALLY,
) -> Sheet:
    """The words of the page for located and unlocated places."""
    language = settings.language
    everything = [*features, *unlocated]
    wordings = {f.id: quoted(f.georeference.verbatim_locality, language) for f in everything}
    title = settings.title or text("page.default_title", language)
    counted = tuple(_totals(totals(everything), len(features), len(unlocated), language))
    dense = len(features) > MOST_IN_FULL or (
        len(features) > MOST_SINGLE and sum(len(f.events) for f in everything) > MOST_REPORTS_IN_FULL
    )
    # What expires must leave a page that is read late, and a table in a file can't be changed: then the list has all.
    most = most_listed([len(f.events) for f in everything], whole=bool(withdrawals)) if dense else 0
    return Sheet(
        language=language,
        title=title,
        subtitle=settings.subtitle,
        totals=counted,
        description=settings.subtitle or " · ".join((title, *counted)),
        cards=make_rows(_by_territory(features, tally), wordings, language, most)
        if dense
        else make_cards(features, wordings, language),
        unlocated=make_rows(unlocated, wordings, language, most)
        if dense
        else make_cards(unlocated, wordings, language),
        legend=make_legend(features, language),
        legend_notes=legend_notes(features, language, bool(tally.containers)),
        notes=tuple(line.strip() for line in (settings.notes or "").split("\n\n") if line.strip()),
        credit=settings.credit,
        updated=_updated(everything, language, as_of),
        filtered=len(features) >= FILTER_FROM,
        dense=dense,
        most_listed=most if any(len(feature.events) > most for feature in everything) and dense else 0,
        reports=number(sum(len(e.sources) for f in everything for e in f.events), language),
        sums=make_sums(tally, features, unlocated, language),
        presumption=not everything or any(e.status != "convicted" for f in everything for e in f.events),
        later=tuple(_later(withdrawal, wordings, language, dense) for withdrawal in withdrawals),
        credits=tuple(credits),
    )


def _later(withdrawal: Withdrawal, wordings: Mapping[str, str], language: str, dense: bool) -> Later:
    changed = {f.id: quoted(f.georeference.verbatim_locality, language) for f in withdrawal.changed}
    known = {**wordings, **changed}
    return Later(
        last_day=withdrawal.last_day,
        gone=withdrawal.gone,
        cards=make_rows(withdrawal.changed, known, language, MOST_REPORTS)
        if dense
        else make_cards(withdrawal.changed, known, language),
        totals=tuple(_totals(withdrawal.totals, withdrawal.located, withdrawal.unlocated, language))
        or (text("page.nothing", language),),
    )


def _by_territory(features: Sequence[Feature], tally: Tally) -> list[Feature]:
    """Very many places as the table of totals has them: by territory, then by name; what is in no smaller one last."""
    if not tally.containers:
        return list(features)
    last = len(tally.containers)
    paths: list[tuple[int, ...]] = []
    for i, container in enumerate(tally.containers):
        paths.append((*(paths[container.parent] if container.parent is not None else ()), i))

    def key(feature: Feature) -> tuple[tuple[int, ...], str, str]:
        home = tally.homes.get(feature.id)
        return (*(paths[home] if home is not None else ()), last), _name(feature), feature.id

    return sorted(features, key=key)


def _name(feature: Feature) -> str:
    return fold((feature.georeference.toponyms or (feature.georeference.verbatim_locality,))[0])


def _totals(total: Totals, located: int, unlocated: int, language: str) -> Iterable[str]:
    """The parts of the line under the headline."""
    if not located + unlocated:
        return
    if total.arrests is None:
        yield text("page.arrests_unstated", language)
    else:
        key = "page.totals_at_least" if total.at_least else "page.totals_arrests"
        yield _counted(key, total.arrests, language)
    yield _counted("page.totals_events", total.events, language)
    yield _counted("page.totals_places", located, language)
    if unlocated:
        yield _counted("page.totals_unlocated", unlocated, language)


def _counted(key: str, n: int, language: str) -> str:
    return text(key, language, n=n, count=number(n, language))


def latest_day(features: Iterable[Feature], as_of: date | None) -> str | None:
    """The latest day that the data itself gives, ISO 8601, none of the future; None where it gives none."""
    dates = {value for feature in features for event in feature.events for value in _dates(event) if value}
    # A month or a year says nothing about how fresh the data is.
    days = [end for value in dates if len(end := value.rpartition("/")[2]) == FULL_DATE and span(end)]
    last = as_of.isoformat() if as_of else None
    return max((day for day in days if last is None or day <= last), default=None)


def _updated(features: Iterable[Feature], language: str, as_of: date | None) -> str | None:
    day = latest_day(features, as_of)
    return text("page.updated", language, date=spelled(day, language)) if day else None


def _dates(event: Event) -> list[str | None]:
    """All dates that an event's reports give."""
    return [event.event_date, *[day for _, day in event.statuses], *[source.published for source in event.sources]]

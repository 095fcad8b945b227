"""One row a place, for pages of very many: a card in few words, its latest reports first and no more than fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mapgen.base.weblink import shown_host
from mapgen.features.feature import Event, Feature, Source
from mapgen.languages import text
from mapgen.page.sheet.cards import (
    Card,
    EventText,
    SourceText,
    arrests,
    candidates,
    cleared_mark,
    figure,
    is_cleared,
    latest_status,
    outcome,
    place_arrests,
)
from mapgen.page.sheet.dates import number, span, spelled

#: Up to this many reports the list has them all. Of more it has the latest of each place, as many as fit, and the
#: table in the page has them all.
MOST_REPORTS = 12_000


def most_listed(events: Sequence[int], *, whole: bool = False) -> int:
    """How many events of each place the list shows, from their numbers; at least one, all where it must be whole."""
    low, high = 1, max(events, default=1)
    if whole:
        return high
    while low < high:
        middle = (low + high + 1) // 2
        if sum(min(count, middle) for count in events) <= MOST_REPORTS:
            low = middle
        else:
            high = middle - 1
    return low


def make_rows(features: Sequence[Feature], wordings: Mapping[str, str], language: str, most: int) -> tuple[Card, ...]:
    """The rows of ``features`` in their order, each with at most ``most`` events, the latest."""
    return tuple(_row(feature, wordings, language, most) for feature in features)


def listed(feature: Feature, most: int) -> tuple[Event, ...]:
    """The events that the row of a place shows."""
    if len(feature.events) <= most:
        return feature.events
    return tuple(sorted(feature.events, key=_day, reverse=True)[:most])


def _row(feature: Feature, wordings: Mapping[str, str], language: str, most: int) -> Card:
    found = feature.georeference
    shown = listed(feature, most)
    total = place_arrests(feature, language)
    mark = cleared_mark(feature, language)
    spans = [days for day in {event.event_date for event in feature.events} if day and (days := span(day))]
    return Card(
        id=feature.id,
        wording=wordings[feature.id],
        lang=feature.lang,
        name=", ".join(filter(None, (found.verbatim_locality, total, outcome(mark, language)))),
        arrests=total,
        figure=figure(feature) + mark,
        precision=found.precision,
        zone=None,
        remarks=found.georeference_remarks,
        also=(),
        candidates=candidates(feature, language),
        events=tuple(_event(event, language) for event in shown),
        first_day=min((first for first, _ in spans), default=None),
        last_day=max((last for _, last in spans), default=None),
        summary=_summary(feature, total, language),
        rest=_rest(feature, shown, language),
    )


def _event(event: Event, language: str) -> EventText:
    """What a row says of an event. Most have no status, and what most don't have costs nothing."""
    return EventText(
        heading=None,
        arrests=arrests(event, language),
        when=spelled(event.event_date, language) if event.event_date else None,
        datetime=None,
        status=latest_status(event, language) if event.statuses else None,
        cleared=is_cleared(event),
        earlier=None,
        elsewhere=(),
        elsewhere_words=("", ""),
        counted=event.counted,
        notes=(),
        sources_title="",
        sources=tuple(_source(source, event, language) for source in event.sources),
    )


def _source(source: Source, event: Event, language: str) -> SourceText:
    """The article's title, behind it who published it; its day only where the event has none."""
    about = source.publisher or (shown_host(source.url) if source.title else "")
    if source.published and not event.event_date:
        day = spelled(source.published, language)
        about = f"{about}, {day}" if about else day
    return SourceText(source.url, source.title or shown_host(source.url), about, None)


def _summary(feature: Feature, total: str, language: str) -> str | None:
    count = len(feature.events)
    if count < 2:
        return None
    return f"{total} · {text('page.totals_events', language, n=count, count=number(count, language))}"


def _rest(feature: Feature, shown: Sequence[Event], language: str) -> str | None:
    left = len(feature.events) - len(shown)
    return text("page.reports_rest", language, n=left, count=number(left, language)) if left else None


def _day(event: Event) -> str:
    return event.event_date or max((source.published or "" for source in event.sources), default="")

"""One card a place: its wording, what was drawn, what is reported there and by whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from mapgen.base.weblink import shown_host
from mapgen.features.feature import Event, Feature, Source
from mapgen.features.reports import CLEARED
from mapgen.languages import text
from mapgen.page.sheet.dates import kilometres, number, span, spelled


class SourceText(NamedTuple):
    """One article: the words of its link, what stands beside it, and where the links lead."""

    url: str
    title: str
    about: str
    archive_url: str | None


class EventText(NamedTuple):
    """One event in words."""

    heading: str | None
    """Only where the place has several."""
    arrests: str
    when: str | None
    """The date in words, and as ISO 8601 where one day, month or year is meant."""
    datetime: str | None
    status: str | None
    cleared: bool
    """True where the case ended without a conviction: that shows as the arrest does."""
    earlier: str | None
    elsewhere: tuple[tuple[str, str], ...]
    """(id, wording) of the other places of the same event."""
    elsewhere_words: tuple[str, str]
    """What stands before and after their names."""
    counted: bool
    notes: tuple[str, ...]
    sources_title: str
    sources: tuple[SourceText, ...]


class Card(NamedTuple):
    """One place in words."""

    id: str
    wording: str
    """In the quotation marks of the page's language."""
    lang: str | None
    name: str
    """Unique: wording, count and kind of zone in one line, for those who don't see the map."""
    arrests: str
    """All arrests at the place, in words."""
    figure: str
    """What stands on the zone."""
    precision: str | None
    zone: str | None
    """The kind of zone in words; None where there is none."""
    remarks: tuple[str, ...]
    also: tuple[str, ...]
    candidates: str | None
    events: tuple[EventText, ...]
    first_day: str | None
    last_day: str | None
    summary: str | None = None
    """In a row: all that is reported there, where that is several events."""
    rest: str | None = None
    """In a row: how many reports are in the table only."""


def make_cards(features: Sequence[Feature], wordings: Mapping[str, str], language: str) -> tuple[Card, ...]:
    """The cards of ``features`` in their order. ``wordings`` are the quoted wordings of all places by id."""
    taken: dict[str, int] = {}
    return tuple(_card(feature, wordings, taken, language) for feature in features)


def quoted(words: str, language: str) -> str:
    """Words in the language's quotation marks."""
    return text("page.quoted", language, words=words)


def figure(feature: Feature) -> str:
    """The count on a zone: the lowest total, ``3+`` where it may be more, ``?`` where none is stated."""
    stated = [event.arrests for event in feature.events if event.arrests is not None]
    if not stated:
        return "?"
    low, high = sum(low for low, _ in stated), sum(high for _, high in stated)
    more = high > low or len(stated) < len(feature.events)
    return f"{low}+" if more else f"{low}"


def is_cleared(event: Event) -> bool:
    """Did the case end without a conviction?"""
    return event.status in CLEARED


def cleared_mark(feature: Feature, language: str) -> str:
    """What stands behind the count: how the cases ended where all ended without a conviction, a star where some did."""
    cleared = dict.fromkeys([event.status for event in feature.events if event.status in CLEARED])
    if not cleared:
        return ""
    if not all(map(is_cleared, feature.events)):
        return "*"
    return " · " + ", ".join(text(f"page.status_{status}", language) for status in cleared)


def arrests(event: Event, language: str) -> str:
    """The arrests of one event in words."""
    return _arrests(event.arrests, language)


@lru_cache(maxsize=4096)
def _arrests(stated: tuple[int, int] | None, language: str) -> str:
    if stated is None:
        return text("page.arrests_unstated", language)
    low, high = stated
    if low < high:
        return text("page.arrests_range", language, low=number(low, language), high=number(high, language))
    return text("page.arrests", language, n=low, count=number(low, language))


def _card(feature: Feature, wordings: Mapping[str, str], taken: dict[str, int], language: str) -> Card:
    georeference = feature.georeference
    days = [span(event.event_date) for event in feature.events if event.event_date]
    spans = [day for day in days if day]
    zone = _zone(feature, language)
    several = len(feature.events) > 1
    return Card(
        id=feature.id,
        wording=wordings[feature.id],
        lang=feature.lang,
        name=_unique(_name(feature, zone, language), taken),
        arrests=place_arrests(feature, language),
        figure=figure(feature) + cleared_mark(feature, language),
        precision=georeference.precision,
        zone=zone,
        remarks=georeference.georeference_remarks,
        also=_also(feature, language),
        candidates=candidates(feature, language),
        events=tuple(
            event_text(event, i if several else None, wordings, language) for i, event in enumerate(feature.events, 1)
        ),
        first_day=min((first for first, _ in spans), default=None),
        last_day=max((last for _, last in spans), default=None),
    )


def _name(feature: Feature, zone: str | None, language: str) -> str:
    wording = feature.georeference.verbatim_locality
    ending = outcome(cleared_mark(feature, language), language)
    total = ", ".join(filter(None, (place_arrests(feature, language), ending)))
    if zone is None:
        return f"{wording}, {total}"
    return text("map.name", language, wording=wording, arrests=total, zone=zone)


def place_arrests(feature: Feature, language: str) -> str:
    """All arrests at one place in words."""
    if len(feature.events) == 1:
        return arrests(feature.events[0], language)
    count = figure(feature)
    if count == "?":
        return text("page.arrests_unstated", language)
    key = "page.arrests_at_least" if count.endswith("+") else "page.arrests"
    n = int(count.rstrip("+"))
    return text(key, language, n=n, count=number(n, language))


def outcome(mark: str, language: str) -> str:
    """How the cases of a place ended, where one ended without a conviction, by its :func:`cleared_mark`."""
    return text("page.partly_cleared", language) if mark == "*" else mark.removeprefix(" · ")


def _zone(feature: Feature, language: str) -> str | None:
    georeference = feature.georeference
    if georeference.shape is None:
        return None
    km = kilometres(georeference.coordinate_uncertainty_in_meters or 0.0, language)
    return text(f"map.zone_{georeference.precision or 'editor'}", language, km=km)


def _unique(name: str, taken: dict[str, int]) -> str:
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name} ({taken[name]})"


def _also(feature: Feature, language: str) -> tuple[str, ...]:
    """Other wordings that mean the same zone."""
    first = feature.georeference.verbatim_locality
    others = dict.fromkeys(words for event in feature.events for words in event.wordings if words != first)
    return tuple(quoted(words, language) for words in others)


def candidates(feature: Feature, language: str) -> str | None:
    """What a place that is not located could be, in words."""
    if feature.georeference.located or not feature.georeference.candidates:
        return None
    names = ", ".join(f"{c.name} ({c.within})" if c.within else c.name for c in feature.georeference.candidates)
    return text("page.candidates", language, names=names)


def event_text(event: Event, number_in_place: int | None, wordings: Mapping[str, str], language: str) -> EventText:
    """One event in words; ``number_in_place`` where the place has several."""
    one_date = event.event_date is not None and "/" not in event.event_date
    earlier = [_status(pair, language) for pair in event.statuses[1:]]
    return EventText(
        heading=text("page.event_number", language, n=number_in_place) if number_in_place else None,
        arrests=arrests(event, language),
        when=spelled(event.event_date, language) if event.event_date else None,
        datetime=event.event_date if one_date else None,
        status=latest_status(event, language) if event.statuses else None,
        cleared=is_cleared(event),
        earlier=text("page.earlier", language, words=", ".join(earlier)) if earlier else None,
        elsewhere=tuple((other, wordings[other]) for other in event.elsewhere if other in wordings),
        elsewhere_words=_elsewhere_words(language),
        counted=event.counted,
        notes=event.notes,
        sources_title=text("page.sources", language, n=len(event.sources)),
        sources=tuple(_source(source, language) for source in event.sources),
    )


def latest_status(event: Event, language: str) -> str:
    """What the latest report says happened since."""
    return text("page.status", language, words=_status(event.statuses[0], language))


def _elsewhere_words(language: str) -> tuple[str, str]:
    before, _, after = text("page.elsewhere", language, places="\0").partition("\0")
    return before, after


def _status(pair: tuple[str, str | None], language: str) -> str:
    name, day = pair
    words = text(f"page.status_{name}", language)
    return text("page.status_dated", language, status=words, date=spelled(day, language)) if day else words


def _source(source: Source, language: str) -> SourceText:
    host = shown_host(source.url)
    about = [source.publisher or (host if source.title else None)]
    about.append(spelled(source.published, language) if source.published else None)
    return SourceText(
        url=source.url,
        title=source.title or host,
        about=", ".join(part for part in about if part),
        archive_url=source.archive_url,
    )

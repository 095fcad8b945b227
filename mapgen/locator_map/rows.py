"""The rows of a dense page as HTML: thousands of them, for which a template takes several times as long."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from mapgen.messages import text
from mapgen.sheet import Card, EventText, SourceText

#: As on every link that leaves the page; where scripts make the rows they set it themselves.
_LEAVING = ' target="_blank" rel="noopener noreferrer"'


def rows_html(cards: Iterable[Card], language: str, *, kept: bool = False, leaving: bool = False) -> Markup:
    """One ``<li>`` a card: wording, what is reported, by whom.

    ``kept`` rows wait for a later day: without ids, which are on the page until then. ``leaving`` writes out for each
    link that it leaves the page; rows that are kept or not on the map always have it.
    """
    elsewhere = text("page.counted_elsewhere", language)
    return Markup("".join([_row(card, language, elsewhere, kept, leaving) for card in cards]))


def _row(card: Card, language: str, elsewhere: str, kept: bool, leaving: bool) -> str:
    link = _LEAVING if kept or leaving or not card.precision else ""
    anchor = "" if kept else f' id="{escape(card.id)}"'
    lang = f' lang="{escape(card.lang)}"' if card.lang and card.lang != language else ""
    summary = f"<p>{escape(card.summary)}</p>" if card.summary else ""
    events = "".join([_event(event, elsewhere, link) for event in card.events])
    rest = f'<p class="rest"><a href="#page_reports">{escape(card.rest)}</a></p>' if card.rest else ""
    unlocated = "" if card.precision else _why(card)
    return f'<li class="card"{anchor}><h3{lang}>{escape(card.wording)}</h3>{summary}{events}{rest}{unlocated}</li>\n\n'


def _event(event: EventText, elsewhere: str, link: str) -> str:
    facts = [event.arrests, event.when, event.status, None if event.counted else elsewhere]
    sources = "".join([_source(source, link) for source in event.sources])
    return f"<p>{escape(' · '.join(filter(None, facts)))}{sources}</p>"


def _source(source: SourceText, link: str) -> str:
    about = f", {escape(source.about)}" if source.about else ""
    return f' · <a href="{escape(source.url)}"{link}>{escape(source.title)}</a>{about}'


def _why(card: Card) -> str:
    """Why a place is not on the map, and what it could be."""
    words = " ".join(card.remarks) + (f" {card.candidates}" if card.candidates else "")
    return f'<p class="quiet">{escape(words)}</p>'

"""The rows of a dense page as HTML: thousands of them, for which a template takes several times as long."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from markupsafe import Markup, escape

from mapgen.languages import text
from mapgen.page.anchors import implied_anchors
from mapgen.page.sheet import Card, EventText, SourceText

#: As on every link that leaves the page; where scripts make the rows they set it themselves.
_LEAVING = ' target="_blank" rel="noopener noreferrer"'


def rows_html(
    cards: Sequence[Card],
    language: str,
    *,
    kept: bool = False,
    leaving: bool = False,
    linked: Collection[str] | None = None,
) -> Markup:
    """One ``<li>`` a card: wording, what is reported, by whom.

    ``kept`` rows wait for a later day: without ids, which are on the page until then. ``leaving`` writes out for each
    link that it leaves the page; rows that are kept or not on the map always have it. ``linked`` are the ids that
    links on the page lead to: other rows have theirs written out only where the wording doesn't imply it. With None
    all have theirs.
    """
    elsewhere = text("page.counted_elsewhere", language)
    if kept:
        anchors = [""] * len(cards)
    elif linked is None:
        anchors = [_anchor(card.id) for card in cards]
    else:
        implied = implied_anchors([card.wording for card in cards])
        anchors = [
            "" if card.id == anchor and anchor not in linked else _anchor(card.id)
            for card, anchor in zip(cards, implied, strict=True)
        ]
    return Markup(
        "".join(
            [
                _row(card, anchor, language, elsewhere, _LEAVING if kept or leaving or not card.precision else "")
                for card, anchor in zip(cards, anchors, strict=True)
            ]
        )
    )


def _anchor(place_id: str) -> str:
    return f' id="{escape(place_id)}"'


def _row(card: Card, anchor: str, language: str, elsewhere: str, link: str) -> str:
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

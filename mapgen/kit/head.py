"""What the head of a page tells social networks, search engines and content management systems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mapgen.features.feature import Feature
from mapgen.kit.addresses import Addresses
from mapgen.kit.picture import HEIGHT, WIDTH
from mapgen.languages import text
from mapgen.page import Edition, Link, LocatorMap
from mapgen.page.sheet import Card, Sheet
from mapgen.page.sheet.dates import number
from mapgen.page.sheet.sheet import latest_day


def page_edition(sheet: Sheet, where: Addresses, alt: str, linked_data: Mapping[str, object]) -> Edition:
    """The full page: Open Graph, Twitter card, oEmbed, JSON-LD.

    Networks want absolute addresses: without a base address there is no picture, no oEmbed and no canonical link.
    """
    properties = [
        ("og:type", "website"),
        ("og:title", sheet.title),
        ("og:description", sheet.description),
        ("og:locale", text("publish.locale", sheet.language)),
    ]
    names = [("twitter:title", sheet.title), ("twitter:description", sheet.description)]
    if where.base:
        properties += [
            ("og:url", where("index.html")),
            ("og:image", where("preview.png")),
            ("og:image:type", "image/png"),
            ("og:image:width", str(WIDTH)),
            ("og:image:height", str(HEIGHT)),
            ("og:image:alt", alt),
        ]
        names += [("twitter:image", where("preview.png")), ("twitter:image:alt", alt)]
    card = "summary_large_image" if where.base else "summary"
    return Edition(
        links=(*_canonical(where), *_discovery(sheet, where)),
        properties=tuple(properties),
        names=(("twitter:card", card), *names),
        linked_data=linked_data,
    )


def embed_edition(where: Addresses) -> Edition:
    """The page for a frame. It is the same page to a search engine: the canonical one is the full one."""
    return Edition(embedded=True, full_page=where("index.html"), links=_canonical(where))


def _canonical(where: Addresses) -> tuple[Link, ...]:
    return (Link("canonical", where("index.html")),) if where.base else ()


def _discovery(sheet: Sheet, where: Addresses) -> tuple[Link, ...]:
    if not where.base:
        return ()
    return (Link("alternate", where("oembed.json"), "application/json+oembed", sheet.title),)


#: Letters that a description of a picture may have on the strictest network (Twitter cards, image:alt).
LONGEST = 420


def alternative_text(sheet: Sheet) -> str:
    """``Map of four reported arrest places: …``, as many of them by name as fit, and how many are not located."""
    language, count = sheet.language, len(sheet.unlocated)
    key = "publish.alt_unlocated"
    unlocated = text(key, language, n=count, number=spelled_out(count, language)) if count else ""
    if not sheet.cards:
        return _joined(text("publish.alt_none", language), unlocated)
    for named in range(len(sheet.cards), 0, -1):
        words = _joined(_sentence(sheet.cards, named, language), unlocated)
        if len(words) <= LONGEST:
            return words
    return _joined(sheet.title, unlocated)


def spelled_out(count: int, language: str) -> str:
    """Small numbers as words, as running text has them; larger ones in figures."""
    words = text("publish.numbers", language).split(" ")
    return words[count] if count < len(words) else number(count, language)


def _sentence(cards: Sequence[Card], named: int, language: str) -> str:
    places = ", ".join(_place(card, language) for card in cards[:named])
    rest = len(cards) - named
    if rest:
        places = text("publish.alt_more", language, n=rest, places=places, count=number(rest, language))
    return text("publish.alt", language, n=len(cards), number=spelled_out(len(cards), language), places=places)


def _place(card: Card, language: str) -> str:
    return text("publish.alt_place", language, wording=card.wording, arrests=card.arrests)


def _joined(*sentences: str) -> str:
    return " ".join(sentence[0].upper() + sentence[1:] for sentence in sentences if sentence)


#: The list of places has every article; a head of a page shouldn't grow with them.
MOST_CITED = 100


def linked_data(map_: LocatorMap, where: Addresses, alt: str, as_of: date) -> dict[str, Any]:
    """A schema.org Dataset; what isn't known is left out."""
    sheet = map_.sheet
    everything = [*map_.features, *map_.unlocated]
    data = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": sheet.title,
        "description": " ".join((sheet.subtitle or "", alt, text("page.presumption", sheet.language))).strip(),
        "url": where("index.html") if where.base else None,
        "inLanguage": sheet.language,
        "dateModified": latest_day(everything, as_of),
        "creditText": sheet.credit,
        "isAccessibleForFree": True,
        "measurementTechnique": text("protocol.method", sheet.language),
        "spatialCoverage": _coverage(map_),
        "image": where("preview.png") if where.base else None,
        "distribution": [
            _download(where("places.geojson"), "application/geo+json"),
            _download(where("places.csv"), "text/csv"),
        ],
        "citation": _sources(everything)[:MOST_CITED],
    }
    return {key: value for key, value in data.items() if value not in (None, [])}


def _sources(features: Sequence[Feature]) -> list[str]:
    """Addresses of the articles, each once, in the order of the places."""
    return list(dict.fromkeys(source.url for f in features for event in f.events for source in event.sources))


def _download(address: str, kind: str) -> dict[str, str]:
    return {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": address}


def _coverage(map_: LocatorMap) -> dict[str, Any] | None:
    """The first view as schema.org writes a box: south west north east, in degrees."""
    if not map_.features:
        return None
    west, south, east, north = map_.frame.box
    east = east - 360 if east > 180 else east
    box = " ".join(f"{side:.2f}" for side in (south, west, north, east))
    return {"@type": "Place", "geo": {"@type": "GeoShape", "box": box}}

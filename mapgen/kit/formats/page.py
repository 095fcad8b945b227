"""index.html and embed.html: the page, whose head tells social networks, search engines and content management systems
what it is.

Networks and catalogues want absolute addresses: without a base address there is no picture, no oEmbed and no canonical
link.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mapgen.features.feature import Feature
from mapgen.kit.addresses import Addresses
from mapgen.kit.formats.picture import HEIGHT, WIDTH
from mapgen.languages import text
from mapgen.page import Edition, Link, LocatorMap
from mapgen.page.render import render_page
from mapgen.page.sheet import Sheet
from mapgen.page.sheet.sheet import latest_day

#: The list of places has every article; a head of a page shouldn't grow with them.
MOST_CITED = 100


def full_page(map_: LocatorMap, where: Addresses, alt: str, as_of: date) -> str:
    """index.html: Open Graph, Twitter card, oEmbed, JSON-LD. ``alt`` says in words what the preview picture shows."""
    return render_page(map_, edition=_full_edition(map_.sheet, where, alt, linked_data(map_, where, alt, as_of)))


def framed_page(map_: LocatorMap, where: Addresses) -> str:
    """embed.html, for a frame. It is the same page to a search engine: the canonical one is the full one."""
    return render_page(map_, edition=Edition(embedded=True, full_page=where("index.html"), links=_canonical(where)))


def _full_edition(sheet: Sheet, where: Addresses, alt: str, linked_data: Mapping[str, object]) -> Edition:
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


def _canonical(where: Addresses) -> tuple[Link, ...]:
    return (Link("canonical", where("index.html")),) if where.base else ()


def _discovery(sheet: Sheet, where: Addresses) -> tuple[Link, ...]:
    if not where.base:
        return ()
    return (Link("alternate", where("oembed.json"), "application/json+oembed", sheet.title),)


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

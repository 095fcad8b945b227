"""What the head of a page tells social networks, search engines and content management systems."""

from __future__ import annotations

from collections.abc import Mapping

from mapgen.locator_map import Edition, Link
from mapgen.messages import text
from mapgen.publish.addresses import Addresses
from mapgen.publish.picture import HEIGHT, WIDTH
from mapgen.sheet import Sheet


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

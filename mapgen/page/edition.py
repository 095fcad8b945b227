"""Which page is made of a map: the full one or the one for a frame, and what its head tells other programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Link:
    """A ``<link>`` of the head that loads nothing."""

    rel: str
    href: str
    type: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """One form of the page. All text is plain text; the template escapes it."""

    embedded: bool = False
    """For a frame of another page: the title is hidden, the list folded, the method left to the full page."""
    full_page: str | None = None
    """Address of the full page, absolute or relative to this one; only where ``embedded``."""
    links: tuple[Link, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    """Open Graph: (property, content)."""
    names: tuple[tuple[str, str], ...] = ()
    """Other meta tags: (name, content)."""
    linked_data: Mapping[str, object] = field(default_factory=dict)
    """JSON-LD, or nothing."""


#: The page as ``mapgen build`` writes it.
PAGE = Edition()

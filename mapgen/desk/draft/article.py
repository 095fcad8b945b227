"""What was read of an article, before anybody has looked for places in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Article:
    """The text with what is known of its publication. Paragraphs and headings stand on lines of their own."""

    text: str
    source_url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    """ISO 8601 day, month or year."""
    lang: Language | None = None
    file: str = "-"
    """Name of the input as the caller gave it."""

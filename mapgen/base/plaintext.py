"""Text that somebody typed, made fit to be carried to a page: which characters may not travel.

A root module, for cells of the CSV and values of ``places.toml`` alike.
"""

from __future__ import annotations

import re
import unicodedata

# Control characters but tab and newlines, lone surrogates and noncharacters: no text needs them, HTML forbids them.
# Bidirectional embeddings, overrides and isolates (Unicode TR9, TR36 section 3.2) make text read as what it isn't.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
# Soft hyphens, zero-width spaces, direction marks, byte order marks, tag characters: left behind by copying from web
# pages. The two joiners (U+200C, U+200D) stay, for Persian and some Indian scripts can't be written without them.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_LINE_BREAKS = re.compile("[\t\n\r\x85\u2028\u2029]+")
#: Stands for what an earlier conversion could not read; the original letter is lost.
REPLACEMENT = "\ufffd"


def forbidden_character(text: str) -> str | None:
    """The first character of ``text`` that may not travel, as ``U+202E (RIGHT-TO-LEFT OVERRIDE)``, or None."""
    if text.isascii() and text.isprintable():
        return None
    found = _FORBIDDEN.search(text)
    return describe(found[0]) if found else None


def without_invisible(text: str) -> str:
    """``text`` without characters that nobody can see."""
    return text if text.isascii() or text.isprintable() else _INVISIBLE.sub("", text)


def one_line(text: str) -> str:
    """``text`` without outer spaces, its line breaks and tabs turned to a space. Spaces of French typography stay."""
    parts = (part.strip(" ") for part in _LINE_BREAKS.split(text.strip()))
    return " ".join(part for part in parts if part)


def describe(character: str) -> str:
    """Code point and Unicode name: ``U+0000`` or ``U+202E (RIGHT-TO-LEFT OVERRIDE)``."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} ({name})" if name else f"U+{ord(character):04X}"


def shown(value: str, limit: int = 60) -> str:
    """``value`` as a message may show it: on one line, at most ``limit`` characters, nothing that steers a terminal."""
    shortened = value if len(value) <= limit else f"{value[: limit - 1]}…"
    return "".join(_visible(character) for character in shortened)


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() and ord(character) > 0x1F else f"\\u{ord(character):04x}"

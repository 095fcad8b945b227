"""Which addresses a page may link to, and how their host is shown.

A root module, for cells of the CSV and values of ``places.toml`` alike.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

#: Longer than any address that browsers and servers agree on (RFC 9110 section 4.1 asks for 8,000 octets at least).
MAXIMUM_LENGTH = 4000
# Characters that RFC 3986 has no place for and that browsers read each in their own way; a backslash counts as a slash.
_UNSAFE = re.compile(r'[\s"<>\\]')
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
# An address whose host needs no taking apart, as most have it: nothing that is decoded, lowered or left out.
_PLAIN_HOST = re.compile(r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?=[/?#]|\Z)")


@lru_cache(maxsize=4096)
def link_fault(address: str) -> str | None:
    """Why ``address`` is no http or https address to link to, as the key of a message, or None where it is one."""
    if not _SCHEME.match(address):
        return "reader.link_scheme"
    if len(address) > MAXIMUM_LENGTH:
        return "reader.link_long"
    if _UNSAFE.search(address) or not address.isprintable():
        return "reader.link_characters"
    if _PLAIN_HOST.match(address):
        return None
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return "reader.link_host"
    if "@" in parts.netloc:
        return "reader.link_credentials"
    return None if (parts.hostname or "").strip(".") else "reader.link_host"


def shown_host(address: str) -> str:
    """The host of a web address as a page shows it; with letters of several scripts as it is looked up ("xn--…").

    A Cyrillic а in a Latin name looks like the real one (Unicode TR39); "élysée.fr" and "пример.рф" stay readable.
    """
    return _shown(_host(address))


def is_disguised(address: str) -> bool:
    """True where the host of ``address`` mixes scripts, and so may pass for another one."""
    host = _host(address)
    return _shown(host) != host


def _host(address: str) -> str:
    plain = _PLAIN_HOST.match(address)
    return plain[1] if plain else urlsplit(address).hostname or address


def _shown(host: str) -> str:
    if host.isascii() or len({_script(c) for c in host} - {"", "DIGIT"}) == 1:
        return host
    return ".".join(label if label.isascii() else _looked_up(label) for label in host.split("."))


def _script(character: str) -> str:
    """The first word of the character's Unicode name, which for letters is their script; "" for marks of the syntax."""
    if character in ".-_:[]" or character.isdigit():
        return ""
    script = unicodedata.name(character, "?").split(" ", 1)[0]
    return "CJK" if script in ("HIRAGANA", "KATAKANA", "HANGUL") else script


def _looked_up(label: str) -> str:
    try:
        return label.encode("idna").decode("ascii")
    except UnicodeError:  # too long, or nothing that may be registered
        return f"xn--{label.encode('punycode').decode('ascii')}"

"""Which addresses a page may link to. A root module, for cells of the CSV and values of ``places.toml`` alike."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

#: Longer than any address that browsers and servers agree on (RFC 9110 section 4.1 asks for 8,000 octets at least).
MAXIMUM_LENGTH = 4000
# Characters that RFC 3986 has no place for and that browsers read each in their own way; a backslash counts as a slash.
_UNSAFE = re.compile(r'[\s"<>\\]')
_SCHEME = re.compile(r"https?://", re.IGNORECASE)


@lru_cache(maxsize=4096)
def link_fault(address: str) -> str | None:
    """Why ``address`` is no http or https address to link to, as the key of a message, or None where it is one."""
    if not _SCHEME.match(address):
        return "reader.link_scheme"
    if len(address) > MAXIMUM_LENGTH:
        return "reader.link_long"
    if _UNSAFE.search(address) or not address.isprintable():
        return "reader.link_characters"
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return "reader.link_host"
    if "@" in parts.netloc:
        return "reader.link_credentials"
    return None if (parts.hostname or "").strip(".") else "reader.link_host"

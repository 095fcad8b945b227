"""Tiles of another host, on the reader's request only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import xyzservices.providers

from mapgen.errors import Problem, SettingsError
from mapgen.languages import text
from mapgen.settings import Settings

#: Refuses pages without a Referer, and so any page opened from a file (OSM tile usage policy).
_REFERER_WANTED = "tile.openstreetmap.org"
_LINK = re.compile(r'<a\b[^>]*?href="(https?://[^"]*)"[^>]*>(.*?)</a>')


@dataclass(frozen=True, slots=True)
class Tiles:
    """One provider of an xyzservices name."""

    url: str
    """Leaflet's template: {s}, {z}, {x}, {y}, {r}."""
    subdomains: str
    attribution: tuple[tuple[str, str | None], ...]
    """Plain text in pieces, each with the address that it links to or None."""
    max_zoom: int
    hosts: tuple[str, ...]
    """Hosts that the page may ask for images."""
    host: str
    """The provider as the reader is told."""


def tiles_for(settings: Settings) -> Tiles | None:
    """The provider that ``settings.tiles`` names, or None.

    Raises SettingsError for an unknown name, for one that needs a key, and for OpenStreetMap's own server
    without ``base_url``: it turns pages away that don't say where they are published.
    """
    if not settings.tiles:
        return None
    try:
        provider = xyzservices.providers.query_name(settings.tiles)
    except ValueError:
        raise _refused("map.tiles_unknown", settings) from None
    if provider.requires_token():
        raise _refused("map.tiles_token", settings)
    tiles = _tiles(provider)
    if any(_REFERER_WANTED in host for host in tiles.hosts) and not settings.base_url:
        raise _refused("map.tiles_referer", settings)
    return tiles


def _tiles(provider: Any) -> Tiles:
    url = re.sub(r"\{(?!s\}|z\}|x\}|y\}|r\})(\w+)\}", lambda m: str(provider.get(m[1], "")), provider.url)
    url = re.sub(r"^http:", "https:", url)
    subdomains = "".join(provider.get("subdomains", "abc"))
    host = urlsplit(url.replace("{s}", "s-s")).hostname or ""
    hosts = [host.replace("s-s", letter) for letter in subdomains] if "s-s" in host else [host]
    return Tiles(
        url=url,
        subdomains=subdomains,
        attribution=_attribution(str(provider.get("html_attribution", provider.attribution))),
        max_zoom=int(provider.get("max_zoom", 18)),
        hosts=tuple(hosts),
        host=host.replace("s-s.", ""),
    )


def _attribution(html: str) -> tuple[tuple[str, str | None], ...]:
    """The pieces of an attribution that xyzservices words in HTML."""
    pieces: list[tuple[str, str | None]] = []
    end = 0
    for link in _LINK.finditer(html):
        pieces += [(html[end : link.start()], None), (link[2], link[1])]
        end = link.end()
    pieces.append((html[end:], None))
    return tuple((unescape(re.sub(r"<[^>]*>", "", words)), address) for words, address in pieces if words)


def _refused(key: str, settings: Settings) -> SettingsError:
    message = text(key, settings.language, name=settings.tiles)
    return SettingsError([Problem("places.toml", None, "tiles", message)])

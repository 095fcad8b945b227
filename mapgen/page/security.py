"""The page's Content-Security-Policy: what is in the page may run, and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

#: A style that waits as data ends in a style element, and is known by its type: as a data block it counts, too.
_BLOCK = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1>", re.DOTALL)
_STYLE_TYPE = 'type="text/css"'


def content_security_policy(html: str, image_hosts: Iterable[str] = ()) -> str:
    """The policy for a finished page: a hash of every script, data block and style in it.

    ``image_hosts`` are the hosts of tiles that the reader may ask for.
    """
    scripts, styles = script_and_style_hashes(html)
    images = " ".join(["data:", *(f"https://{host}" for host in image_hosts)])
    return "; ".join(
        (
            "default-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            # The page fetches nothing. Auditors read the site's robots.txt from within the page (Lighthouse's SEO
            # score); without this they report it as broken.
            "connect-src 'self'",
            f"img-src {images}",
            f"script-src {scripts}",
            f"style-src {styles}",
        )
    )


def script_and_style_hashes(html: str) -> tuple[str, str]:
    """The sources of a policy for every script, data block and style that stands in ``html``."""
    hashes: dict[str, dict[str, None]] = {"script": {}, "style": {}}
    for kind, attributes, content in _BLOCK.findall(html):
        hashes[kind][_hash(content)] = None
        if _STYLE_TYPE in attributes:
            hashes["style"][_hash(content)] = None
    return " ".join(hashes["script"]), " ".join(hashes["style"])


def open_policy() -> str:
    """The policy of a page whose maker allowed requests: any https host, but still no form and no base address."""
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data: https:; font-src data: https:; "
        "connect-src https:; script-src 'unsafe-inline' https:; style-src 'unsafe-inline' https:"
    )


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"

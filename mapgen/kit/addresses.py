"""Where the files of a kit are found, once published or, without a base address, beside one another."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from mapgen.base.plaintext import shown
from mapgen.base.weblink import MAXIMUM_LENGTH, link_fault
from mapgen.errors import Problem, SettingsError
from mapgen.languages import text

#: Stands for the address of the folder in snippets of a kit that doesn't know its own.
UNKNOWN_BASE = "https://example.org/map/"
#: Characters of a path that stay as they are: RFC 3986's pchar and "/", and what is escaped already.
_PATH = "/:@!$&'()*+,;=-._~%"


@dataclass(frozen=True, slots=True)
class Addresses:
    """``base`` is the folder's address with a slash at its end, or None where it isn't known."""

    base: str | None = None

    def __call__(self, name: str) -> str:
        """The address of a file of the kit: absolute where the base is known."""
        return f"{self.base or ''}{name}"

    def pasted(self, name: str) -> str:
        """The same for a snippet, which is read elsewhere and so is always absolute."""
        return f"{self.base or UNKNOWN_BASE}{name}"


def addresses(base_url: str | None, language: str = "en") -> Addresses:
    """The addresses below ``base_url``, as ASCII. Raises SettingsError for what is no folder's address."""
    if not base_url:
        return Addresses()
    fault = link_fault(base_url)
    if fault is None and ("?" in base_url or "#" in base_url):
        fault = "publish.base_url"
    if fault:
        message = text(fault, language, value=shown(base_url), limit=MAXIMUM_LENGTH)
        raise SettingsError([Problem("base_url", None, None, message)])
    parts = urlsplit(base_url)
    host = (parts.hostname or "").encode("idna").decode() if not (parts.hostname or "").isascii() else parts.netloc
    if host != parts.netloc and parts.port:
        host = f"{host}:{parts.port}"
    path = quote(parts.path, safe=_PATH)
    return Addresses(f"{parts.scheme.lower()}://{host}{path.rstrip('/')}/")

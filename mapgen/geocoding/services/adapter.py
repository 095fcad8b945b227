"""How geopy's geocoders ask: by :mod:`mapgen.base.fetch`, whose limits theirs don't have."""

from __future__ import annotations

import json
from typing import Any

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut, GeocoderUnavailable

from mapgen.base.fetch import Fetched, FetchError, fetch

#: No answer to one name is larger.
MOST_BYTES = 5_000_000
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


class GentleAdapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """One request, its time and size limited, its errors those of geopy; no text of an answer gets into a log."""

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        """The parsed answer. GeocoderParseError for a web page and for what is no JSON."""
        fetched = _fetch(url, timeout, headers)
        if fetched.content_type in _PAGES:
            raise GeocoderParseError("a web page")
        try:
            return json.loads(fetched.body)
        except (ValueError, RecursionError):
            raise GeocoderParseError("no JSON") from None

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        """The answer as text."""
        return _fetch(url, timeout, headers).body.decode("utf-8", errors="replace")


def _fetch(url: str, timeout: float, headers: dict[str, str]) -> Fetched:
    try:
        return fetch(url, headers=headers, seconds=timeout, most_bytes=MOST_BYTES)
    except FetchError as error:
        raise _translated(error) from error


def _translated(error: FetchError) -> BaseException:
    translated: BaseException = _as_geopys(error)
    return translated


def _as_geopys(error: FetchError) -> Any:
    if error.fault == "status":
        status = error.status or 500
        return AdapterHTTPError(f"status {status}", status_code=status, headers=error.headers, text=None)
    if error.fault == "timeout":
        return GeocoderTimedOut("timeout")
    if error.fault in ("unreachable", "cut"):
        return GeocoderUnavailable(error.fault)
    return GeocoderServiceError(error.fault)

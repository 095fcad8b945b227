"""One GET request with limits: of time as a whole, of size, of where a redirect may lead.

A root module of the parts that ask the network when they are told to; nothing else imports it. urllib's own time-out
counts from one byte to the next, so a server that sends a byte a second would be waited for for ever: a watch closes
the connection when the time is over. urllib3 would need the same watch (its time-outs count so too), knows no proxy of
the environment and writes addresses, which hold keys, into the log. Nothing is unpacked here, so that what is small on
the way can't grow.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import IO, Any, Literal
from urllib.parse import urlsplit

#: What went wrong: no answer in time, no connection, a status of 400 and more, an answer that ends too early, one that
#: is too large, a redirect to another host or from https to http.
Fault = Literal["timeout", "unreachable", "status", "cut", "too_large", "redirect"]
_MOST_REDIRECTS = 3
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole answer."""

    body: bytes
    content_type: str
    """Media type in small letters without parameters; "" where the server names none."""


class FetchError(Exception):
    """The request failed. Its text names the fault and no address: addresses hold keys."""

    def __init__(self, fault: Fault, status: int | None = None, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(fault if status is None else f"{fault} {status}")
        self.fault: Fault = fault
        self.status = status
        self.headers = dict(headers or {})
        """Of an answer with a status of 400 and more; names in small letters."""


def fetch(url: str, *, headers: Mapping[str, str], seconds: float, most_bytes: int) -> Fetched:
    """The answer to GET ``url`` within ``seconds`` from start to end. Raises FetchError.

    Redirects are followed three times, to the same host only and never from https to http: what is sent to one host
    is for no other.
    """
    watch = _Watch(seconds)
    opener = urllib.request.build_opener(_Watching(watch), _SameHost())
    request = urllib.request.Request(url, headers=dict(headers))
    try:
        with watch, opener.open(request, timeout=seconds) as response:
            return Fetched(_body(response, most_bytes, watch), _media_type(response))
    except urllib.error.HTTPError as error:
        with error:
            raise FetchError("status", error.code, {k.lower(): v for k, v in error.headers.items()}) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise FetchError(_fault(error, watch)) from None


def _fault(error: BaseException, watch: _Watch) -> Fault:
    reason = getattr(error, "reason", error)
    if watch.over or isinstance(reason, TimeoutError):
        return "timeout"
    if isinstance(error, http.client.IncompleteRead | http.client.RemoteDisconnected | ConnectionResetError):
        return "cut"
    return "unreachable"


def _body(response: http.client.HTTPResponse, most_bytes: int, watch: _Watch) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read(_CHUNK):
        size += len(chunk)
        if size > most_bytes:
            raise FetchError("too_large")
        chunks.append(chunk)
    if watch.over:  # a connection that we closed looks like the end of the answer, or of its head
        raise FetchError("timeout")
    promised = response.headers.get("Content-Length")
    if promised and promised.isdigit() and size < int(promised):  # read(n) says nothing of an early end
        raise FetchError("cut")
    return b"".join(chunks)


def _media_type(response: http.client.HTTPResponse) -> str:
    return (response.headers.get("Content-Type") or "").partition(";")[0].strip().lower()


class _Watch:
    """Closes the connections of one request when its time is over."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._close)
        self._timer.daemon = True

    @property
    def over(self) -> bool:
        return time.monotonic() >= self._end

    def watch(self, connection: socket.socket) -> None:
        self._sockets.append(connection)

    def _close(self) -> None:
        for connection in self._sockets:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> _Watch:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


class _Watching(urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
    """Opens each connection under ``watch``."""

    def __init__(self, watch: _Watch) -> None:
        super().__init__()
        self._watch = watch

    def http_open(self, req: urllib.request.Request) -> Any:
        return self.do_open(self._watched(http.client.HTTPConnection), req)

    def https_open(self, req: urllib.request.Request) -> Any:
        return self.do_open(self._watched(http.client.HTTPSConnection), req, context=_tls())

    def _watched(self, kind: type[http.client.HTTPConnection]) -> Any:
        def connect(connection: http.client.HTTPConnection) -> None:
            kind.connect(connection)
            self._watch.watch(connection.sock)

        return type("Connection", (kind,), {"connect": connect})


@cache
def _tls() -> ssl.SSLContext:
    """Reading the system's certificates takes longer than many an answer."""
    return ssl.create_default_context()


class _SameHost(urllib.request.HTTPRedirectHandler):
    max_redirections = _MOST_REDIRECTS
    max_repeats = 1

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        if new.hostname != old.hostname or (old.scheme, new.scheme) == ("https", "http"):
            raise FetchError("redirect", code)
        return super().redirect_request(req, fp, code, msg, headers, newurl)

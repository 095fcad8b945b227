"""One request with limits: what a bad server can and can't do to it."""

from __future__ import annotations

import gzip
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from socket import create_server, socket

import pytest

from mapgen.base import fetch as fetching
from mapgen.base.fetch import Fetched, FetchError, fetch
from tests.local_server import Reply, closed_port, serving

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"


def get(url: str, seconds: float = 5.0, most_bytes: int = 10_000) -> Fetched:
    return fetch(url, headers={"User-Agent": "test"}, seconds=seconds, most_bytes=most_bytes)


def fault(url: str, seconds: float = 5.0) -> str:
    with pytest.raises(FetchError) as failed:
        get(url, seconds)
    return failed.value.fault


@contextmanager
def listening(talk: Callable[[socket], None], tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """A server of one connection; ``talk`` sends what it likes once a request began."""
    with create_server(("127.0.0.1", 0)) as server:

        def run() -> None:
            with suppress(OSError):
                connection, _ = server.accept()
                with tls.wrap_socket(connection, server_side=True) if tls else connection as spoken:
                    spoken.recv(1 << 16)
                    talk(spoken)

        threading.Thread(target=run, daemon=True).start()
        yield f"{'https' if tls else 'http'}://127.0.0.1:{server.getsockname()[1]}/"


def without_certificate(side: int) -> ssl.SSLContext:
    """TLS that proves nobody's name: a server for a test without a key of its own."""
    context = ssl.SSLContext(side)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("aNULL:@SECLEVEL=0")
    return context


@pytest.mark.parametrize("at_once", [20, len(HEAD), len(HEAD) + 10])
@pytest.mark.parametrize("encrypted", [False, True])
def test_the_time_is_for_the_whole_answer_its_head_too(
    at_once: int, encrypted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "_tls", lambda: without_certificate(ssl.PROTOCOL_TLS_CLIENT))
    sent = HEAD + b"\r\n" + b"x" * 100

    def talk(connection: socket) -> None:
        connection.sendall(sent[:at_once])
        for byte in sent[at_once:]:
            time.sleep(0.1)
            connection.sendall(bytes([byte]))

    with listening(talk, without_certificate(ssl.PROTOCOL_TLS_SERVER) if encrypted else None) as url:
        start = time.monotonic()
        assert fault(url, seconds=0.5) == "timeout"
        assert time.monotonic() - start < 3


def test_what_is_packed_stays_packed() -> None:
    packed = gzip.compress(bytes(50_000_000))
    with serving(lambda _: Reply(packed, headers={"Content-Encoding": "gzip"})) as server:
        assert get(server.url, most_bytes=100_000).body == packed


def test_more_than_was_asked_for_is_not_read_to_its_end() -> None:
    def endless(connection: socket) -> None:
        connection.sendall(HEAD + b"\r\n")
        while True:
            connection.sendall(bytes(10_000))

    with listening(endless) as url:
        assert fault(url) == "too_large"


@pytest.mark.parametrize(
    ("place", "expected"),
    [("http://localhost:9/", "redirect"), ("//localhost/", "redirect"), ("file:///etc/hostname", "status")],
)
def test_a_redirect_leads_to_no_other_host_and_no_file(place: str, expected: str) -> None:
    with serving(lambda _: Reply({}, 302, {"Location": place})) as server:
        assert fault(server.url) == expected
        assert len(server.requests) == 1


def test_the_fourth_redirect_is_not_followed() -> None:
    with serving(lambda request: Reply({}, 302, {"Location": f"{request.path}x"})) as server:
        assert fault(f"{server.url}/") == "status"
        assert len(server.requests) == 4


def test_faults_are_told_apart() -> None:
    with serving(lambda _: Reply(b"x" * 100, cut=10)) as server:
        assert fault(server.url) == "cut"
    with serving(lambda _: Reply({}, 503, {"Retry-After": "7"})) as server:
        with pytest.raises(FetchError) as failed:
            get(server.url)
        assert (failed.value.status, failed.value.headers["retry-after"]) == (503, "7")
    assert fault(f"http://127.0.0.1:{closed_port()}/") == "unreachable"
    with listening(lambda one: one.close()) as url:
        assert fault(url) == "cut"

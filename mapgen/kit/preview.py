"""The preview: a kit as it will be read, on this machine only, whose pages follow when their files change.

A server on 127.0.0.1 asks its kit for a file: that of a folder, or that of places, built in memory when their files
have changed. Each page asks whether anything has, and loads itself again then.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from mapgen.base.clock import today
from mapgen.errors import MapgenError
from mapgen.geocoding.asking import Asking
from mapgen.kit.formats import media_type
from mapgen.kit.formats.format import FILE_NAME
from mapgen.kit.kit import make_kit
from mapgen.languages import text
from mapgen.page import assets
from mapgen.page.security import script_and_style_hashes
from mapgen.settings import settings_beside

HOST = "127.0.0.1"
#: Where the pages ask whether anything has changed.
VERSION_PATH = "/.version"
_PLAIN = "text/plain; charset=utf-8"


class ServedKit(Protocol):
    """A kit as the server asks for it."""

    def file(self, name: str) -> bytes | None:
        """The content of a file; None where there is none."""

    def version(self) -> str:
        """Changes whenever a file may have changed."""


class FolderKit:
    """The kit in a folder, as it is on the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def file(self, name: str) -> bytes | None:
        path = self._folder / name
        return path.read_bytes() if FILE_NAME.fullmatch(name) and path.is_file() else None

    def version(self) -> str:
        return _stamp(sorted(self._folder.glob("*.*")))


class BuiltKit:
    """The kit of a CSV, built in memory when it is asked for and its inputs have changed. Nothing is written but what
    online geocoders answer.

    ``asking`` is how they are asked; to ask again is for the first time only. ``at_work`` is entered each time that the
    kit is built, and may give it somebody to tell how far it is.
    """

    def __init__(
        self,
        source: Path,
        *,
        as_of: date | None = None,
        language: str = "en",
        asking: Asking | None = None,
        at_work: Callable[[Asking], AbstractContextManager[Asking]] = nullcontext,
    ) -> None:
        self._source, self._as_of, self._language = source, as_of, language
        self._asking, self._at_work = asking or Asking(), at_work
        self._lock = threading.Lock()
        self._built = ""
        self._files: dict[str, bytes] = {}

    def file(self, name: str) -> bytes | None:
        with self._lock:
            version = self.version()
            if version != self._built:
                self._files = self._build()
                self._built = version
            return self._files.get(name)

    def version(self) -> str:
        return _stamp([self._source, settings_beside(self._source) or self._source.parent / "places.toml"])

    def _build(self) -> dict[str, bytes]:
        day = self._as_of or today()
        try:
            with self._at_work(self._asking) as asking:
                files = make_kit(self._source, as_of=day, language=self._language, asking=asking).files
        except MapgenError as error:
            return {"index.html": self._refusal(str(error))}
        self._asking = replace(self._asking, refresh=())
        return files

    def _refusal(self, problems: str) -> bytes:
        """Why the map can't be built, as a page that follows the next change."""
        title = text("preview.error_title", self._language)
        return (
            f'<!DOCTYPE html><html lang="{self._language}"><head><meta charset="utf-8"><title>{title}</title></head>'
            f"<body><h1>{title}</h1><pre>{escape(problems)}</pre></body></html>"
        ).encode()


def _stamp(paths: Sequence[Path]) -> str:
    """When the files were written, and their sizes."""
    stamps = []
    for path in paths:
        try:
            known = path.stat()
        except OSError:
            continue
        stamps.append(f"{path.name}:{known.st_mtime_ns}:{known.st_size}")
    return " ".join(stamps)


class PreviewServer(ThreadingHTTPServer):
    """Serves one kit on 127.0.0.1. On Windows, reusing an address would take another program's port."""

    allow_reuse_address = os.name != "nt"
    daemon_threads = True

    def __init__(self, kit: ServedKit, port: int) -> None:
        self.kit = kit
        super().__init__((HOST, port), _Handler)


def serve(kit: ServedKit, ports: Iterable[int]) -> PreviewServer | None:
    """A server on the first free port, not yet running; None where all are taken."""
    for port in ports:
        try:
            return PreviewServer(kit, port)
        except OSError:
            continue
    return None


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer

    def do_GET(self) -> None:
        self._answer(*self._found())

    def do_HEAD(self) -> None:
        self._answer(*self._found())

    def log_message(self, format: str, *args: Any) -> None:
        """The desk reads the page, not a log."""

    def _found(self) -> tuple[int, str, bytes]:
        """Status, type and content. A page of another host, by whatever name it calls this machine, learns nothing."""
        port = self.server.server_port
        if self.headers.get("Host", "").lower() not in (f"{HOST}:{port}", f"localhost:{port}"):
            return 421, _PLAIN, b"This host name is not served.\n"
        path = unquote(urlsplit(self.path).path)
        if path == VERSION_PATH:
            version = hashlib.sha256(self.server.kit.version().encode()).hexdigest()
            return 200, _PLAIN, version.encode()
        name = path.removeprefix("/") or "index.html"
        content = self.server.kit.file(name)
        if content is None:
            return 404, _PLAIN, b"Not found.\n"
        return 200, media_type(name), _following(content) if name.endswith(".html") else content

    def _answer(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _following(page: bytes) -> bytes:
    """The page with a script that asks for changes, which its own policy has to know."""
    html = page.decode("utf-8")
    block = f"<script>{assets.script('reload.js')}</script>"
    source, _ = script_and_style_hashes(block)
    html = html.replace("script-src ", f"script-src {source} ", 1)
    if "connect-src" not in html.partition("<title>")[0]:
        html = html.replace("default-src 'none'; ", "default-src 'none'; connect-src 'self'; ", 1)
    before, mark, after = html.rpartition("</body>")
    return f"{before}{block}\n{mark}{after}".encode()

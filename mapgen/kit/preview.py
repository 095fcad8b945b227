"""What is served: the files of a folder, or those of places built in memory."""

from __future__ import annotations

import hashlib
import os
import re
import threading
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from mapgen.base.clock import today
from mapgen.errors import MapgenError
from mapgen.kit.kit import make_kit
from mapgen.languages import text
from mapgen.page import assets
from mapgen.page.security import script_and_style_hashes
from mapgen.settings import settings_beside

#: A file of a kit: no folder, nothing hidden.
_NAME = re.compile(r"[a-z-]+\.[a-z]+")


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
        return path.read_bytes() if _NAME.fullmatch(name) and path.is_file() else None

    def version(self) -> str:
        return _stamp(sorted(self._folder.glob("*.*")))


class BuiltKit:
    """The kit of a CSV, built in memory when it is asked for and its inputs have changed. Nothing is written."""

    def __init__(self, source: Path, *, as_of: date | None = None, language: str = "en") -> None:
        self._source, self._as_of, self._language = source, as_of, language
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
        try:
            return make_kit(self._source, as_of=self._as_of or today(), language=self._language).files
        except MapgenError as error:
            return {"index.html": self._refusal(str(error))}

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


HOST = "127.0.0.1"
#: Where the pages ask whether anything has changed.
VERSION_PATH = "/.version"
TYPES = {
    "html": "text/html; charset=utf-8", "js": "text/javascript; charset=utf-8", "json": "application/json",
    "geojson": "application/geo+json", "csv": "text/csv; charset=utf-8", "png": "image/png", "svg": "image/svg+xml",
}  # fmt: skip


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
            return 421, "text/plain; charset=utf-8", b"This host name is not served.\n"
        path = unquote(urlsplit(self.path).path)
        if path == VERSION_PATH:
            version = hashlib.sha256(self.server.kit.version().encode()).hexdigest()
            return 200, "text/plain; charset=utf-8", version.encode()
        name = path.removeprefix("/") or "index.html"
        content = self.server.kit.file(name)
        if content is None:
            return 404, "text/plain; charset=utf-8", b"Not found.\n"
        kind = TYPES.get(name.rpartition(".")[2], "application/octet-stream")
        return 200, kind, _following(content) if name.endswith(".html") else content

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


__all__ = ["BuiltKit", "FolderKit", "serve"]

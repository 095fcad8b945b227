"""A small web server for one machine and one reader."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from mapgen.locator_map import assets
from mapgen.locator_map.security import script_and_style_hashes
from mapgen.preview.kits import ServedKit

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

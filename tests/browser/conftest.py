"""Debian's chromium, driven by playwright; pages from file:// with every request noted and none let through."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from mapgen.kit.formats import MEDIA_TYPES

Serve = Callable[..., str]

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def chromium() -> str | None:
    """The browser's path, or None where there is none."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = chromium()
    if path is None:
        reason = "no chromium on this machine (apt-get install chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield opened
        opened.close()


class Visit:
    """An open page and all that went wrong or out of it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.route("**/*", self._route)

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.errors.append(text)

    def _route(self, route: Any) -> None:
        url = route.request.url
        if url.startswith("file:"):
            route.continue_()
            return
        self.requests.append(url)
        route.abort()

    def zone(self, place_id: str) -> Any:
        """The zone of a place on the interactive map, by its unique name."""
        name = self.page.evaluate(
            "id => JSON.parse(document.getElementById('page_data').textContent).places.find(p => p.id === id).name",
            place_id,
        )
        return self.page.locator(".leaflet-zones-pane").get_by_role("button", name=name, exact=True)

    @property
    def popup(self) -> Any:
        """The popup opened last; one before it may still be fading."""
        return self.page.locator(".popup").last

    def wait_until_closed(self) -> None:
        from playwright.sync_api import expect

        expect(self.page.locator(".popup")).to_have_count(0)


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """``visit(html, fragment="#id", width=1280, **options of the browser's context)``."""
    contexts = []

    def open_page(html: str, *, fragment: str = "", width: int = 1280, height: int = 900, **options: Any) -> Visit:
        path = tmp_path / "map.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        visit = Visit(context.new_page())
        if options.get("java_script_enabled", True):
            context.set_offline(True)
        visit.page.goto(path.as_uri() + fragment)
        if options.get("java_script_enabled", True):
            visit.page.wait_for_selector(":root.live .map_frame.ready")
        return visit

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    """``serve(files, policy=None)``: the address of a new host of the files, by name; its policy as a header."""
    servers = []

    def start(files: dict[str, bytes], policy: str | None = None) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                name = self.path.split("?")[0].lstrip("/")
                self.send_response(200 if name in files else 404)
                self.send_header("Content-Type", MEDIA_TYPES.get(name.rpartition(".")[2], "text/html; charset=utf-8"))
                if policy:
                    self.send_header("Content-Security-Policy", policy)
                self.end_headers()
                self.wfile.write(files.get(name, b""))

            def log_message(self, *_: object) -> None:
                """Tests are quiet."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()

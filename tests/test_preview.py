"""The preview: for this machine only, and always what the files say now."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import mapgen
from mapgen.kit.preview import BuiltKit, FolderKit, PreviewServer, serve

ROOT = Path(__file__).parents[1]
HEADER = "place,source_url\n"
ROW = "à Bordeaux,https://example.org/a\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "places.csv"
    path.write_text(HEADER + ROW, encoding="utf-8")
    return path


@pytest.fixture
def server(source: Path) -> Iterator[PreviewServer]:
    running = serve(BuiltKit(source, as_of=date(2026, 1, 1)), [0])
    assert running is not None
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


def get(server: PreviewServer, path: str, host: str | None = None, method: str = "GET") -> tuple[int, str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.request(method, path, headers={"Host": host or f"127.0.0.1:{server.server_port}"})
    answer = connection.getresponse()
    return answer.status, answer.headers["Content-Type"], answer.read().decode("utf-8", "replace")


def test_the_kit_is_built_in_memory_and_anew_when_its_input_changes(server: PreviewServer, source: Path) -> None:
    status, kind, page = get(server, "/")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert "à Bordeaux" in page
    before = get(server, "/.version")[2]
    source.write_text(f"{HEADER}{ROW}près de Lille,https://example.org/b\n", encoding="utf-8")
    assert get(server, "/.version")[2] != before
    assert "près de Lille" in get(server, "/index.html")[2]
    assert {path.name for path in source.parent.iterdir()} == {"places.csv"}


def test_refused_input_is_a_page_that_says_why(server: PreviewServer, source: Path) -> None:
    source.write_text(f"{HEADER}<b>Lille,javascript:alert(1)\n", encoding="utf-8")
    status, _, page = get(server, "/")
    assert status == 200
    assert "places.csv:2: source_url" in page
    assert "<b>" not in page
    source.write_text(HEADER + ROW, encoding="utf-8")
    assert "à Bordeaux" in get(server, "/")[2]


def test_the_pages_policy_knows_the_reloading_script(server: PreviewServer) -> None:
    for name in ("index.html", "embed.html", "snippet.html"):
        page = get(server, f"/{name}")[2]
        assert "location.reload()" in page
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
        assert "connect-src 'self'" in policy


@pytest.mark.parametrize("host", ["evil.example:PORT", "127.0.0.1", "localhost:1", "[::1]:PORT", ""])
def test_a_request_for_another_host_is_refused(host: str, server: PreviewServer) -> None:
    status, _, body = get(server, "/", host=host.replace("PORT", str(server.server_port)) or " ")
    assert status == 421
    assert "Bordeaux" not in body
    assert get(server, "/oembed.json", host=f"localhost:{server.server_port}")[0] == 200


@pytest.mark.parametrize(
    "path", ["/../places.csv", "/%2e%2e/places.toml", "/.hidden.csv", "/nothing.html", "//etc/passwd"]
)
def test_nothing_but_the_kit_is_served(path: str, server: PreviewServer) -> None:
    assert get(server, path)[0] == 404
    assert get(server, "/", method="POST")[0] == 501


def test_a_folder_is_served_as_it_is(source: Path, tmp_path: Path) -> None:
    mapgen.publish(source, tmp_path / "kit", as_of=date(2026, 1, 1))
    kit = FolderKit(tmp_path / "kit")
    assert kit.file("preview.png") == (tmp_path / "kit" / "preview.png").read_bytes()
    assert kit.file("../places.csv") is None
    before = kit.version()
    (tmp_path / "kit" / "index.html").write_text("x", encoding="utf-8")
    assert kit.version() != before


def test_a_port_in_use_gives_the_next_free_one(server: PreviewServer, source: Path) -> None:
    port = server.server_port
    other = serve(FolderKit(source.parent), range(port, port + 20))
    assert other is not None
    assert port < other.server_port < port + 20
    other.server_close()


def test_the_command_prints_its_address_and_ends_cleanly(source: Path) -> None:
    command = [sys.executable, "-m", "mapgen", "preview", str(source), "--no-open", "--port", "8300"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    # A shell's background job ignores Ctrl+C, and so would what is started here.
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as run:  # fmt: skip
        assert run.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:(\d+)/", run.stdout.readline())
        assert address
        run.send_signal(signal.SIGINT)
        said, errors = run.communicate(timeout=30)
    assert (run.returncode, said.strip(), errors) == (0, "Stopped.", "")

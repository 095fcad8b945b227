"""From a file, a page or an address to an article: what is read, and the one line where it can't be."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapgen.desk.draft.article import Article
from mapgen.desk.draft.sources import read_article
from mapgen.errors import InputError

BODY = "Trois hommes ont été interpellés mardi à Nîmes, a-t-on appris de source proche de l’enquête. "
PAGE = f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">
<title>Trois interpellations à Nîmes - Le Canard</title>
<link rel="canonical" href="https://canard.example/nimes"><meta property="og:site_name" content="Le Canard">
<meta property="og:title" content="Trois interpellations à Nîmes"><meta property="og:type" content="article">
<meta property="article:published_time" content="2025-03-04T10:00:00+01:00"></head>
<body><nav><a href="/">Accueil</a> <a href="/lyon">Arrêté à Lyon</a></nav>
<article><h1>Trois interpellations à Nîmes</h1>{"".join(f"<p>{BODY * 3}</p>" for _ in range(4))}</article>
<footer>Mentions légales</footer></body></html>"""


def read(source: str, *, data: bytes = b"", source_url: str | None = None) -> Article:
    return read_article(source, stdin=BytesIO(data), source_url=source_url)


def message(source: str, *, data: bytes = b"", source_url: str | None = None) -> str:
    with pytest.raises(InputError) as raised:
        read(source, data=data, source_url=source_url)
    [problem] = raised.value.problems
    return str(problem)


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/article")
            self.end_headers()
            return
        if self.path == "/elsewhere":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
            return
        pages = {"/article": PAGE, "/plain": BODY, "/empty": "<html><body></body></html>"}
        page = pages.get(self.path)
        self.send_response(200 if page is not None else 404)
        self.end_headers()
        self.wfile.write((page or "<html>no</html>").encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def test_a_text_file_with_its_address_on_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Trois interpellations à Nîmes\nhttps://example.org/nimes\n\n{BODY}\n", encoding="utf-8")
    article = read(str(path))
    assert (article.source_url, article.title) == ("https://example.org/nimes", "Trois interpellations à Nîmes")
    assert "example.org" not in article.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_encoding_is_detected(encoding: str) -> None:
    assert read("-", data=BODY.encode(encoding), source_url="https://example.org/a").text.strip() == BODY.strip()


def test_an_address_given_wins() -> None:
    data = b"https://example.org/own\n\nTexte."
    assert read("-", data=data, source_url="https://example.org/given").source_url == "https://example.org/given"


def test_a_page_gives_text_title_publisher_day_and_canonical_address(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    article = read(str(path))
    assert (article.source_url, article.title) == ("https://canard.example/nimes", "Trois interpellations à Nîmes")
    assert (article.publisher, article.published) == ("Le Canard", "2025-03-04")
    assert BODY.strip() in article.text
    assert "Lyon" not in article.text


@pytest.mark.parametrize("path", ["/article", "/moved"])
def test_an_address_is_read(site: str, path: str) -> None:
    pytest.importorskip("trafilatura")
    assert BODY.strip() in read(f"{site}{path}").text


def test_a_plain_text_behind_an_address_keeps_that_address(site: str) -> None:
    assert read(f"{site}/plain").source_url == f"{site}/plain"


def test_what_the_server_says_is_told_in_one_line(site: str) -> None:
    assert "404" in message(f"{site}/none")


def test_a_page_without_an_article_is_told(site: str) -> None:
    pytest.importorskip("trafilatura")
    assert "no article" in message(f"{site}/empty")


def test_a_redirection_to_a_file_is_not_followed(site: str) -> None:
    assert "file:///etc/hostname" in message(f"{site}/elsewhere")


def test_a_host_that_is_not_there_is_told() -> None:
    assert "can’t be reached" in message("http://127.0.0.1:9/")


@pytest.mark.parametrize(
    ("source", "data", "said"),
    [
        ("nowhere.txt", b"", "no such file"),
        ("-", b"Texte.", "--source-url"),
        ("-", b"\x89PNG\r\n\x1a\n\0\0", "isn’t text"),
        ("-", b"PK\x03\x04zip", "isn’t text"),
        ("-", b"a\0b", "isn’t text"),
    ],
)
def test_what_is_wrong_is_one_line_with_the_remedy(source: str, data: bytes, said: str) -> None:
    assert said in message(source, data=data)


def test_an_address_that_is_none_is_refused() -> None:
    assert "ftp://" in message("-", data=b"Texte.", source_url="ftp://example.org/a")


@settings(max_examples=100)
@given(st.one_of(st.binary(max_size=300), st.binary(max_size=300).map(lambda data: b"<html>" + data)))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    problems: tuple[object, ...] = ("read",)
    try:
        read("-", data=data, source_url="https://example.org/a")
    except InputError as error:
        problems = error.problems
    assert len(problems) == 1

"""A file, standard input, an HTML page or an address → Article. Reading HTML needs trafilatura (extra ``draft``)."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from pathlib import Path
from typing import IO
from unicodedata import normalize
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from mapgen.base.plaintext import shown, without_invisible
from mapgen.base.weblink import link_fault
from mapgen.desk.draft.article import Article, Language
from mapgen.desk.draft.dating import published_in
from mapgen.desk.draft.drafting import language_of
from mapgen.desk.draft.markdown import is_markdown, plain
from mapgen.desk.draft.segments import title_of
from mapgen.errors import InputError, Problem
from mapgen.languages import text
from mapgen.places.decoding import decode
from mapgen.places.findings import Findings, Refused

#: An article has some 10 kB; a page with its scripts a few MB.
MAXIMUM_BYTES = 20_000_000
#: Seconds without an answer.
TIMEOUT = 20.0
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|article|div|p\b|\?xml|!--)", re.IGNORECASE)
_ADDRESS = re.compile(
    r"^[ \t]*(?:(?:source|url|lien|link|adresse)\s*:\s*)?(https?://\S+)[ \t]*$", re.IGNORECASE | re.MULTILINE
)
#: How far into a text its own address is looked for, from either end.
_ADDRESS_REACH = 3000


class UnreadableError(Exception):
    """Why an article can't be read: key of a message of the section ``draft``, and its values."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values_ = values


def is_address(source: str) -> bool:
    """True for what begins with http:// or https://."""
    return source.lower().startswith(("http://", "https://"))


def read_article(
    source: str, *, stdin: IO[bytes], source_url: str | None = None, lang: Language | None = None, language: str = "en"
) -> Article:
    """The article behind a path, an address or "-".

    ``source_url`` and ``lang`` win over what the article says itself; messages are in ``language``. Raises InputError
    with one line where it can't be read, or where nobody says which address a row should link to.
    """
    findings = Findings(source, language)
    try:
        article = _article(source, stdin)
        address = source_url or article.source_url
        if address is None:
            raise UnreadableError("draft.no_address")
        if fault := link_fault(address):
            raise Refused(fault, value=address)
    except Refused as refused:
        findings.refuse(refused)
        findings.raise_if_refused()
        raise AssertionError from None
    except UnreadableError as error:
        values = {name: shown(str(value)) for name, value in error.values_.items()}
        raise InputError([Problem(findings.file, None, None, text(error.key, language, **values))]) from None
    return replace(article, source_url=address, lang=lang or article.lang, file=findings.file)


def _article(source: str, stdin: IO[bytes]) -> Article:
    if is_address(source):
        data, address = fetch(source)
        page = _page(data)
        if page is None and b"<" in data[:2000]:
            page = data
        return from_text(data, address) if page is None else from_html(page, address)
    data = stdin.read(MAXIMUM_BYTES + 1) if source == "-" else _read(Path(source))
    if len(data) > MAXIMUM_BYTES:
        raise UnreadableError("draft.too_large", limit=MAXIMUM_BYTES // 1_000_000)
    page = _page(data)
    return from_text(data, None) if page is None else from_html(page, None)


def _page(data: bytes) -> bytes | str | None:
    """The markup of a page, decoded where it is UTF-16, which names its encoding nowhere else; None for other texts."""
    wide = (
        data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or data[:4:2] == b"\0\0" or data[1:4:2] == b"\0\0"
    )
    if wide:
        encoding = "utf-16" if data[0] > _LETTERS else "utf-16-be" if data[0] == 0 else "utf-16-le"
        content = data.decode(encoding, "replace")
        return content if _MARKUP.match(content.lstrip("\ufeff").encode()) else None
    return data if _MARKUP.match(data) else None


#: First bytes above are of a byte order mark.
_LETTERS = 0x7F


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAXIMUM_BYTES + 1)
    except FileNotFoundError:
        raise Refused("reader.no_such_file") from None
    except (OSError, ValueError) as error:
        raise Refused("reader.unreadable", reason=getattr(error, "strerror", None) or str(error)) from None


def from_text(data: bytes, address: str | None) -> Article:
    """The article of a text file; a line that is nothing but an address says where it is from."""
    try:
        content = without_invisible(decode(data).text)
    except Refused:
        raise UnreadableError("draft.not_text") from None
    content, fields = plain(content) if is_markdown(content) else (content, {})
    content = normalize("NFC", content)
    found = _ADDRESS.search(content[:_ADDRESS_REACH]) or _ADDRESS.search(content[-_ADDRESS_REACH:])
    if found:
        address = address or found[1]
        content = content.replace(found[0], "", 1)
    address = address or next((fields[name] for name in _ADDRESSES if is_address(fields.get(name, ""))), None)
    published = _day(fields.get("date", "")[: len("2024-11-12")]) or published_in(content, language_of(content))
    return Article(content, address, fields.get("title") or title_of(content), published=published)


#: Fields of a front matter that say where the article is published.
_ADDRESSES = ("source_url", "url", "source", "link", "canonical", "permalink")


def from_html(data: bytes | str, address: str | None) -> Article:
    """The article of a page, without menus and comments. Raises UnreadableError where it holds none."""
    try:
        import trafilatura
    except ImportError:
        raise UnreadableError("draft.no_trafilatura") from None
    try:
        found = trafilatura.bare_extraction(data, url=address, with_metadata=True, include_comments=False)
    except Exception as error:  # a page made to break parsers surfaces as almost any exception of lxml
        raise UnreadableError("draft.no_article", reason=type(error).__name__) from None
    content = getattr(found, "text", None)
    if not found or not content or not content.strip():
        raise UnreadableError("draft.no_article", reason="")
    title = getattr(found, "title", None) or None
    body = content if title is None or content.lstrip().startswith(title) else f"{title}\n\n{content}"
    canonical = getattr(found, "url", None)
    linked = canonical if canonical and is_address(canonical) and link_fault(canonical) is None else address
    return Article(
        normalize("NFC", body),
        linked,
        title,
        _line(getattr(found, "sitename", None)),
        _day(getattr(found, "date", None)),
    )


def _line(value: str | None) -> str | None:
    return " ".join(value.split())[:300] or None if value else None


def _day(value: str | None) -> str | None:
    return value if value and re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None


class _WebOnly(HTTPRedirectHandler):
    """Follows no redirection to anything but http and https."""

    def redirect_request(self, req: Request, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise URLError("redirected to another scheme")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(address: str) -> tuple[bytes, str]:
    """(bytes, final address) of a page. Raises UnreadableError with what the server or the network said."""
    if fault := link_fault(address):
        raise Refused(fault, value=address)
    request = Request(
        address, headers={"User-Agent": "mapgen-draft/0.1", "Accept": "text/html, text/plain;q=0.9, */*;q=0.1"}
    )
    try:
        with build_opener(_WebOnly).open(request, timeout=TIMEOUT) as answer:
            data = answer.read(MAXIMUM_BYTES + 1)
            final = answer.geturl()
    except HTTPError as error:
        raise UnreadableError("draft.refused_by_server", status=error.code, reason=error.reason) from None
    except (URLError, OSError, ValueError) as error:
        raise UnreadableError("draft.not_reached", reason=getattr(error, "reason", None) or error) from None
    except Exception as error:  # http.client raises its own for broken answers
        raise UnreadableError("draft.not_reached", reason=type(error).__name__) from None
    if len(data) > MAXIMUM_BYTES:
        raise UnreadableError("draft.too_large", limit=MAXIMUM_BYTES // 1_000_000)
    return data, final

"""Bytes of a CSV → its text, whatever a spreadsheet, an editor or a database saved it as.

How the encoding is decided, in this order:

1. A byte order mark says it: UTF-8, UTF-16 or UTF-32.
2. Bytes that are valid UTF-8 are UTF-8; those of another encoding hardly ever are.
3. Bytes that are UTF-8 in more places than not are a UTF-8 file with a damaged spot: refused, with its line; in any
   other encoding the accents of the rest would come out wrong.
4. Bytes whose every accented character, read as cp1252, is one that western European text uses are cp1252: what
   Excel writes in France and what ISO 8859-1 and -15 are read as.
5. charset-normalizer says whether it is one of the older encodings of Mac and DOS, and the editor is told.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from mapgen.places.findings import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is the first half of this one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# First bytes of files that are often taken for a CSV.
_SIGNATURES = (
    (b"PK\x03\x04", "reader.kind_zip"),
    (b"\xd0\xcf\x11\xe0", "reader.kind_xls"),
    (b"\x1f\x8b", "reader.kind_archive"),
    (b"BZh", "reader.kind_archive"),
    (b"\xfd7zXZ", "reader.kind_archive"),
    (b"7z\xbc\xaf", "reader.kind_archive"),
    (b"%PDF", "reader.kind_pdf"),
    (b"{\\rtf", "reader.kind_document"),
    (b"\x89PNG", "reader.kind_picture"),
    (b"\xff\xd8\xff", "reader.kind_picture"),
    (b"GIF8", "reader.kind_picture"),
    (b"SQLite format 3\0", "reader.kind_database"),
)
_MARKUP = re.compile(rb"\s*<[!?a-zA-Z]")
_WESTERN = frozenset(
    "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŸŒ«»‹›‘’“”„–—…·•°º ª§€£©®™²³½¼¾×¿¡´¨\u00a0\u00ad"
)
#: Bytes that are looked at where a guess is needed; more would cost time and change nothing.
_SAMPLE = 1_000_000
#: Half of a character of UTF-16, written as if it were one: of a program that cut a text in the middle of an emoji.
_LONE_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file. ``guessed`` is True where the encoding is likely and not certain."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes) -> Decoded:
    """The text of ``data``. Raises Refused where it is no text, or text that can't be read without damage."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data, encoding), encoding)
    _refuse_other_formats(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, error.start)
    return _legacy(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused("reader.damaged", encoding=encoding, line=_line_at(data, error.start)) from None


def _refuse_other_formats(data: bytes) -> None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise Refused(kind)
    if _MARKUP.match(data):
        raise Refused("reader.kind_markup")
    if (position := data.find(b"\0")) >= 0:
        raise Refused("reader.nul", line=_line_at(data, position))


def _refuse_damaged_utf8(data: bytes, position: int) -> None:
    """More letters of western Europe, read as UTF-8, than bytes that UTF-8 can't read: a damaged spot.

    So is half of a surrogate pair: in cp1252 it would be "í" with a sign that no text has there.
    Sequences of other letters don't count: "é »" with its no-break space, in cp1252, is a Chinese character in UTF-8.
    """
    sample = data[max(0, position - _SAMPLE // 2) : position + _SAMPLE // 2]
    sequences = _UTF8_SEQUENCE.findall(sample)
    stray = len(sample.translate(None, bytes(range(0x80)))) - sum(map(len, sequences))
    letters = sum(sequence.decode("utf-8", "ignore") in _WESTERN for sequence in sequences)
    if letters > stray or _LONE_SURROGATE.match(data, position):
        raise Refused("reader.damaged", encoding="UTF-8", line=_line_at(data, position))


def _legacy(data: bytes) -> Decoded:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and all(character in _WESTERN for character in set(text) if not character.isascii()):
        return Decoded(text, "cp1252")
    from charset_normalizer import from_bytes  # only for files that need it: it takes 30 ms to import

    best = from_bytes(data[:_SAMPLE], cp_isolation=["mac_roman", "cp850"]).best()
    if best is not None:
        return Decoded(data.decode(best.encoding), best.encoding, guessed=True)  # both know every byte
    if text:
        return Decoded(text, "cp1252", guessed=True)
    raise Refused("reader.unknown_encoding")


def _line_at(data: bytes, position: int) -> int:
    newlines = data.count(b"\n", 0, position) + data.count(b"\r", 0, position) - data.count(b"\r\n", 0, position)
    return newlines + 1

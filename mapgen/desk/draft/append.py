"""Rows → the end of a CSV, in its own encoding, delimiter, newline and columns. No row of it is ever changed."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mapgen.base.atomic import write_bytes
from mapgen.base.spreadsheet import harmless_address
from mapgen.base.toponym import fold
from mapgen.desk.draft.rows import COLUMNS, Row, harmless_cell, to_csv
from mapgen.errors import InputError
from mapgen.places.columns import REQUIRED, find_column
from mapgen.places.decoding import decode
from mapgen.places.findings import Findings, Refused
from mapgen.places.table import delimiter_of, read_rows


@dataclass(frozen=True, slots=True)
class Appended:
    """What happened to the rows: ``added`` are new, ``known`` were there; ``unnoted`` lost what an editor
    must settle for want of a column ``todo``.
    """

    added: int
    known: int
    unnoted: int = 0


def append(path: Path, proposed: Sequence[Row], *, language: str = "en") -> Appended:
    """Add the rows to ``path``, a new file where there is none. A place and address that are there are not added again.

    Raises InputError where the file isn't a CSV of places, and OutputError where it can't be written; it is whole then.
    """
    if not path.exists():
        fresh = _new(proposed, set())
        write_bytes(path, to_csv(fresh).encode("utf-8"))
        return Appended(len(fresh), len(proposed) - len(fresh))
    findings = Findings(str(path), language)
    try:
        return _append(path, proposed)
    except Refused as refused:
        findings.refuse(refused, column=str(refused.values.get("column") or "") or None)
    except OSError as error:
        findings.refuse(Refused("reader.unreadable", reason=error.strerror or str(error)))
    raise InputError(findings.problems)


def _append(path: Path, proposed: Sequence[Row]) -> Appended:
    data = path.read_bytes()
    decoded = decode(data)
    table = list(read_rows(decoded.text))
    if not table:
        raise Refused("reader.empty")
    labels = table[0][1]
    columns = [column.name if (column := find_column(label)) else "" for label in labels]
    for name in REQUIRED:
        if name not in columns:
            raise Refused("reader.missing_column", first_line=", ".join(labels[:6]), column=name)
    fresh = _new(proposed, _keys(columns, (cells for _, cells in table[1:])))
    if fresh:
        lines = _lines(fresh, columns, decoded.text)
        write_bytes(path, data + _encode(lines, decoded.encoding, data))
    unnoted = 0 if "todo" in columns else sum(bool(row["todo"]) for row in fresh)
    return Appended(len(fresh), len(proposed) - len(fresh), unnoted)


def _keys(columns: list[str], table: object) -> set[tuple[str, str]]:
    place, address = columns.index("place"), columns.index("source_url")
    last = max(place, address)
    return {_key(cells[place], cells[address]) for cells in table if len(cells) > last}  # type: ignore[attr-defined]


def _key(place: str, address: str) -> tuple[str, str]:
    return fold(place), harmless_address(address.strip()).rstrip("/")


def _new(proposed: Sequence[Row], known: set[tuple[str, str]]) -> list[Row]:
    fresh = []
    for row in proposed:
        key = _key(row["place"], row["source_url"])
        if key not in known:
            known.add(key)
            fresh.append(row)
    return fresh


def _lines(fresh: Sequence[Row], columns: list[str], existing: str) -> str:
    newline = "\r\n" if "\r\n" in existing else "\r" if "\r" in existing and "\n" not in existing else "\n"
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter_of(existing), lineterminator=newline)
    for row in fresh:
        filled = {name: harmless_cell(name, cell) for name, cell in zip(COLUMNS, row.cells, strict=True)}
        writer.writerow([filled.get(name, "") for name in columns])
    joint = "" if existing.endswith(("\n", "\r")) else newline
    return joint + stream.getvalue()


def _encode(lines: str, encoding: str, data: bytes) -> bytes:
    """In the file's encoding, without a second byte order mark. What it lacks is a question mark nowhere: refused."""
    if encoding == "utf-8-sig":
        encoding = "utf-8"
    if encoding in ("utf-16", "utf-32"):
        little = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF32_LE))
        encoding = f"{encoding}-{'le' if little else 'be'}"
    try:
        return lines.encode(encoding)
    except UnicodeEncodeError as error:
        character = lines[error.start]
        raise Refused("reader.not_in_encoding", character=f"U+{ord(character):04X}", encoding=encoding) from None

"""A path → the rows of the file behind it, CSV or workbook, within bounds of size and time."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from mapgen.places.decoding import decode
from mapgen.places.findings import Findings, Refused
from mapgen.places.table import Row, read_rows
from mapgen.places.workbook import is_workbook, read_workbook

#: 100,000 rows take about 30 MB; the text is held in memory once.
MAXIMUM_BYTES = 100_000_000


def open_rows(path: Path, findings: Findings) -> Iterator[Row]:
    """The rows of a file, header first. Raises Refused where it can't be read or is neither text nor a workbook."""
    data = _read_bytes(path)
    return read_workbook(data) if is_workbook(data) else text_rows(data, findings)


def text_rows(data: bytes, findings: Findings) -> Iterator[Row]:
    """The rows of a CSV; an encoding that is only likely gives a warning."""
    refuse_size(len(data))
    decoded = decode(data)
    if decoded.guessed:
        findings.warn("reader.guessed_encoding", encoding=decoded.encoding)
    return read_rows(decoded.text)


def refuse_size(size: int) -> None:
    """Raises Refused above MAXIMUM_BYTES."""
    if size > MAXIMUM_BYTES:
        raise Refused("reader.large_file", limit=MAXIMUM_BYTES // 1_000_000)


def _read_bytes(path: Path) -> bytes:
    try:
        with open(path, "rb", opener=_open_without_waiting) as file:  # Path.open takes no opener
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode):
                raise Refused("reader.not_a_file")
            refuse_size(before.st_size)
            data = file.read(MAXIMUM_BYTES + 1)
            after = os.fstat(file.fileno())
    except FileNotFoundError:
        raise Refused("reader.no_such_file") from None
    except IsADirectoryError:
        raise Refused("reader.folder") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise Refused("reader.unreadable", reason=getattr(error, "strerror", None) or str(error)) from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise Refused("reader.changed")
    return data


def _open_without_waiting(path: str, flags: int) -> int:
    """Opening a pipe that nobody writes to would wait forever. (Windows has neither the flag nor such pipes.)"""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))

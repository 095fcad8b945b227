"""What is served: the files of a folder, or those of places built in memory."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import Protocol

from mapgen.clock import today
from mapgen.errors import MapgenError
from mapgen.messages import text
from mapgen.publish.kit import make_kit
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

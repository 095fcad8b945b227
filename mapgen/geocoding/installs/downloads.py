"""Files from one open-data service, each fetched whole, checked and kept; what is kept is not fetched again.

A folder of downloads has a ``manifest.json`` with the checksum of each file, written anew after each file. A run that
ends at any moment leaves files that the manifest names, whole, and perhaps one that it doesn't, which is ignored.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from mapgen.base.atomic import write_bytes, write_text
from mapgen.base.fetch import Fetched, FetchError, fetch
from mapgen.base.version import __version__
from mapgen.errors import InstallError, OutputError
from mapgen.languages import text

MANIFEST = "manifest.json"
#: Seconds for one file, from start to end: the largest département has 3 MB, the file of towns 15 MB.
TIMEOUT = 300.0
MOST_BYTES = 200_000_000
TRIES = 3
FIRST_WAIT = 2.0
_TRANSIENT = frozenset({"timeout", "unreachable", "cut"})
_BUSY = frozenset({429, 500, 502, 503, 504})
_HEADERS = {"User-Agent": f"mapgen/{__version__}"}

#: Checks a downloaded file; raises ValueError for one that is not what it should be.
Check = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file: its name in the folder, without ``.gz``, where it comes from and what it must be."""

    name: str
    url: str
    check: Check


class Downloads:
    """The folder of one download. ``origin`` is the service that the files come from."""

    def __init__(self, folder: Path, origin: str, day: str, language: str) -> None:
        self.folder = folder
        self._language = language
        self._content: dict[str, object] = {"origin": origin, "day": day}
        self._sums: dict[str, str] = {}

    @classmethod
    def started(cls, folder: Path, language: str) -> Downloads | None:
        """The download that an earlier run began in ``folder``, None where there is none that can be read."""
        try:
            content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            made = cls(folder, str(content["origin"]), str(content["day"]), language)
            made._sums = {str(name): str(checksum) for name, checksum in content["files"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return made

    def clear_away(self) -> None:
        """Remove what a run left half-written that was killed."""
        for path in self.folder.glob(".*.tmp"):
            path.unlink(missing_ok=True)

    @property
    def origin(self) -> str:
        """Address of the service."""
        return str(self._content["origin"])

    @property
    def day(self) -> str:
        """ISO day on which the download began."""
        return str(self._content["day"])

    @property
    def names(self) -> tuple[str, ...]:
        """The files that are there."""
        return tuple(sorted(self._sums))

    def begin(self) -> None:
        """Make the folder and its manifest."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._write_manifest()

    def get(self, wanted: Wanted, sleep: Callable[[float], None] = time.sleep) -> bytes:
        """The content of a file, fetched if it isn't there. Raises InstallError."""
        if wanted.name in self._sums and self.is_whole(wanted.name):
            return self.read(wanted.name)
        data = self._fetched(wanted, sleep)
        packed = gzip.compress(data, 6, mtime=0)
        write_bytes(self.folder / f"{wanted.name}.gz", packed)
        self._sums[wanted.name] = hashlib.sha256(packed).hexdigest()
        self._write_manifest()
        return data

    def is_whole(self, name: str) -> bool:
        """True where the file is, byte for byte, the one that was downloaded and checked."""
        try:
            packed = (self.folder / f"{name}.gz").read_bytes()
        except OSError:
            return False
        return hashlib.sha256(packed).hexdigest() == self._sums.get(name)

    def read(self, name: str) -> bytes:
        """The content of a file that is there. Raises InstallError where it was changed."""
        if not self.is_whole(name):
            raise InstallError(text("install.changed", self._language, file=name))
        return gzip.decompress((self.folder / f"{name}.gz").read_bytes())

    def _fetched(self, wanted: Wanted, sleep: Callable[[float], None]) -> bytes:
        for number in range(1, TRIES + 1):
            try:
                fetched = fetch(wanted.url, headers=_HEADERS, seconds=TIMEOUT, most_bytes=MOST_BYTES)
                return self._checked(wanted, fetched)
            except FetchError as error:
                wait = _wait(error, number)
                if number == TRIES or wait is None:
                    raise self._failed(wanted, error) from None
                sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _checked(self, wanted: Wanted, fetched: Fetched) -> bytes:
        try:
            wanted.check(fetched.body)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            raise InstallError(text("install.not_sound", self._language, file=wanted.name)) from None
        return fetched.body

    def _failed(self, wanted: Wanted, error: FetchError) -> InstallError:
        why = text(f"install.{error.fault}", self._language, status=error.status or "")
        return InstallError(text("install.failed", self._language, file=wanted.name, why=why))

    def _write_manifest(self) -> None:
        content = {**self._content, "files": dict(sorted(self._sums.items()))}
        try:
            write_text(self.folder / MANIFEST, json.dumps(content, indent=1) + "\n")
        except OutputError as error:
            raise InstallError(text("install.no_room", self._language, why=error.strerror)) from None


def _wait(error: FetchError, number: int) -> float | None:
    """Seconds until the next try, None where another one would be of no use."""
    busy = error.fault == "status" and error.status in _BUSY
    if not busy and error.fault not in _TRANSIENT:
        return None
    asked = error.headers.get("retry-after", "")
    seconds = float(asked) if asked.isdigit() else 0.0
    return max(seconds, FIRST_WAIT * 2 ** (number - 1)) if seconds <= 60 else None


def whole(downloads: Downloads, names: Iterable[str]) -> list[str]:
    """Those of ``names`` that are missing or were changed."""
    return [name for name in names if not downloads.is_whole(name)]

"""The folder of a kit: ours is replaced file by file, what others put there is never touched; one run at a time.

``manifest.json`` lists our files. It is written last, so a kit that it describes is whole; before the first file is
replaced it says that the kit is not complete and names what is coming, so that a run that was killed is seen, and
taken up by the next one instead of being taken for somebody else's.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mapgen.errors import OutputError
from mapgen.kit.formats.format import FILE_NAME

MANIFEST = "manifest.json"
GENERATOR = "mapgen"
#: Files on their way. A run that was killed leaves some; the next one takes them away.
_COMING = re.compile(rf"\.{FILE_NAME.pattern}\.mapgen-new")
#: Name under which the manifest of a kit on its way is written.
_ANNOUNCED = "announcement.json"
#: Seconds to wait for another run, which writes for less than one, and between two looks.
PATIENCE, BETWEEN_LOOKS = 30.0, 0.05


@dataclass(frozen=True, slots=True)
class Former:
    """What the folder held before. ``files`` are our names with the SHA-256 of what was written."""

    files: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    """Id → fingerprint of each place."""
    changes: tuple[Mapping[str, Any], ...] = ()
    raw: Mapping[str, Any] = field(default_factory=dict)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """The folder, made where it is missing, for one run at a time: a second one waits, as long as its patience lasts.

    It is the folder itself that is locked: nothing is left in it, and the system frees it when a run ends, however it
    ends. Windows, and some servers of files, have no such lock.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY) if os.name == "posix" else None
    except OSError as error:
        raise OutputError(error.errno, error.strerror or str(error), str(folder)) from error
    try:
        if handle is not None:
            _lock(handle, folder)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    import fcntl

    last = time.monotonic() + PATIENCE
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > last:
                raise OutputError(errno.EBUSY, "Another run of mapgen is writing there", str(folder)) from None
            time.sleep(BETWEEN_LOOKS)
        except OSError:
            return None  # no such lock here


def read_former(folder: Path) -> Former:
    """The kit that ``folder`` holds, or an empty one. Raises OutputError where its manifest is another program's."""
    path = folder / MANIFEST
    if not os.path.lexists(path):
        return Former()
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["generator"] != GENERATOR:
            raise _in_the_way(path)
        return Former(
            files={str(f["name"]): str(f["sha256"]) for f in content["files"] if FILE_NAME.fullmatch(str(f["name"]))},
            places={str(p["id"]): str(p["fingerprint"]) for p in content["places"]},
            changes=tuple(_change(entry) for entry in content["changes"]),
            raw=content,
        )
    except OSError as error:
        if isinstance(error, OutputError):
            raise
        raise OutputError(error.errno, error.strerror or str(error), str(path)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _in_the_way(path) from error


def place_files(folder: Path, files: Mapping[str, bytes], manifest: bytes, former: Former) -> tuple[str, ...]:
    """Write ``files``, then the manifest; give back the names of former files that are gone.

    All new content is on the disk before the first file is replaced; the folder is held by :func:`alone`. Raises
    OutputError where a file can't be written or a file of that name is there that no manifest of ours lists.
    """
    try:
        _refuse_foreign(folder, files, former)
        _clear(folder)
        try:
            staged = [_staged(folder, name, content) for name, content in (*files.items(), (MANIFEST, manifest))]
            if any(former.files.get(name) != hashlib.sha256(content).hexdigest() for name, content in files.items()):
                _staged(folder, _ANNOUNCED, _announcement(files, former)).replace(folder / MANIFEST)
            for path in staged[:-1]:
                _replace(path)
            removed = _remove_stale(folder, set(files), former)
            _replace(staged[-1])
        finally:
            _clear(folder)
        return removed
    except OSError as error:
        if isinstance(error, OutputError):
            raise
        raise OutputError(error.errno, error.strerror or str(error), str(error.filename or folder)) from error


def _refuse_foreign(folder: Path, files: Mapping[str, bytes], former: Former) -> None:
    for name in files:
        path = folder / name
        if os.path.lexists(path) and (name not in former.files or not path.is_file()):
            raise _in_the_way(path)


def _in_the_way(path: Path) -> OutputError:
    return OutputError(errno.EEXIST, "It is there already and was not written by mapgen", str(path))


def _announcement(files: Mapping[str, bytes], former: Former) -> bytes:
    """The former manifest with the names that are about to be written."""
    names = {**dict.fromkeys(files, ""), **former.files}
    kept = former.raw or {"generator": GENERATOR, "places": [], "changes": []}
    listed = [{"name": name, "sha256": digest} for name, digest in names.items()]
    return (json.dumps({**kept, "complete": False, "files": listed}, ensure_ascii=False, indent=1) + "\n").encode()


def _staged(folder: Path, name: str, content: bytes) -> Path:
    path = folder / f".{name}.mapgen-new"
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return path


def _replace(staged: Path) -> None:
    staged.replace(staged.with_name(staged.name.removeprefix(".").removesuffix(".mapgen-new")))


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        if _COMING.fullmatch(path.name):
            path.unlink(missing_ok=True)


def _remove_stale(folder: Path, names: set[str], former: Former) -> tuple[str, ...]:
    """Take away what a former kit had and this one hasn't, but not what somebody has changed since."""
    removed = []
    for name, digest in former.files.items():
        path = folder / name
        if name not in names and path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
            path.unlink()
            removed.append(name)
    return tuple(removed)


def _change(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """Dates and counts of one entry of the log; whatever else stands in it is not carried on."""
    counts = {key: int(entry[key]) for key in ("places", "added", "changed", "removed")}
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", entry["date"]):
        raise ValueError(entry["date"])
    return {"date": entry["date"], **counts}

"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from mapgen.errors import OutputError

_SUFFIX = ".tmp"
_LEFT_BEHIND_IN_SECONDS = 86_400


def write_text(path: Path, content: str) -> None:
    """Replace ``path`` by ``content`` (UTF-8) in one step, see :func:`write_bytes`."""
    write_bytes(path, content.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content`` in one step; a reader sees the old file or the new one, never a half.

    Raises OutputError where the folder is missing, full or read-only, or where ``path`` is read-only or no ordinary
    file (a folder, a device); nothing is left behind then. What a killed process left is swept away a day later.
    """
    try:
        _refuse_special(path)
        _replace(path, content)
    except OSError as error:
        raise OutputError(error.errno, error.strerror or str(error), str(path)) from error


def _refuse_special(path: Path) -> None:
    if path.is_dir():
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "Not an ordinary file")
    if path.exists() and not os.access(path, os.W_OK):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))  # replacing it would pass over its own permissions


def _replace(path: Path, content: bytes) -> None:
    target = Path(os.path.realpath(path))
    _sweep(target)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=_SUFFIX)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _sweep(target: Path) -> None:
    """Remove the temporary files of this target that are too old to be another process's at work."""
    ours = re.compile(rf"\.{re.escape(target.name)}\.\w{{8}}\.tmp")
    limit = time.time() - _LEFT_BEHIND_IN_SECONDS
    for path in target.parent.glob(f".*{_SUFFIX}"):
        with suppress(FileNotFoundError):  # another process has just put its page in place
            if ours.fullmatch(path.name) and path.lstat().st_mtime < limit:
                path.unlink()


def _mode(target: Path) -> int:
    """The permissions of the old file, else those that the user's mask gives a new one."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

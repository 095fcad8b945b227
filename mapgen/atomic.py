"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from mapgen.errors import OutputError


def write_text(path: Path, content: str) -> None:
    """Replace ``path`` by ``content`` (UTF-8) in one step; a reader sees the old file or the new one, never a half.

    Raises OutputError where the folder is missing, full or read-only; nothing is left behind then.
    """
    try:
        _replace(path, content.encode("utf-8"))
    except OSError as error:
        why = error.strerror or error
        raise OutputError(f"{path}: can't be written: {why}. Choose another place with -o.") from error


def _replace(path: Path, content: bytes) -> None:
    target = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
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


def _mode(target: Path) -> int:
    """The permissions of the old file, else those that the user's mask gives a new one."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

"""Which database answers: the embedded one, or one with official data that ``mapgen gazetteer install`` made.

The data folder is the user's own (platformdirs), or what the variable MAPGEN_DATA says: a build that must give the
same bytes everywhere names a folder, an empty one for the embedded data alone. In it ``installed.json`` names the
database and its checksum; replacing that small file is what switches from one state to the next.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mapgen.errors import GazetteerDataError

VARIABLE = "MAPGEN_DATA"
POINTER = "installed.json"
#: What can be installed.
PARTS = ("france", "world")


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of installed data. ``day`` is the ISO day of its download, ``counts`` how many of what it has."""

    name: str
    day: str
    folder: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Installed:
    """The database that stands for the embedded one, and what is in it besides."""

    database: Path
    size: int
    checksum: str
    base: int
    """Bytes of the embedded database that it was made of."""
    parts: tuple[Part, ...]


def data_folder() -> Path:
    """Where installed data lies: MAPGEN_DATA, else the user's data folder of the system."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    if sys.platform == "linux" and "ANDROID_DATA" not in os.environ:
        # What platformdirs says there, without the 3 ms that it takes to import: every command asks this.
        home = os.environ.get("XDG_DATA_HOME", "").strip() or "~/.local/share"
        return Path(home).expanduser() / "mapgen"
    import platformdirs

    return platformdirs.user_data_path("mapgen", appauthor=False)


def installed() -> Installed | None:
    """What is installed, None where nothing is. Raises GazetteerDataError where it can't be used."""
    pointer = data_folder() / POINTER
    try:
        text = pointer.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        raise _refused("can't be read") from None
    import json

    try:
        return _parsed(json.loads(text), pointer.parent)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _refused("is damaged") from None


def _parsed(content: Any, folder: Path) -> Installed:
    if content["version"] != 1:
        raise ValueError(content["version"])
    name = str(content["database"])
    if Path(name).name != name:
        raise ValueError(name)
    parts = tuple(
        Part(str(part["name"]), str(part["day"]), str(part["folder"]), tuple(sorted(part["counts"].items())))
        for part in content["parts"]
    )
    return Installed(folder / name, int(content["size"]), str(content["sha256"]), int(content["base"]), parts)


def checked_database(embedded: Path) -> Path:
    """The database to open. An installed one is refused where it is not, byte for byte, what was installed."""
    found = installed()
    if found is None:
        return embedded
    fault = fault_of(found, embedded)
    if fault:
        raise _refused(fault)
    return found.database


def fault_of(found: Installed, embedded: Path) -> str | None:
    """What is wrong with the installed database, None where nothing is."""
    try:
        if found.database.stat().st_size != found.size:
            return "is truncated or was changed"
        if checksum(found.database) != found.checksum:
            return "was changed"
    except OSError:
        return "is missing"
    if embedded.stat().st_size != found.base:
        return "was made for another version of mapgen"
    return None


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _refused(fault: str) -> GazetteerDataError:
    # The message shows no path of the user's machine: it may end up in a public log.
    return GazetteerDataError(
        f"The installed gazetteer data {fault}: install it again, or remove it with “mapgen gazetteer remove”."
    )

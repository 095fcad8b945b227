"""Installing, removing and verifying official data in the user's data folder.

``installed.json`` says what counts; replacing it is the one step that switches. Everything before that writes beside
what is in use, everything after it only clears away. So a run may end at any moment.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from filelock import FileLock, Timeout

from mapgen.base.atomic import write_text
from mapgen.base.clock import today
from mapgen.errors import GazetteerDataError, InstallError, OutputError
from mapgen.geocoding.gazetteer.installed import (
    PARTS,
    POINTER,
    Installed,
    Part,
    checksum,
    data_folder,
    fault_of,
    installed,
)
from mapgen.geocoding.gazetteer.store import embedded_path
from mapgen.geocoding.installs import france, world
from mapgen.geocoding.installs.combine import Combined
from mapgen.geocoding.installs.contents import communes_by_department
from mapgen.geocoding.installs.downloads import Downloads, Wanted, whole
from mapgen.languages import text

#: Called as work goes on: number of a step, how many there are, what it is about.
Progress = Callable[[int, int, str], None]
#: Days after which a download that was begun is begun anew: half of it would be of another state.
_STALE_AFTER = 7
_UNFINISHED = ".unfinished"
_ORIGINS = {"france": france.ORIGIN, "world": world.ORIGIN}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with one installed thing, None where nothing is."""

    name: str
    fault: str | None


def install(
    name: str,
    *,
    origin: str | None = None,
    language: str = "en",
    progress: Progress | None = None,
    sleep: Callable[[float], None] = time.sleep,
    complete: bool = True,
) -> Part:
    """Download ``name`` ("france" or "world") and make it part of the gazetteer; what it is in the end.

    ``origin`` is another server of the same data. Data that surely isn't all there is is refused, unless
    ``complete`` is False (a part of it, for a test). Raises InstallError; what was installed before then is as it was,
    and what was downloaded is not again.
    """
    if name not in PARTS:
        raise ValueError(name)
    try:
        with _alone(language) as folder:
            downloads = _begun(name, (origin or _ORIGINS[name]).rstrip("/"), folder, language)
            for number, count, wanted in _files(name, downloads, sleep, complete):
                if progress:
                    progress(number, count, wanted.name)
                downloads.get(wanted, sleep)
            downloads.clear_away()
            part = Part(name, downloads.day, downloads.folder.name, (("files", len(downloads.names)),))
            kept = [other for other in _parts(folder) if other.name != name]
            _switch([*kept, part], folder, language, progress, done=(name,))
            return part
    except OutputError as error:
        raise InstallError(text("install.no_room", language, why=error.strerror)) from None
    except OSError as error:
        raise InstallError(text("install.no_room", language, why=error.strerror or "?")) from None


def remove(names: Sequence[str] = (), *, language: str = "en") -> tuple[str, ...]:
    """Remove installed data, all of it where no names are given; the names of what was removed."""
    with _alone(language) as folder:
        parts = _parts(folder)
        gone = [part for part in parts if not names or part.name in names]
        kept = [part for part in parts if part not in gone]
        if kept:
            _switch(kept, folder, language, None, done=tuple(names))
        else:
            (folder / POINTER).unlink(missing_ok=True)
            _clear(folder, keep=(), done=tuple(names) or PARTS)
        return tuple(part.name for part in gone)


def verify(*, language: str = "en") -> list[Verdict]:
    """Each installed file against its checksum; an empty list where nothing is installed."""
    try:
        found = installed()
    except GazetteerDataError as error:
        return [Verdict(POINTER, str(error))]
    if found is None:
        return []
    verdicts = [Verdict(found.database.name, fault_of(found, embedded_path()))]
    for part in found.parts:
        downloads = Downloads.started(found.database.parent / part.folder, language)
        if downloads is None:
            verdicts.append(Verdict(part.name, text("install.no_manifest", language)))
            continue
        changed = whole(downloads, downloads.names)
        why = text("install.changed_files", language, files=", ".join(changed)) if changed else None
        verdicts.append(Verdict(part.name, why))
    return verdicts


def _files(
    name: str, downloads: Downloads, sleep: Callable[[float], None], complete: bool
) -> Iterator[tuple[int, int, Wanted]]:
    """Number, count and description of each file, in the order in which they are fetched."""
    origin = downloads.origin
    if name == "world":
        wanted = world.lists(origin) if complete else world.lists(origin, 1, 1)
    else:
        lists = france.lists(origin) if complete else france.lists(origin, 1)
        yield from ((number, len(lists), one) for number, one in enumerate(lists, 1))
        known = communes_by_department(embedded_path()) if complete else {}
        wanted = france.communes_of(origin, downloads.read(france.DEPARTMENTS), known)
    yield from ((number, len(wanted), one) for number, one in enumerate(wanted, 1))


def _begun(name: str, origin: str, folder: Path, language: str) -> Downloads:
    """The download of an earlier run that was never switched to, else a new one."""
    used = {part.folder for part in _parts(folder)}
    for path in sorted(folder.glob(f"{name}-*"), reverse=True):
        found = Downloads.started(path, language) if path.name not in used else None
        if found is not None and found.origin == origin and _age(found.day) <= _STALE_AFTER:
            return found
    day = today().isoformat()
    number = 1 + max((int(path.name.rpartition("-")[2]) for path in folder.glob(f"{name}-*")), default=0)
    begun = Downloads(folder / f"{name}-{number:04}", origin, day, language)
    begun.begin()
    return begun


def _age(day: str) -> int:
    try:
        return abs((today() - date.fromisoformat(day)).days)
    except ValueError:
        return _STALE_AFTER + 1


def _switch(parts: Sequence[Part], folder: Path, language: str, progress: Progress | None, done: Sequence[str]) -> None:
    """Make the database of ``parts`` beside the one in use, then use it, then clear away what is of no use: the older
    downloads of what is ``done``, not those of another part that are still under way."""
    unfinished = folder / f"gazetteer{_UNFINISHED}"
    unfinished.unlink(missing_ok=True)
    combined = Combined(embedded_path(), unfinished)
    try:
        for part in parts:
            _add(part, combined, folder, language, progress)
        combined.finish()
    except (ValueError, LookupError, TypeError, AttributeError):
        combined.drop()
        raise InstallError(text("install.not_combined", language)) from None
    except BaseException:
        combined.drop()
        raise
    digest = checksum(unfinished)
    database = unfinished.replace(folder / f"gazetteer-{digest[:16]}.sqlite")
    content = {
        "version": 1,
        "database": database.name,
        "size": database.stat().st_size,
        "sha256": digest,
        "base": embedded_path().stat().st_size,
        "parts": [
            {"name": part.name, "day": part.day, "folder": part.folder, "counts": dict(part.counts)} for part in parts
        ],
    }
    write_text(folder / POINTER, json.dumps(content, indent=1) + "\n")
    _clear(folder, keep=(POINTER, database.name, *(part.folder for part in parts)), done=done)


def _add(part: Part, combined: Combined, folder: Path, language: str, progress: Progress | None) -> None:
    downloads = Downloads.started(folder / part.folder, language)
    if downloads is None:
        raise InstallError(text("install.changed", language, file=part.name))
    if part.name == "world":
        divisions = world.read_divisions(downloads.read(world.FIRST_LEVEL))
        combined.add_towns(world.read_towns(downloads.read(world.TOWNS)), divisions)
        return
    outlines = {}
    names = [name for name in downloads.names if name.startswith("communes-")]
    for number, name in enumerate(names, 1):
        if progress:
            progress(number, len(names), text("install.combining", language))
        communes = list(france.read_communes(downloads.read(name)))
        combined.add_communes(communes)
        outline = france.united(communes)
        if outline is not None:
            outlines[communes[0].department] = (communes[0].region, outline)
    combined.add_divisions(*france.divisions(outlines))
    combined.settle_parts()


def _parts(folder: Path) -> tuple[Part, ...]:
    """What is installed; nothing where it can't be read, for then it is of no use either."""
    found: Installed | None = None
    with suppress(GazetteerDataError):
        found = installed()
    return tuple(part for part in found.parts if (folder / part.folder).is_dir()) if found else ()


def _clear(folder: Path, keep: Sequence[str], done: Sequence[str]) -> None:
    """Remove what mapgen itself put into the folder and needs no more."""
    ours = [*folder.glob("gazetteer-*.sqlite"), *folder.glob(f"*{_UNFINISHED}*"), *folder.glob(".installed.json.*")]
    for path in ours:
        if path.name not in keep:
            path.unlink(missing_ok=True)
    for path in (path for name in done for path in folder.glob(f"{name}-*")):
        if path.name not in keep and path.is_dir():
            shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _alone(language: str) -> Iterator[Path]:
    """The data folder, for one run at a time. The system frees the lock when a run ends, however it ends."""
    folder = data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock").acquire(blocking=False)
    except Timeout:
        raise InstallError(text("install.busy", language)) from None
    except OSError as error:
        raise InstallError(text("install.no_room", language, why=error.strerror or "?")) from None
    with lock:
        yield folder

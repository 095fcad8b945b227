"""The line up to the kit: places in, a folder of static files out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from mapgen.base.clock import today
from mapgen.geocoding.asking import Asking
from mapgen.georeferencing.rows import Places
from mapgen.kit.addresses import Addresses, addresses
from mapgen.kit.folder import MANIFEST, alone, place_files, read_former
from mapgen.kit.formats import FORMATS
from mapgen.kit.formats.format import Material
from mapgen.kit.formats.picture import alternative_text, preview_svg
from mapgen.kit.manifest import input_hashes, manifest, rows_hash
from mapgen.line import collecting_rarely, consulted, files_of, map_of, read_input, refuse_own_input, surveyed
from mapgen.page import LocatorMap
from mapgen.settings import Settings
from mapgen.survey import Survey


@dataclass(frozen=True, slots=True)
class Kit:
    """What was published. ``files`` are the names of all files, ``removed`` those of a former kit that are gone."""

    folder: Path
    survey: Survey
    map: LocatorMap
    files: tuple[str, ...]
    removed: tuple[str, ...]
    size: int
    """Bytes of all files."""
    changes: str | None
    """What is different from the former kit, in words; None where nothing is."""


@collecting_rarely()
def publish(
    places: Places,
    to: Path | str,
    *,
    base_url: str | None = None,
    settings: Settings | None = None,
    as_of: date | None = None,
    language: str = "en",
    asking: Asking | None = None,
) -> Kit:
    """Write the embed kit of ``places`` into the folder ``to``, which is made where it is missing.

    ``base_url`` is the address of the folder once published, by default that of places.toml; without one the kit has no
    cards of social networks. Everything else is as :func:`mapgen.build` has it. Raises InputError where the input is
    refused, and OutputError where a file can't be written or one of another maker is in the way; the former kit stays
    whole then.
    """
    folder, day = Path(to), as_of or today()
    made = make_kit(places, base_url=base_url, settings=settings, as_of=day, language=language, asking=asking)
    for name in (*made.files, MANIFEST):
        refuse_own_input(folder / name, places)
    with alone(folder):
        former = read_former(folder)
        written = manifest(made.map, made.files, former, as_of=day, inputs=made.inputs, told_in=language)
        removed = place_files(folder, made.files, written.content, former)
    size = sum(map(len, made.files.values())) + len(written.content)
    return Kit(folder, made.survey, made.map, (*made.files, MANIFEST), removed, size, written.changes)


@dataclass(frozen=True, slots=True)
class Made:
    """A kit in memory: the content of each file but the manifest, by its name."""

    survey: Survey
    map: LocatorMap
    files: dict[str, bytes]
    inputs: dict[str, str]


def make_kit(
    places: Places,
    *,
    base_url: str | None = None,
    settings: Settings | None = None,
    as_of: date,
    language: str = "en",
    asking: Asking | None = None,
) -> Made:
    """The files of a kit, without writing any; see :func:`publish`."""
    given, files, asking = addresses(base_url, language), files_of(places), asking or Asking()
    inputs = input_hashes(files)
    read = read_input(places, settings, as_of=as_of, language=language, asking=asking)
    read = replace(read, settings=replace(read.settings, base_url=given.base or read.settings.base_url))
    known = consulted(read, asking)
    inputs |= input_hashes({name: path for name, path in files.items() if name == "lock"})  # with what was learned
    found = surveyed(read, known)
    drawn = map_of(found, read)
    made = kit_files(drawn, addresses(drawn.settings.base_url, language), as_of)
    return Made(found, drawn, made, inputs or {"places": rows_hash(read.rows)})


def kit_files(map_: LocatorMap, where: Addresses, as_of: date) -> dict[str, bytes]:
    """Every file but the manifest, in the order of FORMATS."""
    alt = alternative_text(map_.sheet)
    material = Material(map_, where, as_of, alt, preview_svg(map_, alt))
    files = {form.name: form.make(material) for form in FORMATS}
    return {name: made.encode("utf-8") if isinstance(made, str) else made for name, made in files.items()}

"""The line up to the kit: places in, a folder of static files out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from mapgen.build import refuse_own_input
from mapgen.clock import today
from mapgen.gazetteer import Gazetteer
from mapgen.locator_map import LocatorMap, locator_map
from mapgen.page import render_page
from mapgen.places import Place
from mapgen.publish.addresses import Addresses, addresses
from mapgen.publish.alt import alternative_text
from mapgen.publish.cards import embed_edition, page_edition
from mapgen.publish.collection import collection
from mapgen.publish.element import element_script
from mapgen.publish.folder import place_files, read_former
from mapgen.publish.inputs import input_hashes, settings_for, surveyed
from mapgen.publish.manifest import manifest
from mapgen.publish.oembed import oembed
from mapgen.publish.picture import preview_svg, to_png
from mapgen.publish.snippet_page import snippet_page
from mapgen.publish.table import table
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


def publish(
    places: Path | str | Sequence[Place],
    to: Path | str,
    *,
    base_url: str | None = None,
    settings: Settings | None = None,
    as_of: date | None = None,
    language: str = "en",
) -> Kit:
    """Write the embed kit of ``places`` into the folder ``to``, which is made where it is missing.

    ``places`` is a CSV or .xlsx file, or what :func:`mapgen.read_places` gives. ``base_url`` is the address of the
    folder once published, by default that of places.toml; without one the kit has no cards of social networks.
    ``settings`` default to the places.toml beside the file, ``as_of`` to SOURCE_DATE_EPOCH, else today; warnings
    and errors are in ``language``. Raises InputError where the input is refused, and OutputError where a file can't be
    written or one of another maker is in the way; the former kit stays whole then.
    """
    folder, day = Path(to), as_of or today()
    settings, beside = settings_for(places, settings, language)
    where = addresses(base_url or settings.base_url, language)
    settings = replace(settings, base_url=where.base)
    gazetteer = Gazetteer()
    found = surveyed(places, settings, gazetteer, as_of=day, language=language)
    drawn = locator_map(found.located, settings=settings, unlocated=found.unlocated, gazetteer=gazetteer, as_of=day)
    files = kit_files(drawn, where, day)
    if isinstance(places, (str, Path)):
        for name in (*files, MANIFEST):
            refuse_own_input(folder / name, Path(places), beside)
    former = read_former(folder)
    written = manifest(
        drawn, files, former, as_of=day, inputs=input_hashes(places, beside), gazetteer=gazetteer
    )
    removed = place_files(folder, files, written.content, former)
    size = sum(map(len, files.values())) + len(written.content)
    return Kit(folder, found, drawn, (*files, MANIFEST), removed, size, written.changes)

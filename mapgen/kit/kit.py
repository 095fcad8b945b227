"""The line up to the kit: places in, a folder of static files out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from mapgen.base.clock import today
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.kit.addresses import Addresses, addresses
from mapgen.kit.collection import collection
from mapgen.kit.element import element_script
from mapgen.kit.folder import MANIFEST, place_files, read_former
from mapgen.kit.head import alternative_text, embed_edition, linked_data, page_edition
from mapgen.kit.manifest import input_hashes, manifest
from mapgen.kit.oembed import oembed
from mapgen.kit.picture import preview_svg, to_png
from mapgen.kit.snippets import snippet_page
from mapgen.kit.table import table
from mapgen.line import draw, map_of, refuse_own_input
from mapgen.page import LocatorMap
from mapgen.page.render import render_page
from mapgen.places import Place
from mapgen.settings import LOCK_NAME, Settings, settings_beside
from mapgen.survey import Survey, survey_rows


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
    made = make_kit(places, base_url=base_url, settings=settings, as_of=day, language=language)
    if isinstance(places, (str, Path)):
        for name in (*made.files, MANIFEST):
            source = Path(places)
            refuse_own_input(folder / name, source, settings_beside(source), source.parent / LOCK_NAME)
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
    places: Path | str | Sequence[Place],
    *,
    base_url: str | None = None,
    settings: Settings | None = None,
    as_of: date,
    language: str = "en",
) -> Made:
    """The files of a kit, without writing any; see :func:`publish`."""
    where = addresses(base_url, language)
    inputs = input_hashes(places)
    if isinstance(places, (str, Path)):
        source = Path(places)
        drawn, found = draw(source, settings=settings, as_of=as_of, base_url=where.base, language=language)
    else:
        settings = settings or Settings()
        settings, gazetteer = replace(settings, base_url=where.base or settings.base_url), Gazetteer()
        found = survey_rows(places, settings, gazetteer, as_of=as_of, language=language)
        drawn = map_of(found, settings, gazetteer, as_of)
    where = addresses(drawn.settings.base_url, language)
    return Made(found, drawn, kit_files(drawn, where, as_of), inputs)


def kit_files(map_: LocatorMap, where: Addresses, as_of: date) -> dict[str, bytes]:
    """Every file but the manifest: what others point to first, the pages last."""
    features, sheet = [*map_.features, *map_.unlocated], map_.sheet
    alt = alternative_text(sheet)
    picture = preview_svg(map_, alt)
    texts = {
        "places.geojson": collection(features),
        "places.csv": table(features),
        "preview.svg": picture,
        "oembed.json": oembed(sheet, where),
        "reported-map.js": element_script(map_, where),
        "embed.html": render_page(map_, edition=embed_edition(where)),
        "index.html": render_page(map_, edition=page_edition(sheet, where, alt, linked_data(map_, where, alt, as_of))),
        "snippet.html": snippet_page(sheet, where, alt),
    }
    return {"preview.png": to_png(picture), **{name: content.encode("utf-8") for name, content in texts.items()}}

"""The sentences of a georeference, in the language of the map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from mapgen.geocoding import Note
from mapgen.geocoding.gazetteer import Record
from mapgen.geocoding.gazetteer.record import BOTH, SERVICE
from mapgen.georeferencing.rules import Drawn
from mapgen.georeferencing.shapes import Disc, Ring, Sector, Shape
from mapgen.languages import text

#: A record's name in the language of the text.
Names = Callable[[Record], str]


@lru_cache(maxsize=4096)
def kilometres(meters: float, language: str) -> str:
    """``7.5``, ``16``, ``120``: two figures below 10 km, whole kilometres above, in the language's decimals."""
    km = meters / 1000
    figures = f"{km:.1f}".removesuffix(".0") if km < 10 else f"{km:.0f}"
    return figures.replace(".", text("language.decimal", language))


def drawn(what: Drawn, records: Sequence[Record], uncertainty_in_meters: float, language: str, names: Names) -> str:
    """What was drawn and why, in one sentence. ``names`` gives a record's name in the language."""
    return text(
        f"remark.{what.rule}",
        language,
        name=names(records[0]),
        other=names(records[-1]),
        km=kilometres(uncertainty_in_meters, language),
        inner=kilometres(_inner(what.shape), language),
        outer=kilometres(_outer(what.shape), language),
    )


def extents(records: Sequence[Record], language: str, names: Names) -> list[str]:
    """A sentence for each feature whose own place is known only roughly, or which is drawn without its remote parts."""
    notes = [
        text(f"remark.extent_{record.extent_basis}", language, name=names(record))
        for record in records
        if record.extent_basis in ("postcode", "arrondissement", "department", "members", "kind", "grid")
    ]
    notes += [text("remark.main_part", language, name=names(record)) for record in records if record.main_part_only]
    return notes


def doubt(note: Note, language: str, names: Names) -> str:
    """A sentence on something doubtful."""
    return told("remark.", note, language, names)


def reason(note: Note, language: str, names: Names) -> str:
    """A sentence on why nothing was drawn, and what an editor can do."""
    return told("reason.", note, language, names)


def told(section: str, note: Note, language: str, names: Names) -> str:
    """The text of a note, its key behind ``section``; the records among its values by their names."""
    key, values = note
    shown = {label: names(value) if isinstance(value, Record) else value for label, value in values.items()}
    return text(f"{section}{key}", language, **shown)


@lru_cache(maxsize=256)
def protocol(rule: str, language: str) -> str:
    """The protocol that made the geometry."""
    return f"{text('protocol.method', language)} {text(f'protocol.{rule}', language)}"


def sources(records: Sequence[Record], language: str) -> tuple[str, ...]:
    """Readable names of the data behind the features; an outline comes from another source than the name."""
    keys = [key for record in records for key in _source_keys(record)]
    return tuple(dict.fromkeys(_source(key, language) for key in keys))


def _source_keys(record: Record) -> tuple[str, ...]:
    outlined_by = _OUTLINES_OF.get(record.extent_basis)
    named = record.source.split(BOTH)
    return (*named, outlined_by) if outlined_by else tuple(named)


#: Basis of an extent → the source of its outline.
_OUTLINES_OF = {"outline": "natural_earth", "official": "geo_api"}


@lru_cache(maxsize=64)
def _source(key: str, language: str) -> str:
    kind, _, rest = key.partition("|")
    if kind != SERVICE:
        return text(f"source.{key}", language)
    name, _, day = rest.rpartition("|")
    return text("source.service", language, name=name, day=day)


def by_editor(radius_in_meters: float, language: str) -> str:
    """What was drawn where an editor gave the position."""
    return text("remark.editor", language, km=kilometres(radius_in_meters, language))


def editor_apart(language: str) -> str:
    """A doubt: the editor's circle is not where the wording is."""
    return text("remark.editor_apart", language)


def editor_source(language: str) -> str:
    """The editors as a source."""
    return text("source.editor", language)


def _inner(shape: Shape) -> float:
    return shape.inner_radius_in_meters if isinstance(shape, Ring | Sector) else 0.0


def _outer(shape: Shape) -> float:
    if isinstance(shape, Ring | Sector):
        return shape.outer_radius_in_meters
    return shape.radius_in_meters if isinstance(shape, Disc) else 0.0

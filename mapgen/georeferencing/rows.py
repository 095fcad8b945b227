"""Rows → georeferences: which rows are refused for being too fine, and where the others are."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

from mapgen.errors import InputError, OnWarning, Problem
from mapgen.geocoding import Context
from mapgen.geocoding.gazetteer import GazetteerIndex, Record
from mapgen.georeferencing.editor import by_editor, smallest_uncertainty_km
from mapgen.georeferencing.shapes import Georeference
from mapgen.georeferencing.understanding import locate
from mapgen.languages import text
from mapgen.locality.streets import finer_than_municipality
from mapgen.places import Place
from mapgen.places.reading import Check
from mapgen.places.reading import read_places as read_table
from mapgen.settings import Settings


@runtime_checkable
class DataFrame(Protocol):
    """A table of pandas', as far as it is asked; columns are called as in the CSV."""

    def convert_dtypes(self) -> DataFrame:
        """The table with whole numbers as such, also in columns with gaps."""

    def to_csv(self, *, index: bool) -> str:
        """The table as a CSV."""


#: What places are read from: a CSV or .xlsx file, rows in memory, or a table of pandas'.
Places = Path | str | Sequence[Place] | DataFrame
#: Stands for the name of a table that is no file.
TABLE_NAME = "DataFrame"


def read_places(
    source: Path | str | DataFrame,
    *,
    gazetteer: GazetteerIndex | None = None,
    language: str = "en",
    on_warning: OnWarning | None = None,
    check: Check | None = None,
) -> list[Place]:
    """The places of a CSV or .xlsx file, in its order; wording finer than a municipality is refused.

    ``source`` may be a DataFrame of pandas with the same columns. ``on_warning`` gets what is doubtful but no error,
    ``language`` is that of the messages. ``check`` gives more problems of a row, as (column, message). Raises
    InputError with every problem of the file.
    """
    official = _official_names(gazetteer or GazetteerIndex())
    in_memory = None if isinstance(source, (str, Path)) else source.convert_dtypes().to_csv(index=False)
    return read_table(
        source if isinstance(source, (str, Path)) else TABLE_NAME,
        data=None if in_memory is None else in_memory.encode("utf-8", "backslashreplace"),
        known=official,
        finer=lambda wording: finer_than_municipality(wording, official),
        language=language,
        on_warning=on_warning,
        check=check,
    )


def read_rows(
    places: Places, settings: Settings, gazetteer: GazetteerIndex, *, language: str, on_warning: OnWarning
) -> Sequence[Place]:
    """The rows that may be drawn. Raises InputError with every problem: of a file as :func:`read_places` does, of rows
    in memory where the reader would refuse them for being too fine; TypeError for what are no places."""
    georeferencer = Georeferencer(settings, gazetteer)

    def check(row: Place) -> Iterator[tuple[str, str]]:
        return _too_fine(row, georeferencer, language)

    if isinstance(places, (str, Path, DataFrame)):
        return read_places(places, gazetteer=gazetteer, language=language, on_warning=on_warning, check=check)
    rows = _in_memory(places)
    _refuse(rows, _official_names(gazetteer), check, language)
    return rows


def _in_memory(places: object) -> Sequence[Place]:
    if not isinstance(places, Sequence) or not all(isinstance(row, Place) for row in places):
        kind = type(places).__name__
        raise TypeError(f"places are a CSV or .xlsx file, a sequence of Place or a DataFrame of pandas', not {kind}")
    return places


def _refuse(rows: Sequence[Place], official: Callable[[str], bool], check: Check, language: str) -> None:
    problems = []
    for row in rows:
        faults = [*_street(row, official, language), *check(row)]
        problems += [Problem(row.file, row.line, column, message) for column, message in faults]
    if problems:
        raise InputError(problems)


def _official_names(gazetteer: GazetteerIndex) -> Callable[[str], bool]:
    """Tells names of municipalities and larger places from those of neighbourhoods, which may be a street's."""

    def official(name: str) -> bool:
        return any(_is_official(match.record) for match in gazetteer.search(name))

    return official


def _is_official(record: Record) -> bool:
    """Of the parts of municipalities only those with an INSEE code of their own: merged communes, arrondissements."""
    if record.feature_class != "municipal_district":
        return True
    return record.country_code == "FR" and "/" not in record.feature_code


def _street(row: Place, official: Callable[[str], bool], language: str) -> Iterator[tuple[str, str]]:
    """(column, message) where a wording is finer than a municipality, as the reader has it for a file."""
    for column, wording in (("place", row.verbatim_locality), ("within", row.within)):
        found = finer_than_municipality(wording, official) if wording else None
        if wording and found is not None and not official(wording):
            yield column, text("reader.finer", language, value=wording, found=found)


def _too_fine(row: Place, georeferencer: Georeferencer, language: str) -> Iterator[tuple[str, str]]:
    """(column, message) where an editor's uncertainty is finer than the wording."""
    if row.uncertainty_km is None:
        return
    smallest = smallest_uncertainty_km(georeferencer.of_wording(row))
    if row.uncertainty_km < smallest:
        given = f"{row.uncertainty_km:g}"
        yield (
            "uncertainty_km",
            text("reason.too_fine", language, km=given, smallest=f"{math.ceil(smallest * 10) / 10:.1f}"),
        )


class Georeferencer:
    """Georeferences each distinct wording once in each language asked for."""

    def __init__(self, settings: Settings, gazetteer: GazetteerIndex) -> None:
        self._settings = settings
        self._gazetteer = gazetteer
        self._known: dict[tuple[str, str | None, str | None, frozenset[int], str], Georeference] = {}

    def of_wording(
        self, row: Place, nearby: frozenset[int] = frozenset(), *, language: str | None = None
    ) -> Georeference:
        """The georeference of the row's wording, remarks in ``language``, else in that of the map."""
        told = language or self._settings.language
        key = (row.verbatim_locality, row.within, row.lang, nearby, told)
        if key not in self._known:
            context = Context(row.within, row.lang, self._settings.country, nearby, self._settings.language)
            self._known[key] = locate(row.verbatim_locality, self._gazetteer, context, language=told)
        return self._known[key]

    def of_row(self, row: Place, nearby: frozenset[int], *, language: str | None = None) -> Georeference:
        """The same, open wordings settled by their neighbours, and the editor's own position in place of it."""
        found = self.of_wording(row, language=language)
        if not found.located and nearby:
            found = self.of_wording(row, nearby, language=language)
        if row.latitude is None or row.longitude is None or row.uncertainty_km is None:
            return found
        told = language or self._settings.language
        return by_editor(found, row.latitude, row.longitude, row.uncertainty_km, language=told)

    def containers(self, georeference: Georeference) -> Iterable[int]:
        """Ids of the divisions below the country that hold the georeferenced features."""
        records = [self._gazetteer.record(record_id) for record_id in georeference.record_ids]
        chains = [container for record in records for container in (record, *self._gazetteer.containers(record))]
        return [record.id for record in chains if record.feature_class not in ("country", "continent")]

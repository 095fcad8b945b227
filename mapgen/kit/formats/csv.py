"""places.csv: one line for each event at each place, georeferenced, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from mapgen.base.spreadsheet import harmless, harmless_address
from mapgen.features.feature import Event, Feature, georeference_terms
from mapgen.places.columns import SOURCE_COLUMNS, TEXT_COLUMNS, VALUE_COLUMNS, Column

#: Excel takes a file for UTF-8 only with this mark.
BYTE_ORDER_MARK = "\ufeff"
SEPARATOR = " | "

_PLACE_COLUMNS = (
    "verbatimLocality", "decimalLatitude", "decimalLongitude", "coordinateUncertaintyInMeters", "geodeticDatum",
    "localityType", "toponyms", "featureClass", "featureCode", "georeferenceProtocol", "georeferenceSources",
    "georeferenceRemarks", "georeferenceVerificationStatus",
)  # fmt: skip
_EVENT_COLUMNS = ("event", "arrests", "arrestsAtMost", "countedHere")
_OF_ROWS = [column for column in (*VALUE_COLUMNS, *SOURCE_COLUMNS, *TEXT_COLUMNS) if column.csv]
COLUMNS = ("id", *_PLACE_COLUMNS, *_EVENT_COLUMNS, *[column.csv for column in _OF_ROWS])


def table(features: Iterable[Feature]) -> str:
    """The lines of ``features``, RFC 4180. ``countedHere`` is false where another line counts the same event."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for feature in features:
        for number, event in enumerate(feature.events, start=1):
            writer.writerow([_cell(value) for value in _line(feature, number, event)])
    return BYTE_ORDER_MARK + out.getvalue()


def _line(feature: Feature, number: int, event: Event) -> Iterator[object]:
    terms = georeference_terms(feature.georeference)
    yield feature.id
    for key in _PLACE_COLUMNS:
        value = terms[key]
        yield SEPARATOR.join(value) if isinstance(value, list) else value
    low, high = event.arrests or (None, None)
    yield from (number, low, high, event.counted)
    for column in _OF_ROWS:
        yield _told(event, column)


def _told(event: Event, column: Column) -> str:
    """What an event or its sources have in a column."""
    if column.source:
        values = [getattr(source, column.source) or "" for source in event.sources]
    elif column.holds == "value":
        values = [getattr(event, column.attribute or "") or ""]
    else:
        values = list(event.texts.get(column.name, ()))
    if column.holds == "address":
        values = [harmless_address(value) for value in values]
    return SEPARATOR.join(values) if any(values) else ""


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return harmless(value) if isinstance(value, str) else str(value)

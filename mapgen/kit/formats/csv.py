"""places.csv: one line for each event at each place, georeferenced, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from mapgen.features.feature import Event, Feature, georeference_terms

#: Excel takes a file for UTF-8 only with this mark.
BYTE_ORDER_MARK = "\ufeff"
#: A cell that begins so is a formula for one spreadsheet or another (OWASP, CSV injection; the wide forms for East
#: Asian versions). Spaces before it help nobody.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
SEPARATOR = " | "
#: What has no width and no ink hides a formula from people, not from every spreadsheet; quotes may vanish.
_UNSEEN = "[^\\S\\t\\r\\n]|[\u00ad\u200b-\u200f\u2060\ufeff]"
_LEADING = re.compile(rf"^(?:{_UNSEEN})+")
_AFTER_DELIMITER = re.compile(rf'([;\t\r\n](?:{_UNSEEN}|["\t\r\n])*)([=+@|%＝＋－＠-])')

_PLACE_COLUMNS = (
    "verbatimLocality", "decimalLatitude", "decimalLongitude", "coordinateUncertaintyInMeters", "geodeticDatum",
    "localityType", "toponyms", "featureClass", "featureCode", "georeferenceProtocol", "georeferenceSources",
    "georeferenceRemarks", "georeferenceVerificationStatus",
)  # fmt: skip
_EVENT_COLUMNS = (
    "event", "arrests", "arrestsAtMost", "countedHere", "eventDate", "status", "statusDate", "sourceUrls",
    "sourceTitles", "publishers", "published", "archiveUrls",
)  # fmt: skip
COLUMNS = ("id", *_PLACE_COLUMNS, *_EVENT_COLUMNS)


def table(features: Iterable[Feature]) -> str:
    """The lines of ``features``, RFC 4180. ``countedHere`` is false where another line counts the same event."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for feature in features:
        for number, event in enumerate(feature.events, start=1):
            writer.writerow([_cell(value) for value in _line(feature, number, event)])
    return BYTE_ORDER_MARK + out.getvalue()


def harmless(words: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe before what would begin one.

    A spreadsheet that expects another delimiter (Excel in French: semicolons) splits a line where it shouldn't: what
    would begin a formula behind a semicolon, a tab or a new line gets its apostrophe too.
    """
    if _LEADING.sub("", words).startswith(FORMULA_STARTS):
        words = f"'{words}"
    return _AFTER_DELIMITER.sub(r"\1'\2", words)


def _line(feature: Feature, number: int, event: Event) -> Iterator[object]:
    terms = georeference_terms(feature.georeference)
    yield feature.id
    for key in _PLACE_COLUMNS:
        value = terms[key]
        yield SEPARATOR.join(value) if isinstance(value, list) else value
    low, high = event.arrests or (None, None)
    yield from (number, low, high, event.counted, event.event_date, event.status, event.status_date)
    for name in ("url", "title", "publisher", "published", "archive_url"):
        values = [getattr(source, name) or "" for source in event.sources]
        if name.endswith("url"):
            values = [_AFTER_DELIMITER.sub(lambda match: f"%3B{match[0][1:]}", value) for value in values]
        yield SEPARATOR.join(values) if any(values) else ""


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return harmless(value) if isinstance(value, str) else str(value)

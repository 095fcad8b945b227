"""All reports of very many as one table: CSV in a zip file in the address of a link, saved without any request.

A list of 100,000 reports is more than a page can hold and a reader can use. The table is the whole of it, for a
spreadsheet; a script reads the same file to show the reports of one place.
"""

from __future__ import annotations

import base64
import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from mapgen.base.spreadsheet import harmless, harmless_address
from mapgen.features.feature import Event, Feature
from mapgen.page.sheet.rows import listed
from mapgen.places.columns import TEXT_COLUMNS

#: What static/js/reports.js reads, in this order. Names as in places.csv where it has them.
COLUMNS = ("page_id", "place", "arrests", "date", "published", "publisher", "source_title", "source_url", "archive_url")
#: Marks reports that the list shows as well.
LISTED = "listed"
#: The earliest day that a zip file knows, so that the same reports give the same bytes.
_DAY = (1980, 1, 1, 0, 0, 0)
#: Besides: what reports tell in words.
_TEXTS = [(column.csv, column.name) for column in TEXT_COLUMNS if column.csv]
_SEPARATOR = " | "


def reports_table(features: Sequence[Feature], most: int) -> str:
    """The table of all reports of ``features`` as base64. ``most`` is how many of each place the list shows."""
    packed = io.BytesIO()
    info = zipfile.ZipInfo("reports.csv", _DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(packed, "w", compresslevel=9) as file:
        file.writestr(info, _csv(features, most).encode("utf-8"))
    return base64.b64encode(packed.getvalue()).decode("ascii")


def _csv(features: Iterable[Feature], most: int) -> str:
    lines = io.StringIO()
    writer = csv.writer(lines, quoting=csv.QUOTE_ALL)
    writer.writerow((*COLUMNS, LISTED, *[name for name, _ in _TEXTS]))
    for feature in features:
        shown = {event.key for event in listed(feature, most)}
        for event in feature.events:
            writer.writerows(_rows(feature, event, LISTED if event.key in shown else ""))
    return lines.getvalue()


def _rows(feature: Feature, event: Event, mark: str) -> Iterator[tuple[str, ...]]:
    number = "" if event.arrests is None else "-".join(dict.fromkeys(map(str, event.arrests)))
    texts = [_cell(_SEPARATOR.join(event.texts.get(name, ()))) for _, name in _TEXTS]
    for source in event.sources:
        cells = (
            feature.id,
            feature.georeference.verbatim_locality,
            number,
            event.event_date,
            source.published,
            source.publisher,
            source.title,
        )
        addresses = [harmless_address(_plain(address)) for address in (source.url, source.archive_url)]
        yield (*map(_cell, cells), *addresses, mark, *texts)


def _cell(value: str | None) -> str:
    """Text in one line that no spreadsheet calculates."""
    return harmless(_plain(value))


def _plain(value: str | None) -> str:
    return " ".join((value or "").split())

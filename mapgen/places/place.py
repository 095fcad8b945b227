"""One row of the CSV."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """One report of one place by one source, as :func:`mapgen.read_places` checked it. Blank cells are None.

    Names are Darwin Core's where it has one. Raises ValueError where an address isn't http or https, however
    the place was made: a page never links elsewhere.
    """

    verbatim_locality: str
    """The wording of the source: ``près de Lille``."""
    source_url: str
    within: str | None = None
    """What settles homonyms: a country, region, département, state, or its code."""
    source_title: str | None = None
    publisher: str | None = None
    published: str | None = None
    """Of the article: ISO 8601 day, month or year."""
    arrests: int | None = None
    """As reported for this place, ≥ 1; None where the number isn't stated."""
    event_date: str | None = None
    """ISO 8601 day, month, year, or interval ``2024-11-11/2024-11-15``."""
    status: str | None = None
    """arrested, charged, released, tried, convicted, acquitted or dismissed."""
    status_date: str | None = None
    """ISO 8601 day, month or year; only with a status."""
    event: str | None = None
    """Rows of one event are several reports of it."""
    lang: str | None = None
    """Language of the wording, ``fr`` or ``en``."""
    note: str | None = None
    archive_url: str | None = None
    id: str | None = None
    """Unique in the file, [a-z0-9-]+."""
    expires: str | None = None
    """ISO 8601 day after which the row leaves the map."""
    latitude: float | None = None
    """Decimal degrees, WGS 84. With longitude and uncertainty an editor's own georeference: all three or none."""
    longitude: float | None = None
    uncertainty_km: float | None = None
    """Radius in kilometres of the circle in which the place lies, > 0."""
    texts: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What columns without a field here hold, by the column's name: ``todo``, ``checked``. Blank ones are missing."""
    file: str = ""
    """Name of the input as the caller gave it."""
    line: int | None = None
    """Line of the file, or row of the sheet, where the row starts; the header is line 1."""

    def __post_init__(self) -> None:
        for address in (self.source_url, self.archive_url):
            if address is not None and not address.lower().startswith(("http://", "https://")):
                raise ValueError(f"not an http or https address: {address!r}")

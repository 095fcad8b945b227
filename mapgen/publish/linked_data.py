"""The data set in the words of schema.org, for search engines and catalogues of data (JSON-LD)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mapgen.geojson import Feature
from mapgen.locator_map import LocatorMap
from mapgen.messages import text
from mapgen.publish.addresses import Addresses
from mapgen.sheet.sheet import latest_day

#: The list of places has every article; a head of a page shouldn't grow with them.
MOST_CITED = 100


def linked_data(map_: LocatorMap, where: Addresses, alt: str, as_of: date) -> dict[str, Any]:
    """A schema.org Dataset; what isn't known is left out."""
    sheet = map_.sheet
    everything = [*map_.features, *map_.unlocated]
    data = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": sheet.title,
        "description": " ".join((sheet.subtitle or "", alt, text("page.presumption", sheet.language))).strip(),
        "url": where("index.html") if where.base else None,
        "inLanguage": sheet.language,
        "dateModified": latest_day(everything, as_of),
        "creditText": sheet.credit,
        "isAccessibleForFree": True,
        "measurementTechnique": text("protocol.method", sheet.language),
        "spatialCoverage": _coverage(map_),
        "image": where("preview.png") if where.base else None,
        "distribution": [
            _download(where("places.geojson"), "application/geo+json"),
            _download(where("places.csv"), "text/csv"),
        ],
        "citation": _sources(everything)[:MOST_CITED],
    }
    return {key: value for key, value in data.items() if value not in (None, [])}


def _sources(features: Sequence[Feature]) -> list[str]:
    """Addresses of the articles, each once, in the order of the places."""
    return list(dict.fromkeys(source.url for f in features for event in f.events for source in event.sources))


def _download(address: str, kind: str) -> dict[str, str]:
    return {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": address}


def _coverage(map_: LocatorMap) -> dict[str, Any] | None:
    """The first view as schema.org writes a box: south west north east, in degrees."""
    if not map_.features:
        return None
    west, south, east, north = map_.frame.box
    east = east - 360 if east > 180 else east
    box = " ".join(f"{side:.2f}" for side in (south, west, north, east))
    return {"@type": "Place", "geo": {"@type": "GeoShape", "box": box}}

"""The files of a kit, a module each.

To add one, say places.gpx:

1. formats/gpx.py with a function that gives the content as str or bytes, say ``gpx(features)``.
2. One row in FORMATS: ``Format("places.gpx", "application/gpx+xml", lambda m: gpx(m.features))``; ``m`` is a Material.

The folder, manifest.json and the preview read the table; nothing else has to know.
"""

from __future__ import annotations

from mapgen.kit.formats.csv import table
from mapgen.kit.formats.element import element_script
from mapgen.kit.formats.format import Format
from mapgen.kit.formats.geojson import collection
from mapgen.kit.formats.oembed import discovery
from mapgen.kit.formats.page import framed_page, full_page
from mapgen.kit.formats.picture import to_png
from mapgen.kit.formats.snippets import snippet_page

_HTML, _JSON = "text/html; charset=utf-8", "application/json"

#: Name, media type, make: what others point to first, the pages last. manifest.json, which lists them, is no row.
FORMATS = (
    Format("preview.png", "image/png", lambda m: to_png(m.picture)),
    Format("places.geojson", "application/geo+json", lambda m: collection(m.features)),
    Format("places.csv", "text/csv; charset=utf-8", lambda m: table(m.features)),
    Format("preview.svg", "image/svg+xml", lambda m: m.picture),
    Format("oembed.json", _JSON, lambda m: discovery(m.sheet, m.where)),
    Format("reported-map.js", "text/javascript; charset=utf-8", lambda m: element_script(m.map, m.where)),
    Format("embed.html", _HTML, lambda m: framed_page(m.map, m.where)),
    Format("index.html", _HTML, lambda m: full_page(m.map, m.where, m.alt, m.as_of)),
    Format("snippet.html", _HTML, lambda m: snippet_page(m.sheet, m.where, m.alt)),
)
#: By ending and by name.
MEDIA_TYPES = {
    **{form.name.rpartition(".")[2]: form.media_type for form in reversed(FORMATS)},
    **{form.name: form.media_type for form in FORMATS},
    "json": _JSON,
}


def media_type(name: str) -> str:
    """What a file is to a browser; one of another maker's by its ending, as the first of ours that ends so."""
    ending = name.rpartition(".")[2]
    return MEDIA_TYPES.get(name) or MEDIA_TYPES.get(ending, "application/octet-stream")

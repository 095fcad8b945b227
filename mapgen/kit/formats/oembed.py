"""oembed.json: what a content management system asks for when an editor pastes the page's address (oembed.com, 1.0)."""

from __future__ import annotations

import json
from typing import Any

from mapgen.kit.addresses import Addresses
from mapgen.kit.formats.picture import HEIGHT, WIDTH
from mapgen.kit.formats.snippets import FRAME_HEIGHT, FRAME_WIDTH, frame_snippet
from mapgen.page.sheet import Sheet


def discovery(sheet: Sheet, where: Addresses) -> str:
    """The answer for this map, type rich. Its frame has one fixed height: the format knows no other."""
    answer: dict[str, Any] = {
        "type": "rich",
        "version": "1.0",
        "title": sheet.title,
        "html": frame_snippet(sheet, where),
        "width": FRAME_WIDTH,
        "height": FRAME_HEIGHT,
    }
    if where.base:
        answer |= {
            "provider_name": "mapgen",
            "provider_url": where.base,
            "thumbnail_url": where("preview.png"),
            "thumbnail_width": WIDTH,
            "thumbnail_height": HEIGHT,
        }
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"

"""folium.Map → one HTML page."""

from __future__ import annotations

from mapgen.page.edition import PAGE, Edition
from mapgen.page.map import LocatorMap


def render_page(map_: LocatorMap, *, edition: Edition = PAGE) -> str:
    """The page of ``map_``: one HTML5 document that carries everything it needs.

    The same as ``map_.save()`` writes and ``map_.get_root().render()`` returns, or another ``edition`` of it.
    Raises RequestsRefusedError where a layer that somebody added would make the page ask another host.
    """
    return str(map_.get_root().render(edition=edition))

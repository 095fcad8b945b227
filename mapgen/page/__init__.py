"""Features → folium.Map → HTML: a map that is one safe, self-contained page.

In the order of the work: basemap (land and borders), drawing (the map as a picture), sheet (the words round it), view
(all of it, computed once), island and templating (its data and its HTML), figure (the page of a folium map), map,
render (the page). ``static`` and ``templates`` are what the page is made of.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mapgen.page.edition import PAGE, Edition, Link
    from mapgen.page.map import LocatorMap, locator_map
    from mapgen.page.render import render_page

__all__ = ["PAGE", "Edition", "Link", "LocatorMap", "locator_map", "render_page"]

_HOMES = {"LocatorMap": "map", "locator_map": "map", "render_page": "render"}


def __getattr__(name: str) -> Any:
    """Each at first use: who reads the record of a page doesn't wait for folium."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"mapgen.page.{_HOMES.get(name, 'edition')}"), name)

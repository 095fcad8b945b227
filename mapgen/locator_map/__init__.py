"""Features → a folium map that is one safe, self-contained page."""

from mapgen.locator_map.edition import PAGE, Edition, Link
from mapgen.locator_map.map import LocatorMap, locator_map

__all__ = ["PAGE", "Edition", "Link", "LocatorMap", "locator_map"]

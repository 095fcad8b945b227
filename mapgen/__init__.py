"""mapgen: places named in the press, drawn on a map no more precisely than the source words them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mapgen.base.version import __version__

if TYPE_CHECKING:
    from mapgen.features.feature import to_feature
    from mapgen.geocoding import Context
    from mapgen.geocoding.asking import Asking
    from mapgen.geocoding.gazetteer import Gazetteer
    from mapgen.georeferencing import georeference, locate
    from mapgen.georeferencing.rows import read_places
    from mapgen.kit import publish
    from mapgen.line import build
    from mapgen.locality import parse_locality
    from mapgen.page import locator_map, render_page
    from mapgen.places import Place
    from mapgen.settings import Settings

#: Public name → the module that holds it, imported at first use: ``import mapgen`` costs nothing.
_HOMES = {
    "Asking": "mapgen.geocoding.asking",
    "Context": "mapgen.geocoding",
    "Gazetteer": "mapgen.geocoding.gazetteer",
    "Place": "mapgen.places",
    "Settings": "mapgen.settings",
    "build": "mapgen.line",
    "georeference": "mapgen.georeferencing",
    "locate": "mapgen.georeferencing",
    "locator_map": "mapgen.page",
    "parse_locality": "mapgen.locality",
    "publish": "mapgen.kit",
    "read_places": "mapgen.georeferencing.rows",
    "render_page": "mapgen.page",
    "to_feature": "mapgen.features.feature",
}
__all__ = [
    "Asking",
    "Context",
    "Gazetteer",
    "Place",
    "Settings",
    "__version__",
    "build",
    "georeference",
    "locate",
    "locator_map",
    "parse_locality",
    "publish",
    "read_places",
    "render_page",
    "to_feature",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'mapgen' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})

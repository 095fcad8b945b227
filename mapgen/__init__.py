"""mapgen: places named in the press, drawn on a map no more precisely than the source words them."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mapgen.build import build
    from mapgen.gazetteer import Gazetteer
    from mapgen.geocoding import Context
    from mapgen.geojson import to_feature
    from mapgen.georeference import georeference
    from mapgen.locality import parse_locality
    from mapgen.locate import locate
    from mapgen.locator_map import locator_map
    from mapgen.page import render_page
    from mapgen.places import Place
    from mapgen.publish import publish
    from mapgen.settings import Settings
    from mapgen.survey import read_places

__version__ = "0.1.0"
__all__ = [
    "Context",
    "Gazetteer",
    "Place",
    "Settings",
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

#: Public name → the module that holds it, imported at first use: ``import mapgen`` costs nothing.
_HOMES = {
    "Context": "mapgen.geocoding",
    "Gazetteer": "mapgen.gazetteer",
    "Place": "mapgen.places",
    "Settings": "mapgen.settings",
    "build": "mapgen.build",
    "georeference": "mapgen.georeference",
    "locate": "mapgen.locate",
    "locator_map": "mapgen.locator_map",
    "parse_locality": "mapgen.locality",
    "publish": "mapgen.publish",
    "read_places": "mapgen.survey",
    "render_page": "mapgen.page",
    "to_feature": "mapgen.geojson",
}


class _Package(ModuleType):
    """Keeps ``mapgen.build`` the function, though a module of that name exists and gets imported.

    The import system sets each submodule as an attribute of its package; for the stages that share their
    name with their function, the function is what the name means.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _HOMES and isinstance(value, ModuleType):
            value = getattr(value, name)
        super().__setattr__(name, value)

    def __getattr__(self, name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module 'mapgen' has no attribute {name!r}")
        return getattr(import_module(_HOMES[name]), name)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Package

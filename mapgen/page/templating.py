"""Our own templates: autoescaping, far from folium's and branca's."""

from __future__ import annotations

from functools import cache, partial
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from mapgen.languages import text
from mapgen.page.drawing import DASHES, Picture
from mapgen.page.edition import Edition
from mapgen.page.reports_table import reports_table
from mapgen.page.rows import rows_html
from mapgen.page.view import View

#: Pixels of the browsers' own text size, from which the styles reckon.
REM_PIXELS = 16


def page_values(view: View, edition: Edition) -> dict[str, Any]:
    """What the templates of a page and of its parts read of it."""
    return {
        "sheet": view.sheet,
        "picture": view.picture,
        "names": {card.id: card.name for card in view.sheet.cards},
        "tiles": view.tiles,
        "t": Texts(view.sheet.language),
        "rows": partial(rows_html, language=view.sheet.language, leaving=view.tiles is not None),
        "linked": {zone.id for zone in view.picture.zones},
        "dashes": DASHES,
        "edition": edition,
        "reports_table": lambda: reports_table(view.everything, view.sheet.most_listed),
        "lettering_css": Markup(lettering_css(view.picture)),
    }


def lettering_css(picture: Picture) -> str:
    """The size of the drawing's letters, in its units, on wide and on narrow screens."""
    wide, narrow = (f"{unit * REM_PIXELS:.4g}px" for unit in (picture.labels.wide_unit, picture.labels.narrow_unit))
    return f".drawing{{font-size:{wide}}}@media(max-width:640px){{.drawing{{font-size:{narrow}}}}}"


class Texts:
    """``t("page.title", n=3)`` in templates."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __call__(self, key: str, **values: object) -> str:
        return text(key, self._language, **values)


@cache
def environment() -> Environment:
    """Our own environment: autoescaping, and an unknown name is an error instead of nothing."""
    return Environment(
        loader=FileSystemLoader(str(files("mapgen") / "page" / "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

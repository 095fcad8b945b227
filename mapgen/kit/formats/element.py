"""reported-map.js: the custom element of this map, with its data, styles and scripts."""

from __future__ import annotations

import re

from markupsafe import Markup

from mapgen.base.version import __version__
from mapgen.kit.addresses import Addresses
from mapgen.page import LocatorMap, assets
from mapgen.page.edition import Edition
from mapgen.page.island import dumps, island
from mapgen.page.templating import environment, lettering_css, page_values

#: Pixels of the browsers' own text size: a host page may have made its root's text smaller.
REM_PIXELS = 16
#: Nothing of the host's styles comes in; ``all`` leaves the direction of writing alone, which the element sets itself.
HOST_CSS = (
    ":host{all:initial;display:block;inline-size:100%}:host([hidden]){display:none}.root{container-type:inline-size}"
)
_REM = re.compile(r"(?<![\w.])(\d*\.?\d+)rem\b")
_PAGE_RULE = re.compile(r"@page[^{]*\{[^}]*\}")
_WIDTH_QUERY = re.compile(r"@media\s*(?=\((?:min|max)-width)")
_DOCUMENT = re.compile(r"(?<![\w.#-])(html|body)(?=\s*[{,\s])(?=[^{}]*\{)")


def element_script(map_: LocatorMap, where: Addresses) -> str:
    """The script of ``<reported-map>``: no request, no global but the element and the list of its maps."""
    kit = {
        "language": map_.sheet.language,
        "css": _styles(map_),
        "shell": _shell(map_, where),
        "data": island(map_.view),
    }
    template = environment().get_template("reported-map.js")
    return template.render(
        version=__version__,
        kit=Markup(dumps(kit)),
        leaflet_js=Markup(assets.leaflet_js()),
        own_js=Markup(assets.own_js(map_.view.many)),
        element_js=Markup(assets.script("element.js")),
    )


def shadowed(css: str) -> str:
    """Styles of a page as those of a shadow root: its root and body are elements there, its width is the element's."""
    css = _PAGE_RULE.sub("", css)
    css = _WIDTH_QUERY.sub("@container ", css)
    css = _DOCUMENT.sub(lambda match: {"html": ".root", "body": ".body"}[match[1]], css.replace(":root", ".root"))
    return _REM.sub(lambda match: f"{float(match[1]) * REM_PIXELS:g}px", css)


def _styles(map_: LocatorMap) -> str:
    parts = (assets.map_css(False), assets.own_css(), assets.embed_css(), lettering_css(map_.picture))
    return HOST_CSS + "\n".join(shadowed(part) for part in parts)


def _shell(map_: LocatorMap, where: Addresses) -> str:
    """The body of the page for a frame, without scripts. Its link is absolute where the address is known."""
    edition = Edition(embedded=True, full_page=where("index.html") if where.base else None)
    container = Markup('<div class="folium-map" id="map_element"></div>')
    values = page_values(map_.view, edition)
    template = environment().get_template("embed.html")
    return template.render(**values, fold_js="", container=container, scripts_after_map=False)

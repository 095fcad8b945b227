"""The files that the page carries: Leaflet from its own package, our scripts and styles from static/."""

from __future__ import annotations

import base64
import re
from functools import cache
from importlib.resources import files

_STATIC = files("mapgen") / "page" / "static"
_LEAFLET = files("js_lib_leaflet") / "static" / "js_lib_leaflet"

#: Our scripts in the order in which they build on one another.
SCRIPTS = (
    "dom.js",
    "geometry.js",
    "basemap.js",
    "zones.js",
    "labels.js",
    "popups.js",
    "choice.js",
    "controls.js",
    "gestures.js",
    "list.js",
    "withdraw.js",
    "filter.js",
    "extras.js",
    "height.js",
    "foreign.js",
    "mount.js",
)
#: Those that only a page of many places has, before the last one.
MANY_SCRIPTS = ("sums.js", "rows.js", "reports.js")
STYLES = ("page.css", "map.css", "print.css")

# Rules of leaflet.css for browsers long gone, which the HTML checker refuses; and its references to files.
_REFUSED_RULES = re.compile(
    r"(?:\.lvml|\.leaflet-container img\.leaflet-tile|\.leaflet-oldie[^{]*|\.leaflet-vml-shape)\s*\{[^}]*\}"
)
_OLD_PREFIXES = re.compile(r"^\s*(?:-ms-|-moz-|-webkit-(?!tap|user-drag|print))[\w-]+\s*:[^;]*;\n?", re.MULTILINE)
_COMMENT = re.compile(r"/\*(?!!).*?\*/", re.DOTALL)
_SCRIPT_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?!!)(?:[^*]|\*(?!/))*\*/[ \t]*)$\n?", re.MULTILINE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)

# The last argument of the wrapper round leaflet.js: all of Leaflet.
_FACTORY = re.compile(r"(\}\(this,)(function\(\w\)\{.*\})\);$", re.DOTALL)


@cache
def leaflet_js() -> str:
    """Leaflet 1.9.4 with its licence notice, without the reference to a source map.

    Brackets round its one large function tell browsers that it is called at once, so they read it once instead of
    twice (V8's blog, "Blazingly fast parsing, part 2: lazy parsing").
    """
    script = _SOURCE_MAP.sub("", (_LEAFLET / "leaflet.js").read_text(encoding="utf-8")).strip()
    return _FACTORY.sub(r"\1(\2));", script)


@cache
def leaflet_css(pictures: bool) -> str:
    """Leaflet's styles without rules that the HTML checker refuses.

    ``pictures`` as data: addresses for layers that others add; our own layer shows none.
    """
    css = (_LEAFLET / "leaflet.css").read_text(encoding="utf-8")
    for pattern in (_REFUSED_RULES, _OLD_PREFIXES, _COMMENT):
        css = pattern.sub("", css)
    if pictures:
        css = re.sub(r"url\(images/([\w-]+\.png)\)", lambda match: f"url({_picture(match[1])})", css)
    else:
        css = re.sub(r"background-image:\s*url\(images/[^)]*\);", "", css)
    return _squeezed(css)


@cache
def own_js(many: bool = False) -> str:
    """Our scripts as one block, without comment lines and indentation; ``many`` with those for many places."""
    names = (*SCRIPTS[:-1], *(MANY_SCRIPTS if many else ()), SCRIPTS[-1])
    return "\n".join(script(name) for name in names)


@cache
def theme_js() -> str:
    """The few lines that must run before the page is painted."""
    return script("theme.js")


@cache
def start_js() -> str:
    """What wakes the map once the page is on the screen."""
    return script("start.js")


@cache
def fold_js() -> str:
    """What stands before the list of a dense page and makes a comment of it."""
    return script("fold.js")


def script(name: str) -> str:
    """One of our scripts by its name under static/js, without comment lines and indentation."""
    return _without_comments((_STATIC / "js" / name).read_text(encoding="utf-8"))


@cache
def map_css(pictures: bool) -> str:
    """What only the interactive map needs: Leaflet's styles, see :func:`leaflet_css`, and ours over them."""
    return leaflet_css(pictures) + style("live.css")


@cache
def own_css() -> str:
    """Our styles of the page and the drawn map as one block."""
    return "\n".join(style(name) for name in STYLES)


@cache
def embed_css() -> str:
    """What a page for a frame adds to them."""
    return style("embed.css")


def style(name: str) -> str:
    """One of our style sheets by its name under static/css, squeezed."""
    return _squeezed(_COMMENT.sub("", (_STATIC / "css" / name).read_text(encoding="utf-8")))


@cache
def marker_icons() -> dict[str, str]:
    """The pictures of Leaflet's default marker as data: addresses, by the option that takes them."""
    return {
        "iconUrl": _picture("marker-icon.png"),
        "iconRetinaUrl": _picture("marker-icon-2x.png"),
        "shadowUrl": _picture("marker-shadow.png"),
    }


def _picture(name: str) -> str:
    data = (_LEAFLET / "images" / name).read_bytes()
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


def _without_comments(script: str) -> str:
    """Comments on lines of their own, types among them, and indentation left out: our scripts have no string over
    several lines."""
    lines = (line.strip() for line in _SCRIPT_COMMENT.sub("", script).splitlines())
    return "\n".join(line for line in lines if line)


def _squeezed(css: str) -> str:
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", css)).strip()

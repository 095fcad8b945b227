"""Layers that a developer adds: taken over from branca in separate blocks, or refused by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from branca.element import CssLink, Element, Figure, JavascriptLink
from folium.map import Icon

from mapgen.errors import RequestsRefusedError

#: Requests that a layer's own script makes although it brings no link.
_TILE_CLASSES = ("TileLayer", "WmsTileLayer")
_ID = re.compile(r"(?<=_)[0-9a-f]{32}\b")


@dataclass(frozen=True, slots=True)
class Parts:
    """What branca rendered, ids renumbered: blocks of HTML for head and body, and scripts, one an element."""

    header: tuple[str, ...]
    body: tuple[str, ...]
    scripts: tuple[str, ...]


def refuse_requests(root: Element) -> None:
    """Raise RequestsRefusedError for the first element below ``root`` that would ask another host."""
    for element in elements(root):
        name = type(element).__name__
        links = [*getattr(element, "default_js", ()), *getattr(element, "default_css", ())]
        if links or isinstance(element, (Icon, CssLink, JavascriptLink)):
            hosts = ", ".join(sorted({url.split("/")[2] for _, url in links if url.count("/") > 1}))
            raise _refused(name, f"loads scripts or styles from {hosts or 'another host'}")
        if name in _TILE_CLASSES:
            raise _refused(name, "loads its tiles from another host")
        if getattr(element, "embed_link", None) and not getattr(element, "embed", True):
            raise _refused(name, "loads its data when the page is read")


def elements(root: Element) -> Iterator[Element]:
    """All elements below ``root``, those inside popups included."""
    for child in root._children.values():
        yield child
        yield from elements(child)
        for part in ("header", "html", "script"):
            inner = getattr(child, part, None)
            if isinstance(inner, Element):
                yield from elements(inner)


def parts(figure: Figure, first: Sequence[str]) -> Parts:
    """The rendered children of a figure, those named in ``first`` before all others of their part.

    Every random id becomes a number in order of appearance.
    """
    renumber = _Renumber()
    header, body, scripts = (
        tuple(map(renumber, _blocks(part._children, first))) for part in (figure.header, figure.html, figure.script)
    )
    return Parts(header, body, scripts)


class _Renumber:
    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}

    def __call__(self, block: str) -> str:
        return _ID.sub(lambda match: self._numbers.setdefault(match[0], str(len(self._numbers) + 1)), block)


def _blocks(children: Mapping[str, Element], first: Sequence[str]) -> list[str]:
    ordered = sorted(children.items(), key=lambda item: item[0] not in first)
    rendered = (child.render().strip() for _, child in ordered)
    return [block for block in rendered if block]


def _refused(layer: str, why: str) -> RequestsRefusedError:
    return RequestsRefusedError(
        f"{layer} {why}, so the page would not be self-contained. "
        "Leave it out, or make the map with allow_requests=True.",
        layer=layer,
    )

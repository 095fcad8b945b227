"""The four ways into another page, as what is to be pasted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from mapgen.locator_map import assets
from mapgen.locator_map.templating import Texts, environment
from mapgen.publish.addresses import Addresses
from mapgen.sheet import Sheet

#: Pixels of a frame that nothing makes higher: an article's column, down to the fine print.
FRAME_WIDTH, FRAME_HEIGHT = 720, 780


@dataclass(frozen=True, slots=True)
class Snippet:
    """One way to embed. ``code`` is pasted; ``demo`` is the same with addresses beside the snippet page."""

    name: str
    """frame, following, element or figure."""
    code: str
    demo: str


def snippets(sheet: Sheet, where: Addresses, alt: str) -> tuple[Snippet, ...]:
    """From the one that works everywhere to the one for paper."""
    names = ("frame", "following", "element", "figure")
    return tuple(
        Snippet(name, _render(name, sheet, where.pasted, alt), _render(name, sheet, Addresses(), alt)) for name in names
    )


def frame_snippet(sheet: Sheet, where: Addresses) -> str:
    """A titled frame of fixed height and a link below it. It has no sandbox: articles must open whole."""
    return _render("frame", sheet, where, "")


def _render(name: str, sheet: Sheet, at: Callable[[str], str], alt: str) -> str:
    """Attributes only, no style: what sanitizers and strict policies leave alone."""
    template = environment().get_template(f"snippets/{name}.html")
    follow = Markup(assets.script("follow.js").replace("\n", ""))
    return template.render(
        sheet=sheet, at=at, alt=alt, height=FRAME_HEIGHT, follow=follow, t=Texts(sheet.language)
    ).strip()

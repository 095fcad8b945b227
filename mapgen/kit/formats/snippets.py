"""snippet.html: the four ways into another page, as what is to be pasted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from mapgen.kit.addresses import UNKNOWN_BASE, Addresses
from mapgen.page import assets
from mapgen.page.security import script_and_style_hashes
from mapgen.page.sheet import Sheet
from mapgen.page.templating import Texts, environment

#: Pixels of a frame that nothing makes higher: an article's column, down to the fine print.
FRAME_WIDTH, FRAME_HEIGHT = 720, 780
#: Stands for the page's policy until all that it must allow is known.
_POLICY_MARK = "@policy@"


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


def snippet_page(sheet: Sheet, where: Addresses, alt: str) -> str:
    """The page. Where the kit doesn't know its address, the codes take that under which the page itself is read."""
    html = (
        environment()
        .get_template("snippets/page.html")
        .render(
            sheet=sheet,
            alt=alt,
            known=where.base is not None,
            unknown_base=UNKNOWN_BASE,
            snippets=snippets(sheet, where, alt),
            markup=Markup,
            t=Texts(sheet.language),
            css=Markup(assets.style("snippet.css")),
            js=Markup(assets.script("copy.js")),
            policy=_POLICY_MARK,
        )
    )
    return html.replace(_POLICY_MARK, _policy(html), 1)


def _policy(html: str) -> str:
    """The kit's own files may be shown and run, and what stands in the page. ``file:`` is a page opened from a disk."""
    scripts, styles = script_and_style_hashes(html)
    own = "'self' file:"
    return (
        f"default-src 'none'; base-uri 'none'; form-action 'none'; frame-src {own}; img-src {own} data:; "
        f"script-src {own} {scripts}; style-src {styles}"
    )

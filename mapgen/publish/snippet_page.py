"""snippet.html: what to paste, for the desk; each way with its code, a button that copies it, and itself at work."""

from __future__ import annotations

from markupsafe import Markup

from mapgen.locator_map import assets
from mapgen.locator_map.security import script_and_style_hashes
from mapgen.locator_map.templating import Texts, environment
from mapgen.publish.addresses import UNKNOWN_BASE, Addresses
from mapgen.publish.snippets import snippets
from mapgen.sheet import Sheet

_POLICY_MARK = "@policy@"


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

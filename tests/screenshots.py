"""Take pictures of the page as readers see it: ``python -m tests.screenshots FOLDER``.

Wide and narrow, light and dark, in print and without scripts, for 1, 4, 40 and 450 places and one map of the world.
``--readme`` makes the README's picture from places.csv instead. Look at each: a test can't tell what is fit to publish.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.browser.conftest import ARGUMENTS, chromium
from tests.pages import page

ROOT = Path(__file__).parent.parent
README_PICTURE = ROOT / "tests" / "browser" / "readme.png"
WIDTHS = {"wide": (1280, 900), "narrow": (375, 812)}


@dataclass(frozen=True)
class Shot:
    """One picture: which page, how wide, with which options of the browser's context."""

    name: str
    kind: str
    size: tuple[int, int]
    fragment: str = ""
    media: str | None = None
    options: dict[str, Any] = field(default_factory=dict)


def shots() -> Iterator[Shot]:
    for kind in ("one", "four", "kinds", "forty", "many", "world", "none"):
        for width, size in WIDTHS.items():
            touch = {"has_touch": True, "is_mobile": True} if width == "narrow" else {}
            yield Shot(f"{kind}-{width}", kind, size, options=touch)
            yield Shot(f"{kind}-{width}-dark", kind, size, options={**touch, "color_scheme": "dark"})
            yield Shot(f"{kind}-{width}-drawn", kind, size, options={**touch, "java_script_enabled": False})
    for width, size in WIDTHS.items():
        yield Shot(f"four-{width}-open", "four", size, fragment="#pres-de-lille")
        yield Shot(f"four-{width}-forced", "four", size, options={"forced_colors": "active"})
    yield Shot("four-print", "four", (794, 1123), media="print")
    yield Shot("kinds-print", "kinds", (794, 1123), media="print")


def take(browser: Any, shot: Shot, path: Path, target: Path) -> None:
    width, height = shot.size
    context = browser.new_context(viewport={"width": width, "height": height}, **shot.options)
    opened = context.new_page()
    opened.emulate_media(media=shot.media)
    opened.goto(path.as_uri() + shot.fragment)
    opened.wait_for_timeout(500)
    opened.screenshot(path=target, full_page=shot.media == "print")
    context.close()


def gallery(browser: Any, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for shot in shots():
        source = folder / f"{shot.kind}.html"
        source.write_text(page(shot.kind), encoding="utf-8")
        take(browser, shot, source, folder / f"{shot.name}.png")
        print(folder / f"{shot.name}.png")


def readme_picture(browser: Any, target: Path) -> None:
    from mapgen.line import build

    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "map.html"
        build(ROOT / "places.csv", source)
        take(browser, Shot("readme", "", (1120, 720)), source, target)
    print(target)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the pictures go")
    parser.add_argument("--readme", action="store_true", help="make the README's picture from places.csv")
    options = parser.parse_args()
    if options.folder is None and not options.readme:
        parser.error("say a folder or --readme")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        if options.folder is not None:
            gallery(browser, options.folder)
        if options.readme:
            readme_picture(browser, README_PICTURE)
        browser.close()


if __name__ == "__main__":
    main()

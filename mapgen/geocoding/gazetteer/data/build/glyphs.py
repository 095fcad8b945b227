"""python -m mapgen.geocoding.gazetteer.data.build.glyphs --sources FOLDER [-o FILE]

The letters of the preview picture as outlines, so that it looks the same on every machine. The fonts are read by
fonttools from the package that SOURCES.md names; mapgen itself needs neither.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

_DRAWING = Path(__file__).resolve().parents[4] / "page" / "drawing"
#: Font files by the name of the weight.
WEIGHTS = {"regular": "400", "bold": "700"}
SUBSETS = ("latin", "latin-ext", "greek", "cyrillic", "vietnamese")
#: Latin with its extensions, Greek, Cyrillic, and the punctuation of printed text.
RANGES = ((0x20, 0x24F), (0x2BB, 0x2BC), (0x370, 0x45F), (0x1E00, 0x1EFF), (0x2010, 0x2044), (0x20AC, 0x20AC))
MORE = (0x2116, 0x2122, 0x2212, 0xFFFD)
#: Units of the em that outlines are rounded to.
EM = 500


def wanted(code: int) -> bool:
    """True for the characters that a preview may need."""
    return code in MORE or any(first <= code <= last for first, last in RANGES)


def outlines(fonts: Path, weight: str) -> dict[str, list[Any]]:
    """[advance, path data] of each character, in units of the em, the baseline at 0 and y downwards."""
    from fontTools.ttLib import TTFont

    glyphs: dict[str, list[Any]] = {}
    for subset in SUBSETS:
        font = TTFont(next(fonts.glob(f"*-{subset}-{weight}-normal.woff")))
        shapes, scale = font.getGlyphSet(), EM / font["head"].unitsPerEm
        for code, name in sorted(font.getBestCmap().items()):
            if wanted(code):
                glyphs.setdefault(chr(code), [round(shapes[name].width * scale), _path(shapes, name, scale)])
    return dict(sorted(glyphs.items()))


def _path(shapes: Any, name: str, scale: float) -> str:
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    pen = SVGPathPen(shapes, ntos=lambda value: str(round(value)))
    shapes[name].draw(TransformPen(pen, (scale, 0, 0, -scale, 0, 0)))
    return str(pen.getCommands())


def main() -> None:
    """Read the fonts and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, required=True, help="folder with the unpacked package")
    parser.add_argument("-o", "--output", type=Path, default=_DRAWING / "glyphs.json.gz")
    options = parser.parse_args()
    fonts = next(options.sources.glob("**/source-sans-3-latin-400-normal.woff")).parent
    table = {name: outlines(fonts, weight) for name, weight in WEIGHTS.items()}
    text = json.dumps({"em": EM, **table}, ensure_ascii=False, separators=(",", ":"))
    options.output.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))  # the same bytes each time
    print(f"{options.output}: {', '.join(f'{len(table[name])} {name}' for name in WEIGHTS)}")


if __name__ == "__main__":
    main()

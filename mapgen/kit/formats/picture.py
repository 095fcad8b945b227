"""preview.svg and preview.png: title, map and fine print in the shape that cards of social networks show; and in words
what they show, for who doesn't see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import resvg_py

from mapgen.languages import text
from mapgen.page import LocatorMap
from mapgen.page.drawing import DASHES, Picture, draw_picture
from mapgen.page.drawing.labels import COUNT_PIXELS, TOWN_PIXELS
from mapgen.page.drawing.lettering import Letters, drawable, letters, shortened, width, wrapped
from mapgen.page.sheet import Card, Sheet
from mapgen.page.sheet.dates import number
from mapgen.page.templating import environment

#: The size that Open Graph and Twitter cards show whole.
WIDTH, HEIGHT = 1200, 630
#: The picture is laid out in pixels of a card 640 wide, as it is seen in a feed: its letters stay legible there.
COLUMNS, ROWS = 640, 336
#: Sizes of text in these pixels: title, totals, fine print.
TITLE, TOTALS, PRINT = 22.0, 14.0, 11.5
SIDE = 16.0
FOOT = 24.0
#: The page's colours in daylight (static/css/page.css); a picture can't follow the reader's system.
INK = {
    "paper": "#fbfaf7", "ink": "#23262b", "quiet": "#5f6168", "rule": "#dcd8ce", "accent": "#3f4fa3", "land": "#f6f4ef",
    "water": "#e6ecf0", "coast": "#a9b7c1", "countries": "#a39b8d", "regions": "#d8d1c4", "town": "#5d584f",
}  # fmt: skip
#: Height of capitals over the baseline, in ems: what stands on a point is centred by half of it.
CAPITALS = 0.66
#: Letters that a description of a picture may have on the strictest network (Twitter cards, image:alt).
LONGEST = 420

Set = tuple[Letters, float, float]
"""A line of text and where its baseline starts."""


@dataclass(frozen=True, slots=True)
class Still:
    """Where everything stands, in pixels of the card; ``unit`` are drawing units in one of them."""

    width: int
    height: int
    columns: int
    rows: int
    top: float
    map_rows: float
    unit: float
    x: float
    y: float
    dashes: dict[str, str]
    dots: tuple[tuple[float, float], ...]
    names: tuple[Set, ...]
    counts: tuple[Set, ...]
    lines: tuple[tuple[Letters, float, float, str], ...]


def preview_svg(map_: LocatorMap, alt: str) -> str:
    """The picture as SVG. ``alt`` says in words what it shows."""
    lines, top = _headline(map_)
    map_rows = ROWS - FOOT - top
    figures = {card.id: card.figure for card in map_.sheet.cards}
    picture = draw_picture(map_.frame, map_.basemap, map_.sums, figures, still=(COLUMNS, map_rows))
    still = _laid_out(picture, [*lines, *_fine_print(map_.sheet.language)], top)
    template = environment().get_template("preview.svg")
    return template.render(
        picture=picture, still=still, ink=INK, title=map_.sheet.title, alt=alt, language=map_.sheet.language
    )


def to_png(svg: str) -> bytes:
    """The pixels of a picture without text elements; no font of the machine is looked at."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=WIDTH, height=HEIGHT, skip_system_fonts=True))


def _headline(map_: LocatorMap) -> tuple[list[tuple[Letters, float, float, str]], float]:
    """Title and totals, and the height that they take. A script that our letters lack has the default title."""
    sheet = map_.sheet
    title = sheet.title if drawable(sheet.title) else text("page.default_title", sheet.language)
    longest = COLUMNS - 2 * SIDE
    size = TITLE if width(title, TITLE, "bold") <= longest else TITLE * 0.86
    y, lines = 10.0, []
    for line in wrapped(title, size, "bold", longest, 2):
        y += size * 1.16
        lines.append((letters(line, size, "bold"), SIDE, y - 2, "ink"))
    if sheet.totals:
        y += TOTALS * 1.4
        counted = shortened(" · ".join(sheet.totals), TOTALS, "regular", longest)
        lines.append((letters(counted, TOTALS), SIDE, y - 2, "quiet"))
    return lines, round(y + 8)


def _fine_print(language: str) -> list[tuple[Letters, float, float, str]]:
    """What has to stand on a picture that travels alone: that nobody is convicted by it, and whose data it shows."""
    y = ROWS - FOOT / 2 + PRINT * CAPITALS / 2
    left = letters(text("publish.caption", language), PRINT, "bold")
    right = letters(text("publish.caption_credits", language), PRINT)
    return [(left, SIDE, y, "ink"), (right, COLUMNS - SIDE - right.width, y, "quiet")]


def _laid_out(picture: Picture, lines: list[tuple[Letters, float, float, str]], top: float) -> Still:
    unit, frame, map_rows = picture.labels.wide_unit, picture.frame, ROWS - FOOT - top
    x, y = COLUMNS / 2 - frame.width / 2 / unit, top + map_rows / 2 - frame.height / 2 / unit
    names = picture.labels.names
    return Still(
        width=WIDTH, height=HEIGHT, columns=COLUMNS, rows=ROWS, top=top, map_rows=map_rows, unit=unit, x=x, y=y,
        dashes={kind: _scaled(dashes, unit) for kind, dashes in DASHES.items()},
        dots=tuple((x + name.x / unit, y + name.y / unit) for name in names if name.dot),
        names=tuple(
            _set(name.text, TOWN_PIXELS, name.anchor, x + name.x / unit + name.dx * TOWN_PIXELS,
                 y + name.y / unit + name.dy * TOWN_PIXELS)
            for name in names
        ),
        counts=tuple(
            _set(count.text, COUNT_PIXELS, "middle", x + count.x / unit,
                 y + count.y / unit + CAPITALS / 2 * COUNT_PIXELS)
            for count in picture.labels.counts
        ),
        lines=tuple(lines),
    )  # fmt: skip


def _set(words: str, size: float, anchor: str, x: float, y: float) -> Set:
    line = letters(words, size, "bold" if size == COUNT_PIXELS else "regular")
    return line, x - {"start": 0.0, "middle": line.width / 2, "end": line.width}[anchor], y


def _scaled(dashes: str, unit: float) -> str:
    return " ".join(f"{float(part) * unit:.4g}" for part in dashes.split())


def alternative_text(sheet: Sheet) -> str:
    """``Map of four reported arrest places: …``, as many of them by name as fit, and how many are not located."""
    language, count = sheet.language, len(sheet.unlocated)
    key = "publish.alt_unlocated"
    unlocated = text(key, language, n=count, number=spelled_out(count, language)) if count else ""
    if not sheet.cards:
        return _joined(text("publish.alt_none", language), unlocated)
    for named in range(len(sheet.cards), 0, -1):
        words = _joined(_sentence(sheet.cards, named, language), unlocated)
        if len(words) <= LONGEST:
            return words
    return _joined(sheet.title, unlocated)


def spelled_out(count: int, language: str) -> str:
    """Small numbers as words, as running text has them; larger ones in figures."""
    words = text("publish.numbers", language).split(" ")
    return words[count] if count < len(words) else number(count, language)


def _sentence(cards: Sequence[Card], named: int, language: str) -> str:
    places = ", ".join(_place(card, language) for card in cards[:named])
    rest = len(cards) - named
    if rest:
        places = text("publish.alt_more", language, n=rest, places=places, count=number(rest, language))
    return text("publish.alt", language, n=len(cards), number=spelled_out(len(cards), language), places=places)


def _place(card: Card, language: str) -> str:
    return text("publish.alt_place", language, wording=card.wording, arrests=card.arrests)


def _joined(*sentences: str) -> str:
    return " ".join(sentence[0].upper() + sentence[1:] for sentence in sentences if sentence)

"""Text as outlines, for pictures that must look the same on every machine."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Weight = Literal["regular", "bold"]
ELLIPSIS = "…"
_COMMAND = re.compile("([A-Z])([^A-Z]*)")
_NUMBER = re.compile(r"-?\d+")


@dataclass(frozen=True, slots=True)
class Letters:
    """One line of text as path data, its baseline at 0 and its left end at 0, in pixels."""

    path: str
    """In units of the font; see ``scale``."""
    scale: float
    """Pixels in one of these units."""
    width: float
    """Pixels."""


def letters(line: str, size: float, weight: Weight = "regular") -> Letters:
    """The outlines of a line set in ``size`` pixels. Characters that the font lacks are left out."""
    table, em = _table()
    x, parts = 0, []
    for character in _known(line, weight):
        advance, path = table[weight][character]
        if path:
            parts.append(_moved(path, x))
        x += advance
    return Letters("".join(parts), size / em, x * size / em)


def width(line: str, size: float, weight: Weight = "regular") -> float:
    """Pixels that a line takes."""
    table, em = _table()
    return sum(table[weight][character][0] for character in _known(line, weight)) * size / em


def drawable(line: str) -> bool:
    """True where the font has every letter of ``line``: Latin, Greek and Cyrillic script."""
    return all(_known(character, "bold") or unicodedata.combining(character) for character in line)


def wrapped(text: str, size: float, weight: Weight, longest: float, most: int) -> list[str]:
    """``text`` in at most ``most`` lines of at most ``longest`` pixels; what is left over ends in an ellipsis."""
    lines: list[str] = []
    rest = text.split(" ")
    while rest and len(lines) < most:
        fitting = (n for n in range(len(rest), 0, -1) if width(" ".join(rest[:n]), size, weight) <= longest)
        count = next(fitting, 1)
        lines.append(" ".join(rest[:count]))
        rest = rest[count:]
    if rest and lines:
        lines[-1] += ELLIPSIS
    return [shortened(line, size, weight, longest) for line in lines]


def shortened(line: str, size: float, weight: Weight, longest: float) -> str:
    """``line``, its end given up for an ellipsis where it is longer than ``longest`` pixels."""
    while width(line, size, weight) > longest and len(line) > 1:
        line = line.rstrip(ELLIPSIS)[:-1].rstrip() + ELLIPSIS
    return line


def _known(line: str, weight: Weight) -> list[str]:
    """The characters to draw: an accented letter that the font lacks is drawn without its accent."""
    table, _ = _table()
    found: list[str] = []
    for character in unicodedata.normalize("NFC", line):
        if character not in table[weight]:
            character = " " if character.isspace() else unicodedata.normalize("NFKD", character)[0]
        if character in table[weight]:
            found.append(character)
    return found


def _moved(path: str, x: int) -> str:
    """Absolute path data moved to the right."""
    moved: list[str] = []
    for command, numbers in _COMMAND.findall(path):
        values = [int(value) for value in _NUMBER.findall(numbers)]
        if command == "H":
            values = [values[0] + x]
        elif command != "V":
            values = [value + x if i % 2 == 0 else value for i, value in enumerate(values)]
        moved.append(command + " ".join(map(str, values)))
    return "".join(moved)


@cache
def _table() -> tuple[dict[str, dict[str, tuple[int, str]]], int]:
    """[advance, path data] by weight and character, and the units of an em; made by the gazetteer's build/glyphs.py."""
    content = json.loads(gzip.decompress((files("mapgen") / "page" / "drawing" / "glyphs.json.gz").read_bytes()))
    return {weight: content[weight] for weight in ("regular", "bold")}, content["em"]

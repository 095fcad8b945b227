"""The compass rose in both languages: nord, north, nord-nord-est, NE, south-western."""

from __future__ import annotations

from mapgen.locality.wording import Wording

BASE = {
    **dict.fromkeys(
        ("nord", "north", "upstate", "northern", "northward", "northwards", "septentrional", "septentrionale"), "n"
    ),
    **dict.fromkeys(
        ("sud", "south", "southern", "southward", "southwards", "meridional", "meridionale", "sudiste"), "s"
    ),
    **dict.fromkeys(("est", "east", "eastern", "eastward", "eastwards", "oriental", "orientale"), "e"),
    **dict.fromkeys(("ouest", "west", "western", "westward", "westwards", "occidental", "occidentale"), "w"),
    **dict.fromkeys(("nordest", "northeast", "northeastern"), "ne"),
    **dict.fromkeys(("nordouest", "northwest", "northwestern"), "nw"),
    **dict.fromkeys(("sudest", "southeast", "southeastern"), "se"),
    **dict.fromkeys(("sudouest", "southwest", "southwestern"), "sw"),
}
#: Only after a distance ("30 km NE de Lyon"): elsewhere these are words of their own (no, se, so, e).
ABBREVIATIONS = {"o": "w", "no": "nw", "so": "sw", "nno": "nnw", "ono": "wnw", "oso": "wsw", "sso": "ssw"}

#: The compass rose, clockwise from north in steps of 22.5°.
_ROSE = "n nne ne ene e ese se sse s ssw sw wsw w wnw nw nnw".split()
DEGREES = {point: index * 22.5 for index, point in enumerate(_ROSE)}
ABBREVIATIONS |= {point: point for point in _ROSE}
FRENCH_POINTS = frozenset(word for word in BASE if word.startswith(("nord", "sud", "est", "ouest")) and word != "east")


def compass_at(wording: Wording, i: int, end: int, *, short: bool = False) -> tuple[str, int] | None:
    """The point of the rose ("n", "nne" …) that begins at word i, and the position after it.

    ``short`` allows N, NE, SO: only right after a distance.
    """
    keys, points, j = wording.keys, "", i
    while j < end and j - i < 3:
        point = BASE.get(keys[j]) or (ABBREVIATIONS.get(keys[j]) if short else None)
        if point is None or (points and points + point not in DEGREES and not _spoken(points, point)):
            break
        points, j = _spoken(points, point) or points + point, j + 1
    if not points:
        return None
    by = keys[j : j + 1] == ["by"] and j + 1 < end and keys[j + 1] in BASE
    # "north by east" is 11.25° off north: less than any word here is precise to.
    return points, j + 2 if by else j


def _spoken(points: str, point: str) -> str | None:
    """ "est-nord-est" is east, then north-east; "nord nord-est" arrives word by word as n, n, e."""
    joined = points + point
    if joined in DEGREES:
        return joined
    # An unfinished half: "nord nord" and "est nord" wait for their third word.
    return joined if joined in ("nn", "ss", "en", "es", "wn", "ws") else None


def degrees(point: str) -> float:
    """Clockwise from north; an unfinished half ("nord nord") counts as its first word."""
    return DEGREES.get(point, DEGREES[point[0]])


def part(point: str) -> str:
    """One of the eight parts: a half belongs to the intercardinal point beside it (nne → ne)."""
    if len(point) == 3:
        return point[1:]
    return point if point in DEGREES else point[0]

"""The anchor of a place on a dense page, where its wording says it: written out, thousands of anchors would be a
seventh of the page as it is sent."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from string import ascii_lowercase, digits

_KEPT = frozenset(ascii_lowercase + digits + "\n")
#: Bytes that stay; capitals become small, line ends divide, and all others separate words.
_PLAIN = bytes(ord(letter) if (letter := chr(byte).lower()) in _KEPT else 0x20 for byte in range(256))


def implied_anchors(wordings: Sequence[str]) -> list[str]:
    """What static/js/rows.js takes for the anchor of each wording that has none written out; possibly empty.

    Letters without their accents, small, words joined by hyphens; what is no ASCII letter even without accents is left
    out. All at once, for one after the other takes several times as long.
    """
    lines = "\n".join([wording.replace("\n", " ") for wording in wordings]).replace("’", "'")
    plain = unicodedata.normalize("NFD", lines).encode("ascii", "ignore").translate(_PLAIN).decode("ascii")
    return ["-".join(line.split()) for line in plain.split("\n")] if wordings else []

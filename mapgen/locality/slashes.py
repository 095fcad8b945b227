"""Slashes that shorten a name: "Chalon s/Saône", "Boulogne s/ Mer", "Nogent/Marne", "Ferté s/s Jouarre"."""

from __future__ import annotations

import re

from mapgen.locality.wording import Known
from mapgen.toponym import fold

_SHORT = re.compile(r"(?<=\w)[ -]+s ?/ ?(s(?: |-))?(?=\w)", re.IGNORECASE)
_PAIR = re.compile(r"([^\W\d_][\w'’. -]*?) ?/ ?([^\W\d_][\w'’-]*)")


def written_out(text: str, known: Known | None) -> str:
    """``text`` with "s/" as "sur", "s/s" as "sous", and "A/B" as "A-sur-B" where that is a name."""
    if "/" not in text:
        return text
    text = _SHORT.sub(lambda match: "-sous-" if match.group(1) else "-sur-", text)
    return text if known is None else _PAIR.sub(lambda match: _tied(match, known), text)


def _tied(match: re.Match[str], known: Known) -> str:
    """The last words before the slash and the one behind it, if together they are a name."""
    before, behind = match.groups()
    words = before.split(" ")
    for first in range(len(words)):
        name = f"{' '.join(words[first:])}-sur-{behind}"
        if known(fold(name)):
            return " ".join([*words[:first], name])
    return match.group()

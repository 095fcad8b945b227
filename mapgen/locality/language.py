"""Which language a wording is in, by its function words."""

from __future__ import annotations

from mapgen.locality.wording import keys

_FRENCH = frozenset(
    "a au aux dans de du des en entre et la le les l d pres sur une un vers chez non environs region banlieue".split()
)
_ENGLISH = frozenset(
    "in at near of from the and between outside around off to north south east west miles area suburb outskirts".split()
)


def language_of(wording: str) -> str | None:
    """``fr`` or ``en`` where the function words of one outnumber the other's, else None."""
    words = keys(wording)
    french = sum(map(_FRENCH.__contains__, words))
    english = sum(map(_ENGLISH.__contains__, words))
    if french == english:
        return None
    return "fr" if french > english else "en"

"""A name as people type it, folded to the key by which it is looked up.

A root module: the grammar, the gazetteer and the code that builds the gazetteer must fold alike, or
names get lost between them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose into a base letter and an accent.
_LETTERS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ß": "ss",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "þ": "th",
        "ı": "i",
    }
)
_ANY_LETTER = re.compile(f"[{''.join(map(chr, _LETTERS))}]")
_SEPARATORS = re.compile(r"[^\w]+|_+")
# The same for ASCII, which most names are by then: a table of bytes, several times faster.
_ASCII_SEPARATORS = bytes(byte if chr(byte).isalnum() else ord(" ") for byte in range(128)) + bytes(128)
_ABBREVIATIONS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The look-up key of ``name``: lower case, no accents, single spaces for hyphens and apostrophes,
    ``St`` and ``Ste`` written out.

    >>> fold("St-Étienne-du-Rouvray")
    'saint etienne du rouvray'
    >>> fold("L’Haÿ-les-Roses") == fold("L'HAY LES ROSES")
    True
    """
    lowered = name.casefold()
    if not lowered.isascii():
        spelled = lowered.translate(_LETTERS) if _ANY_LETTER.search(lowered) else lowered
        decomposed = unicodedata.normalize("NFKD", spelled)
        # Folded again: 𝐀 and other letter-like signs become plain capitals only now.
        lowered = "".join([c for c in decomposed if not unicodedata.combining(c)]).casefold()
    if lowered.isascii():
        words = lowered.encode().translate(_ASCII_SEPARATORS).decode().split()
    else:
        words = _SEPARATORS.sub(" ", lowered).split()
    if not _ABBREVIATIONS.keys().isdisjoint(words):
        words = [_ABBREVIATIONS.get(word, word) for word in words]
    return " ".join(words)

"""Which of GeoNames' alternate names look like names in a newspaper of western Europe."""

from __future__ import annotations

import re
import unicodedata

# Letters of the languages of Europe written in Latin letters.
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿĀāĂăĄąĆćČčĎďĐđĒēĘęĚěĞğĪīİıŁłŃńŇňŌōŐőŒœŘřŚśŞşŠšŢţŤťŪūŮůŰűŹźŻżŽžȘșȚț' .’-]+$")
_CODE = re.compile(r"[A-Z]{2,5}$|.*\d")
_LOWER_STARTS = ("al-", "el-", "l'", "’s-", "'s-")


def looks_like_a_name(name: str) -> bool:
    """True for a capitalised Latin name; False for codes (LIL), raw transliterations and other scripts."""
    if len(name) < 3 or _CODE.match(name) or not _LATIN.match(name):
        return False
    return unicodedata.category(name[0]) == "Lu" or name.startswith(_LOWER_STARTS)

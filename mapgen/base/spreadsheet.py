"""Cells of a CSV that no spreadsheet takes for a formula: every CSV that leaves writes its text through here."""

from __future__ import annotations

import re

# A cell that begins so is a formula for one spreadsheet or another (OWASP, CSV injection; the wide forms for East
# Asian versions).
_STARTS = "=+@|%＝＋－＠-"
# What has no width or no ink hides a formula from people, not from every spreadsheet: the invisible characters of
# plaintext.py, the joiners and all spaces.
_UNSEEN = "[^\\S\\t\\r\\n]|[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff\U000e0000-\U000e007f]"
# Apostrophes that are there already count as well: whoever takes one away again (static/js/reports.js) has the text.
_LEADING = re.compile(rf"(?='*(?:{_UNSEEN})*[\t\r\n{_STARTS}])")
_AFTER_DELIMITER = re.compile(rf'([;\t\r\n](?:{_UNSEEN}|["\t\r\n])*)(\'*[{_STARTS}])')


def harmless(words: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe before what would begin one.

    A spreadsheet that expects another delimiter (Excel in French: semicolons) splits a line where it shouldn't: what
    would begin a formula behind a semicolon, a tab or a new line gets its apostrophe too.
    """
    if _LEADING.match(words):
        words = f"'{words}"
    return _AFTER_DELIMITER.sub(r"\1'\2", words)


def harmless_address(address: str) -> str:
    """An http(s) address that no spreadsheet takes for a formula, and that still leads where it led: a semicolon that
    would begin one is percent-encoded."""
    return _AFTER_DELIMITER.sub(lambda match: f"%3B{match[0][1:]}", address)

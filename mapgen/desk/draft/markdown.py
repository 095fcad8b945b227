"""Markdown → the plain text of its paragraphs and headings, and what its front matter says of the article."""

from __future__ import annotations

import re

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(\w+)[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)
#: What a text of Markdown has and a plain one hasn't: front matter, a heading with signs, a link in brackets.
_SIGNS = re.compile(r"\A\ufeff?---[ \t]*\n|^#{1,6} \S|\[[^\]\n]+\]\(https?://", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_LINK = re.compile(r"\[([^\]\n]+)\](?:\([^)\n]*\)|\[[^\]\n]*\])")
_HEAD = re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?)+|[ \t]+#+[ \t]*$|^[ \t]*(?:[=*_-][ \t]*){3,}$", re.MULTILINE)
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3}|~~|`)(?=\S)([^\n]*?\S)\1(?!\w)")


def is_markdown(text: str) -> bool:
    """Does the text have signs that only Markdown has?"""
    return _SIGNS.search(text) is not None


def plain(text: str) -> tuple[str, dict[str, str]]:
    """(text without signs, fields of the front matter by their names in small letters)."""
    front = _FRONT.match(text)
    fields = {name.lower(): value for name, value in _FIELD.findall(front[1])} if front else {}
    body = text[front.end() :] if front else text
    body = _HEAD.sub("", _LINK.sub(r"\1", _IMAGE.sub("", body)))
    for _ in range(_MOST_NESTED):
        body = _EMPHASIS.sub(r"\2", body)
    return body, fields


#: "**_so_**": signs inside of signs.
_MOST_NESTED = 2

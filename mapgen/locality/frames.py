"""Wordings of one frame are parsed once: "près de Lille", "près de Rouen" differ in nothing that the grammar reads.

The grammar sees a word in three ways only: it finds it in one of its tables, it looks at its shape (capitals, length,
an English ending), and it asks the gazetteer whether some words are a name. So a word that stands in no table is
*opaque*: whatever it is, the clause comes out the same as long as shape and answers are the same. A frame is a text
whose opaque words are replaced by marks of their shapes. For each frame the questions asked of the gazetteer are kept
as a tree, with a clause at its leaves whose names are word positions. A text whose frame and answers are known skips
the grammar; any other text is parsed in full. The result is the same either way: the tests hold both together.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from inspect import unwrap
from types import CodeType, FunctionType
from typing import Any

from mapgen.locality.clause import LocalityClause, Toponym
from mapgen.locality.codes import ROMAN_ORDINAL
from mapgen.locality.lexicon import Entry
from mapgen.locality.parsing import parse_words
from mapgen.locality.suffixes import ENGLISH_DEMONYM
from mapgen.locality.wording import Wording, keys

#: Signs that separate words and nothing else. What reads a sign itself (a colon, a stop, a slash) is parsed in full.
_PLAIN = re.compile(r"(?:[^\W_]|[ '’,()-])+")
#: Texts of more words are rarely of a known frame.
_MOST_WORDS = 16
#: Frames are remembered once so many texts were parsed: the answer to one wording must not wait for it.
_FIRST = 32
_MOST_FRAMES = 20_000
#: Marks begin here: private characters, which no word holds.
_MARKS = 0xE000
_FIRST_MARK = chr(_MARKS)
#: What may stand between the start of a question to the gazetteer and the words that it is about.
_ARTICLE_KEYS = ("", "le ", "la ", "les ", "l ", "the ")

#: Words i to j (excluded) behind a text: ("le ", 3, 4). Without words: ("paris 13e", 0, 0).
_Span = tuple[str, int, int]
#: A toponym of another text, where its name stands, and where the name of its container.
_KnownToponym = tuple[Toponym, _Span, "_Span | None"]


@dataclass(slots=True)
class _Asked:
    """A question to the gazetteer, and how it goes on after each answer."""

    about: _Span
    then: dict[bool, _Asked | _Known] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Known:
    """The clause at the end of a chain of answers. Of ``clause`` the names and ``unconsumed`` are another text's."""

    clause: LocalityClause
    toponyms: tuple[_KnownToponym, ...]
    containers: tuple[_KnownToponym, ...]
    unconsumed: _Span


class _UnfitError(Exception):
    """The parse depends on its words in a way that a frame does not show."""


_frames: dict[str, _Asked | _Known | None] = {}
_parsed = 0


def remembered(words: Wording, verbatim: str) -> LocalityClause:
    """What ``words`` say, as :func:`parse_words` has it: from memory where a text of the same frame was there."""
    global _parsed
    if words.oracle is None or _parsed < _FIRST:
        _parsed += 1
        return parse_words(words, verbatim)
    frame = _frame(words, verbatim)
    if frame is None:
        return parse_words(words, verbatim)
    node = _frames.get(frame)
    while isinstance(node, _Asked):
        node = node.then.get(words.knows_key(_key(node.about, words)))
    if node is not None:
        return _clause(node, words, verbatim)
    clause = parse_words(words, verbatim)
    if frame in _frames:  # seen before: worth remembering
        _remember(frame, words, clause)
    else:
        if len(_frames) >= _MOST_FRAMES:
            _frames.clear()
        _frames[frame] = None
    return clause


def _frame(words: Wording, verbatim: str) -> str | None:
    """The text with marks for its opaque words; None where signs, length or a repeated name make it one of its own."""
    if (
        words.text != verbatim
        or not 0 < len(words) <= _MOST_WORDS
        or not _PLAIN.fullmatch(words.text)
        or "" in words.gaps
        or "_" in words.text
    ):
        return None
    marks = list(map(_mark, words.typed[1::2], words.keys))
    opaque = [key for mark, key in zip(marks, words.keys, strict=True) if mark >= _FIRST_MARK]
    if len(opaque) > 1 and len(opaque) > len(set(opaque)):
        return None  # the grammar compares names: "Germany's Germany"
    typed = list(words.typed)
    typed[1::2] = marks
    return "".join(typed)


@lru_cache(maxsize=65536)
def _mark(word: str, key: str) -> str:
    """The word itself where the grammar may know it, else one character for its shape."""
    if key in _grammar_words() or not (key.isascii() and key.isalpha() and word.isalpha()):
        return word
    if key.endswith("aines") or ROMAN_ORDINAL.fullmatch(word):
        return word
    shape = 1 if word[0].islower() else 0
    if word.isupper():
        shape |= 2
    if ENGLISH_DEMONYM.fullmatch(key):
        shape |= 4
    if key.endswith("ern"):
        shape |= 8
    if len(word) == 4:
        shape |= 16
    if "é" in word or "É" in word:
        shape |= 32
    return chr(_MARKS + shape + 64 * min(len(key), 4))


@lru_cache(maxsize=1)
def _grammar_words() -> frozenset[str]:
    """Every word that stands in a table or a condition of the grammar: the constants of all its modules."""
    package = __name__.rpartition(".")[0]
    modules = [module for name, module in sorted(sys.modules.items()) if name.startswith(f"{package}.")]
    values = [value for module in modules for name, value in vars(module).items() if not name.startswith("__")]
    return frozenset(keys(" ".join(set(_texts(values)))))


def _texts(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Entry):
            yield from value.words
            yield from _texts([value.step])
        elif isinstance(value, dict):
            yield from _texts(value.keys())
            yield from _texts(value.values())
        elif isinstance(value, list | tuple | set | frozenset):
            yield from _texts(value)
        elif isinstance(value, CodeType):
            yield from _texts(value.co_consts)
        elif callable(value):
            yield from _texts(_code(value))


def _code(value: Callable[..., Any]) -> list[CodeType]:
    """The code of a function, or of a class's methods."""
    if isinstance(value, type):
        return [code for member in vars(value).values() if callable(member) for code in _code(member)]
    function = unwrap(value)
    return [function.__code__] if isinstance(function, FunctionType) else []


def _remember(frame: str, words: Wording, clause: LocalityClause) -> None:
    """Keep questions, answers and clause of this parse; nothing where a name can't be told by its position."""
    try:
        spans = _Spans(words)
        path = [(spans.of_key(key), answer) for key, answer in words.asked.items()]
        leaf = _Known(
            clause,
            spans.of_toponyms(clause.toponyms),
            spans.of_toponyms(clause.containers),
            spans.of_name(clause.unconsumed),
        )
    except _UnfitError:
        return
    node: _Asked | _Known | None = _frames[frame]
    last: _Asked | None = None
    for k, (about, answer) in enumerate(path):
        if not isinstance(node, _Asked):
            node = _Asked(about)
            _hang(frame, node, last, path[k - 1][1])
        elif node.about != about:
            return
        last, node = node, node.then.get(answer)
    _hang(frame, leaf, last, path[-1][1] if path else False)


def _hang(frame: str, node: _Asked | _Known, last: _Asked | None, answer: bool) -> None:
    if last is None:
        _frames[frame] = node
    else:
        last.then[answer] = node


class _Spans:
    """Where the names of one text stand in it."""

    def __init__(self, words: Wording) -> None:
        self._opaque = frozenset(key for i, key in enumerate(words.keys) if _mark(words.raw(i), key) >= _FIRST_MARK)
        count = len(words)
        spans = [(i, j) for i in range(count) for j in range(i + 1, count + 1)]
        self._keys = {" ".join(words.keys[i:j]): (i, j) for i, j in spans}
        self._names = {words.name(i, j): (i, j) for i, j in spans}

    def of_key(self, key: str) -> _Span:
        """The words whose key this is, behind an article or not."""
        return self._of(key, self._keys, _ARTICLE_KEYS)

    def of_name(self, name: str) -> _Span:
        """The words that are ``name``."""
        return self._of(name, self._names, ("",))

    def of_toponyms(self, toponyms: Iterable[Toponym]) -> tuple[_KnownToponym, ...]:
        return tuple(
            (toponym, self.of_name(toponym.name), None if toponym.within is None else self.of_name(toponym.within))
            for toponym in toponyms
        )

    def _of(self, text: str, places: dict[str, tuple[int, int]], before: Iterable[str]) -> _Span:
        if self._opaque.isdisjoint(keys(text)):
            return text, 0, 0  # the same whatever the opaque words are
        for article in before:
            at = places.get(text.removeprefix(article)) if text.startswith(article) else None
            if at is not None:
                return article, *at
        raise _UnfitError


def _key(span: _Span, words: Wording) -> str:
    before, i, j = span
    return before + " ".join(words.keys[i:j]) if j else before


def _name(span: _Span, words: Wording) -> str:
    return words.name(span[1], span[2]) if span[2] else span[0]


def _clause(known: _Known, words: Wording, verbatim: str) -> LocalityClause:
    clause = known.clause
    return LocalityClause(
        verbatim,
        clause.locality_type,
        tuple(_toponym(*toponym, words) for toponym in known.toponyms),
        tuple(_toponym(*toponym, words) for toponym in known.containers) if known.containers else (),
        clause.distance_in_meters,
        clause.distance_precision_in_meters,
        clause.distance_is_maximum,
        clause.heading_in_degrees,
        clause.part,
        _name(known.unconsumed, words),
        clause.reason,
        clause.remarks,
    )


def _toponym(toponym: Toponym, name: _Span, within: _Span | None, words: Wording) -> Toponym:
    if within is not None:
        return replace(toponym, name=_name(name, words), within=_name(within, words))
    return Toponym(_name(name, words), toponym.article, toponym.preposition, toponym.feature_class, toponym.adjective)

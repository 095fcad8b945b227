"""A wording cut into words, each with its look-up key and what separates it from the word before.

The grammar works on word positions, never on characters, so that accents, case, hyphens and curly
apostrophes are settled here once and no rule has to think of them again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from mapgen.base.toponym import fold

#: Tells whether a look-up key (:func:`mapgen.base.toponym.fold`) is a name.
Known = Callable[[str], bool]

# Dotted initials ("D.C."), a figure with its separators ("1,5", "10.000"), a run of letters.
_WORD = re.compile(r"((?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+)")
_HYPHENS = frozenset("-\u00ad\u2010\u2011\u2012\u2013\u2212_")
_APOSTROPHES = frozenset("'\u2019\u02bc\u2018\u0060\u00b4\u2032")
# A quotation mark closes nothing: « le quartier "Neuhof" » is one phrase.
_BREAKS = frozenset(",;:()[]{}\n\r\t|\u2022\u00b7\u2014>")

#: Names that look like grammar. They matter where no gazetteer is at hand; with one, ``known`` decides.
_LIKE_GRAMMAR = """
    nord pas de calais|hauts de seine|pays bas|pays de la loire|pays de galles|pays basque|bassin d arcachon
    centre val de loire|grand est|val d oise|val de marne|l entre deux|entre deux guiers|entre deux mers
    region sud|cote d or|cote d azur|cote d ivoire|cotes d armor|territoire de belfort|ile de france
    la region bruxelles capitale|north carolina|south carolina|north dakota|south dakota|west virginia
    south africa|north korea|south korea|northern ireland|northern territory|western australia
    south australia|new south wales|north macedonia|west midlands|east midlands|north yorkshire
    south yorkshire|west yorkshire|east sussex|west sussex|east anglia|greater manchester|greater london
    western sahara|western cape|eastern cape|northern cape|north rhine westphalia|near east|middle east
    south sudan|central african republic|east timor|north sea|west bank|east lothian|west lothian
    west lancashire|north lanarkshire|south lanarkshire|county durham|isle of wight|isle of man
    port of spain|saint pierre et miquelon|meurthe et moselle|trinidad and tobago|bosnia and herzegovina
    bosnie herzegovine|antigua and barbuda|tyne and wear|newfoundland and labrador|ville d avray
    """
NAMES_LIKE_GRAMMAR = frozenset(" ".join(name.split()) for name in _LIKE_GRAMMAR.replace("\n", "|").split("|"))


#: "St. Louis", "Gatineau, Que.": a stop behind a longer word ends a sentence.
_LONGEST_ABBREVIATION = 5


@lru_cache(maxsize=1024)
def _gap(separator: str) -> str:
    """One character for what stands between two words: blank, hyphen, apostrophe, slash, ``""`` or a break."""
    if not separator:
        return ""
    if len(separator) == 1:
        if separator in _HYPHENS:
            return "-"
        if separator in _APOSTROPHES:
            return "'"
    if "(" in separator or "[" in separator:
        return "("
    spaced_dash = separator[:1].isspace() and separator[-1:].isspace() and any(c in _HYPHENS for c in separator)
    if spaced_dash or any(c in _BREAKS for c in separator):
        return ","
    if "/" in separator:
        return "/"
    return "-" if all(c in _HYPHENS or c.isspace() for c in separator) and not separator.isspace() else " "


class Wording:
    """The words of one wording. ``keys[i]`` is folded; ``gaps[i]`` separates word i from the one before."""

    __slots__ = (
        "asked",
        "ends",
        "gaps",
        "keys",
        "measures",
        "name_ends",
        "notes",
        "openings",
        "oracle",
        "starts",
        "text",
        "typed",
    )

    def __init__(self, text: str, known: Known | None) -> None:
        self.text = _composed(text)
        pieces = _cut(self.text)
        self.oracle = known
        self.openings: dict[int, list[tuple[int, str]]] = {}
        self.name_ends: dict[tuple[int, int, str], int | None] = {}
        """Where the name at a word ends, by (word, end, article before it): several rules ask."""
        self.measures: dict[tuple[int, int], Any] = {}
        """The measure at a word, by (word, end), as :mod:`mapgen.locality.numbers` has read it."""
        self.notes: dict[str, bool] = {}
        """Facts about the whole wording that a module computes once."""
        self.asked: dict[str, bool] = {}
        """Keys that the gazetteer was asked for, and its answers, the first question first."""
        self.typed = pieces.typed
        self.keys = list(pieces.keys)
        self.gaps = list(pieces.gaps)
        self.starts, self.ends = pieces.starts, pieces.ends

    def __len__(self) -> int:
        return len(self.keys)

    def raw(self, i: int) -> str:
        """Word i as typed."""
        return self.text[self.starts[i] : self.ends[i]]

    def span(self, i: int, j: int) -> str:
        """Words i to j (excluded) as typed, with what stands between them."""
        return self.text[self.starts[i] : self.ends[j - 1]] if i < j else ""

    def name(self, i: int, j: int) -> str:
        """As :meth:`span`, single blanks, initials without their dots ("D.C." → "DC")."""
        text = self.span(i, j)
        if text.isalpha():
            return text
        if "." in text:
            text = _INITIALS.sub(lambda match: match.group().replace(".", ""), text)
        if "(" in text and ")" not in text:
            text += ")"
        return " ".join(text.replace('"', " ").split())

    def dash(self, i: int) -> bool:
        """True where a dash stands before word i, whatever else does."""
        return any(c in _HYPHENS for c in self.text[self.ends[i - 1] : self.starts[i]])

    def lower(self, i: int) -> bool:
        """True where word i is typed with a small initial: "dans le nord", not "dans le Nord"."""
        return self.raw(i)[:1].islower()

    def knows(self, name: str) -> bool:
        """True where ``name`` is a name, by the gazetteer or by the table of names that look like grammar."""
        return self.knows_key(fold(name))

    def knows_key(self, key: str) -> bool:
        """As :meth:`knows`, of a name that is folded already."""
        answer = self.asked.get(key)
        if answer is None:
            answer = key != "" and ((self.oracle is not None and bool(self.oracle(key))) or key in NAMES_LIKE_GRAMMAR)
            self.asked[key] = answer
        return answer


_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")


def keys(text: str) -> tuple[str, ...]:
    """The look-up keys of the words of ``text``."""
    return _cut(_composed(text)).keys


def keys_alone(text: str) -> Iterable[str]:
    """As :func:`keys`, in half the time, where nothing else is asked about the text."""
    return map(_key, _WORD.findall(_composed(text)))


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


class _Pieces(NamedTuple):
    """A text cut into words: what is typed, by turns what separates words and a word; and the words' places in it."""

    typed: tuple[str, ...]
    keys: tuple[str, ...]
    gaps: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=64)
def _cut(text: str) -> _Pieces:
    """The words of ``text``. Several modules ask for one wording in turn."""
    typed = _WORD.split(text)
    reached = tuple(accumulate(map(len, typed)))
    words = typed[1::2]
    gaps = ["^", *map(_gap, typed[2:-1:2])] if words else []
    if "." in text:
        for k, separator in enumerate(typed[2:-1:2], 1):
            if separator[:1] == "." and gaps[k] == " " and len(words[k - 1]) > _LONGEST_ABBREVIATION:
                gaps[k] = ","
    return _Pieces(tuple(typed), tuple(map(_key, words)), tuple(gaps), reached[:-1:2], reached[1::2])


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    return fold(word.replace(".", "")) if word[-1] == "." else fold(word)


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

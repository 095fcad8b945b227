"""Text → paragraphs → sentences → words, in one pass each, so that the cost is that of the length.

A sentence knows its words by look-up key, as typed and by what stands between them; the rules work on word
positions and never on characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mapgen.base.toponym import fold
from mapgen.desk.draft.article import Language
from mapgen.desk.draft.times import Time, times_in

#: A "sentence" without an end (a table, a page of noise) is cut here; no rule looks further than that.
LONGEST_SENTENCE = 1500
#: A line without a full stop that is no longer than this is a title, a heading or a caption.
_LONGEST_HEADING = 180

#: Figures with their separators, "A6" and "RN12" whole, initials with dots, letters, and what separates phrases.
_WORD = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
    r"|(?:[^\W\d_]\.){2,}|\b(?:St|Ste|Ft|Mt)\.(?= [A-ZÀ-Ý])|[^\W\d_]+\d[^\W_]*"
    r"|[^\W\d_]+|[,;:()«»\"“”—–•!?]|\.(?=\s|$)|\["
)
_STOP = re.compile(r"[.!?…]+[»\"”’)\]]*[\s\u00a0\u202f]+(?=[\"“«(\[—–•-]?[\s\u00a0\u202f]*[^\W\d_a-zà-ÿ]|[\"“«(\[]?\d)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:M|MM|Mme|Mlle|Me|Dr|Pr|St|Ste|Mr|Mrs|Ms|Sgt|Lt|Col|Gen|Capt|Supt|Insp|Det|Rev|No|vs|etc|cf|av|bd|env|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|janv|févr?|avr|juil|sept|oct|nov|déc|U\.S|U\.K)|\b[A-ZÀ-Ý])\.$"
)
_ENDED = re.compile(r"[.!?…:;][»\"”’)\]]*$")
_LOWER_START = re.compile(r"[a-zà-ÿœ(,;]")
_HANGING = re.compile(r"(?:[,’']|\b(?:à|au|aux|de|du|des|la|le|les|et|en|dans|sur|in|at|of|the|and|near|to))$")
_BULLET = re.compile(r"[-–—•*·]\s+|\d+[.)]\s+")
#: What follows on a page without belonging to the article.
_ASIDE = re.compile(
    r"(?:à lire|lire aussi|lire également|sur le même sujet|à voir|voir aussi|read more|related|see also|photo|crédit|"
    r"© |abonnez|newsletter|sign up|subscribe|aucun commentaire|publicité|tags?\s*:)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Sentence:
    """One sentence. ``keys[i]`` is folded, punctuation as itself; ``gaps[i]`` stands before word i."""

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]
    paragraph: int = 0
    heading: bool = False
    bullet: bool = False
    opens: bool = False
    """It is the first of its paragraph."""
    gaps: list[str] = field(default_factory=list)
    times: tuple[Time, ...] = ()
    """When, taken out of the words."""

    def raw(self, i: int) -> str:
        return self.text[self.starts[i] : self.ends[i]]

    def span(self, i: int, j: int) -> str:
        """Words i to j (excluded) as typed, on one line with plain blanks."""
        return " ".join(self.text[self.starts[i] : self.ends[j - 1]].split()) if i < j else ""

    def capital(self, i: int) -> bool:
        return self.text[self.starts[i]].isupper()

    def __len__(self) -> int:
        return len(self.keys)


def sentences(text: str, language: Language) -> Iterator[Sentence]:
    """The sentences of an article in order; asides such as "À lire aussi" are left out."""
    for number, paragraph in enumerate(_paragraphs(text)):
        if _ASIDE.match(paragraph):
            continue
        bullet = _BULLET.match(paragraph) is not None
        heading = not bullet and len(paragraph) <= _LONGEST_HEADING and _ENDED.search(paragraph) is None
        for first, part in enumerate(_split(paragraph)):
            sentence = cut(part, language)
            sentence.paragraph, sentence.heading, sentence.bullet, sentence.opens = number, heading, bullet, not first
            if sentence.keys:
                yield sentence


def cut(text: str, language: Language) -> Sentence:
    """The words of one sentence, without those that say when."""
    made = Sentence(text, [], [], [])
    spans = times_in(text, language)
    end, taken, times = 0, 0, []
    for match in _WORD.finditer(text):
        start, stop = match.span()
        while taken < len(spans) and spans[taken][1] <= start:
            first, last, old = spans[taken]
            times.append(Time(len(made.keys), text[first:last], old))
            taken, end = taken + 1, -1
        if taken < len(spans) and spans[taken][0] <= start:
            continue
        if end < 0 and match.group() == "," and _closes_time(made, text, stop):
            continue
        made.keys.append(_key(match.group()))
        made.gaps.append(_gap(text[end:start]) if end >= 0 else " ")
        made.starts.append(start)
        made.ends.append(stop)
        end = stop
    times += [Time(len(made.keys), text[first:last], old) for first, last, old in spans[taken:]]
    made.times = tuple(times)
    return made


def _closes_time(made: Sentence, text: str, stop: int) -> bool:
    """A comma behind a time goes with it where another sign stands before, or a place follows: "five on Friday, in"."""
    return not made.keys or made.keys[-1] in _BEFORE_COMMA or _PLACE_FOLLOWS.match(text, stop) is not None


_PLACE_FOLLOWS = re.compile(r"\s+(?:à|au|aux|en|dans|près|in|at|near|on|outside)\b")
_BEFORE_COMMA = frozenset({",", ";", ":", "(", "–", "—"})


def _key(word: str) -> str:
    if word == "où" or word == "Où":
        return "où"  # "where" is not "or"
    if word[-1] == "." and len(word) > 1:
        word = word.replace(".", "")
    return fold(word) or word


def _gap(between: str) -> str:
    """``""``, a blank, a hyphen or an apostrophe."""
    if not between:
        return ""
    first = between[0]
    if first in "-\u2010\u2011":
        return "-"
    return "'" if first in "'’ʼ‘´`" else " "


def _paragraphs(text: str) -> Iterator[str]:
    """Lines, those that somebody has wrapped by hand put together again."""
    held = ""
    for line in text.splitlines():
        line = line.strip()
        if held and line and _continues(held, line):
            held = f"{held} {line}"
            if len(held) < 50 * LONGEST_SENTENCE:
                continue
            line = ""
        if held:
            yield held
        held = line
    if held:
        yield held


def _continues(held: str, line: str) -> bool:
    return (_LOWER_START.match(line) is not None and not _ENDED.search(held[-4:])) or _HANGING.search(
        held[-8:]
    ) is not None


def _split(paragraph: str) -> Iterator[str]:
    start = 0
    for match in _STOP.finditer(paragraph):
        head = paragraph[max(start, match.start() - 8) : match.start() + 1]
        if _ABBREVIATION.search(head):
            continue
        yield from _bounded(paragraph[start : match.end()])
        start = match.end()
    yield from _bounded(paragraph[start:])


def _bounded(text: str) -> Iterator[str]:
    for start in range(0, len(text), LONGEST_SENTENCE):
        yield text[start : start + LONGEST_SENTENCE].strip()


#: Shorter lines above a headline are rubrics: "Société", "Faits divers - Nord".
_FEWEST_TITLE_WORDS = 4


def title_of(text: str) -> str | None:
    """The headline of a plain text: the first heading of at least four words, if it stands before any sentence."""
    for number, line in enumerate(_paragraphs(text[: 20 * LONGEST_SENTENCE])):
        if len(line) > _LONGEST_HEADING or _ENDED.search(line) or number > 2:
            return None
        if len(line.split()) >= _FEWEST_TITLE_WORDS:
            return " ".join(line.split())
    return None

"""The grammar put together: a wording is cut at commas and brackets, and its phrases are read from left to right.

Each phrase is read with the tables of all ideas; :mod:`mapgen.locality.containers` makes one clause of them.
"""

from __future__ import annotations

from collections.abc import Callable

from mapgen.base.toponym import fold
from mapgen.locality.articles import ARTICLES, PREPOSITIONS
from mapgen.locality.articles import TABLE as ARTICLE_WORDS
from mapgen.locality.clause import LocalityClause, Toponym
from mapgen.locality.codes import read_code
from mapgen.locality.containers import compose
from mapgen.locality.fillers import TABLE as FILLERS
from mapgen.locality.fillers import all_filler, preamble_end
from mapgen.locality.lexicon import LEXICON
from mapgen.locality.names import name_end, take
from mapgen.locality.nouns import NOUNS
from mapgen.locality.nouns.borders import finish_border, two_countries
from mapgen.locality.nouns.kinds import finish_canton
from mapgen.locality.nouns.landmarks import finish_landmark, read_road
from mapgen.locality.nouns.rivers import river_before
from mapgen.locality.numbers import STARTS
from mapgen.locality.reading import Reading
from mapgen.locality.types import AFTER_NOUNS, BEFORE_NOUNS
from mapgen.locality.types.area_of import finish_adjective, finish_region
from mapgen.locality.types.offset import read_measure
from mapgen.locality.types.unmappable import NOTHING, UNIONS
from mapgen.locality.wording import Wording

# Where two tables hold the same phrase, the later one counts.
LEXICON.add((FILLERS, ARTICLE_WORDS, *BEFORE_NOUNS, *NOUNS, *AFTER_NOUNS))

#: What a noun read before the name makes of it, once the name is there.
_FINISH: dict[str, Callable[[Reading], None]] = {
    "region": finish_region,
    "canton": finish_canton,
    "border": finish_border,
    "landmark": finish_landmark,
}
#: Nouns that take a demonym where "de" is missing.
_WITH_DEMONYM = frozenset({"region", "area", "suburb", "coast", "border"})
#: Longer text is an article, not the wording of a place; its rest is kept as ``unconsumed``.
_MOST_WORDS = 60


def parse_words(words: Wording, verbatim: str) -> LocalityClause:
    """What the words of ``verbatim`` say."""
    if words.text.strip() in UNIONS:
        return LocalityClause(verbatim, "unmappable", reason="countries")
    if fold(verbatim) in NOTHING:
        return LocalityClause(verbatim, "unmappable", reason="unknown_place")
    _tie_names(words)
    preamble = preamble_end(words)
    phrases: list[Reading] = []
    i = preamble
    for start, end in _segments(words):
        i = max(start, i)  # "entre Valence (Drôme) et Montélimar" reaches over three segments
        while i < end:
            reading, i = read_phrase(words, i, end)
            phrases.append(reading)
    if preamble and phrases and not all_filler(words, preamble):
        phrases[0].unused.append((0, preamble))
    return compose(words, verbatim, phrases)


def _tie_names(wording: Wording) -> None:
    """Some official names hold brackets or a dash: Bors (Canton de Tude-et-Lavalette), Château-Chinon (Ville)."""
    if wording.oracle is None or not _broken(wording):
        return
    for k in range(1, min(len(wording), _MOST_WORDS)):
        tied = wording.gaps[k] == "(" or (wording.gaps[k] == "," and wording.dash(k))
        if not tied or wording.keys[k].isdigit():
            continue
        end = next((j for j in range(k + 1, len(wording)) if wording.gaps[j] in ",(" and wording.gaps[j]), len(wording))
        if any(wording.knows(wording.name(i, end)) for i in range(max(0, k - 4), k)):
            wording.gaps[k] = "-"


def _broken(wording: Wording) -> bool:
    """Does a comma or a bracket stand anywhere in it?"""
    return "," in wording.gaps or "(" in wording.gaps


def _segments(wording: Wording) -> list[tuple[int, int]]:
    """Word ranges between commas and brackets."""
    count = min(len(wording), _MOST_WORDS)
    if count and not _broken(wording):
        return [(0, count)]
    starts = [i for i in range(count) if i == 0 or wording.gaps[i] in ",("]
    starts = [i for i in starts if i == 0 or wording.gaps[i]]
    return list(zip(starts, [*starts[1:], count], strict=True)) if count else []


def read_phrase(wording: Wording, i: int, end: int) -> tuple[Reading, int]:
    """The phrase that begins at word i, and the position after it."""
    reading = Reading(start=i)
    start = i
    while i < end and not reading.name:
        after = _step(reading, wording, i, end)
        if after is None:
            break
        i = after
    if i < end and not reading.name:
        position = _possessive(reading, wording, i, end)
        i = take(reading, wording, i, end) if position is None else position
    _finish(reading, wording)
    return reading, max(i, start + 1)


def _possessive(reading: Reading, wording: Wording, i: int, end: int) -> int | None:
    """ "Germany's Bavaria state", "Dublin's north": the owner contains the rest, or is the place itself."""
    mark = next((k for k in range(i + 1, end - 1) if wording.keys[k] == "s" and wording.gaps[k] == "'"), None)
    if mark is None or name_end(reading, wording, i, end) is not None:
        return None
    owner = wording.name(i, mark)
    if wording.oracle is None or not wording.knows(owner):
        return None
    inner, position = read_phrase(wording, mark + 1, end)
    reading.containers += inner.containers
    for key in inner.remarks:
        reading.remark(key)
    if inner.locality_type is not None:
        reading.settle(inner.locality_type)
    reading.part, reading.heading, reading.district = inner.part or reading.part, inner.heading, inner.district
    if inner.name and wording.knows(inner.name):
        reading.name, reading.feature_class, reading.district = inner.name, inner.feature_class, inner.district
        if owner != inner.name:
            reading.containers.append(Toponym(owner))
        return position
    reading.name = owner
    if inner.name:
        reading.unused.append((mark + 1, position))
        reading.remark("neighbourhood")
    return position


def _step(reading: Reading, wording: Wording, i: int, end: int) -> int | None:
    """Read one word or phrase of the grammar at word i; None where a name begins."""
    key = wording.keys[i]
    if key in STARTS or key[:1].isdigit():
        after = read_measure(reading, wording, i, end)
        if after is not None:
            return after
    road = read_road(reading, wording, i, end) or river_before(reading, wording, i, end)
    if road is not None:
        return road
    named: int | None = -1
    for entry in LEXICON.all_at(wording, i, end):
        stop = i + len(entry.words)
        if entry.names:
            named = name_end(reading, wording, i, end) if named == -1 else named
            if named is not None and named >= stop and not _only_linked(reading, wording, i, named):
                return None
        if len(entry.words) > 2 and entry.words[1] in ARTICLES:
            inner = name_end(reading, wording, i + 1, end)
            if inner is not None and inner > stop:
                # "à L'Orée-de-Mormal": the article belongs to a name.
                continue
        after = entry.step(reading, wording, i, stop, end)
        if after is not None:
            return after
    return _numbered(reading, wording, i, end)


def _only_linked(reading: Reading, wording: Wording, i: int, named: int) -> bool:
    """ "aux environs *du* Puy": a preposition that a phrase waits for begins no name, though the gazetteer has one."""
    if wording.keys[i] not in PREPOSITIONS:
        return False
    return named == i + 1 or not (reading.bare or reading.preposition == "near")


def _numbered(reading: Reading, wording: Wording, i: int, end: int) -> int | None:
    """Codes and pairs of countries: recognised by their shape, not by a word."""
    countries = two_countries(reading, wording, i, end)
    return countries if countries is not None else read_code(reading, wording, i, end)


def _with_article(reading: Reading) -> str:
    joint = "" if reading.article == "l'" else " "
    return f"{reading.article}{joint}{reading.name}"


def _finish(reading: Reading, wording: Wording) -> None:
    if not reading.name:
        return
    classifier = reading.classifier
    if classifier in _WITH_DEMONYM and not reading.adjective and not reading.linked:
        finish_adjective(reading)
    finish = _FINISH.get("landmark" if "landmark" in reading.remarks else classifier)
    if finish is not None:
        finish(reading)
    if reading.neighbourhood:
        reading.remark("neighbourhood")
    if reading.indefinite:
        reading.remark("unnamed_place")
    if reading.locality_type == "heading" and reading.article and not wording.knows(_with_article(reading)):
        # "au sud de l'Espagne" is outside by the letter; some writers mean the south of it.
        reading.remark("heading_or_part")
    if "road" in reading.remarks and reading.locality_type is None:
        reading.locality_type = "near"

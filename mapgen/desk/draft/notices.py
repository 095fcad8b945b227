"""What a draft must not keep silent: no row, what was left out, a text that is no whole article in a known language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mapgen.desk.draft.article import Language
from mapgen.desk.draft.drafting import language_of
from mapgen.desk.draft.found import Draft
from mapgen.desk.draft.tables import tables
from mapgen.languages import text

#: Function words of languages that draft doesn't read.
_FOREIGN = {
    "de": "der die das und den von mit ist im dem nicht ein eine auf für sich wurde wurden nach bei",
    "es": "el los las del una por con para que fue fueron se su han y en al policía detenido detenidos como",
    "it": "il gli della di che per con una sono nel alla dei le è stato arrestati del da carabinieri polizia",
    "nl": "het een van en de is niet op voor met zijn werd werden door aan ook bij naar politie",
    "pt": "o os as do da em que para por com uma foi foram não na no ao mais pela polícia dos",
}
_FOREIGN_WORDS = {code: frozenset(words.split()) for code, words in _FOREIGN.items()}
#: Shorter texts say too little of their language.
_FEWEST_WORDS = 15
_SAMPLE = 20_000
#: UTF-8 that was read as Latin-1, or letters that were lost.
_GARBLED = re.compile(r"Ã[\x80-\xbf©¨ª«§´»¼]|â€[™œ\x9d“”¦]|\ufffd")
_MOST_GARBLED = 2
#: A page that asks for consent holds little else.
_SHORT_PAGE = 1500


def notices(made: Draft, language: str) -> Iterator[str]:
    """One line each, in ``language``."""
    for key, values in _of_text(made.article.text, made.language):
        yield text(f"draft.{key}", language, file=made.article.file, **values)
    if not made.rows:
        yield text("draft.no_row", language, file=made.article.file, n=len(made.found), count=len(made.found))
    for why in ("custody", "repeated"):
        left = [found for found in made.found if found.why == why and not found.kept]
        count = sum(not found.reading.sentence.heading for found in left)
        if count:
            yield text(f"draft.left_{why}", language, file=made.article.file, n=count, count=count)


def _of_text(content: str, read_as: Language) -> Iterator[tuple[str, dict[str, str]]]:
    if code := foreign(content):
        yield "foreign", {"code": code}
    if len(_GARBLED.findall(content[:_SAMPLE])) > _MOST_GARBLED:
        yield "garbled", {}
    for lang in ("fr", "en"):
        words = tables(lang)["pages"]
        if re.search(words["teaser"], content, re.IGNORECASE):
            yield "teaser", {}
        elif len(content) < _SHORT_PAGE and re.search(words["consent"], content, re.IGNORECASE):
            yield "consent", {}


def foreign(content: str) -> str:
    """The code of the language, none of those we read, that has clearly the most function words; "" else."""
    words = Counter(re.findall(r"[^\W\d_]+", content[:_SAMPLE].lower()))
    if sum(words.values()) < _FEWEST_WORDS:
        return ""
    own = sum(words[word] for word in tables(language_of(content))["language"]["words"].split())
    counts = {code: sum(words[word] for word in known) for code, known in _FOREIGN_WORDS.items()}
    code = max(counts, key=lambda code: counts[code])
    return code if counts[code] > _AHEAD * own else ""


_AHEAD = 1.5

"""Places by number: "93", "dans le 9-3", "2A", "FR-59", "33000 Bordeaux", "Paris 13e"."""

from __future__ import annotations

import re

from mapgen.base.toponym import fold
from mapgen.locality.clause import Toponym
from mapgen.locality.lexicon import LEXICON
from mapgen.locality.reading import Reading
from mapgen.locality.wording import Wording

#: Communes with municipal arrondissements and their number (loi PLM, 31 December 1982).
DISTRICTS = {"paris": 20, "lyon": 9, "marseille": 16}

_CODE = re.compile(r"(?:fr? )?(\d{2,3}|2 ?[ab]|\d{5}|2 ?[ab]\d{3})|fr (\d)")
#: Words before a département's number: "dans le 93", "département 93". Behind any other ("zone 2", "en 93", "au 12") a
#: number of one to three figures is none.
_BEFORE_CODE = frozenset("le du l the dans in fr f et ou and or".split())
_DEPARTMENT = frozenset({"departement", "departements", "department"})
_FIGURE_ORDINAL = frozenset({"e", "er", "eme", "ere", "nd", "nde", "th", "st", "rd", "ieme", "saint"})
ROMAN_ORDINAL = re.compile(r"(XX|XIX|XVI{0,3}|XIV|XI{0,3}|IX|IV|VI{0,3}|I{1,3})(?:e|E|ème|eme|ᵉ)|(I)er")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_ORDINAL_WORDS = {
    word: n
    for words in (
        "premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme "
        "treizieme quatorzieme quinzieme seizieme dixseptieme dixhuitieme dixneuvieme vingtieme",
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    )
    for n, word in enumerate(words.split(), 1)
}
_ORDINAL_ENDINGS = ("e", "er", "th", "st", "nd", "rd")
_DISTRICT_NOUNS = frozenset({"arrondissement", "arrondissements", "arr", "ardt", "arrdt", "district", "ardnt"})
#: Départements whose number is said digit by digit: "le 9-3", "neuf-trois".
_SPOKEN = {
    "neuf trois": "93",
    "neuf un": "91",
    "neuf deux": "92",
    "neuf quatre": "94",
    "neuf cinq": "95",
    "neuf cube": "94",
}
_DIGITS_APART = frozenset({"77", "78", "91", "92", "93", "94", "95"})


def ordinal_at(wording: Wording, i: int, end: int) -> tuple[int, int] | None:
    """ "13e", "XIIIe", "treizième arrondissement": the number, and the position after it and its noun."""
    found = _ordinal(wording, i, end)
    if found is None:
        return None
    number, j = found
    return number, j + 1 if j < end and wording.keys[j] in _DISTRICT_NOUNS else j


def _ordinal(wording: Wording, i: int, end: int) -> tuple[int, int] | None:
    key, j = wording.keys[i], i + 1
    if not key[:1].isdigit() and not key.endswith(_ORDINAL_ENDINGS):
        return None
    noun = j < end and wording.keys[j] in _DISTRICT_NOUNS
    if key.isdigit() and len(key) < 3:
        glued = j < end and (
            wording.gaps[j] == "" or (wording.gaps[j] == " " and wording.keys[j] in ("e", "er", "eme"))
        )
        if glued and wording.keys[j] in _FIGURE_ORDINAL:
            return int(key), j + 1
        return (int(key), j) if noun else None
    if noun and key in _ORDINAL_WORDS:
        return _ORDINAL_WORDS[key], j
    roman = ROMAN_ORDINAL.fullmatch(wording.raw(i))
    if roman is None or not (noun or (i > 0 and wording.keys[i - 1] in DISTRICTS)):
        return None
    return _roman(roman.group(1) or roman.group(2)), j


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[c] for c in text]
    return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))


def code_end(wording: Wording, i: int, end: int) -> int | None:
    """The end of a département's number or a postcode that begins at word i."""
    if not wording.keys[i][:1].isdigit() and wording.keys[i] not in ("fr", "f", "neuf"):
        return None
    if i + 2 <= end and " ".join(wording.keys[i : i + 2]) in _SPOKEN:
        return i + 2
    for j in range(min(i + 3, end), i, -1):
        if all(wording.gaps[k] in "-" for k in range(i + 1, j)) and _code_text(wording, i, j):
            return j
    return None


def _code_text(wording: Wording, i: int, j: int) -> str | None:
    text = " ".join(wording.keys[i:j])
    if text in _SPOKEN:
        return _SPOKEN[text]
    joined = text.replace(" ", "")
    if j - i == 2 and joined in _DIGITS_APART:
        return joined
    match = _CODE.fullmatch(text)
    if match is None or not joined.isascii():
        return None
    return match.group(1).replace(" ", "").upper() if match.group(1) else f"0{match.group(2)}"


def is_code(wording: Wording, i: int, j: int) -> bool:
    """Are words i to j one code and nothing else?"""
    return (
        j - i <= 3
        and (wording.keys[i][:1].isdigit() or wording.keys[i] in ("fr", "f"))
        and code_end(wording, i, j) == j
    )


def begins_code(wording: Wording, i: int, end: int) -> bool:
    """Does a code or an ordinal fill words i to ``end``?"""
    if wording.raw(i)[:1].isdigit() or wording.keys[i] in ("fr", "f"):
        number = ordinal_at(wording, i, end)
        return code_end(wording, i, end) == end or (number is not None and number[1] == end)
    number = ordinal_at(wording, i, end)
    return number is not None and number[1] == end


def read_code(reading: Reading, wording: Wording, i: int, end: int) -> int | None:
    """An ordinal, a code that is the place, or a code before the place that it contains."""
    number = ordinal_at(wording, i, end)
    if number is not None:
        reading.district, stop = number
        reading.article, reading.preposition = "", ""
        reading.missing = reading.missing or "district_without_city"
        return _further_ordinals(reading, wording, stop, end)
    j = code_end(wording, i, end) or (i + 1 if _single_figure(wording, i) else None)
    if j is None or not may_be_code(reading, wording, i, end):
        return None
    code = _code_text(wording, i, j) or f"0{wording.raw(i)}"
    if j < end and wording.gaps[j] == " " and len(code) in (2, 3, 5) and not _place_follows_not(wording, j, end):
        reading.containers.append(Toponym(_postcode(wording, code)))
        return j
    if j < end and wording.gaps[j] in ("", "-"):
        return None
    reading.name, reading.code = code, True
    return j


def _further_ordinals(reading: Reading, wording: Wording, i: int, end: int) -> int:
    """ "les 13e *et 14e* arrondissements": which of the two is not said."""
    while i + 1 < end and wording.keys[i] in ("et", "and", "ou", "or"):
        following = ordinal_at(wording, i + 1, end)
        if following is None:
            break
        reading.districts, i = True, following[1]
    return i


def is_number(wording: Wording, i: int) -> bool:
    """Is word i a figure: no name, unless it is a code?"""
    return wording.raw(i)[:1].isdigit()


def _single_figure(wording: Wording, i: int) -> bool:
    """A département's number without its zero, which only the word "département" makes one."""
    if wording.raw(i) not in "123456789":
        return False
    return any(k >= 0 and wording.keys[k] in _DEPARTMENT for k in (i - 1, i - 2))


def may_be_code(reading: Reading, wording: Wording, i: int, end: int) -> bool:
    """Do the words before the number at word i, and those behind it, let it be a département's number or a postcode?"""
    j = code_end(wording, i, end)
    if j is None:
        return _single_figure(wording, i)
    if len(_code_text(wording, i, j) or "") == 5 or not wording.raw(i).isdigit():
        return True
    before = wording.keys[i - 1] if i and i != reading.start else ""
    if before == "les":
        return j < len(wording) and (wording.keys[j] in ("et", "and") or wording.gaps[j] == ",")
    if before and before not in _BEFORE_CODE | _DEPARTMENT and wording.gaps[i] not in (",", "("):
        return False
    return not (j < end and _counted(wording, j, end))


def _counted(wording: Wording, j: int, end: int) -> bool:
    """ "12 *personnes*", "30 *suspects*": the number counts what follows."""
    words = LEXICON.at(wording, j, end)
    if words is None or not wording.lower(j) or len(wording.keys[j]) < 4 or wording.gaps[j] != " ":
        return False
    return not (_place_follows_not(wording, j, end) or wording.knows(wording.raw(j)))


def _place_follows_not(wording: Wording, j: int, end: int) -> bool:
    return wording.keys[j] in ("dans", "in", "en", "pres", "near", "et", "and")


def _postcode(wording: Wording, code: str) -> str:
    """A postcode that nobody knows (CEDEX) still names the département."""
    if len(code) != 5 or wording.oracle is None or wording.knows(code):
        return code
    return code[:3] if code.startswith("97") else code[:2]


def district_of(city: str, number: int) -> str | None:
    """ "Paris 13e", as the gazetteer calls a municipal arrondissement; None where there is none of that number."""
    key = fold(city)
    if not 1 <= number <= DISTRICTS.get(key, 0):
        return None
    return f"{key.capitalize()} {number}{'er' if number == 1 else 'e'}"


def split_district(name: str) -> tuple[str, int] | None:
    """ "Paris 13e" → Paris, 13: for a name that the gazetteer knew as it stood."""
    match = _DISTRICT.match(fold(name))
    if match is None:
        return None
    city, figure, roman = match.groups()
    return city.capitalize(), int(figure) if figure else _roman(roman.upper())


def names_districts(name: str) -> bool:
    """Does a name hold several municipal arrondissements: "Marseille 13e et 14e"?"""
    return " " in name and _DISTRICTS.match(fold(name)) is not None


_DISTRICTS = re.compile(r"(paris|lyon|marseille) \d{1,2}(?:er|e|eme)? et \d")
_DISTRICT = re.compile(r"(paris|lyon|marseille) (?:(\d{1,2})|([xvi]+))(?:er|e|eme)?\b")

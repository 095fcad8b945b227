"""Wording finer than a municipality: a house number, a street. The reader refuses such rows; here are the words.

No official name is ever refused: Saulon-la-Rue, Le Passage, Chemin, Villers-Allée are towns. The gazetteer decides.
"""

from __future__ import annotations

from mapgen.locality.lexicon import LEXICON
from mapgen.locality.numbers import TIME_UNITS, UNITS
from mapgen.locality.wording import Known, Wording

#: Before the name: "rue de la Paix", "12 bis, avenue Foch".
_FRENCH = frozenset(
    """
    rue avenue av boulevard bd bld boul impasse allee allees quai ruelle sente venelle traverse esplanade
    square passage chemin place montee cours sentier lotissement residence rocade corniche promenade villa
    immeuble batiment appartement appt apt flat building bat escalier digicode etage
    """.split()
)
#: Of these only some are streets: "sur place", "au cours de", "en chemin" are not, and "route de Lyon" leads there.
_NOT_AFTER = {
    "place": frozenset({"sur", "en", "a", "mise", "mis", "mises"}),
    "cours": frozenset({"au", "en", "aux", "le", "les", "des"}),
    "chemin": frozenset({"en", "mi", "a"}),
    "passage": frozenset({"de", "au"}),
    "residence": frozenset({"de", "sa", "leur", "en", "a"}),
    "traverse": frozenset({"a", "qui", "il"}),
    "flat": frozenset(),
    "building": frozenset({"a", "the"}),
    "promenade": frozenset({"en", "une"}),
    "villa": frozenset({"une", "la", "a"}),
    "immeuble": frozenset({"un", "l", "d"}),
    "batiment": frozenset({"un", "le", "du"}),
    "appartement": frozenset({"un", "l", "d", "son", "leur"}),
    "avenue": frozenset({"an", "une", "the"}),
    "rue": frozenset({"une", "des"}),
    "square": frozenset({"un", "the", "a"}),
    "etage": frozenset(),
}
#: With a house number in front these are addresses too.
_WITH_NUMBER = _FRENCH | frozenset("route hameau lieu domaine mail sq ch rte rond clos parvis".split())
#: Behind the name: "Baker Street", "Old Kent Road".
_ENGLISH = frozenset("street road avenue lane boulevard crescent terrace square mews alley".split())
#: Behind the name, and only with a house number: plain words otherwise ("close to", "a two-hour drive").
_ENGLISH_WITH_NUMBER = _ENGLISH | frozenset(
    "st saint rd ave drive close way court place gardens row hill walk park grove ln blvd".split()
)
_SMALL = frozenset(
    "le la les l de du des d a au aux en dans sur et the of in on at to from near by un une pres vers une".split()
)
#: Words before an English street noun that make it none: "20 km by road", "the main road".
_NO_STREET_NAME = _SMALL | frozenset(
    "by off main busy same main side ring back country side this that each every a an".split()
)
_MOST_NAME_WORDS = 7


def finer_than_municipality(wording: str, known: Known | None = None) -> str | None:
    """The words of ``wording`` that point to a street or a house, as typed; None where there are none."""
    words = Wording(wording, known)
    for i, key in enumerate(words.keys):
        if key in _WITH_NUMBER or key in _ENGLISH_WITH_NUMBER:
            span = _offence(words, i)
            if span is not None and not _official(words, *span, i):
                return words.span(*span)
    return None


def _offence(words: Wording, i: int) -> tuple[int, int] | None:
    key, number = words.keys[i], _house_number(words, i)
    if key in _WITH_NUMBER and number is not None and i + 1 < len(words):
        return number, _name_end(words, i)
    if key in _FRENCH and _french_street(words, i):
        return i, _name_end(words, i)
    if key in _ENGLISH_WITH_NUMBER:
        return _english_street(words, i)
    return None


def _house_number(words: Wording, i: int) -> int | None:
    """Position of the house number before the street noun: "12", "12 bis", "n° 12", "au 12 de la"."""
    k = i - 1
    while k >= 0 and words.keys[k] in ("de", "la", "l", "du", "bis", "ter", "quater", "b", "et"):
        k -= 1
    is_number = k >= 0 and words.raw(k).isdigit() and len(words.raw(k)) < 5
    return k if is_number and not _measured(words, k) else None


def _measured(words: Wording, k: int) -> bool:
    return words.keys[k + 1] in UNITS or words.keys[k + 1] in TIME_UNITS


def _french_street(words: Wording, i: int) -> bool:
    """A noun with a name behind it. "Dans une rue de Lyon" names none."""
    key = words.keys[i]
    if i + 1 >= len(words) or words.gaps[i + 1] in (",", "("):
        return False
    if i and words.keys[i - 1] in _NOT_AFTER.get(key, ()):
        return False
    if i and words.gaps[i] in "-'" and words.gaps[i] and words.keys[i - 1] != "l":
        return False
    following = words.keys[i + 1]
    if key in ("av", "bd", "bat", "apt", "appt", "flat", "building", "etage", "escalier", "boul"):
        return words.raw(i + 1)[:1].isdigit() or words.raw(i + 1)[:1].isupper()
    return following not in ("a", "au", "en", "dans", "pres", "et", "the", "in", "of") or following == "of"


def _english_street(words: Wording, i: int) -> tuple[int, int] | None:
    """ "Baker Street", "10 Downing Street": the words before the noun are the name, back to a small word."""
    start = i
    while start > 0 and words.keys[start - 1] not in _NO_STREET_NAME and words.gaps[start] != ",":
        start -= 1
        if words.raw(start).isdigit():
            break
    if start == i or i - start > _MOST_NAME_WORDS:
        return None
    numbered = words.raw(start).isdigit() and not _measured(words, start)
    if numbered and i - start > 1:
        return start, i + 1
    named = words.raw(i - 1)[:1].isupper() or words.raw(i).islower() is False
    street = words.keys[i] in _ENGLISH and not words.raw(start).isdigit() and named
    return (start, i + 1) if street else None


def _name_end(words: Wording, i: int) -> int:
    """The end of a French street's name: a break, or a preposition that leads on to the town."""
    for k in range(i + 1, len(words)):
        if (words.gaps[k] in ",(" and words.gaps[k]) or (
            k > i + 1 and words.keys[k] in ("a", "dans", "en", "pres", "in")
        ):
            return k
    return len(words)


def _official(words: Wording, start: int, stop: int, i: int) -> bool:
    """Are the words part of a known name that holds the street noun at i, set off as names are?

    The name may reach back ("Saulon-*la-Rue*") or on ("*La Rue*-Saint-Pierre"), but a house number before it, or
    a word of a longer street name beside it ("Baker *Street*", though Street is a town), make it no name.
    """
    if words.oracle is None:
        return False
    if words.raw(start).isdigit() and start < i:
        return False
    if i + 1 < stop and words.lower(i) and words.gaps[i + 1] == " " and words.raw(i + 1)[:1].isupper():
        # "dans la rue Saint-Pierre": so written it is a street, whatever commune is called La Rue-Saint-Pierre.
        return False
    for j in range(min(len(words), i + _MOST_NAME_WORDS), i, -1):
        for k in range(max(0, i - _MOST_NAME_WORDS), i + 1):
            if _set_off(words, k, j) and _full_name(words, k, j):
                return True
    return False


def _set_off(words: Wording, k: int, j: int) -> bool:
    left = k == 0 or words.keys[k - 1] in _SMALL or words.gaps[k] in ",(" or LEXICON.at(words, k - 1, k) is not None
    right = j == len(words) or words.gaps[j] in ",(" or words.keys[j] in _AFTER_NAME or words.raw(j)[:1].isdigit()
    return left and right


_AFTER_NAME = frozenset("dans en a au aux pres near in non et est sud nord ouest cedex on".split())


def _full_name(words: Wording, k: int, j: int) -> bool:
    """A known name as official lists have it: with its article: La Rue-Saint-Pierre, not "rue Saint-Pierre"."""
    name = words.name(k, j)
    if not words.knows(name):
        return False
    if k > 0 and words.keys[k - 1] in _ARTICLE_BEFORE:
        return True
    if words.keys[k] in _ARTICLE_BEFORE:
        return True
    return not any(words.knows(f"{article} {name}") for article in ("La", "Le", "Les")) and not words.knows(f"L'{name}")


_ARTICLE_BEFORE = frozenset({"la", "le", "les", "l", "au", "du", "aux", "des"})

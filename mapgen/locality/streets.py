"""Wording finer than a municipality: a house number, a street. The reader refuses such rows; here are the words.

No official name is ever refused: Saulon-la-Rue, Le Passage, Chemin, Villers-Allée are towns. An oracle of official
names decides; that a neighbourhood is called after its square makes the square no town.
"""

from __future__ import annotations

from mapgen.locality.lexicon import LEXICON
from mapgen.locality.numbers import TIME_UNITS, UNITS
from mapgen.locality.wording import Known, Wording, keys_alone

#: Before the name: "rue de la Paix", "12 bis, avenue Foch".
_FRENCH = frozenset(
    """
    rue avenue av boulevard bd bld boul impasse allee allees quai ruelle sente venelle traverse esplanade
    square passage chemin place montee cours sentier lotissement residence rocade corniche promenade villa
    immeuble batiment appartement appt apt flat building bat escalier digicode etage hlm
    """.split()
)
#: Shortened, with the stop that shows it: "r. de Lyon", "pl. Bellecour".
_SHORTENED = frozenset("r pl av bd bld boul imp all rte sq ch res lot".split())
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
    "hlm": frozenset({"un", "une", "le", "l", "en", "des"}),
}
#: With a house number in front these are addresses too.
_WITH_NUMBER = _FRENCH | frozenset("route hameau lieu domaine mail sq ch rte rond clos parvis r pl".split())
#: Behind the name: "Baker Street", "Old Kent Road".
_ENGLISH = frozenset("street road avenue lane boulevard crescent terrace square mews alley".split())
#: Behind the name, and only with a house number: plain words otherwise ("close to", "a two-hour drive").
_ENGLISH_WITH_NUMBER = _ENGLISH | frozenset(
    "st saint rd ave drive dr close way court place gardens row hill walk park grove ln blvd".split()
)
#: Behind the name without a number where they end it with a capital of their own: "Elm Close", "Main St, Boston".
_ENGLISH_CAPITAL = frozenset("saint rd ave drive dr close way row walk ln blvd".split())
#: One of these is in every wording that is too fine.
_NOUNS = _WITH_NUMBER | _ENGLISH_WITH_NUMBER | _SHORTENED | {"rond"}
_SMALL = frozenset(
    "le la les l de du des d a au aux en dans sur et the of in on at to from near by un une pres vers une".split()
)
#: Words before an English street noun that make it none: "20 km by road", "the main road".
_NO_STREET_NAME = _SMALL | frozenset(
    "by off main busy same main side ring back country side this that each every a an".split()
)
_MOST_NAME_WORDS = 7
_LINKS = frozenset({"de", "du", "des", "d", "la", "le", "les", "l"})
#: Behind a street's noun they show that it names none: "une place à Lyon".
_NO_NAME = frozenset({"a", "au", "aux", "en", "dans", "pres", "et", "the", "in"})


def finer_than_municipality(wording: str, known: Known | None = None) -> str | None:
    """The words of ``wording`` that point to a street or a house, as typed; None where there are none.

    ``known`` tells whether a string is the official name of a municipality or of something larger. It must not say
    yes to neighbourhoods: many bear the name of a street (place de la République).
    """
    if _NOUNS.isdisjoint(keys_alone(wording)):
        return None
    words = Wording(wording, known)
    for i, key in enumerate(words.keys):
        if key in _NOUNS:
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
    if (key in _SHORTENED and _shortened(words, i)) or (key == "rond" and _roundabout(words, i)):
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
    if key == "villa" and following in ("de", "del", "da", "di", "do"):
        # Villa de Leyva, Villa del Rosario: Spanish and Portuguese towns.
        return False
    if key in ("av", "bd", "bat", "apt", "appt", "flat", "building", "etage", "escalier", "boul"):
        return words.raw(i + 1)[:1].isdigit() or words.raw(i + 1)[:1].isupper()
    return following not in _NO_NAME


def _shortened(words: Wording, i: int) -> bool:
    """ "r. de Lyon", "pl. Bellecour": the stop behind the noun, and a name behind that."""
    if i + 1 >= len(words) or words.text[words.ends[i] : words.starts[i + 1]] not in (".", ". "):
        return False
    return words.keys[i + 1] in _LINKS or (
        len(words.raw(i + 1)) > 2 and words.raw(i + 1)[0].isupper() and len(words.keys[i]) > 1
    )


def _roundabout(words: Wording, i: int) -> bool:
    """ "rond-point de Paris"; "un rond-point de Lyon" names none."""
    following = words.keys[i + 1 : i + 3]
    named = (
        len(following) == 2
        and following[0] == "point"
        and following[1] not in _NO_NAME
        and words.gaps[i + 2] not in ",("
    )
    return named and not (i and words.keys[i - 1] in ("un", "des"))


def _english_street(words: Wording, i: int) -> tuple[int, int] | None:
    """ "Baker Street", "10 Downing Street": the words before the noun are the name, back to a small word."""
    start = i
    while start > 0 and not _no_street_name(words, start - 1, i) and words.gaps[start] != ",":
        start -= 1
        if words.raw(start).isdigit():
            break
    if start == i or i - start > _MOST_NAME_WORDS:
        return None
    numbered = words.raw(start).isdigit() and not _measured(words, start)
    ends = _ends_name(words, i + 1)
    if numbered and i - start > 1 and (ends or words.keys[i] != "saint"):
        return start, i + 1
    if words.keys[i] in _ENGLISH_CAPITAL and ends and _capital(words, i) and not words.raw(start).isdigit():
        return start, i + 1
    named = words.raw(i - 1)[:1].isupper() or words.raw(i).islower() is False
    street = words.keys[i] in _ENGLISH and not words.raw(start).isdigit() and named
    return (start, i + 1) if street else None


def _no_street_name(words: Wording, k: int, i: int) -> bool:
    """Is word k none of the street's name: "the *main* road"? "*Main* Street" is one."""
    if words.keys[k] in _SMALL or words.keys[k] not in _NO_STREET_NAME:
        return words.keys[k] in _SMALL
    return words.lower(k) or words.lower(i)


def _capital(words: Wording, i: int) -> bool:
    """Are the noun and the word before it typed as one name: "Elm Close", not "too close"?"""
    return words.gaps[i] == " " and words.raw(i)[0].isupper() and words.raw(i - 1)[0].isupper()


def _ends_name(words: Wording, i: int) -> bool:
    return i == len(words) or (words.gaps[i] in ",(" and words.gaps[i] != "") or words.keys[i] in _AFTER_NAME


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
    tied = words.gaps[i] == "-" or (i + 1 < stop and words.gaps[i + 1] == "-")
    # "56 Saint-Avé": a département's number; a house number stands before a noun that no hyphen ties.
    numbered = words.raw(start).isdigit() and start < i and not tied
    if i + 1 < stop and words.lower(i) and words.gaps[i + 1] == " " and words.raw(i + 1)[:1].isupper():
        # "dans la rue Saint-Pierre": so written it is a street, whatever commune is called La Rue-Saint-Pierre.
        return False
    for j in range(min(len(words), i + _MOST_NAME_WORDS), i, -1):
        for k in range(max(0, i - _MOST_NAME_WORDS), i + 1):
            if _set_off(words, k, j) and (k <= start or not numbered) and _full_name(words, k, j):
                return True
    return False


def _set_off(words: Wording, k: int, j: int) -> bool:
    before = k - 1
    left = k == 0 or words.keys[before] in _SMALL or words.gaps[k] in ",(" or words.raw(before).isdigit()
    left = left or LEXICON.at(words, before, k) is not None
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

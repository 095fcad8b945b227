"""Names of places in a sentence, each with what leads to it: a preposition, "de", or nothing."""

from __future__ import annotations

from collections.abc import Iterator

from mapgen.desk.draft.grammar_words import (
    AFTER_PLACE,
    ARTICLES,
    BETWEEN_ADJECTIVES,
    CIVILITY,
    CLUBS,
    COMPASS,
    DAYS,
    DEMONYM_NOUNS,
    GENITIVE,
    LOCATIVE,
    MONTHS,
    MOTION,
    NO_NAMES,
    ORGANISATION_AFTER,
    PARTICLES,
    RELATION_NOUNS,
    STREETS,
)
from mapgen.desk.draft.joining import beside, closed, contains, explains, listed, opened_by, other_end, stretch
from mapgen.desk.draft.mention import Mention
from mapgen.desk.draft.names import Named, Names, unknown
from mapgen.desk.draft.segments import Sentence
from mapgen.locality.numbers import STARTS, UNITS

#: Words that are looked at before a name for the preposition that leads to it.
_REACH = 14


def mentions(sentence: Sentence, names: Names) -> list[Mention]:
    """The names of a sentence in order; a container that only explains the name before it is part of that."""
    found: list[Mention] = []
    for i, j, named in _spans(sentence, names):
        lead, link = _lead(sentence, i, j, named)
        division = link == "locative" and j < len(sentence) and sentence.keys[j] in _DIVISIONS and sentence.capital(j)
        mention = Mention(sentence, i, j, named, lead, link, j + 1 if division else j)
        before = found[-1] if found else None
        if before is not None and link in ("locative", "bare", "genitive"):
            if contains(before, mention) or beside(before, mention) or explains(before, mention):
                before.end = closed(sentence, mention.j)
                continue
            if other_end(before, mention) or stretch(before, mention):
                before.end = mention.j
                continue
            if opened_by(before, mention):
                mention.lead = before.lead
                found.pop()
            elif listed(before, mention):
                mention.previous = before
                if link == "genitive" or (link == "bare" and before.link in ("locative", "genitive", "bare")):
                    mention.link = before.link
        found.append(mention)
    for mention in found:
        _take_code(mention, names)
    return found


#: Behind a name they are part of a larger one: "in Narok County".
_DIVISIONS = frozenset({"county", "province", "district", "prefecture", "department"})


def _spans(sentence: Sentence, names: Names) -> Iterator[tuple[int, int, Named]]:
    i, count = 0, len(sentence)
    keys, gaps, starts, text = sentence.keys, sentence.gaps, sentence.starts, sentence.text
    while i < count:
        if text[starts[i]].isupper() and (gaps[i] != "-" or i == 0):
            found = names.at(sentence, i)
            if found is not None:
                yield i, *found
                i = found[0]
                continue
            if (end := _unknown_end(sentence, i)) > i:
                yield i, end, unknown(sentence.span(i, end))
                i = end
                continue
        elif keys[i].isdigit() and i > 1 and keys[i - 1] == "le" and keys[i - 2] in LOCATIVE:
            if (place := _by_number(sentence, i, names)) is not None:
                yield place
        elif keys[i] in DEMONYM_NOUNS and (place := _demonym(sentence, i, names)):
            yield place
            i = place[1]
            continue
        i += 1


def _by_number(sentence: Sentence, i: int, names: Names) -> tuple[int, int, Named] | None:
    """ "dans le 93", and "dans le 7e" behind "dans le 9e arrondissement de Lyon"."""
    keys = sentence.keys
    if keys[i + 1 : i + 2] and keys[i + 1] in _ORDINALS and sentence.gaps[i + 1] == "":
        k = next((k for k in range(i - 1, 0, -1) if keys[k] == "arrondissement"), None)
        found = names.at(sentence, k + 2) if k is not None and k + 2 < i else None
        whole = keys[i + 2 : i + 3] == ["arrondissement"]
        return (i, i + 2, found[1]) if found is not None and not whole else None
    named = names.coded(sentence.raw(i)) if len(keys[i]) in (2, 3) else None
    return (i, i + 1, named) if named is not None else None


def _unknown_end(sentence: Sentence, i: int) -> int:
    """The end of a name after "in", "near", "à" or "près de" that the gazetteer hasn't; word i where it is none."""
    keys = sentence.keys
    k = i - 1 if i and keys[i - 1] != "the" else i - 2
    led = k >= 0 and (keys[k] in ("in", "near", "a") or keys[max(0, k - 1) : k + 1] == ["pres", "de"])
    if not led or not personal(sentence, i) or keys[i] in NO_NAMES or keys[i] in _NO_PLACES or len(keys[i]) < 4:
        return i
    j = i + 1
    while j < len(sentence) and (sentence.gaps[j] == "-" or (keys[k] != "a" and sentence.gaps[j] == " ")):
        if not personal(sentence, j) and sentence.gaps[j] != "-":
            break
        j += 1
    owned = keys[j : j + 1] == ["s"] and sentence.gaps[j] == "'"
    if j < len(sentence) and keys[j] in _INSTITUTIONS:
        return i
    return i if owned or j - i > _LONGEST_UNKNOWN or _organisation(sentence, j) else j


_LONGEST_UNKNOWN = 4
_INSTITUTIONS = frozenset(
    "prison jail court hospital stadium police square street park market prison church hotel".split()
)
_NO_PLACES = frozenset(
    "project parliament congress interpol europol frontex eurojust custody whatsapp telegram facebook".split()
)


def _demonym(sentence: Sentence, i: int, names: Names) -> tuple[int, int, Named] | None:
    """ "banlieue (nord) toulousaine"."""
    k = i + 1
    while k < len(sentence) and sentence.keys[k] in COMPASS:
        k += 1
    if k >= len(sentence) or sentence.capital(k) or sentence.gaps[k] not in (" ", "-") or len(sentence.keys[k]) < 4:
        return None
    if not sentence.keys[k][0].isalpha():
        return None
    named = names.known(sentence.raw(k))
    return (k, k + 1, named) if named is not None and named.demonym else None


def _lead(sentence: Sentence, i: int, j: int, named: Named) -> tuple[int, str]:
    """Where the wording begins at its shortest, and what kind of link that is."""
    keys = sentence.keys
    if named.demonym and not sentence.capital(i):
        return _relation_start(sentence, i)
    k = i
    while k > 0 and (
        keys[k - 1] in ARTICLES or (keys[k - 1] in BETWEEN_ADJECTIVES and not sentence.raw(k - 1).isupper())
    ):
        k -= 1
    if k > 0 and keys[k - 1] in LOCATIVE and sentence.gaps[k] in (" ", "'"):
        return k - 1, _locative(sentence, k - 1, i, j, named)
    if k > 0 and keys[k - 1] in GENITIVE and sentence.gaps[k] in (" ", "'"):
        if _somebody(sentence, i, j):
            return i, "person"
        return _genitive(sentence, k - 1)
    if k > 1 and keys[k - 1] in ("from", "de") and keys[k - 2] in UNITS:
        return _measure_start(sentence, k - 1), "locative"
    if k > 0 and keys[k - 1] in MOTION:
        return k - 1, "motion"
    explained = k < i and (keys[i - 1] in ARTICLES or (k > 0 and keys[k - 1] == ","))
    return (k if explained else i), _bare(sentence, i, j)


def _locative(sentence: Sentence, k: int, i: int, j: int, named: Named) -> str:
    if k + 1 == i and sentence.keys[i] in MONTHS and named.population < 100_000 and sentence.keys[k] in ("en", "in"):
        return "month"
    if _organisation(sentence, j) and sentence.keys[j] != "county":
        return "organisation"
    if named.demonym and sentence.keys[i - 1] not in ("le", "l", "the"):
        return "organisation"
    if sentence.keys[k] in ("a", "chez", "sur") and _surname_follows(sentence, j):
        return "person"
    return "locative"


def _bare(sentence: Sentence, i: int, j: int) -> str:
    if sentence.keys[i] in MONTHS or sentence.keys[i] in DAYS:
        return "month"
    if i and (sentence.raw(i - 1) in CLUBS or sentence.keys[i - 1] in ("stade", "olympique", "racing")):
        return "organisation"
    if i and sentence.keys[i - 1] in STREETS and sentence.gaps[i] == " ":
        return "organisation"
    if _somebody(sentence, i, j):
        return "person"
    return "organisation" if _organisation(sentence, j) else "bare"


def _organisation(sentence: Sentence, j: int) -> bool:
    """ "Leeds Crown Court", "Nice-Matin", "Leeds United"."""
    if j >= len(sentence) or sentence.gaps[j] not in (" ", "-"):
        return False
    return sentence.keys[j] in ORGANISATION_AFTER and sentence.capital(j)


def _somebody(sentence: Sentence, i: int, j: int) -> bool:
    """A civility or a capitalised word that is no name of a place stands beside it."""
    keys = sentence.keys
    if i and keys[i - 1] == "." and i > 1:
        i -= 1
    if i and sentence.gaps[i] == " " and keys[i - 1] in CIVILITY:
        return True
    before = i > 1 and personal(sentence, i - 1) and sentence.gaps[i] == " " and sentence.gaps[i - 1] != "'"
    return before or _surname_follows(sentence, j)


def _surname_follows(sentence: Sentence, j: int) -> bool:
    return (
        j < len(sentence)
        and sentence.gaps[j] == " "
        and personal(sentence, j)
        and sentence.keys[j] not in AFTER_PLACE
        and sentence.keys[j] not in ORGANISATION_AFTER
    )


def personal(sentence: Sentence, k: int) -> bool:
    """Could word k be a first name or surname by its form?"""
    raw = sentence.raw(k)
    if not raw[0].isupper() or (raw.isupper() and len(raw) > 1):
        return False
    key = sentence.keys[k]
    return key not in MONTHS and key not in DAYS and key not in COMPASS and key not in PARTICLES and raw[0].isalpha()


def _genitive(sentence: Sentence, of: int) -> tuple[int, str]:
    """ "dans la région *de* Lille" is a place of its own, "la police *de* Lille" isn't."""
    keys = sentence.keys
    head = of - 1
    if head >= 1 and keys[of] == "of" and keys[head] in COMPASS and keys[head - 1] not in ARTICLES:
        return _measure_start(sentence, head), "locative"
    if head >= 1 and keys[head] == "loin" and keys[head - 1] == "non":
        return head - 1, "locative"
    if head >= 0 and (keys[head] in RELATION_NOUNS or keys[head] in BETWEEN_ADJECTIVES):
        start, link = _relation_start(sentence, of)
        return start, link if link == "locative" else "genitive"
    return of, "genitive"


def _measure_start(sentence: Sentence, i: int) -> int:
    """ "about *12 miles* north of": back to the number before word i."""
    keys = sentence.keys
    k = i
    while k > 0 and (keys[k - 1] in UNITS or keys[k - 1] in COMPASS or keys[k - 1] in STARTS or keys[k - 1].isdigit()):
        k -= 1
    return k


def _relation_start(sentence: Sentence, i: int) -> tuple[int, str]:
    """The nearest preposition before word i that no comma cuts off."""
    keys = sentence.keys
    for k in range(i - 1, max(-1, i - _REACH), -1):
        key = keys[k]
        if key in ("en",) and k + 1 < i and sentence.gaps[k] == "-":
            continue
        if key in LOCATIVE:
            return k, "locative"
        if key in MOTION and key != "pour":
            return k, "motion"
        if not key[0].isalnum() or key in ("qui", "que", "et", "and"):
            break
    return i, "genitive"


_ORDINALS = frozenset({"e", "er", "eme", "ieme", "th"})


def _take_code(mention: Mention, names: Names) -> None:
    """ "à St-Dié (88)": a code in brackets that contains the place."""
    sentence, j = mention.sentence, mention.end
    if j + 2 < len(sentence) and sentence.keys[j] == "(":
        if sentence.keys[j + 2] in _ORDINALS and sentence.keys[j + 3 : j + 4] == [")"]:
            mention.end = j + 4  # Paris (18e)
            return
        if sentence.keys[j + 2] != ")":
            return
        code = sentence.raw(j + 1)
        found = names.code(code) if code[0].isdigit() else frozenset()
        mention.coded = bool(found & mention.named.ids)
        if found & mention.named.within:
            mention.end = j + 3

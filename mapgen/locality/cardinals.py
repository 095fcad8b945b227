"""Numbers in words, both languages: "dix-huit", "two hundred and five", "une bonne vingtaine"."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """``step`` is the rounding step that the wording itself gives ("une vingtaine": 10), None for a plain number."""

    value: float
    end: int
    step: float | None = None


_FRENCH = "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
ONES: dict[str, float] = {"une": 1.0}
ONES |= {word: float(n) for spoken in (_FRENCH, _ENGLISH) for n, word in enumerate(spoken)}
TENS = {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70}
TENS |= {"huitante": 80, "octante": 80, "nonante": 90, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
TENS |= {"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
HUNDREDS = {"cent": 100, "cents": 100, "hundred": 100, "mille": 1000, "thousand": 1000}
#: "une vingtaine": the number and the step it is rounded to. Dozens and fifteens are as loose as tens.
_COLLECTIVES = {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40}
_COLLECTIVES |= {"cinquantaine": 50, "soixantaine": 60, "dozen": 12, "score": 20}
_COLLECTIVE_STEP = 10.0
#: A hundred as a round word ("une centaine") is rounded to fifties, as tens are to tens.
_CENTAINE = (100.0, 50.0)


def collective(keys: list[str], i: int, end: int) -> Number | None:
    """ "une bonne vingtaine de", "deux dizaines de", "a dozen", "half a dozen"."""
    times = 1.0
    if keys[i] == "half" and i + 1 < end and keys[i + 1] == "a":
        times, i = 0.5, i + 2
    elif keys[i] in ("une", "a", "la", "the"):
        i += 1
    elif keys[i] in ONES:
        times, i = ONES[keys[i]], i + 1
    i = skip(keys, i, end, {"bonne", "petite", "grosse", "courte", "belle", "good", "couple", "few"})
    if i >= end:
        return None
    word = keys[i][:-1] if keys[i].endswith("aines") else keys[i]
    if word == "centaine":
        value, step = _CENTAINE
    elif word in _COLLECTIVES:
        value, step = float(_COLLECTIVES[word]), _COLLECTIVE_STEP
    else:
        return None
    return Number(times * value, skip(keys, i + 1, end, {"de", "d"}), step * max(times, 1.0) if times >= 1 else 2.0)


def cardinal_at(keys: list[str], i: int, end: int) -> tuple[int, int] | None:
    """(number, position behind it) of a cardinal in words that begins at word i: "dix-huit", "two hundred and five"."""
    found = in_words(keys, i, end) if i < end else None
    return (int(found.value), found.end) if found is not None and found.value == int(found.value) else None


def collective_at(keys: list[str], i: int, end: int) -> int | None:
    """The position behind "une bonne vingtaine", "two dozen" at word i: a number, but not an exact one."""
    found = collective(keys, i, end) if i < end else None
    return found.end if found is not None else None


def in_words(keys: list[str], i: int, end: int) -> Number | None:
    """A number in words, both languages: "cent vingt", "quatre-vingt-dix", "twenty-five"."""
    total, current, start = 0.0, 0.0, i
    if keys[i] in ("a", "an") and i + 1 < end and keys[i + 1] in HUNDREDS:
        i, start = i + 1, i
    while i < end:
        key = keys[i]
        if key in ("vingt", "vingts") and current % 100 == 4:
            current += 76
        elif key in ("mille", "thousand"):
            total, current = total + max(current, 1) * 1000, 0.0
        elif key in HUNDREDS and current < 100:
            current = max(current, 1) * 100
        elif _adds(key, current):
            current += ONES[key] if key in ONES else TENS[key]
        elif not (i > start and i + 1 < end and _tied(keys, i)):
            break
        i += 1
    total += current
    if i == start or not total:
        return None
    if tuple(keys[i : i + 2]) in (("and", "a"),) and i + 2 < end and keys[i + 2] == "half":
        return Number(total + 0.5, i + 3)
    return Number(total, i)


def _adds(key: str, current: float) -> bool:
    """Does the word go on with the number ("soixante-dix", "vingt deux") rather than begin another ("six sept")?"""
    if key in TENS:
        return current % 100 == 0
    if key not in ONES:
        return False
    tens = current % 100
    return tens == 0 or (tens % 10 == 0 and (0 < ONES[key] < 10 or tens in (60, 80)))


def _tied(keys: list[str], i: int) -> bool:
    """ "vingt *et* un", "soixante *et* onze", "two hundred *and* five"."""
    if keys[i] == "et":
        return keys[i - 1] in TENS and keys[i + 1] in ("un", "une", "onze")
    return keys[i] == "and" and keys[i - 1] in HUNDREDS and (keys[i + 1] in ONES or keys[i + 1] in TENS)


def skip(keys: list[str], i: int, end: int, words: set[str]) -> int:
    """The position behind such words at word i."""
    while i < end and keys[i] in words:
        i += 1
    return i

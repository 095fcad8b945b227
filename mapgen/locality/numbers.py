"""Distances and times as the press words them: "à une vingtaine de kilomètres", "15 miles", "deux heures"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from mapgen.locality.cardinals import HUNDREDS, ONES, TENS, Number, collective, in_words, skip
from mapgen.locality.wording import Wording

Bound = Literal["at_most", "at_least"]
MeasureKind = Literal["distance", "time", "nearby", "vague"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A distance with the half width of the interval it can stand for, both in metres; or a kind without value.

    ``time`` is a travel time, ``nearby`` "quelques kilomètres", ``vague`` "plusieurs centaines de kilomètres".
    """

    kind: MeasureKind
    distance_in_meters: float = 0.0
    precision_in_meters: float = 0.0
    bound: Bound | None = None


#: Metres in a unit. International mile and nautical mile (BIPM, SI brochure 8, table 8); yard 0.9144 m.
UNITS = {
    **dict.fromkeys(("km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "kil", "bornes"), 1000.0),
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), 1.0),
    **dict.fromkeys(("mile", "miles", "mi"), 1609.344),
    **dict.fromkeys(("nautique", "nautiques"), 1852.0),
    **dict.fromkeys(("yard", "yards", "yd", "yds"), 0.9144),
}
TIME_UNITS = frozenset(
    "heure heures h minute minutes min mn hour hours hr hrs mins jour jours journee day days".split()
)
_ANY_UNIT = frozenset(UNITS) | TIME_UNITS | {"nautical", "mille", "milles"}
#: Words between a measure and the place: "30 km *à vol d'oiseau* de", "two hours' *drive* from".
AFTER_MEASURE = (
    *(
        "de route",
        "de voiture",
        "de train",
        "de marche",
        "de vol",
        "d avion",
        "de tgv",
        "de rer",
        "de metro",
        "de distance",
    ),
    *("a vol d oiseau", "par la route", "en voiture", "en train", "a pied", "de bus", "de bateau", "drive", "s drive"),
    *("train ride", "s walk", "walk", "away", "by car", "by road", "by train", "as the crow flies", "ride", "journey"),
    *("flight", "commute", "radius", "distance", "environ", "or so", "a peine", "a la ronde"),
)

#: Words that leave a number as it is: its own roundness says how far to trust it (MaNIS).
APPROXIMATELY = (
    *("environ", "quelque", "a peu pres", "pres de", "pres d", "presque", "approximativement", "a peine", "tout juste"),
    *("about", "around", "some", "roughly", "approximately", "nearly", "almost", "barely", "just", "only", "just over"),
    *(
        "un peu plus de",
        "un peu moins de",
        "a little over",
        "a little under",
        "soit",
        "une distance de",
        "a distance of",
    ),
)
AT_MOST = (
    *(
        "moins de",
        "moins d",
        "a moins de",
        "a moins d",
        "maximum",
        "jusqu a",
        "un rayon de",
        "un rayon d",
        "un perimetre de",
    ),
    *("less than", "under", "within", "up to", "a radius of", "fewer than", "no more than"),
)
AT_LEAST = ("plus de", "plus d", "a plus de", "more than", "over", "at least", "au moins", "upwards of", "au dela de")

#: "a mile", "an hour": the only units that stand for one without a number.
_ONE_OF = frozenset("mile kilometre kilometer metre meter yard hour minute day".split())
_SEVERAL = frozenset("quelques plusieurs few several many couple maintes".split())

#: First words of anything that this module reads; the others are not even tried.
STARTS = (
    frozenset(ONES)
    | frozenset(TENS)
    | frozenset(HUNDREDS)
    | _SEVERAL
    | frozenset(phrase.split()[0] for phrase in (*APPROXIMATELY, *AT_MOST, *AT_LEAST))
    | frozenset(
        {"demi", "demie", "half", "a", "an", "the", "dizaines", "centaines", "dozens", "entre", "between", "de"}
    )
    | frozenset({"from", "bonne", "moitie", "quarter", "une", "la"})
)


def _phrases(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(p.split()) for p in phrases), key=len, reverse=True))


_BOUNDS: tuple[tuple[tuple[str, ...], Bound | None], ...] = (
    (APPROXIMATELY, None),
    (AT_MOST, "at_most"),
    (AT_LEAST, "at_least"),
)
_PREFIXES = [(words, bound) for phrases, bound in _BOUNDS for words in _phrases(phrases)]
_PREFIX_INDEX: dict[str, list[tuple[tuple[str, ...], Bound | None]]] = {}
for _prefix_words, _prefix_bound in sorted(_PREFIXES, key=lambda item: -len(item[0])):
    _PREFIX_INDEX.setdefault(_prefix_words[0], []).append((_prefix_words, _prefix_bound))
_AFTER_INDEX: dict[str, list[tuple[str, ...]]] = {}
for _after_words in _phrases(AFTER_MEASURE):
    _AFTER_INDEX.setdefault(_after_words[0], []).append(_after_words)

_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def measure_at(wording: Wording, i: int, end: int) -> tuple[Measure, int] | None:
    """The measure that begins at word i, and the position after it; None where there is none."""
    if not has_unit(wording):
        return None
    if (i, end) not in wording.measures:
        wording.measures[i, end] = _measure(wording, i, end)
    found: tuple[Measure, int] | None = wording.measures[i, end]
    return found


def _measure(wording: Wording, i: int, end: int) -> tuple[Measure, int] | None:
    j, bound = skip_prefix(wording, i, end)
    if j + 1 < end and wording.keys[j] in ("a", "an", "un", "une") and wording.raw(j + 1).isdigit():
        j += 1
    several = _several(wording, j, end)
    if several is not None:
        return several
    number = _range(wording, j, end) or _number(wording, j, end)
    if number is None:
        return None
    return _with_unit(wording, number, end, bound)


def has_unit(wording: Wording) -> bool:
    """A quick first test: without a unit anywhere there is no measure."""
    found = wording.notes.get("unit")
    if found is None:
        found = wording.notes["unit"] = not _ANY_UNIT.isdisjoint(wording.keys)
    return found


def skip_prefix(wording: Wording, i: int, end: int) -> tuple[int, Bound | None]:
    """The position behind "environ", "moins de" … at word i, and the bound that they set."""
    bound: Bound | None = None
    keys = wording.keys
    while i < end:
        for words, kind in _PREFIX_INDEX.get(keys[i], ()):
            if tuple(keys[i : i + len(words)]) == words and i + len(words) < end:
                i, bound = i + len(words), kind or bound
                break
        else:
            break
    return i, bound


def _several(wording: Wording, i: int, end: int) -> tuple[Measure, int] | None:
    """Quantities without a number: "quelques kilomètres", "a few miles", "plusieurs dizaines de kilomètres"."""
    keys = wording.keys
    if i < end and keys[i] == "a":
        i += 1
    if i >= end or keys[i] not in _SEVERAL:
        return None
    j = skip(keys, i + 1, end, {"of", "petits", "petites"})
    large = j < end and keys[j] in ("dizaines", "centaines", "dozen", "dozens", "hundred", "hundreds")
    word = keys[j] if large and j < end else ""
    j = skip(keys, j + 1, end, {"de", "of"}) if large else j
    if j >= end:
        return None
    if keys[j] in TIME_UNITS:
        return Measure("time"), after_measure(wording, j + 1, end)
    if keys[j] not in UNITS:
        return None
    return _quantity(word, UNITS[keys[j]]), after_measure(wording, j + 1, end)


def _quantity(word: str, unit: float) -> Measure:
    if word in ("", "centaines", "hundred", "hundreds") and (not word or unit < 2):
        return Measure("nearby")
    if word in ("dizaines", "dozen", "dozens") and unit > 2:
        # "Quelques dizaines" are two to six of ten: 40 ± 20.
        return Measure("distance", 40 * unit, 20 * unit)
    return Measure("nearby" if unit < 2 else "vague")


def _range(wording: Wording, i: int, end: int) -> Number | None:
    """ "20-25 km", "entre 10 et 15 km", "from 10 to 15 miles": the middle, rounded to the whole width."""
    keys = wording.keys
    j = i + 1 if i < end and keys[i] in ("entre", "between", "de", "from") else i
    low = _number(wording, j, end)
    if low is None or low.end >= end:
        return None
    k = low.end
    if keys[k] in UNITS and k + 1 < end:
        k += 1
    joined = keys[k] in ("a", "et", "and", "to", "ou", "or")
    if not joined and wording.gaps[k] != "-":
        return None
    high = _number(wording, k + 1 if joined else k, end)
    if high is None or high.value <= low.value:
        return None
    return Number((low.value + high.value) / 2, high.end, high.value - low.value)


def _number(wording: Wording, i: int, end: int) -> Number | None:
    if i >= end:
        return None
    if wording.raw(i)[:1].isdigit():
        return _figures(wording, i, end)
    return collective(wording.keys, i, end) or _half(wording.keys, i, end) or in_words(wording.keys, i, end)


def _figures(wording: Wording, i: int, end: int) -> Number | None:
    text, j = wording.raw(i), i + 1
    if not text.replace(",", "").replace(".", "").isascii() or len(text) > 12:
        return None
    if _THOUSANDS.fullmatch(text):
        return Number(float(text.replace(",", "").replace(".", "")), j)
    if j < end and wording.gaps[j] == " " and text.isdigit() and len(text) < 4:
        following = wording.raw(j)
        if len(following) == 3 and following.isdigit():
            return Number(float(text + following), j + 1)
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    if tuple(wording.keys[j : j + 3]) == ("and", "a", "half"):
        return Number(value + 0.5, j + 3)
    return Number(value, j)


def _half(keys: list[str], i: int, end: int) -> Number | None:
    """ "un demi-kilomètre", "half a mile", "a quarter of a mile"."""
    j = i + 1 if keys[i] in ("un", "une", "a") else i
    if j < end and keys[j] in ("demi", "demie", "half", "quarter"):
        value = 0.25 if keys[j] == "quarter" else 0.5
        k = skip(keys, skip(keys, j + 1, end, {"of"}), end, {"a", "an"})
        return Number(value, k)
    if keys[i] in ("a", "an") and i + 1 < end and keys[i + 1] in _ONE_OF:
        return Number(1.0, i + 1)
    return None


def _with_unit(wording: Wording, number: Number, end: int, bound: Bound | None) -> tuple[Measure, int] | None:
    keys, j = wording.keys, skip(wording.keys, number.end, end, {"de", "d"})
    if j >= end:
        return None
    nautical = keys[j] in ("nautical", "mille", "milles") and j + 1 < end
    if nautical and keys[j + 1] in ("nautiques", "nautique", "marins", "marin", "miles", "mile"):
        return _distance(number, 1852.0, bound), after_measure(wording, j + 2, end)
    if keys[j] in TIME_UNITS and not (keys[j] in ("h", "min") and wording.gaps[j] == "-"):
        return Measure("time", bound=bound), after_measure(wording, _minutes(wording, j + 1, end), end)
    if keys[j] not in UNITS:
        return None
    value, k = number, j + 1
    if tuple(keys[k : k + 2]) in (("et", "demi"),) or tuple(keys[k : k + 3]) == ("and", "a", "half"):
        value, k = Number(number.value + 0.5, k, None), k + (2 if keys[k] == "et" else 3)
    return _distance(value, UNITS[keys[j]], bound), after_measure(wording, k, end)


def _minutes(wording: Wording, j: int, end: int) -> int:
    """After "1 h": the minutes ("1h30", "une heure et demie")."""
    if j < end and wording.raw(j)[:1].isdigit():
        j += 1
        return j + 1 if j < end and wording.keys[j] in TIME_UNITS else j
    if j + 1 < end and wording.keys[j] == "et" and wording.keys[j + 1] in ("demie", "demi", "quart"):
        return j + 2
    return j


def _distance(number: Number, unit: float, bound: Bound | None) -> Measure:
    half = number.step / 2 if number.step is not None else half_interval(number.value, unit)
    return Measure("distance", number.value * unit, half * unit, bound)


def half_interval(value: float, unit_in_meters: float) -> float:
    """Half the interval that a stated distance can stand for, in the unit it is stated in.

    MaNIS (Wieczorek, Guo & Hijmans 2004, as DESIGN states it): a multiple of 10 ± 5, of 5 ± 2.5, any other
    ± 0.5 units. A distance in metres or yards is read in hundreds of them (500 m is five of them: ± 250 m),
    since nobody words places to ± 5 m; "1000 m" is then as good as "1 km".
    """
    scale = 1.0 if unit_in_meters >= 1000 else 100.0
    scaled = value / scale
    if scaled and scaled % 10 == 0:
        return 5.0 * scale
    return (2.5 if scaled and scaled % 5 == 0 else 0.5) * scale


def after_measure(wording: Wording, i: int, end: int) -> int:
    """Skip "de route", "à vol d'oiseau", "away" … after a measure."""
    keys = wording.keys
    while i < end:
        for words in _AFTER_INDEX.get(keys[i], ()):
            if tuple(keys[i : i + len(words)]) == words:
                i += len(words)
                break
        else:
            break
    return i

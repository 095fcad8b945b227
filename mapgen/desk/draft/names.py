"""Which capitalised words of a sentence are a name that the gazetteer knows: the longest first."""

from __future__ import annotations

from dataclasses import dataclass

from mapgen.desk.draft.grammar_words import NO_NAMES, PARTICLES, TOWN_WORDS
from mapgen.desk.draft.segments import Sentence
from mapgen.geocoding.gazetteer import Gazetteer, Match, Record

#: Words of the longest name that is looked for (Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson has nine).
_LONGEST_NAME = 9
_WIDE = frozenset({"country", "continent", "region", "state", "department", "county", "area"})


@dataclass(frozen=True, slots=True)
class Named:
    """What the gazetteer has of one spelling."""

    name: str
    ids: frozenset[int]
    """Records that bear it."""
    within: frozenset[int]
    """All that contains one of them."""
    wide: bool
    """Something larger than a municipality bears it."""
    demonym: bool
    """It is only a demonym."""
    population: int
    main_within: frozenset[int] = frozenset()
    """What contains the one that is clearly the largest, or the two largest."""
    points: tuple[tuple[float, float], ...] = ()
    """(latitude, longitude) of the largest that bear it."""


class Names:
    """The gazetteer by spelling; each spelling is asked once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[str, Named | None] = {}

    def known(self, name: str) -> Named | None:
        """What bears ``name`` as typed, or None."""
        if name not in self._known:
            if len(self._known) > _MOST_KEPT:
                self._known.clear()
            self._known[name] = self._look_up(name)
        return self._known[name]

    def _look_up(self, name: str) -> Named | None:
        matches = [match for match in self._gazetteer.search(name) if match.kind not in ("code", "postcode")]
        if not matches:
            return None
        records = [match.record for match in matches]
        within = {container for record in records for container in record.containers}
        within.update(record.same_as for record in records if record.same_as is not None)
        return Named(
            name,
            frozenset(record.id for record in records),
            frozenset(within),
            any(record.feature_class in _WIDE for record in records),
            all(match.kind == "demonym" for match in matches),
            max(record.population for record in records),
            _main_within(records),
            tuple((record.latitude, record.longitude) for record in records[:_POINTS]),
        )

    def code(self, code: str) -> frozenset[int]:
        """Ids of what bears a code such as 93."""
        return frozenset(m.record.id for m in self._gazetteer.search(code) if _is_division_code(m))

    def coded(self, code: str) -> Named | None:
        """The département that bears a code in figures."""
        ids = self.code(code)
        return Named(code, ids, frozenset(), True, False, 0) if ids else None

    def at(self, sentence: Sentence, i: int) -> tuple[int, Named] | None:
        """The end of the longest name that begins at word i, and what it is."""
        if not sentence.capital(i) or sentence.keys[i].isdigit():
            return None
        for j in _ends(sentence, i):
            if j == i + 1 and _no_name(sentence, i):
                continue
            found = self.known(sentence.span(i, j))
            if found is not None:
                return j, found
        return None


_DEPARTMENTS = frozenset({"departement", "departements"})
_LANDMARKS = frozenset("peage barriere aeroport gare gares aerodrome airport station port".split())
_POINTS = 4
#: Names of areas that go on with a small letter.
_COMMON_HEADS = frozenset("pays cote val bassin foret massif vallee ile golfe riviera".split())
_MOST_KEPT = 50_000


def _no_name(sentence: Sentence, i: int) -> bool:
    key = sentence.keys[i]
    if len(key) < 2:
        return True
    if (
        key == "nord"
        and sentence.keys[i - 1 : i] == ["du"]
        and not _DEPARTMENTS.isdisjoint(sentence.keys[i - 2 : i - 1])
    ):
        return False
    led = i > 0 and sentence.keys[i - 1] in ("a", "in", "near", "pres")
    return key in NO_NAMES and not (key in TOWN_WORDS and led)


#: Countries of the articles' readers.
_HOME = frozenset({"FR", "GB"})


def _main_within(records: list[Record]) -> frozenset[int]:
    """Of namesakes only those that a reader thinks of (DESIGN: ten times the population is clearly ahead)."""
    first = max(records, key=lambda record: record.population)
    likely = [r for r in records if r.population * 10 >= first.population or r.country_code in _HOME]
    return frozenset(container for record in likely for container in record.containers)


def unknown(name: str) -> Named:
    """A name that the gazetteer doesn't have."""
    return Named(name, frozenset(), frozenset(), False, False, 0)


def _is_division_code(match: Match) -> bool:
    return match.kind == "code" and match.record.feature_class in ("department", "region", "state", "country")


def _ends(sentence: Sentence, i: int) -> list[int]:
    """Where a name that begins at word i may end, the farthest first: behind a capital, never within a hyphen."""
    ends, count = [], len(sentence)
    keys, gaps = sentence.keys, sentence.gaps
    for k in range(i, min(i + _LONGEST_NAME, count)):
        key = keys[k]
        if not key[0].isalnum() or (k > i and gaps[k] == ""):
            break
        named = sentence.capital(k)
        if k > i and not named and key not in PARTICLES and gaps[k] not in "-'":
            break
        tied = k + 1 < count and gaps[k + 1] == "-" and keys[k + 1][0].isalpha()
        if tied and sentence.capital(k + 1) and not _LANDMARKS.isdisjoint(keys[max(0, i - 3) : i]):
            tied = False  # "l'aéroport de Marseille-Provence" is in Marseille's name
        if (named or gaps[k] == "-") and not tied:
            ends.append(k + 1)
    tail = i + 1
    if (
        keys[i] in _COMMON_HEADS
        and tail < count
        and gaps[tail] == " "
        and keys[tail].isalpha()
        and tail + 1 not in ends
    ):
        ends.append(tail + 1)  # "Pays basque", "Côte fleurie"
        ends.sort()
    return ends[::-1]

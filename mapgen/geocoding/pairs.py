"""Two names of one wording ("between Exeter and Plymouth"), each helping to settle the other."""

from __future__ import annotations

from dataclasses import replace

from mapgen.base.geodesy import distance_in_meters
from mapgen.geocoding import evidence
from mapgen.geocoding.gazetteer import Record
from mapgen.geocoding.resolve import Answer


def nearest_pair(first: Answer, second: Answer) -> tuple[Answer, Answer]:
    """Both ends of "between", each helping to settle the other.

    The pair counts that draws together most, as towns do in the gravity model of geography: by their people, and by the
    square of the distance (Exeter and Plymouth in Devon, not two villages of Pennsylvania). A pair already settled
    stays, unless another draws ten times more (Calais and the Dunkirk across the Atlantic).
    """
    pairs = [(a, b) for a in _possible(first) for b in _possible(second) if a.id != b.id]
    if not pairs:
        return first, second
    a, b = max(pairs, key=lambda pair: (_pull(*pair), -pair[0].id, -pair[1].id))
    if first.record and second.record:
        clear = _pull(a, b) > evidence.CLEARLY_AHEAD * _pull(first.record, second.record)
    else:
        elsewhere = (_pull(x, y) for x, y in pairs if max(_apart(a, x), _apart(b, y)) > _SAME_PLACE_IN_METERS)
        clear = _pull(a, b) > _PAIR_AHEAD * max(elsewhere, default=0.0)
    return (_paired(first, a), _paired(second, b)) if clear else (first, second)


def _pull(a: Record, b: Record) -> float:
    """People times people over the squared distance; ten times that where both are towns, or both none."""
    people = max(a.population, _FEWEST_PEOPLE) * max(b.population, _FEWEST_PEOPLE)
    alike = (a.feature_class in evidence.TOWNS) == (b.feature_class in evidence.TOWNS)
    apart = max(_apart(a, b), _NEAREST_IN_METERS)
    return people * (_ALIKE if alike else 1) / apart**2 / max(1.0, apart / _FAR_IN_METERS) ** 2


#: Chosen, as is the lead below, so that the pairs of tests/press_wordings.csv come out as their press means them.
_ALIKE = 10
#: Closer than that, distances say nothing.
_NEAREST_IN_METERS = 1_000.0
#: Farther apart than half a day's drive, nobody says of something that it lies between two towns: those pull less.
_FAR_IN_METERS = 300_000.0
#: People that a place without a count is taken to have.
_FEWEST_PEOPLE = 100
#: The pair that pulls most settles open ends where the next one pulls this many times less.
_PAIR_AHEAD = 4
#: Records no further apart are one end of a pair: a town and the county or borough of its name.
_SAME_PLACE_IN_METERS = 50_000


def _possible(answer: Answer) -> tuple[Record, ...]:
    """What the name may mean; of a name that nothing bears nothing, for a likely misspelling is no meaning."""
    if answer.record is None:
        return () if any(key == "did_you_mean" for key, _ in answer.remarks) else answer.candidates
    return (answer.record, *answer.candidates)


def _apart(a: Record, b: Record) -> float:
    return distance_in_meters((a.latitude, a.longitude), (b.latitude, b.longitude))


def _paired(answer: Answer, record: Record) -> Answer:
    if answer.record is not None and answer.record.id == record.id:
        return answer
    others = tuple(other for other in _possible(answer) if other.id != record.id)
    return replace(answer, record=record, candidates=others, remarks=(("paired", {"name": record}),))

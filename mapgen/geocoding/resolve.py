"""Toponym → the one feature it means, or the candidates that it could mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mapgen.base.geodesy import distance_in_meters
from mapgen.geocoding import evidence
from mapgen.geocoding.containers import encloses, inside
from mapgen.geocoding.gazetteer import GazetteerIndex, Match, Record
from mapgen.locality.clause import Toponym

if TYPE_CHECKING:
    from geopy.location import Location

    from mapgen.geocoding.gazetteer import Gazetteer

#: A message key with its values: rendered only when somebody reads it, records then by their name in his language.
Note = tuple[str, dict[str, Any]]

#: Kind of a match by the name of a neighbourhood, which is drawn as its municipality.
NEIGHBOURHOOD = "neighbourhood"
#: Kind of a match by what the press of a language calls the place: Londres.
EXONYM = "exonym"
#: Candidates listed for a place that stays open.
MOST_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class Context:
    """All that a row and its map say besides the wording.

    ``within`` are the containers of the row, ``lang`` its language, ``country`` the map's country prior
    (ISO 3166-1 alpha-2), ``nearby`` ids of the containers of the other places of the same source and
    ``map_language`` what a wording without any sign of its language is taken for. ``accented`` is True for a wording
    typed with accents, which then tell names apart (Berne is not Berné).
    """

    within: str | None = None
    lang: str | None = None
    country: str | None = None
    nearby: frozenset[int] = frozenset()
    map_language: str | None = None
    accented: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What one toponym means. ``record`` is None where it is unknown or stays open between ``candidates``."""

    toponym: Toponym
    record: Record | None
    candidates: tuple[Record, ...] = ()
    remarks: tuple[Note, ...] = ()
    """Doubts, each of which flags the place."""
    evidence: tuple[Note, ...] = ()
    """How the answer was found, step by step."""
    matched_kind: str | None = None

    @property
    def bearers(self) -> tuple[Record, ...]:
        """The features that the toponym may mean, the meant one first; none that it only resembles."""
        if self.record is not None:
            return (self.record, *self.candidates)
        return self.candidates if any(key == "ambiguous" for key, _ in self.remarks) else ()

    def location(self, gazetteer: Gazetteer) -> Location | None:
        """The answer as geopy has it."""
        return None if self.record is None else gazetteer.location(self.record)


def geocode(
    toponym: Toponym, gazetteer: GazetteerIndex, context: Context, containers: Sequence[Toponym] = ()
) -> Answer:
    """The feature that ``toponym`` means, by the evidence of DESIGN's order: container, article, country, prominence.

    Nothing is settled in silence: an answer that stays open says between which features.
    """
    bearers = _bearers(toponym, gazetteer)
    if not bearers:
        return _unknown(toponym, gazetteer)
    steps: list[Note] = [("found", {"name": toponym.name, "n": len(bearers), "count": len(bearers)})]
    kept, doubts = _inside(bearers, toponym, containers, gazetteer, context)
    if kept is None:
        return Answer(toponym, None, _records(evidence.by_kind(bearers, toponym)), tuple(doubts), tuple(steps))
    if len(kept) < len(bearers):
        steps.append(("container", {"n": len(kept), "count": len(kept)}))
    contained = bool(containers or context.within)
    worded = evidence.by_spelling(kept, toponym) if context.accented else kept
    full = evidence.by_full_name(worded) if contained else worded
    matches = [_current(match, gazetteer) for match in evidence.by_kind(full, toponym)]
    return _settle(toponym, matches, doubts, steps, context, contained, gazetteer)


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
    return answer.candidates if answer.record is None else (answer.record, *answer.candidates)


def _apart(a: Record, b: Record) -> float:
    return distance_in_meters((a.latitude, a.longitude), (b.latitude, b.longitude))


def _paired(answer: Answer, record: Record) -> Answer:
    if answer.record is not None and answer.record.id == record.id:
        return answer
    others = tuple(other for other in _possible(answer) if other.id != record.id)
    return replace(answer, record=record, candidates=others, remarks=(("paired", {"name": record}),))


def _settle(
    toponym: Toponym,
    matches: list[Match],
    doubts: list[Note],
    steps: list[Note],
    context: Context,
    contained: bool,
    gazetteer: GazetteerIndex,
) -> Answer:
    language = evidence.wording_language(toponym, context.lang, context.map_language)
    if len(matches) == 1:
        return _chosen(toponym, matches, matches, doubts, steps, language)
    named = evidence.by_article(evidence.by_class(matches, toponym.feature_class), toponym, language)
    if len(named) < len(matches):
        steps.append(("article", {"n": len(named), "count": len(named)}))
    countries = evidence.prior_countries(context.country, language)
    national = evidence.by_country(named, countries)
    distinct = evidence.by_same_place(national)
    ranked, clear = evidence.by_prominence(distinct)
    if not clear:
        ranked, clear = _by_context(ranked, context, doubts)
    if len(national) < len(named) and not contained:
        ranked, clear = _beyond_the_border(ranked, clear, named, countries, context, doubts, gazetteer)
    if not clear:
        ambiguous = ("ambiguous", {"name": toponym.name})
        return Answer(toponym, None, _records(_open(ranked, named)), (ambiguous, *doubts), tuple(steps))
    return _chosen(toponym, ranked, matches, doubts, steps, language)


def _chosen(
    toponym: Toponym,
    ranked: Sequence[Match],
    matches: Sequence[Match],
    doubts: list[Note],
    steps: list[Note],
    language: str | None,
) -> Answer:
    """The first of ``ranked``, with what it says of itself."""
    steps.append(("chosen", {"name": ranked[0].record}))
    doubts += _spoken_of(ranked[0], toponym, language)
    others = _records([*ranked, *_rest(matches, ranked)])[1:]
    return Answer(toponym, ranked[0].record, others, tuple(doubts), tuple(steps), ranked[0].kind)


def _spoken_of(match: Match, toponym: Toponym, language: str | None) -> Iterable[Note]:
    """What the reader should know of a name that is not quite the feature's own."""
    if match.kind == "former":
        yield "merged", {"old": match.matched, "name": match.record}
    elif match.kind == NEIGHBOURHOOD:
        yield "neighbourhood", {}
    elif evidence.is_odd_alias(match):
        yield "alias", {"alias": toponym.full_name, "name": match.record}
    elif language == "fr" and not evidence.fits_article(match, toponym):
        yield "article", {"worded": toponym.full_name, "name": match.record}


def _open(ranked: Sequence[Match], named: Sequence[Match]) -> list[Match]:
    """Candidates of an open place: the ranked ones, then the larger foreign ones."""
    return [*ranked, *sorted(_rest(named, ranked), key=lambda match: -match.record.population)]


def _rest(matches: Sequence[Match], ranked: Sequence[Match]) -> list[Match]:
    first = set(ranked)
    return [match for match in matches if match not in first]


def _by_context(ranked: list[Match], context: Context, doubts: list[Note]) -> tuple[list[Match], bool]:
    """Break a tie by the other places of the same source; says so."""
    near = [match for match in ranked if context.nearby.intersection(match.record.containers)]
    if len(near) != 1 or len(ranked) < 2:
        return ranked, False
    doubts.append(("context", {"name": near[0].record}))
    return [near[0], *(match for match in ranked if match is not near[0])], True


def _beyond_the_border(
    ranked: list[Match],
    clear: bool,
    named: list[Match],
    countries: frozenset[str],
    context: Context,
    doubts: list[Note],
    gazetteer: GazetteerIndex,
) -> tuple[list[Match], bool]:
    """Only the country prior has spoken: a much larger foreign namesake opens the place again.

    Where the prior is just that of a language written in many countries, such a namesake is what the press
    means (in an English text Paris is the one in France), drawn with a flag; any larger one leaves it open.
    """
    abroad = evidence.larger_abroad(ranked[0], evidence.by_same_place(named))
    if abroad is None:
        return ranked, clear
    dwarfing = evidence.dwarfs(abroad, ranked[0])
    if context.country or countries <= evidence.FRENCH_TERRITORIES:
        if clear and not dwarfing and evidence.clearly_larger(abroad, ranked[0]):
            country = (abroad.record, *gazetteer.containers(abroad.record))[-1]
            doubts.append(("namesake_abroad", {"name": abroad.record, "country": country}))
        return ([ranked[0], abroad, *ranked[1:]], False) if dwarfing else (ranked, clear)
    if dwarfing:
        doubts.append(("foreign", {"name": abroad.record}))
    return [abroad, *ranked], dwarfing


def _bearers(toponym: Toponym, gazetteer: GazetteerIndex) -> list[Match]:
    """All features of the name, tried with its article first ("du Havre" is Le Havre)."""
    found: tuple[Match, ...] = ()
    if toponym.article:
        found = gazetteer.search(toponym.full_name)
    seen = {match.record.id for match in found}
    found += tuple(match for match in gazetteer.search(toponym.name) if match.record.id not in seen)
    return evidence.usable(_with_namesakes(found, gazetteer), toponym)


def _with_namesakes(found: tuple[Match, ...], gazetteer: GazetteerIndex) -> tuple[Match, ...]:
    """Odd aliases of one record stand for all that bear its name: "Mancester" settles no more than "Manchester"."""
    if not found or not all(evidence.is_odd_alias(match) for match in found):
        return found
    if any(gazetteer.calls(match.record, match.matched) for match in found):
        return found
    seen = {match.record.id for match in found}
    namesakes = {
        other.record.id: replace(other, kind=match.kind, matched=match.matched)
        for match in found
        for other in gazetteer.search(match.record.name)
        if other.kind == "name"
    }
    return found + tuple(match for record_id, match in namesakes.items() if record_id not in seen)


def _current(match: Match, gazetteer: GazetteerIndex) -> Match:
    """A merged commune or a neighbourhood stands for the municipality that it is part of.

    An alias that is what the press of a language calls the place is none of GeoNames' odd ones.
    """
    if evidence.is_odd_alias(match) and gazetteer.calls(match.record, match.matched):
        return replace(match, kind=EXONYM)
    neighbourhood = match.record.feature_class == "municipal_district" and "/" in match.record.feature_code
    if match.kind != "former" and not neighbourhood:
        return match
    current = next((c for c in gazetteer.containers(match.record) if c.feature_class == "municipality"), None)
    kind = NEIGHBOURHOOD if neighbourhood else match.kind
    return replace(match, record=current, kind=kind) if current else match


def _inside(
    matches: Sequence[Match],
    toponym: Toponym,
    containers: Sequence[Toponym],
    gazetteer: GazetteerIndex,
    context: Context,
) -> tuple[list[Match] | None, list[Note]]:
    """The matches inside every container; None where a container and the name exclude each other."""
    doubts: list[Note] = []
    kept = list(matches)
    for container in [*containers, *_row_containers(context)]:
        areas = [match.record for match in evidence.by_kind(_bearers(container, gazetteer), container)]
        if not areas:
            doubts.append(("container_unknown", {"container": container.name}))
            continue
        kept = inside(kept, container, areas)
        if not kept:
            return None, [("not_inside", {"name": toponym.full_name, "container": container.full_name})]
        if kept[0].record.feature_class == "area" and not any(encloses(area, kept[0].record) for area in areas):
            doubts.append(("spills_over", {"name": kept[0].record, "container": container.full_name}))
    return kept, doubts


def _row_containers(context: Context) -> list[Toponym]:
    return [Toponym(part.strip()) for part in (context.within or "").split(",") if part.strip()]


def _unknown(toponym: Toponym, gazetteer: GazetteerIndex) -> Answer:
    suggested = gazetteer.suggest(toponym.name)
    key = "did_you_mean" if suggested else "unknown"
    names = ", ".join(dict.fromkeys(record.name for record in suggested))
    return Answer(toponym, None, suggested, ((key, {"name": toponym.name, "suggestions": names}),))


def _records(matches: Iterable[Match]) -> tuple[Record, ...]:
    return tuple(match.record for match in matches)[:MOST_CANDIDATES]

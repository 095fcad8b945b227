"""Toponym → the one feature it means, or the candidates that it could mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

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
    typed with accents, which then tell names apart (Berne is not Berné), ``listed`` for one with a sign between its
    names, which may be a list.
    """

    within: str | None = None
    lang: str | None = None
    country: str | None = None
    nearby: frozenset[int] = frozenset()
    map_language: str | None = None
    accented: bool = False
    listed: bool = False


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
    bearers = evidence.without_country_codes(_bearers(toponym, gazetteer), toponym)
    if not bearers:
        return _unknown(toponym, gazetteer)
    steps: list[Note] = [("found", {"name": toponym.name, "n": len(bearers), "count": len(bearers)})]
    kept, doubts = _inside(bearers, toponym, containers, gazetteer, context)
    if kept is None:
        listed = any(key == "several_places" for key, _ in doubts)
        candidates = () if listed else _records(evidence.by_kind(bearers, toponym))
        return Answer(toponym, None, candidates, tuple(doubts), tuple(steps))
    if len(kept) < len(bearers):
        steps.append(("container", {"n": len(kept), "count": len(kept)}))
    contained = bool(containers or context.within)
    language = evidence.wording_language(toponym, context.lang, context.map_language)
    expected = evidence.prior_countries(context.country, language)
    worded = evidence.by_spelling(kept, toponym, expected) if context.accented else kept
    full = evidence.by_full_name(worded) if contained else worded
    if contained and not _chosen_by_editor(full, context) and evidence.only_in_short(full, bearers):
        return Answer(toponym, None, _records(full), (("ambiguous", {"name": toponym.name}),), tuple(steps))
    matches = [_current(match, gazetteer) for match in evidence.by_kind(full, toponym)]
    answer = _settle(toponym, matches, doubts, steps, context, contained, gazetteer)
    return answer if contained else _as_of_its_country(answer, expected, gazetteer)


def _as_of_its_country(answer: Answer, expected: frozenset[str], gazetteer: GazetteerIndex) -> Answer:
    """The answer, flagged where it lies outside the ``expected`` countries and nothing but its size speaks for it."""
    record = answer.record
    if record is None or not expected or record.country_code in expected or _SAID.intersection(dict(answer.remarks)):
        return answer
    alone = record.feature_class not in evidence.TOWNS and not answer.candidates
    if alone or record.feature_class in evidence.WORLD_CLASSES:
        return answer
    note: Note = ("abroad", {"name": record, "country": (record, *gazetteer.containers(record))[-1]})
    return replace(answer, remarks=(*answer.remarks, note))


#: Remarks that tell already that the place is one of several of its name.
_SAID = frozenset({"foreign", "namesake_abroad", "context", "paired"})


def _namesake(ranked: Sequence[Match], expected: frozenset[str], gazetteer: GazetteerIndex) -> Iterable[Note]:
    """The largest rival in the ``expected`` countries, where only size has spoken and the press speaks of it, too."""
    record = ranked[0].record
    rival = evidence.notable_namesake(record, _records(ranked[1:]), expected)
    if rival is not None and record.feature_class not in evidence.WORLD_CLASSES:
        inside = next((c for c in gazetteer.containers(rival) if c.feature_class in _TELLING), rival)
        yield "namesake", {"name": rival, "container": inside}


#: Classes of the container that tells a namesake from the place itself.
_TELLING = frozenset({"state", "region", "county", "country"})


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
    if not contained and not context.country and not _SAID.intersection(dict(doubts)):
        doubts += _namesake(ranked, countries, gazetteer)
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
        chosen = evidence.by_own_name(kept, container)
        if chosen:
            return chosen, doubts
        areas = [match.record for match in evidence.by_kind(_bearers(container, gazetteer), container)]
        if not areas:
            doubts.append(("container_unknown", {"container": container.name}))
            continue
        if context.listed and container in containers and _is_list(kept, container, areas):
            return None, [("several_places", {})]
        kept = inside(kept, container, areas)
        if not kept:
            return None, [("not_inside", {"name": toponym.full_name, "container": container.full_name})]
        if kept[0].record.feature_class == "area" and not any(encloses(area, kept[0].record) for area in areas):
            doubts.append(("spills_over", {"name": kept[0].record, "container": container.full_name}))
    return kept, doubts


def _chosen_by_editor(matches: Sequence[Match], context: Context) -> bool:
    return any(evidence.by_own_name(matches, container) for container in _row_containers(context))


def _is_list(matches: Sequence[Match], container: Toponym, areas: Sequence[Record]) -> bool:
    """Do the name and its container name towns, one beside the other ("Lille, Roubaix")? Nearness is no containment."""
    ids = {area.id for area in areas}
    if container.preposition or any(ids.intersection((m.record.id, *m.record.containers)) for m in matches):
        return False
    return _mean_a_town(areas) and _mean_a_town([match.record for match in matches])


def _mean_a_town(records: Sequence[Record]) -> bool:
    """Is a town meant by the name, or a division of it that isn't clearly ahead of the town?"""
    people = {False: 0, True: 0}
    for record in records:
        town = record.feature_class == "municipality"
        people[town] = max(people[town], record.population)
    return people[True] > 0 and people[False] < evidence.CLEARLY_AHEAD * people[True]


def _row_containers(context: Context) -> list[Toponym]:
    return [Toponym(_coded(part.strip())) for part in (context.within or "").split(",") if part.strip()]


def _coded(container: str) -> str:
    """A container as sheets hold it: "38 - Isère", "Isère (38)" and "38.0" are 38, "4" is 04."""
    found = _WITH_CODE.fullmatch(container)
    code = next((code for code in found.groups() if code), None) if found else None
    if code is None:
        return container
    return code.zfill(2)


_WITH_CODE = re.compile(r"0*([1-9]\d?|\d{2,3}|2[ABab])(?:\.0)?(?: *[-–—:] *\D+)?|\D+? *\((\d{1,3}|2[ABab])\)")


def _unknown(toponym: Toponym, gazetteer: GazetteerIndex) -> Answer:
    suggested = gazetteer.suggest(toponym.name)
    key = "did_you_mean" if suggested else "unknown"
    names = ", ".join(dict.fromkeys(record.name for record in suggested))
    return Answer(toponym, None, suggested, ((key, {"name": toponym.name, "suggestions": names}),))


def _records(matches: Iterable[Match]) -> tuple[Record, ...]:
    return tuple(match.record for match in matches)[:MOST_CANDIDATES]

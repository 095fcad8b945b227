"""Phrases → clause: which one is the place, which ones contain it ("à Valence, dans la Drôme")."""

from __future__ import annotations

from dataclasses import replace

from mapgen.base.toponym import fold
from mapgen.locality.clause import OFF_THE_FEATURE, LocalityClause, Toponym
from mapgen.locality.codes import district_of, names_districts, split_district
from mapgen.locality.nouns.borders import COMBINING
from mapgen.locality.numbers import Measure
from mapgen.locality.reading import Reading
from mapgen.locality.types.parts import tells_where_it_lies
from mapgen.locality.vocabulary import DEPARTMENTS, LARGE_BEHIND_A, REGIONS, state
from mapgen.locality.wording import Wording


def compose(wording: Wording, verbatim: str, phrases: list[Reading]) -> LocalityClause:
    """The clause of all phrases of a wording."""
    named = _merge(phrases, wording)
    if not named:
        return _nameless(wording, verbatim, phrases)
    if _several(named):
        return _refused(wording, verbatim, phrases, "several_places", named)
    main, rest = _choose(named, wording)
    containers = [*main.containers]
    for phrase in rest:
        phrase.name = state(phrase.name, fold(phrase.name)) or phrase.name if phrase.preposition == "" else phrase.name
        containers += _as_containers(phrase)
    return _clause(wording, verbatim, main, containers, phrases)


def _merge(phrases: list[Reading], wording: Wording) -> list[Reading]:
    """Give what a nameless phrase says ("à 30 km", "au sud", "13e", "un quartier") to the named one beside it."""
    named = [phrase for phrase in phrases if phrase.name]
    if not named:
        return []
    for index, phrase in enumerate(phrases):
        if phrase.name:
            continue
        target = _target(phrases, index)
        if target is not None:
            _give(phrase, target)
    return named


def _target(phrases: list[Reading], index: int) -> Reading | None:
    before = [phrase for phrase in phrases[:index] if phrase.name]
    after = [phrase for phrase in phrases[index + 1 :] if phrase.name]
    if phrases[index].district is not None and before:
        return before[-1]
    return before[0] if before else after[0] if after else None


def _give(phrase: Reading, target: Reading) -> None:
    """All that a nameless phrase says goes to the named one."""
    _give_reason(phrase, target)
    _give_measure(phrase, target)
    further = phrase.joined or target.district is not None
    target.districts |= phrase.districts or (phrase.district is not None and further)
    target.district = target.district or phrase.district
    if phrase.part and phrase.classifier == "quarters":
        target.part = target.part or phrase.part
    elif phrase.part and not target.part and phrase.missing == "part_of_unnamed" and _area_like(target):
        target.part = phrase.part
    for key in phrase.remarks:
        target.remark(key)
    untyped = phrase.locality_type is None and target.locality_type is None
    if phrase.neighbourhood or (phrase.indefinite and untyped):
        target.remark("unnamed_place")
    target.containers += phrase.containers
    if "road" in phrase.remarks and target.locality_type is None and target.lead not in ("dans", "en"):
        target.locality_type = "near"


def _give_reason(phrase: Reading, target: Reading) -> None:
    """ "un peu partout, en Bretagne" can't be mapped; "à l'étranger" counts where it is one more of a list."""
    if phrase.locality_type != "unmappable":
        return
    bare = target.locality_type is None and not target.lead
    if phrase.joined:
        target.locality_type, target.reason = "unmappable", "several_places"
    elif bare or phrase.reason == "several_places":
        target.locality_type, target.reason = "unmappable", phrase.reason


def _give_measure(phrase: Reading, target: Reading) -> None:
    """ "au sud de Dijon, à 30 km", "à 30 km de Dijon, au sud"."""
    if phrase.measure is not None and target.locality_type in (None, "heading", "near"):
        target.measure = phrase.measure
        target.heading = phrase.heading if target.heading is None else target.heading
        target.locality_type = "offset" if target.heading is None else "offset_heading"
    elif phrase.heading is not None and target.measure is not None and target.heading is None:
        target.locality_type, target.heading = "offset_heading", phrase.heading


def _area_like(target: Reading) -> bool:
    """ "dans le nord, en Belgique" is a part of Belgium; "dans le sud, à Nice" is Nice."""
    return target.locality_type is None and target.lead == "en"


def _several(named: list[Reading]) -> bool:
    return any(phrase.joined for phrase in named[1:])


def _choose(named: list[Reading], wording: Wording) -> tuple[Reading, list[Reading]]:
    """The place itself, and the phrases round it. The first, but for three ways to put the larger one in front."""
    first = named[0]
    if len(named) == 1:
        return first, []
    second = named[1]
    plain = second.locality_type is None
    if first.neighbourhood and plain and not second.code and second.lead != "pres":
        second.remark("neighbourhood")
        return second, named[2:]
    if "landmark" in first.remarks and plain and second.lead in ("a", "at", "in"):
        second.remark("landmark")
        if first.locality_type == "near":
            second.locality_type = "near"
        return second, named[2:]
    if _headed(first, second, wording):
        return second, [first, *named[2:]]
    if first.code and not second.code and plain:
        return second, [first, *named[2:]]
    if first.locality_type in OFF_THE_FEATURE and plain and not second.code and _town(second, wording):
        return second, [first, *named[2:]]
    if _large(first) and (second.lead in ("a", "pres", "near", "at") or second.locality_type in OFF_THE_FEATURE):
        return second, [first, *named[2:]]
    return first, named[1:]


def _headed(first: Reading, second: Reading, wording: Wording) -> bool:
    """ "Tarn-et-Garonne : Montauban", "Rhône : un homme arrêté à Lyon": the larger place heads the line."""
    bare = first.locality_type is None and not (first.lead or first.code or second.code)
    if not bare or fold(first.name) not in _HEADINGS:
        return False
    return ":" in wording.text[wording.starts[first.start] : wording.starts[second.start]]


_HEADINGS = DEPARTMENTS | REGIONS | frozenset(fold(name) for name in COMBINING.values())


def _town(phrase: Reading, wording: Wording) -> bool:
    """ "en banlieue de Paris, *à Sarcelles*": a town behind "à" is the place itself. "Au Maroc" is none."""
    if phrase.lead not in ("a", "at") or fold(phrase.name) in LARGE_BEHIND_A:
        return False
    return not phrase.article or wording.knows(f"{phrase.article} {phrase.name}")


def _large(phrase: Reading) -> bool:
    """ "dans l'Isère", "en Bretagne": worded as an area, so that the town that follows lies in it."""
    if phrase.locality_type is not None or phrase.feature_class == "municipality" or phrase.neighbourhood:
        return False
    return phrase.lead == "en" or (phrase.lead == "dans" and phrase.lead_article)


def _as_containers(phrase: Reading) -> list[Toponym]:
    near = phrase.locality_type in OFF_THE_FEATURE
    found = [phrase.toponym("pres" if near else None), *phrase.containers]
    if phrase.other is not None:
        found.insert(1, Toponym(phrase.other.name, phrase.other.article, "pres", adjective=phrase.other.adjective))
    return found


def _clause(
    wording: Wording, verbatim: str, main: Reading, containers: list[Toponym], phrases: list[Reading]
) -> LocalityClause:
    toponym = main.toponym()
    if main.part and tells_where_it_lies(wording):
        main.part = None
    if _sea_or_department(main, containers):
        main.remark("sea_or_department")
    toponym = _district(wording, main, toponym, containers)
    measure = main.measure or Measure("distance")
    offset = main.locality_type in ("offset", "offset_heading")
    return LocalityClause(
        verbatim_locality=verbatim,
        locality_type=main.locality_type or "feature",
        toponyms=(toponym,) if main.other is None else (toponym, main.other),
        containers=tuple(containers),
        distance_in_meters=measure.distance_in_meters if offset else None,
        distance_precision_in_meters=measure.precision_in_meters if offset else None,
        distance_is_maximum=offset and measure.bound == "at_most",
        heading_in_degrees=main.heading,
        part=main.part,
        unconsumed=_unconsumed(wording, phrases),
        reason=main.reason,
        remarks=tuple(main.remarks),
    )


def _sea_or_department(main: Reading, containers: list[Toponym]) -> bool:
    """ "dans la Manche" is the département, or the Channel."""
    plain = main.locality_type is None and main.feature_class is None and main.part is None and not containers
    return plain and fold(main.name) == "manche" and (main.preposition, main.article) == ("dans", "la")


def _district(wording: Wording, main: Reading, toponym: Toponym, containers: list[Toponym]) -> Toponym:
    """ "Paris 13e" is the municipal arrondissement where the gazetteer has it, else Paris; flagged either way."""
    if main.districts or names_districts(main.name):
        main.remark("municipal_district")
        city = split_district(main.name)
        return toponym if city is None else replace(toponym, name=city[0])
    if main.district is None:
        split = split_district(main.name)
        if split is None:
            return toponym
        main.name, main.district = split
        toponym = replace(toponym, name=main.name)
        if wording.keys[-1] == "13" and main.district == 13 and fold(main.name) == "marseille":
            # "Marseille 13" may mean the département as well as the arrondissement.
            containers.insert(0, Toponym("13"))
            return toponym
    name = district_of(main.name, main.district)
    main.remark("municipal_district" if name else "neighbourhood")
    if name is None or main.locality_type not in (None, "feature") or not wording.knows(name):
        return toponym
    containers.insert(0, Toponym(toponym.name, preposition="de"))
    return Toponym(name, preposition=toponym.preposition, feature_class="municipal_district")


def _nameless(wording: Wording, verbatim: str, phrases: list[Reading]) -> LocalityClause:
    """No name at all: unmappable where the grammar knows why, else not understood."""
    for phrase in phrases:
        reason = phrase.reason or phrase.missing
        if reason and reason != "not_understood":
            remarks = tuple(key for key in phrase.remarks if key != "unnamed_place")
            return _no_place(wording, verbatim, phrases, reason, remarks)
    return LocalityClause(verbatim, None, unconsumed=" ".join(verbatim.split()), reason="not_understood")


def _no_place(
    wording: Wording, verbatim: str, phrases: list[Reading], reason: str, remarks: tuple[str, ...]
) -> LocalityClause:
    return LocalityClause(
        verbatim, "unmappable", unconsumed=_unconsumed(wording, phrases), reason=reason, remarks=remarks
    )


def _refused(
    wording: Wording, verbatim: str, phrases: list[Reading], reason: str, named: list[Reading]
) -> LocalityClause:
    return LocalityClause(
        verbatim,
        "unmappable",
        toponyms=tuple(phrase.toponym() for phrase in named),
        unconsumed=_unconsumed(wording, phrases),
        reason=reason,
    )


def _unconsumed(wording: Wording, phrases: list[Reading]) -> str:
    spans = sorted(span for phrase in phrases for span in phrase.unused)
    return " … ".join(wording.span(i, j) for i, j in spans)

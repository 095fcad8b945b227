"""Wording → what its toponyms mean: the steps that ``Gazetteer.geocode`` and ``mapgen.locate`` share."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from mapgen.geocoding import states
from mapgen.geocoding.evidence import TOWNS
from mapgen.geocoding.gazetteer import GazetteerIndex
from mapgen.geocoding.pairs import nearest_pair
from mapgen.geocoding.resolve import Answer, Context, geocode
from mapgen.locality import parse_locality
from mapgen.locality.clause import LocalityClause, Toponym
from mapgen.locality.language import language_of


def meaning(wording: str, gazetteer: GazetteerIndex, context: Context) -> tuple[LocalityClause, tuple[Answer, ...]]:
    """How ``wording`` is read, and what each of its toponyms means in ``context``.

    Raises TypeError for what is no text: None and NaN name no place.
    """
    _refuse_no_text("a wording", wording)
    context = _worded(
        context,
        context.map_language if context.lang else language_of(wording) or context.map_language,
        not wording.isascii() and not _ACCENTED.isdisjoint(wording),
        not _SEPARATORS.isdisjoint(wording),
    )
    clause = _in_its_territory(_at_its_town(_parsed(wording, gazetteer, context)))
    answers = tuple(_answer(toponym, clause, gazetteer, context) for toponym in clause.toponyms)
    if clause.locality_type == "between" and len(answers) == 2:
        answers = nearest_pair(*answers)
    return _round_a_town(clause, answers), answers


def _parsed(wording: str, gazetteer: GazetteerIndex, context: Context) -> LocalityClause:
    """The clause of the wording. A district without its city has it in the row: "13e arrondissement" within Paris."""
    clause = parse_locality(wording, lang=context.lang, known=gazetteer.knows_key)
    if clause.reason != "district_without_city" or not context.within:
        return clause
    whole = parse_locality(f"{wording}, {context.within}", lang=context.lang, known=gazetteer.knows_key)
    return replace(whole, verbatim_locality=clause.verbatim_locality)


def _answer(toponym: Toponym, clause: LocalityClause, gazetteer: GazetteerIndex, context: Context) -> Answer:
    """What one toponym means. The letters of a state are that state, or asked about."""
    containers = _containers(toponym, clause)
    if states.abbreviated(toponym, clause.verbatim_locality) is None:
        answer = geocode(toponym, gazetteer, context, containers)
        if clause.distance_in_meters is None or not _has_its_town(answer):
            return answer
        return geocode(replace(toponym, feature_class="municipality"), gazetteer, context, containers)
    state = geocode(states.spelled_out(toponym), gazetteer, context, containers)
    if containers or context.within or states.is_certain(toponym, clause.verbatim_locality, context.country):
        return state
    asked = geocode(toponym, gazetteer, context)
    possible = [state.record, asked.record, *asked.candidates]
    candidates = tuple(dict.fromkeys(record for record in possible if record is not None))
    return Answer(toponym, None, candidates, (("ambiguous", {"name": toponym.name}),))


def _has_its_town(answer: Answer) -> bool:
    """Distances are told from a town, not from the division of its name: "11 km south of Vienne"."""
    found = answer.record
    if found is None or answer.toponym.article or found.feature_class not in ("department", "county"):
        return False
    towns = (other for other in answer.candidates if other.feature_class in TOWNS)
    return any(town.country_code == found.country_code for town in towns)


def in_context(
    context: Context | None = None,
    *,
    within: str | None = None,
    country: str | None = None,
    language: str | None = None,
) -> Context:
    """``context`` with what is said beside it; without one, ``language`` is what a wording without any sign of its
    language is taken for.

    Raises TypeError for what is no text, ValueError for a country that is no code of two letters (ISO 3166-1).
    """
    for name, value in (("within", within), ("country", country), ("language", language)):
        if value is not None:
            _refuse_no_text(name, value)
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise ValueError(f"country is a code of two letters, FR for France; not {country!r}")
    context = context or Context(map_language=language)
    if within or country:
        context = replace(context, within=within or context.within, country=country or context.country)
    return context


def _refuse_no_text(name: str, value: object) -> None:
    if not isinstance(value, str):
        raise TypeError(f"{name} is text, not {value!r}; leave out rows without a place")


@lru_cache(maxsize=256)
def _worded(context: Context, map_language: str | None, accented: bool, listed: bool) -> Context:
    """The context with what the wording shows; few distinct ones, so that most are there already."""
    return replace(context, map_language=map_language, accented=accented, listed=listed)


def _containers(toponym: Toponym, clause: LocalityClause) -> tuple[Toponym, ...]:
    """Of one of two toponyms its own as well: "entre Valence (Drôme) et Montélimar"."""
    return (Toponym(toponym.within), *clause.containers) if toponym.within else clause.containers


def _at_its_town(clause: LocalityClause) -> LocalityClause:
    """ "à la frontière belge, près de Tournai": near Tournai says more than near Belgium."""
    town = clause.containers[0] if clause.containers else None
    if clause.locality_type != "near" or "border" not in clause.remarks or town is None or town.preposition != "pres":
        return clause
    return replace(clause, toponyms=(town,), containers=clause.containers[1:])


#: Letters that show that whoever typed the wording types accents.
_ACCENTED = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ")


#: Signs that stand between the names of a list.
_SEPARATORS = frozenset(",/|;&+\n")


def _in_its_territory(clause: LocalityClause) -> LocalityClause:
    """ "dans un village de Corrèze" lies in the département: French says "en Corrèze" of it, not "à Corrèze"."""
    if "unnamed_place" not in clause.remarks or clause.locality_type != "feature":
        return clause
    return replace(clause, toponyms=tuple(replace(toponym, preposition="en") for toponym in clause.toponyms))


def _round_a_town(clause: LocalityClause, answers: tuple[Answer, ...]) -> LocalityClause:
    """A "region", or a demonym with an article, that turns out to be a town's means the country round it.

    "in the Rennes region", "dans le Biterrois", "dans l'est lyonnais": the grammar can't know that Rennes is no region.
    """
    if clause.locality_type != "feature" or len(answers) != 1:
        return clause
    answer = answers[0]
    if answer.record is None or answer.record.feature_class not in TOWNS:
        return clause
    if answer.toponym.feature_class == "region":
        return replace(clause, locality_type="area_of", part=None)
    if answer.matched_kind != "demonym" or not (answer.toponym.article or answer.toponym.adjective):
        return clause
    return replace(clause, locality_type="area_of")

"""The point-radius method on one clause: what is drawn, how sure it is, and in whose words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from mapgen.base.toponym import fold
from mapgen.geocoding import Answer, Note
from mapgen.geocoding.gazetteer import GazetteerIndex, Record
from mapgen.georeferencing import remarks as words
from mapgen.georeferencing.circle import enclosing_circle, rounded
from mapgen.georeferencing.rules import Rule, centre, rule_of
from mapgen.georeferencing.shapes import Candidate, Disc, Georeference, Shape
from mapgen.languages import text
from mapgen.locality.clause import LocalityClause

UNABLE = "unable to georeference"
REQUIRED = "requires georeference"
VERIFY = "requires verification"
#: A division is the same place as its town while its radius is at most this many times the town's.
TWIN_RATIO = 1.5
#: Remarks that say what was drawn instead of something finer, and leave nothing in doubt.
_NO_DOUBT = frozenset({"neighbourhood", "municipal_district", "unnamed_place", "merged"})


def georeference(
    clause: LocalityClause, answers: Sequence[Answer], gazetteer: GazetteerIndex, *, language: str = "en"
) -> Georeference:
    """The georeference of ``clause`` whose toponyms mean ``answers`` (one each, in order), remarks in ``language``.

    Never raises for a wording: what can't be drawn comes back without a shape and says why.
    """
    rule = rule_of(clause.locality_type)
    if clause.locality_type and rule is None:
        return _refused(clause, UNABLE, clause.reason or "unmappable", language)
    if rule is None or not answers:
        return _refused(clause, REQUIRED, clause.reason or "not_understood", language)
    if any(answer.record is None for answer in answers):
        return _open(clause, answers, gazetteer, language)
    return _drawn(rule, clause, answers, gazetteer, language)


def _refused(clause: LocalityClause, status: str, reason: str, language: str) -> Georeference:
    return Georeference(
        verbatim_locality=clause.verbatim_locality,
        locality_type=clause.locality_type,
        georeference_remarks=(text(f"reason.{reason}", language),),
        georeference_verification_status=status,
        unconsumed=clause.unconsumed,
    )


def _open(clause: LocalityClause, answers: Sequence[Answer], gazetteer: GazetteerIndex, language: str) -> Georeference:
    """Unknown or ambiguous: the candidates, each with the ``within`` that would settle it."""
    doubts = [note for answer in answers if answer.record is None for note in answer.remarks]
    candidates = tuple(c for answer in answers if answer.record is None for c in _candidates(answer, gazetteer))
    names = partial(gazetteer.name, language=language)
    return Georeference(
        verbatim_locality=clause.verbatim_locality,
        locality_type=clause.locality_type,
        toponyms=tuple(answer.record.name if answer.record else answer.toponym.full_name for answer in answers),
        candidates=candidates,
        georeference_remarks=tuple(words.reason(note, language, names) for note in doubts),
        georeference_verification_status=REQUIRED,
        unconsumed=clause.unconsumed,
    )


def _drawn(
    rule: Rule, clause: LocalityClause, answers: Sequence[Answer], gazetteer: GazetteerIndex, language: str
) -> Georeference:
    records = [answer.record for answer in answers if answer.record is not None]
    meant = [_with_known_outline(record, gazetteer) for record in records] if _whole(clause) else records
    drawn = rule.draw(clause, meant, rule.buffer_in_meters(meant[0]))
    reference = drawn.reference or centre(records[0])
    circle, radius = enclosing_circle(drawn.shape, gazetteer.record, gazetteer.outline)
    middle, uncertainty = rounded(circle, radius)
    doubts = _doubts(clause, answers)
    if radius > rule.widest_in_meters:
        doubts.append(("wide", {}))
    names = partial(gazetteer.name, language=language)
    certain = [note for note in doubts if note[0] in _NO_DOUBT]
    return Georeference(
        verbatim_locality=clause.verbatim_locality,
        locality_type=clause.locality_type,
        shape=_settled(drawn.shape, middle, uncertainty),
        precision=rule.precision_of(drawn.shape),
        toponyms=tuple(record.name for record in records),
        decimal_latitude=middle[0],
        decimal_longitude=middle[1],
        coordinate_uncertainty_in_meters=uncertainty,
        reference_latitude=round(reference[0], 5),
        reference_longitude=round(reference[1], 5),
        feature_class=records[0].feature_class if len(records) == 1 else None,
        feature_code=records[0].feature_code if len(records) == 1 else None,
        candidates=tuple(candidate for answer in answers for candidate in _candidates(answer, gazetteer)),
        georeference_protocol=words.protocol(drawn.rule, language),
        georeference_sources=words.sources(records, language),
        georeference_remarks=(
            words.drawn(drawn, records, uncertainty, language, names),
            *words.extents(records, language, names),
            *(words.doubt(note, language, names) for note in doubts),
        ),
        georeference_verification_status=VERIFY if len(certain) < len(doubts) else None,
        unconsumed=clause.unconsumed,
        record_ids=tuple(record.id for record in records),
    )


def _whole(clause: LocalityClause) -> bool:
    """Is the feature itself meant? What lies near it is counted from the town, not from the middle of its division."""
    return clause.locality_type == "feature"


def _with_known_outline(record: Record, gazetteer: GazetteerIndex) -> Record:
    """The record, with the outline of the division that is the same place (Paris the town, the département).

    Not where the division is much larger than the town (Moscow, Beijing): the press means the town.
    """
    if record.has_outline or record.same_as is None:
        return record
    twin = gazetteer.record(record.same_as)
    if twin.radius_in_meters > TWIN_RATIO * record.radius_in_meters:
        return record
    return replace(
        record,
        id=twin.id,
        latitude=twin.latitude,
        longitude=twin.longitude,
        radius_in_meters=twin.radius_in_meters,
        extent_basis=twin.extent_basis,
        has_outline=twin.has_outline,
    )


def _settled(shape: Shape, centre: tuple[float, float], uncertainty: float) -> Shape:
    """A disc is drawn as it is stated: the rounded circle itself."""
    return Disc(*centre, uncertainty) if isinstance(shape, Disc) else shape


def _doubts(clause: LocalityClause, answers: Sequence[Answer]) -> list[Note]:
    doubts: list[Note] = [(key, {}) for key in clause.remarks]
    doubts += [note for answer in answers for note in answer.remarks]
    if clause.unconsumed:
        doubts.append(("unconsumed", {"words": clause.unconsumed}))
    return doubts


def _candidates(answer: Answer, gazetteer: GazetteerIndex) -> tuple[Candidate, ...]:
    """What else the name may mean, each with the ``within`` that settles it."""
    name = answer.toponym.name
    bearers = [match.record for match in gazetteer.search(name)]
    return tuple(
        Candidate(record.name, record.feature_class, record.feature_code, _settling(record, name, bearers, gazetteer))
        for record in dict.fromkeys(answer.candidates)
    )


#: Containers that an editor would write, the most telling class first.
_WITHIN_CLASSES = ("department", "state", "region", "county", "country")


def _settling(record: Record, name: str, bearers: Sequence[Record], gazetteer: GazetteerIndex) -> str:
    """The ``within`` that settles ``name`` on this record: the innermost container that people name and that holds no
    other bearer of it, else its own name in full, else its code."""
    if fold(record.name) in (fold(name), fold(f"{record.article} {name}")):
        containers = sorted(gazetteer.containers(record), key=_told_by)
        for container in containers:
            known = container.feature_class in _WITHIN_CLASSES and container.name != record.name
            if known and not any(_names(container, other, gazetteer) for other in bearers if other.id != record.id):
                return container.name
    alike = sum(other.name == record.name for other in bearers)
    if alike > 1 or fold(record.name) == fold(name):
        return record.feature_code
    return record.name


def _names(container: Record, other: Record, gazetteer: GazetteerIndex) -> bool:
    """Does the container's name say where ``other`` is, too (there are two provinces of Limburg)?"""
    return any(record.name == container.name for record in (other, *gazetteer.containers(other)))


def _told_by(container: Record) -> int:
    classes = _WITHIN_CLASSES
    return classes.index(container.feature_class) if container.feature_class in classes else len(classes)

"""How a wording is understood: as JSON for programs, as an account for people."""

from __future__ import annotations

from functools import partial
from typing import Any

from mapgen.features.feature import georeference_terms
from mapgen.features.geometry import area_outline, geometry
from mapgen.geocoding import Answer
from mapgen.geocoding.gazetteer import GazetteerIndex, Record
from mapgen.georeferencing.remarks import kilometres, sources, told
from mapgen.georeferencing.rules import rule_of
from mapgen.georeferencing.shapes import Area, Georeference
from mapgen.georeferencing.understanding import Understanding
from mapgen.languages import text
from mapgen.locality.clause import LocalityClause

#: Keys of the object that ``mapgen explain --json`` prints, always all of them.
JSON_KEYS = (
    "verbatimLocality",
    "localityType",
    "toponyms",
    "decimalLatitude",
    "decimalLongitude",
    "referenceLatitude",
    "referenceLongitude",
    "coordinateUncertaintyInMeters",
    "featureClass",
    "featureCode",
    "candidates",
    "georeferenceVerificationStatus",
    "georeferenceRemarks",
    "unconsumed",
)


def to_json(georeference: Georeference) -> dict[str, Any]:
    """The object that ``mapgen explain --json`` prints; null where unknown."""
    terms = {
        **georeference_terms(georeference),
        "referenceLatitude": georeference.reference_latitude,
        "referenceLongitude": georeference.reference_longitude,
        "candidates": [candidate.to_dict() for candidate in georeference.candidates],
        "unconsumed": georeference.unconsumed or None,
    }
    return {key: terms[key] for key in JSON_KEYS}


def geometry_of(georeference: Georeference, gazetteer: GazetteerIndex) -> dict[str, Any] | None:
    """The GeoJSON geometry, made only when ``--geometry`` asks for it."""
    shape = georeference.shape
    if shape is None:
        return None
    return geometry(shape, area_outline(shape, gazetteer) if isinstance(shape, Area) else None)


def account(understood: Understanding, gazetteer: GazetteerIndex, language: str) -> list[str]:
    """The account for people: the wording first, then a line for each step, indented by two spaces."""
    georeference = understood.georeference
    lines = [georeference.verbatim_locality, *_clause_lines(understood.clause, language)]
    for answer in understood.answers:
        lines += _answer_lines(answer, gazetteer, language)
    lines += _result_lines(understood, language)
    return [lines[0], *(f"  {line}" for line in lines[1:])]


def _clause_lines(clause: LocalityClause, language: str) -> list[str]:
    kind = text(f"explain.type_{clause.locality_type or 'none'}", language)
    lines = [text("explain.type", language, kind=kind)]
    for toponym in clause.toponyms:
        lines.append(text("explain.name", language, name=toponym.full_name))
    for container in clause.containers:
        lines.append(text("explain.inside", language, name=container.full_name))
    if clause.distance_in_meters is not None:
        lines.append(_distance_line(clause, language))
    if clause.heading_in_degrees is not None:
        lines.append(text("explain.heading", language, degrees=f"{clause.heading_in_degrees:g}"))
    if clause.part:
        lines.append(text("explain.part", language, part=text(f"part.{clause.part}", language)))
    if clause.unconsumed:
        lines.append(text("explain.unconsumed", language, words=clause.unconsumed))
    return lines


def _distance_line(clause: LocalityClause, language: str) -> str:
    return text(
        "explain.distance",
        language,
        km=kilometres(clause.distance_in_meters or 0.0, language),
        precision=kilometres(clause.distance_precision_in_meters or 0.0, language),
    )


def _answer_lines(answer: Answer, gazetteer: GazetteerIndex, language: str) -> list[str]:
    names = partial(gazetteer.name, language=language)
    lines = [told("explain.step_", note, language, names) for note in answer.evidence]
    if answer.record:
        lines.append(text("explain.record", language, record=_described(answer.record, gazetteer, language)))
        lines.append(_extent_line(answer.record, language))
    key = "explain.other" if answer.record else "explain.candidate"
    lines += [text(key, language, record=_described(record, gazetteer, language)) for record in answer.candidates]
    return lines


def _described(record: Record, gazetteer: GazetteerIndex, language: str) -> str:
    containers = ", ".join(gazetteer.name(container, language) for container in gazetteer.containers(record))
    return text(
        "explain.described",
        language,
        name=gazetteer.name(record, language),
        kind=text(f"class.{record.feature_class}", language),
        code=record.feature_code,
        containers=containers or "–",
        population=_grouped(record.population),
    )


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f") if number else "?"


def _extent_line(record: Record, language: str) -> str:
    basis = text(f"explain.basis_{record.extent_basis}", language)
    source = ", ".join(sources([record], language))
    return text(
        "explain.extent", language, km=kilometres(record.radius_in_meters, language), basis=basis, source=source
    )


def _result_lines(understood: Understanding, language: str) -> list[str]:
    georeference = understood.georeference
    lines = []
    if georeference.coordinate_uncertainty_in_meters is not None:
        lines += _rule_lines(understood, language)
        lines.append(_circle_line(georeference, language))
    lines += [text("explain.remark", language, remark=remark) for remark in georeference.georeference_remarks]
    status = georeference.georeference_verification_status
    lines.append(text("explain.status", language, status=status) if status else text("explain.settled", language))
    return lines


def _rule_lines(understood: Understanding, language: str) -> list[str]:
    lines = [text("explain.rule", language, protocol=understood.georeference.georeference_protocol)]
    rule = rule_of(understood.clause.locality_type)
    record = understood.answers[0].record
    if rule and rule.reach and record:
        buffer = kilometres(rule.buffer_in_meters(record), language)
        lines.append(text("explain.buffer", language, km=kilometres(record.radius_in_meters, language), buffer=buffer))
    return lines


def _circle_line(georeference: Georeference, language: str) -> str:
    return text(
        "explain.circle",
        language,
        latitude=georeference.decimal_latitude,
        longitude=georeference.decimal_longitude,
        km=kilometres(georeference.coordinate_uncertainty_in_meters or 0.0, language),
    )

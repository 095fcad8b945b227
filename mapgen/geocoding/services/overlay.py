"""The gazetteer with what the services know: the same questions, a few more records, some better placed.

The wording rules see no difference: a finding is a record with containers like any other, so that a container, the
country prior and homonyms are weighed as ever.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from mapgen.base.toponym import fold
from mapgen.geocoding.evidence import FRENCH_TERRITORIES
from mapgen.geocoding.gazetteer import GazetteerIndex, Match, Record
from mapgen.geocoding.gazetteer.gazetteer import Gazetteer
from mapgen.geocoding.gazetteer.record import BOTH, ROUGH, SERVICE
from mapgen.geocoding.services.finding import Finding
from mapgen.geocoding.services.lifting import municipality_of_code, usual_population
from mapgen.locality.clause import Toponym

#: Ids of records that no database has.
_FIRST_ID = 1 << 40
#: Classes of outlines that say in which division a point lies, and the degrees by which their edges may be off.
_DIVISIONS = ("department", "region", "state", "county")
_SLACK = 0.05


class OverlaidGazetteer(Gazetteer):
    """The gazetteer of ``path``, with findings added by :meth:`add`."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(path)
        self._added: dict[str, list[Match]] = {}
        self._own: dict[int, Record] = {}
        self._moved: dict[int, Record] = {}
        self._laid: dict[str, tuple[Match, ...]] = {}

    def add(self, toponym: Toponym, finding: Finding, service: str, day: str) -> None:
        """From now on ``toponym`` may mean ``finding``; ``service`` is its name and licence in words."""
        source = f"{SERVICE}|{service}|{day}"
        record = self._known(finding)
        if record is None:
            record = self._new(toponym, finding, source)
        elif record.extent_basis in ROUGH and finding.extent_basis != "gazetteer":
            record = self._move(record, finding, source)
        else:
            record = replace(record, source=f"{record.source}{BOTH}{source}")
        lifted = finding.part and finding.extent_basis == "gazetteer"
        kind = "neighbourhood" if lifted else "name"
        for key in {fold(toponym.name), fold(toponym.full_name)}:
            matches = self._added.setdefault(key, [])
            if not any(match.record.id == record.id for match in matches):
                matches.append(Match(record, kind, toponym.name))
            self._laid.pop(key, None)

    def _known(self, finding: Finding) -> Record | None:
        """The gazetteer's own record of the finding, by its code."""
        if not finding.feature_code:
            return None
        if finding.country_code in FRENCH_TERRITORIES and finding.feature_class == "municipality":
            return municipality_of_code(finding.feature_code, self)
        for match in super()._search_key(fold(finding.name)):
            record = match.record
            if (record.feature_class, record.feature_code) == (finding.feature_class, finding.feature_code):
                return record
        return None

    def _move(self, record: Record, finding: Finding, source: str) -> Record:
        moved = replace(
            record,
            latitude=finding.latitude,
            longitude=finding.longitude,
            radius_in_meters=min(record.radius_in_meters, finding.radius_in_meters),
            extent_basis=finding.extent_basis,
            source=source,
        )
        self._moved[record.id] = moved
        self._laid.clear()
        return moved

    def _new(self, toponym: Toponym, finding: Finding, source: str) -> Record:
        record = Record(
            id=_FIRST_ID + len(self._own),
            name=finding.name or toponym.name,
            feature_class=finding.feature_class,
            feature_code=finding.feature_code,
            latitude=finding.latitude,
            longitude=finding.longitude,
            radius_in_meters=finding.radius_in_meters,
            extent_basis=finding.extent_basis,
            article=toponym.article,
            population=finding.population or usual_population(finding.kind),
            country_code=finding.country_code,
            containers=self._containers_of(finding),
            has_outline=False,
            source=source,
        )
        self._own[record.id] = record
        return record

    def _containers_of(self, finding: Finding) -> tuple[int, ...]:
        """The innermost division round the point, with all that holds it; else the country."""
        around = self._divisions(finding) if finding.feature_class not in ("country", "state") else []
        if around:
            inner = max(around, key=lambda record: (len(record.containers), -record.id))
            return (inner.id, *inner.containers)
        countries = [
            match.record
            for match in super()._search_key(fold(finding.country_code))
            if match.record.feature_class == "country" and match.kind == "code"
        ]
        return (countries[0].id,) if countries and finding.feature_class != "country" else ()

    def _divisions(self, finding: Finding) -> list[Record]:
        import shapely

        point = shapely.Point(finding.longitude, finding.latitude)
        near: list[tuple[float, Record]] = []
        for feature_class in _DIVISIONS:
            box = (finding.longitude - _SLACK, finding.latitude - _SLACK)
            ends = (finding.longitude + _SLACK, finding.latitude + _SLACK)
            for record, outline in self.outlines_in(*box, *ends, feature_class):
                if finding.country_code in ("", record.country_code):
                    polygons = [(rings[0], rings[1:]) for rings in outline]
                    near.append((point.distance(shapely.MultiPolygon(polygons)), record))
        inside = [record for distance, record in near if distance == 0]
        return inside or [record for distance, record in sorted(near, key=_nearest)[:1] if distance <= _SLACK]

    # what the rest of the line asks

    def _search_key(self, key: str) -> tuple[Match, ...]:
        if key in self._laid:
            return self._laid[key]
        own = tuple(self._with_position(match) for match in super()._search_key(key))
        known = {match.record.id for match in own}
        added = tuple(match for match in self._added.get(key, ()) if match.record.id not in known)
        matches = self._laid[key] = (*own, *added)
        return matches

    def _with_position(self, match: Match) -> Match:
        moved = self._moved.get(match.record.id)
        return match if moved is None else replace(match, record=moved)

    def record(self, record_id: int) -> Record:
        """The record of this id, those of the services too. Raises KeyError where there is none."""
        return self._own.get(record_id) or self._moved.get(record_id) or super().record(record_id)

    def containers(self, record: Record) -> tuple[Record, ...]:
        """The records that contain this one, innermost first."""
        return tuple(self.record(record_id) for record_id in record.containers)


def _nearest(pair: tuple[float, Record]) -> tuple[float, int]:
    return pair[0], pair[1].id


def overlaid(gazetteer: GazetteerIndex, additions: Iterable[tuple[Toponym, Finding, str, str]]) -> OverlaidGazetteer:
    """The gazetteer's database with ``additions``: toponym, finding, service in words, ISO day."""
    made = OverlaidGazetteer(gazetteer.path)
    for addition in additions:
        made.add(*addition)
    return made

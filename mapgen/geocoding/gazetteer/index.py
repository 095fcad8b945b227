"""The gazetteer's own questions: names to records, records to outlines. Without geopy, which takes 0.1 s to import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mapgen.base.toponym import fold
from mapgen.geocoding.gazetteer.installed import checked_database
from mapgen.geocoding.gazetteer.misspelling import likely_names
from mapgen.geocoding.gazetteer.outlines import MultiPolygon
from mapgen.geocoding.gazetteer.record import Match, Record
from mapgen.geocoding.gazetteer.store import Store, embedded_path
from mapgen.geocoding.gazetteer.vocabulary import LANGUAGES

#: Distinct names whose answers are kept. A newsroom's table has far fewer; an answer is some hundred bytes.
_CACHE_SIZE = 100_000


class GazetteerIndex:
    """Places by name, from the database that travels with the package, or the one with official data that
    ``mapgen gazetteer install`` made of it.

    ``path`` is another database of the same layout. The file is opened at the first look-up; a missing or
    damaged one raises :class:`mapgen.errors.GazetteerDataError` then.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._store = Store(checked_database(embedded_path()) if path is None else Path(path))
        self._matches: dict[str, tuple[Match, ...]] = {}

    def __reduce__(self) -> tuple[type[GazetteerIndex], tuple[Path]]:
        return type(self), (self._store.path,)

    @property
    def path(self) -> Path:
        """The database that answers."""
        return self._store.path

    def search(self, name: str) -> tuple[Match, ...]:
        """Every record that bears this name or code, in any case, with or without accents and hyphens; the most
        populous first."""
        return self._search_key(fold(name))

    def _search_key(self, key: str) -> tuple[Match, ...]:
        matches = self._matches.get(key)
        if matches is None:
            if len(self._matches) >= _CACHE_SIZE:
                self._matches.clear()
            matches = self._matches[key] = tuple(self._store.names(key)) if key else ()
        return matches

    def __contains__(self, name: str) -> bool:
        """True where ``name`` is a name, demonym or code of something."""
        return self.knows_key(fold(name))

    def knows_key(self, key: str) -> bool:
        """As ``in``, of a name that is folded already (:func:`mapgen.base.toponym.fold`)."""
        return bool(self._search_key(key))

    def record(self, record_id: int) -> Record:
        """The record of this id. Raises KeyError where there is none."""
        return self._store.record(record_id)

    def name(self, record: Record, language: str) -> str:
        """What the press of ``language`` calls the record: "Vienne" for Vienna in ``fr``, "Spain" for Espagne in
        ``en``; its own name where there is no other."""
        return self._store.called(language).get(record.id, record.name)

    def calls(self, record: Record, name: str) -> bool:
        """True where the press of some language calls the record ``name``; GeoNames' other spellings are in no use."""
        key = fold(name)
        return any(fold(self.name(record, language)) == key for language in LANGUAGES)

    def containers(self, record: Record) -> tuple[Record, ...]:
        """The records that contain this one, innermost first."""
        return tuple(self._store.record(record_id) for record_id in record.containers)

    def outline(self, record_id: int) -> MultiPolygon | None:
        """GeoJSON MultiPolygon coordinates [[[[longitude, latitude], …], hole, …], …], outer rings
        counter-clockwise; None where only a circle is known. Nothing crosses 180°: parts end there."""
        return self._store.outline(record_id)

    def suggest(self, name: str, limit: int = 3) -> tuple[Record, ...]:
        """Records whose name is a likely misspelling away, nearest first, then most populous."""
        found: dict[int, Record] = {}
        for key in likely_names(fold(name), self._store.rows):
            for match in self.search(key):
                if match.kind in ("name", "short", "alias", "former"):
                    found.setdefault(match.record.id, match.record)
            if len(found) >= limit:
                break
        return tuple(found.values())[:limit]

    # for the basemap

    def land(self) -> MultiPolygon:
        """The land of the whole world, coarse (1:110 million)."""
        return self._store.land()

    def outlines_in(
        self, west: float, south: float, east: float, north: float, feature_class: str
    ) -> Iterator[tuple[Record, MultiPolygon]]:
        """The records of a class whose outline's box meets the given box, with their outlines; degrees.

        ``west`` greater than ``east`` is a box across 180°.
        """
        for record_id, *box in self._store.boxes(feature_class):
            if _meet((west, south, east, north), (box[0], box[1], box[2], box[3])):
                outline = self._store.outline(record_id)
                if outline is not None:
                    yield self._store.record(record_id), outline

    def towns_in(self, west: float, south: float, east: float, north: float, limit: int) -> tuple[Record, ...]:
        """The most populous municipalities whose centre lies in the box, at most ``limit``, largest first; degrees.

        ``west`` greater than ``east`` is a box across 180°.
        """
        return tuple(self._store.record(i) for i in self._store.town_ids((west, south, east, north), limit))


Box = tuple[float, float, float, float]


def _meet(a: Box, b: Box) -> bool:
    """True where two boxes (west, south, east, north) share a point; either may cross 180°."""
    if a[3] < b[1] or b[3] < a[1]:
        return False
    return any(p <= s and r <= q for p, q in _spans(a) for r, s in _spans(b))


def _spans(box: Box) -> tuple[tuple[float, float], ...]:
    west, _, east, _ = box
    return ((west, east),) if west <= east else ((west, 180.0), (-180.0, east))

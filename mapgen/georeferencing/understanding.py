"""Wording → Georeference: the middle of the line, for ``build`` and ``explain`` alike.

Nothing here needs folium, shapely or pydantic: the answer to one wording must be there at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from mapgen.geocoding import Answer, Context, in_context, meaning
from mapgen.geocoding.gazetteer import GazetteerIndex
from mapgen.georeferencing.point_radius import georeference
from mapgen.georeferencing.shapes import Georeference
from mapgen.locality.clause import LocalityClause


@dataclass(frozen=True, slots=True)
class Understanding:
    """A wording with every step of its way to a georeference."""

    clause: LocalityClause
    answers: tuple[Answer, ...]
    georeference: Georeference


def understand(wording: str, gazetteer: GazetteerIndex, context: Context, *, language: str = "en") -> Understanding:
    """How ``wording`` is understood in ``context``; remarks in ``language``."""
    clause, answers = meaning(wording, gazetteer, context)
    return Understanding(clause, answers, georeference(clause, answers, gazetteer, language=language))


def locate(
    wording: str,
    gazetteer: GazetteerIndex,
    context: Context | None = None,
    *,
    within: str | None = None,
    country: str | None = None,
    language: str | None = None,
) -> Georeference:
    """The georeference of a wording as the press has it. What can't be drawn says why.

    ``within`` is what contains the place ("Nord", "59", "FR"), ``country`` the one that counts first (ISO 3166-1
    alpha-2), ``language`` that of the remarks, and of a wording that shows none, unless a ``context`` knows more.
    Raises TypeError for None and NaN. :meth:`mapgen.Gazetteer.geocode` means the same feature.
    """
    context = in_context(context, within=within, country=country, language=language)
    return understand(wording, gazetteer, context, language=language or "en").georeference

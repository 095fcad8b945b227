"""Everything printed around the map: headline, totals, cards, legend, credits. Texts only, no HTML."""

from mapgen.sheet.cards import Card, EventText, SourceText
from mapgen.sheet.legend import LegendEntry
from mapgen.sheet.sheet import Later, Sheet, make_sheet

__all__ = ["Card", "EventText", "Later", "LegendEntry", "Sheet", "SourceText", "make_sheet"]

"""Everything printed around the map: headline, totals, cards, legend, credits. Texts only, no HTML."""

from mapgen.sheet.cards import Card, EventText, SourceText
from mapgen.sheet.legend import LegendEntry
from mapgen.sheet.sheet import Later, Sheet, make_sheet
from mapgen.sheet.sums import SumText

__all__ = ["Card", "EventText", "Later", "LegendEntry", "Sheet", "SourceText", "SumText", "make_sheet"]

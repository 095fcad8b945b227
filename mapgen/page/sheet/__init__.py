"""Everything printed around the map: headline, totals, cards, legend, credits. Texts only, no HTML."""

from mapgen.page.sheet.cards import Card, EventText, SourceText
from mapgen.page.sheet.legend import LegendEntry
from mapgen.page.sheet.sheet import Later, Sheet, make_sheet
from mapgen.page.sheet.sums import SumText

__all__ = ["Card", "EventText", "Later", "LegendEntry", "Sheet", "SourceText", "SumText", "make_sheet"]

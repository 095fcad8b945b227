"""What a page shows, computed once: page, picture and kit are made of it, whatever map it is shown on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from mapgen.features.feature import Feature
from mapgen.features.tally import MOST_SINGLE, NO_TALLY, Containers, Tally, tally
from mapgen.features.withdrawals import Withdrawal
from mapgen.page.basemap import Atlas, Basemap, Frame, draw_basemap, frame_for
from mapgen.page.drawing import Picture, Sums, draw_picture, draw_sums
from mapgen.page.sheet import Sheet, make_sheet
from mapgen.page.tiles import Tiles, tiles_for
from mapgen.settings import Settings


class MapGazetteer(Atlas, Containers, Protocol):
    """What a map asks of a gazetteer: its basemap, and what contains the places."""


@dataclass(frozen=True, slots=True)
class View:
    """The places of one page, and all that is shown of them."""

    features: tuple[Feature, ...]
    unlocated: tuple[Feature, ...]
    withdrawals: tuple[Withdrawal, ...]
    """What the page itself takes away after later days."""
    settings: Settings
    tiles: Tiles | None
    frame: Frame
    """The first view."""
    basemap: Basemap
    """Land, borders and towns round the places."""
    tally: Tally
    """The places added up along their containers, where they are too many for each to be told apart."""
    sheet: Sheet
    """The words."""
    sums: Sums
    """The containers as they are drawn, and the places that the first view shows each."""
    picture: Picture
    """The drawn map."""

    @property
    def everything(self) -> tuple[Feature, ...]:
        """All places, those that are not located last."""
        return (*self.features, *self.unlocated)

    @property
    def many(self) -> bool:
        """True where the scripts for many places are needed."""
        return self.sheet.dense or bool(self.tally.containers)


def make_view(
    features: Sequence[Feature],
    unlocated: Sequence[Feature],
    settings: Settings,
    gazetteer: MapGazetteer,
    *,
    withdrawals: Sequence[Withdrawal] = (),
    as_of: date | None = None,
    credits: Sequence[str] = (),
) -> View:
    """What the page of ``features`` shows; see :func:`mapgen.page.map.locator_map` for the rest."""
    tiles, frame = tiles_for(settings), frame_for(features)
    basemap = draw_basemap(frame, features, gazetteer, language=settings.language)
    single = len(features) <= MOST_SINGLE
    added = NO_TALLY if single else tally(features, gazetteer, settings.language)
    sheet = make_sheet(features, unlocated, settings, as_of, withdrawals, credits, added)
    totals = {row.index: row.figure for row in sheet.sums if row.index is not None}
    sums = draw_sums(added, features, totals, frame, gazetteer)
    picture = draw_picture(frame, basemap, sums, {card.id: card.figure for card in sheet.cards})
    return View(
        tuple(features), tuple(unlocated), tuple(withdrawals), settings,
        tiles=tiles, frame=frame, basemap=basemap, tally=added, sheet=sheet, sums=sums, picture=picture,
    )  # fmt: skip

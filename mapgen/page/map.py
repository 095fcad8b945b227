"""The folium map of one set of places."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Protocol

import folium
from folium.template import Template

from mapgen.features.feature import Feature
from mapgen.features.tally import MOST_SINGLE, NO_TALLY, Containers, Tally, tally
from mapgen.features.withdrawals import Withdrawal
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.page.basemap import Atlas, Basemap, Frame, draw_basemap, frame_for
from mapgen.page.drawing import Picture, Sums, draw_picture, draw_sums
from mapgen.page.figure import PageFigure
from mapgen.page.layer import LocatorLayer
from mapgen.page.sheet import Sheet, make_sheet
from mapgen.page.tiles import Tiles, tiles_for
from mapgen.settings import Settings


class MapGazetteer(Atlas, Containers, Protocol):
    """What a map asks of a gazetteer: its basemap, and what contains the places."""


class LocatorMap(folium.Map):
    """A folium.Map whose page asks nobody for anything.

    ``save()``, ``_repr_html_()`` and ``get_root().render()`` all give the same page. Stock layers can be
    added as to any folium map; those that would load scripts or styles from another host are refused when
    the page is rendered, unless ``allow_requests`` is set.
    """

    # The container only: the layer makes the Leaflet map in it, see LocatorLayer.
    _template = Template(
        '{% macro html(this, kwargs) %}<div id="{{ this.get_name() }}" class="folium-map"></div>{% endmacro %}'
    )

    def __init__(
        self,
        features: Sequence[Feature],
        unlocated: Sequence[Feature] = (),
        *,
        settings: Settings | None = None,
        withdrawals: Sequence[Withdrawal] = (),
        gazetteer: MapGazetteer | None = None,
        as_of: date | None = None,
        credits: Sequence[str] = (),
        allow_requests: bool = False,
    ) -> None:
        super().__init__(tiles=None, zoom_control=False)
        # The lists of folium.Map belong to the class: what one map adds, all later ones would load.
        self.default_js: list[tuple[str, str]] = []
        self.default_css: list[tuple[str, str]] = []
        self.features = tuple(features)
        self.unlocated = tuple(unlocated)
        self.withdrawals = tuple(withdrawals)
        self.settings = settings or Settings()
        self.tiles: Tiles | None = tiles_for(self.settings)
        self._gazetteer = gazetteer
        self._as_of = as_of
        self._credits = tuple(credits)
        self.layer = LocatorLayer()
        self.add_child(self.layer)
        PageFigure(self, allow_requests=allow_requests)

    @cached_property
    def frame(self) -> Frame:
        """The first view."""
        return frame_for(self.features)

    @cached_property
    def basemap(self) -> Basemap:
        """Land, borders and towns round the places."""
        return draw_basemap(self.frame, self.features, self._atlas, language=self.settings.language)

    @cached_property
    def sheet(self) -> Sheet:
        """The words of the page."""
        settings, day = self.settings, self._as_of
        return make_sheet(self.features, self.unlocated, settings, day, self.withdrawals, self._credits, self.tally)

    @cached_property
    def picture(self) -> Picture:
        """The drawn map."""
        figures = {card.id: card.figure for card in self.sheet.cards}
        return draw_picture(self.frame, self.basemap, self.sums, figures)

    @cached_property
    def tally(self) -> Tally:
        """The places added up along their containers, where they are too many for each to be told apart."""
        if len(self.features) <= MOST_SINGLE:
            return NO_TALLY
        return tally(self.features, self._atlas, self.settings.language)

    @cached_property
    def sums(self) -> Sums:
        """The containers as they are drawn, and the places that the first view shows each."""
        figures = {row.index: row.figure for row in self.sheet.sums if row.index is not None}
        return draw_sums(self.tally, self.features, figures, self.frame, self._atlas)

    @cached_property
    def _atlas(self) -> MapGazetteer:
        return self._gazetteer or Gazetteer()

    def _get_self_bounds(self) -> list[list[float | None]]:
        west, south, east, north = self.frame.box
        return [[south, west], [north, east]]

    def __repr__(self) -> str:
        return f"<LocatorMap of {len(self.features)} places>"


def locator_map(
    features: Sequence[Feature],
    *,
    settings: Settings | None = None,
    unlocated: Sequence[Feature] = (),
    withdrawals: Sequence[Withdrawal] = (),
    gazetteer: MapGazetteer | None = None,
    as_of: date | None = None,
    credits: Sequence[str] = (),
    allow_requests: bool = False,
) -> LocatorMap:
    """The map of ``features``, with ``unlocated`` ones listed below it.

    ``withdrawals`` are what the page itself takes away after later days, when reports expire.
    ``gazetteer`` gives the basemap (the embedded one by default). ``as_of`` is the day of the page: later
    dates don't count for "data as of". ``credits`` are sources to name besides those of every page.
    ``allow_requests`` lets folium layers load scripts, styles and images from other hosts, which gives up the
    self-contained page.
    """
    return LocatorMap(
        features,
        unlocated,
        settings=settings,
        withdrawals=withdrawals,
        gazetteer=gazetteer,
        as_of=as_of,
        credits=credits,
        allow_requests=allow_requests,
    )

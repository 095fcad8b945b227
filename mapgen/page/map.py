"""The folium map of one set of places."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from folium.template import Template

from mapgen.features.feature import Feature
from mapgen.features.tally import Tally
from mapgen.features.withdrawals import Withdrawal
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.page.basemap import Basemap, Frame, frame_for
from mapgen.page.drawing import Picture, Sums
from mapgen.page.figure import PageFigure, ViewedMap
from mapgen.page.layer import LocatorLayer
from mapgen.page.sheet import Sheet
from mapgen.page.tiles import tiles_for
from mapgen.page.view import MapGazetteer, View, make_view
from mapgen.settings import Settings


class LocatorMap(ViewedMap):
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
        tiles_for(self.settings)  # an unknown provider is an error here, not at the first look
        self._gazetteer = gazetteer
        self._as_of = as_of
        self._credits = tuple(credits)
        self.layer = LocatorLayer()
        self.add_child(self.layer)
        PageFigure(self, allow_requests=allow_requests)

    @cached_property
    def view(self) -> View:
        """What the page shows, computed at the first look."""
        return make_view(
            self.features,
            self.unlocated,
            self.settings,
            self._gazetteer or Gazetteer(),
            withdrawals=self.withdrawals,
            as_of=self._as_of,
            credits=self._credits,
        )

    @property
    def frame(self) -> Frame:
        """See :class:`mapgen.page.view.View`, as for the next ones."""
        return self.view.frame

    @property
    def basemap(self) -> Basemap:
        return self.view.basemap

    @property
    def tally(self) -> Tally:
        return self.view.tally

    @property
    def sheet(self) -> Sheet:
        return self.view.sheet

    @property
    def sums(self) -> Sums:
        return self.view.sums

    @property
    def picture(self) -> Picture:
        return self.view.picture

    def _get_self_bounds(self) -> list[list[float | None]]:
        west, south, east, north = frame_for(self.features).box
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

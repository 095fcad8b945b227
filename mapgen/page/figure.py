"""branca's Figure, giving our page instead of its own."""

from __future__ import annotations

import json
from typing import Any

import folium
from branca.element import Figure
from markupsafe import Markup

from mapgen.page import assets
from mapgen.page.edition import PAGE, Edition
from mapgen.page.foreign import Parts, elements, parts, refuse_requests
from mapgen.page.island import dumps, to_island
from mapgen.page.layer import LocatorLayer, StayInFront
from mapgen.page.security import content_security_policy, open_policy
from mapgen.page.templating import environment, page_values
from mapgen.page.view import View

#: Stands in the page for its policy until all that the policy covers is there.
_POLICY_MARK = "@policy@"


class ViewedMap(folium.Map):
    """A folium map that knows what its page shows, and its own layer among those that others add."""

    layer: LocatorLayer

    @property
    def view(self) -> View:
        raise NotImplementedError


class PageFigure(Figure):
    """The root of a LocatorMap: every way of rendering the map comes through :meth:`render`."""

    def __init__(self, map_: ViewedMap, *, allow_requests: bool = False) -> None:
        super().__init__(height="760px")
        self.header._children.clear()
        self.map = map_
        self.allow_requests = allow_requests
        self.add_child(map_)

    def render(self, *, edition: Edition = PAGE, **kwargs: Any) -> str:
        """The page in one of its editions: one HTML document, the same bytes each time."""
        if not self.allow_requests:
            refuse_requests(self)
        everything = [self.header, self.html, self.script, self.map, *elements(self.map)]
        before = [(element, element._children.copy()) for element in everything]
        try:
            for child in self._children.values():
                child.render(**kwargs)
            if self.map.objects_to_stay_in_front:
                names = [layer.get_name() for layer in self.map.objects_to_stay_in_front]
                StayInFront(self.map.get_name(), names).add_to(self.map).render()
            rendered = parts(self, first=(self.map.get_name(), self.map.layer.get_name()))
        finally:
            # What one rendering leaves in the elements, the next would give out twice.
            for element, children in before:
                element._children = children
        return _page(self.map.view, rendered, self.allow_requests, edition)


def _page(view: View, foreign: Parts, allow_requests: bool, edition: Edition) -> str:
    """Text of rows comes in here and nowhere earlier: through an autoescaping template and one JSON island."""
    container, *body = foreign.body
    boot, *scripts = foreign.scripts
    dense, later = view.sheet.dense, bool(view.sheet.later)
    early = dense or later or bool(body or scripts)
    html = (
        environment()
        .get_template("page.html")
        .render(
            **page_values(view, edition),
            linked_data=Markup(dumps(edition.linked_data)),
            island=Markup(to_island(view)),
            scripts_after_map=early and not (dense and later),
            waking=not early,
            theme_js=Markup(assets.theme_js()),
            start_js=Markup(assets.start_js()),
            fold_js=Markup(assets.fold_js()),
            leaflet_js=Markup(assets.leaflet_js()),
            own_js=Markup(assets.own_js(view.many)),
            map_css=Markup(assets.map_css(bool(scripts))),
            own_css=Markup(assets.own_css()),
            embed_css=Markup(assets.embed_css()),
            policy=_POLICY_MARK,
            container=Markup(container),
            boot=Markup(boot),
            icons=Markup(json.dumps(assets.marker_icons())) if scripts else None,
            header_blocks=[Markup(block) for block in foreign.header],
            body_blocks=[Markup(block) for block in body],
            script_blocks=[Markup(_closed(block)) for block in scripts],
        )
    )
    hosts = view.tiles.hosts if view.tiles else ()
    policy = open_policy() if allow_requests else content_security_policy(html, hosts)
    return html.replace(_POLICY_MARK, policy, 1)


def _closed(script: str) -> str:
    """A script that can't end its own block early."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")

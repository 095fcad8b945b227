"""What a developer adds with plain folium works on our page, and can't break it."""

from __future__ import annotations

import folium
import pytest
from branca.element import Element
from folium import plugins

from mapgen.errors import RequestsRefusedError
from mapgen.page.render import render_page
from tests import features
from tests.pages import make_map

TRIANGLE = {
    "type": "Feature",
    "properties": {"name": "Triangle"},
    "geometry": {"type": "Polygon", "coordinates": [[[0, 46], [2, 46], [2, 48], [0, 46]]]},
}


def plain():
    return make_map(features.four())


def test_stock_layers_work_without_a_request(visit):
    drawn = plain()
    folium.Marker([47, 3], popup="Un <b>mot</b> de l'éditeur", tooltip="astuce").add_to(drawn)
    fields = {"popup": folium.GeoJsonPopup(fields=["name"]), "tooltip": folium.GeoJsonTooltip(fields=["name"])}
    folium.GeoJson(TRIANGLE, name="triangle", style_function=lambda _: {"color": "green"}, **fields).add_to(drawn)
    folium.Circle([49, 1], radius=20_000, popup=folium.Popup("paresseux", lazy=True)).add_to(drawn)
    folium.PolyLine([[45, 0], [46, 3]], tooltip=folium.Tooltip("style", style="color: teal;")).add_to(drawn)
    folium.CircleMarker([48, -1]).add_to(folium.FeatureGroup("groupe").add_to(drawn))
    folium.Marker([44, 3], icon=folium.DivIcon(html='<i style="color: teal">div</i>')).add_to(drawn)
    drawn.keep_in_front(folium.Polygon([[46, 1], [47, 1], [47, 2]]).add_to(drawn))
    folium.LayerControl(collapsed=False).add_to(drawn)
    visited = visit(render_page(drawn))
    assert visited.requests == []
    assert visited.errors == []
    marker = visited.page.locator(".leaflet-marker-pane img.leaflet-marker-icon")
    assert marker.first.evaluate("image => image.naturalWidth") > 0
    marker.first.dispatch_event("click")
    assert "Un mot de l'éditeur" in visited.page.locator(".leaflet-popup-content").last.text_content()
    assert visited.page.locator(".leaflet-control-layers-overlays label").count() == 2
    assert visited.page.locator(".leaflet-zones-pane path[role=button]").count() == 4


def test_one_broken_layer_blanks_nothing(visit):
    drawn = plain()
    drawn.get_root().script.add_child(Element("this is not a script"))
    folium.Marker([47, 3], tooltip="apres").add_to(drawn)
    visited = visit(render_page(drawn))
    assert visited.page.locator(".leaflet-zones-pane path[role=button]").count() == 4
    assert visited.page.locator(".leaflet-marker-pane img.leaflet-marker-icon").count() == 1
    assert any("SyntaxError" in error or "Unexpected" in error for error in visited.errors)


@pytest.mark.parametrize(
    ("layer", "name"),
    [
        (plugins.MarkerCluster(), "MarkerCluster"),
        (plugins.HeatMap([[47, 2]]), "HeatMap"),
        (folium.TileLayer("OpenStreetMap"), "TileLayer"),
        (folium.Marker([47, 2], icon=folium.Icon(color="green")), "Icon"),
    ],
)
def test_layer_that_would_make_requests_is_refused_by_name(layer, name):
    drawn = plain()
    layer.add_to(drawn)
    with pytest.raises(RequestsRefusedError, match=name) as refused:
        render_page(drawn)
    assert refused.value.layer == name


def test_requests_can_be_allowed():
    from mapgen.page import locator_map
    from mapgen.settings import Settings

    drawn = locator_map(features.four(), settings=Settings(), allow_requests=True)
    plugins.MarkerCluster().add_to(drawn)
    assert "leaflet.markercluster" in render_page(drawn)


def test_one_map_changes_no_other():
    ours = plain()
    ours.add_js_link("elsewhere", "https://example.org/x.js")
    assert "example.org/x.js" not in render_page(plain())
    assert folium.Map().default_js == folium.folium._default_js


def test_every_way_of_rendering_gives_the_same_page(tmp_path):
    import html

    drawn = plain()
    folium.Marker([47, 3], popup="a").add_to(drawn)
    rendered = render_page(drawn)
    drawn.save(str(tmp_path / "map.html"))
    assert (tmp_path / "map.html").read_text(encoding="utf-8") == rendered
    assert drawn.get_root().render() == rendered
    assert html.escape(rendered) in drawn._repr_html_()

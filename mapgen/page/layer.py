"""Our one Leaflet layer: zones, labels, basemap and controls. Its JS and CSS are files under static/."""

from __future__ import annotations

from branca.element import MacroElement
from folium.template import Template

#: Id of the JSON block that the page puts in after rendering; see mapgen.page.island.
ISLAND_ID = "page_data"


class LocatorLayer(MacroElement):
    """Calls ``mapgen.mount(element, data)``, which makes the Leaflet map and all that is on it.

    It holds no data: text of a row must not pass through a template of folium or branca, which render
    their own output once more as a template.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this._parent.get_name() }} = mapgen.mount(
            document.getElementById({{ this._parent.get_name()|tojson }}),
            JSON.parse(document.getElementById({{ this.island_id|tojson }}).textContent)
        );
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "LocatorLayer"
        self.island_id = ISLAND_ID


class StayInFront(MacroElement):
    """What ``map.keep_in_front(…)`` asks for, without jQuery: the last script of the page."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        (function () {
            const raise = () => [{{ this.names|join(", ") }}].forEach((layer) => layer.bringToFront());
            {{ this.map_name }}.on("overlayadd", raise);
            raise();
        })();
        {% endmacro %}
        """
    )

    def __init__(self, map_name: str, names: list[str]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "StayInFront"
        self.map_name = map_name
        self.names = names

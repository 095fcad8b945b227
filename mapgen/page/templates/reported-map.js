{# The custom element of one map: everything it needs, in a function of its own. #}
/*! mapgen {{ version }}. Leaflet: see its notice below. */
(function () {
const kit = {{ kit }};
const leaflet = function (exports, module, define) {
{{ leaflet_js }}
};
const scripts = function (window, document, location, history, L) {
{{ own_js }}
return window.mapgen;
};
{{ element_js }}
})();

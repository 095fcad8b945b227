// Tiles on request, and the data as a file.
(function (mapgen) {
  'use strict';

  mapgen.addTiles = function (atlas) {
    const {map, data, frameElement} = atlas;
    const button = document.getElementById('map_tiles');
    if (!data.tiles || !button) return;
    const {url, subdomains, attribution, maxZoom} = data.tiles;
    // @ts-expect-error: a number is taken for its digits
    map.createPane('tiles').style.zIndex = 300;
    const layer = L.tileLayer(url, {pane: 'tiles', subdomains, attribution: credit(attribution), maxZoom: 30, maxNativeZoom: maxZoom, referrerPolicy: 'strict-origin-when-cross-origin'});
    /** @type {L.Control.Attribution} */
    let credits = null;
    button.addEventListener('click', () => {
      const on = !map.hasLayer(layer);
      if (on) {
        credits = credits || L.control.attribution({prefix: false}).addTo(map);
        layer.addTo(map);
      } else layer.remove();
      button.setAttribute('aria-pressed', String(on));
      frameElement.classList.toggle('tiled', on);
    });
  };

  // Leaflet takes markup here: let the browser write it from text.
  /** @param {Data['tiles']['attribution']} pieces */
  function credit(pieces) {
    const box = mapgen.element('span', {});
    for (const [text, href] of pieces) {
      box.append(href ? mapgen.element('a', {href, target: '_blank', rel: 'noopener noreferrer'}, text) : text);
    }
    return box.innerHTML;
  }

  mapgen.addDownload = function (atlas) {
    const button = document.getElementById('page_download');
    if (!button) return;
    button.addEventListener('click', () => {
      const blob = new Blob([JSON.stringify(collection(atlas))], {type: 'application/geo+json'});
      const link = mapgen.element('a', {href: URL.createObjectURL(blob), download: 'places.geojson'});
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    });
  };

  // RFC 7946: a geometry each, null for what is not located.
  /** @param {Atlas} atlas */
  function collection({data}) {
    /** @param {Point} point */
    const round = ([lng, lat]) => [Math.round(lng * 1e4) / 1e4, Math.round(lat * 1e4) / 1e4];
    /** @type {GeoJSON.Feature[]} */
    const features = data.places.map((place) => {
      const rings = place.rings || mapgen.rings(place.shape);
      // Rings of an area's parts aren't nested one in another here: each is a polygon; a ring's hole stays its hole.
      const coordinates = place.shape ? [rings.map((ring) => ring.map(round))] : rings.map((ring) => [ring.map(round)]);
      return {type: 'Feature', id: place.id, geometry: {type: 'MultiPolygon', coordinates}, properties: place.properties};
    });
    /** @type {GeoJSON.Feature[]} */
    // @ts-expect-error: a geometry of null is one
    const others = data.unlocated.map(({id, properties}) => ({type: 'Feature', id, geometry: null, properties}));
    return {type: 'FeatureCollection', features: [...features, ...others]};
  }
})(window.mapgen);

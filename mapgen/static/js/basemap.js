// Land and borders: read from the drawing in the page, so that they are in it once.
(function (mapgen) {
  'use strict';

  const FILLED = new Set(['land', 'sea']);

  mapgen.addBasemap = function (atlas) {
    const {map, frame, drawing} = atlas;
    map.createPane('base').style.zIndex = 250;
    const renderer = L.svg({pane: 'base', padding: 0.4});
    for (const path of drawing.querySelectorAll('.base path')) {
      const kind = path.getAttribute('class');
      const latLngs = frame.latLngs(path.getAttribute('d'), +path.parentNode.dataset.scale);
      if (!latLngs.length) continue;
      const options = {renderer, pane: 'base', interactive: false, className: kind, smoothFactor: 0.7};
      const layer = FILLED.has(kind) ? L.polygon(latLngs, options) : L.polyline(latLngs, options);
      layer.addTo(map);
    }
  };

  // Rings of [longitude, latitude] of the areas, by place id.
  mapgen.outlines = function ({frame, drawing}) {
    const outlines = new Map();
    for (const path of drawing.querySelectorAll('.zones path[data-id]')) {
      outlines.set(path.dataset.id, path.getAttribute('d'));
    }
    return (id) => frame.latLngs(outlines.get(id) || '').map((line) => {
      const ring = line.map(([lat, lng]) => [lng, lat]);
      ring.push(ring[0]);
      return ring;
    });
  };
})(window.mapgen);

// Land and borders: read from the drawing in the page, so that they are in it once, but for the rest of the world,
// which the drawing has no room for: data.far, units of its own and the paths of land and coasts.
(function (mapgen) {
  'use strict';

  const WAIT = 50; // ms
  const FILLED = new Set(['land', 'sea']);

  // The drawn basemap lies under the map until ours is ready: the zones need not wait for it.
  mapgen.addBasemap = function (atlas) {
    const ready = () => {
      draw(atlas);
      atlas.frameElement.classList.add('ready');
    };
    if (atlas.map.getZoom() !== atlas.firstZoom) return ready();
    let timer = 0;
    const once = () => {
      clearTimeout(timer);
      atlas.map.off('movestart zoomstart resize', once);
      ready();
    };
    timer = setTimeout(once, WAIT);
    return atlas.map.on('movestart zoomstart resize', once);
  };

  /** @param {Atlas} atlas */
  function draw({map, frame, drawing, data}) {
    // @ts-expect-error: a number is taken for its digits
    map.createPane('base').style.zIndex = 250;
    const renderer = L.svg({pane: 'base', padding: 0.4});
    const [unit, land, coast] = data.far;
    const drawn = [...drawing.querySelectorAll('.base path')];
    /** @type {[kind: string, path: string, scale: number][]} */
    const paths = [
      ['land', land, unit], ['coast', coast, unit],
      // @ts-expect-error: spread, three of them are no triple to the checker
      ...drawn.map((path) => [path.getAttribute('class'), path.getAttribute('d'), +path.parentNode.dataset.scale]),
    ];
    for (const [kind, path, scale] of paths) {
      const latLngs = frame.latLngs(path, scale);
      if (!latLngs.length) continue;
      const options = {renderer, pane: 'base', interactive: false, className: kind, smoothFactor: 0.7};
      const layer = FILLED.has(kind) ? L.polygon(latLngs, options) : L.polyline(latLngs, options);
      layer.addTo(map);
    }
  }

  // Rings of [longitude, latitude] of the areas, by place id.
  mapgen.outlines = function ({frame, drawing}) {
    const outlines = new Map();
    for (const path of drawing.querySelectorAll('.zones path[data-id]')) {
      outlines.set(path.dataset.id, path.getAttribute('d'));
    }
    // A place that is a whole container has its outline there.
    return ({id, home}) => frame.latLngs(outlines.get(id) || (drawing.querySelector(`[data-sum="${home}"]`) || {getAttribute: () => ''}).getAttribute('d')).map((line) => {
      const ring = line.map(({lat, lng}) => [lng, lat]);
      ring.push(ring[0]);
      return ring;
    });
  };
})(window.mapgen);

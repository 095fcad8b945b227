// mount(element, data): a Leaflet map with everything on it, in the place of the drawn one.
//
// data: language; drawing (id of the inline SVG that holds basemap and outlines); far, see basemap.js; frame (its plane);
// places, largest first: id, name, figure, precision, shape, fill, at (label point, drawing units), properties;
// or rows, see rows.js; containers, see sums.js;
// unlocated: id, properties; towns: [name, longitude, latitude]; dashes by precision; texts; tiles or null.
// later: see withdraw.js; traces of a dense page: for mapgen explain --from.
(function (mapgen) {
  'use strict';

  mapgen.mount = function (element, data) {
    const frameElement = element.parentNode;
    const frame = mapgen.Frame(data.frame);
    if (data.rows) mapgen.unfold(data, frame);
    mapgen.withdraw(data);
    /** @type {Atlas} */
    const atlas = {
      element, data, frame, frameElement,
      texts: data.texts,
      drawing: document.getElementById(data.drawing),
      get byId() { return named(this); },
      card: (id) => document.getElementById(id),
      chosen: null, popup: null, opener: null,
      // What needs the words of a place: a dense page has them in its list, which is read after the map.
      listed: data.rows ? [] : null,
      whenListed(action) {
        if (this.listed) this.listed.push(action);
        else action();
      },
    };
    // An error before this line leaves the drawing and the list, which say the same.
    start(atlas);
    const held = atlas.drawing.contains(document.activeElement) && document.activeElement.getAttribute('href');
    frameElement.classList.add('live');
    if (held) atlas.whenListed(() => handOver(atlas, held.slice(1)));
    return atlas.map;
  };

  // The places by their ids, made when the first is looked for.
  /** @param {Atlas} atlas */
  function named(atlas) {
    atlas.names = atlas.names || new Map(atlas.data.places.map((place) => [place.id, place]));
    return atlas.names;
  }

  // Whoever stands on a place of the drawing with the keyboard stands on the same place of the map.
  /** @param {Atlas} atlas @param {string} id */
  function handOver(atlas, id) {
    const place = atlas.byId.get(id);
    const zone = place && place.layer && place.layer.getElement && place.layer.getElement();
    (zone || atlas.element).focus({preventScroll: true});
  }

  // The zones first: what a reader came for answers while the rest is being made.
  /** @param {Atlas} atlas */
  function start(atlas) {
    atlas.map = createMap(atlas);
    atlas.announce = announcer();
    mapgen.addZones(atlas);
    mapgen.addPopups(atlas);
    const rest = () => afterFrame(() => finish(atlas));
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', rest);
    else rest();
  }

  // Once the zones have been painted; soon in any case: what is out of sight isn't painted.
  /** @param {() => void} action */
  function afterFrame(action) {
    let done = false;
    const once = () => {
      if (!done) action();
      done = true;
    };
    requestAnimationFrame(() => setTimeout(once));
    setTimeout(once, 100);
  }

  /** @param {Atlas} atlas */
  function finish(atlas) {
    mapgen.addList(atlas);
    if (atlas.sums) mapgen.addSumsTable(atlas);
    mapgen.addLabels(atlas);
    mapgen.addControls(atlas);
    mapgen.addGestures(atlas);
    mapgen.addFilter(atlas);
    mapgen.addTiles(atlas);
    mapgen.addDownload(atlas);
    mapgen.addHeight();
    mapgen.addBasemap(atlas);
    atlas.drawing.setAttribute('aria-hidden', 'true');
    document.documentElement.classList.add('live');
    mapgen.addAddress(atlas); // scrolls, and cards are taller from now on
    const waiting = atlas.listed || [];
    atlas.listed = null;
    for (const action of waiting) action();
    if (atlas.data.inOrder) mapgen.idle(() => atlas.byId); // thousands of names, before the first is looked for
  }

  /** @param {Atlas} atlas */
  function createMap(atlas) {
    const {element, frame, data} = atlas;
    const still = mapgen.reducedMotion();
    const world = L.latLngBounds([-85.05, frame.middle - 180], [85.05, frame.middle + 180]);
    const map = L.map(element, {
      zoomControl: false, attributionControl: false, zoomSnap: 0, zoomDelta: 1, wheelPxPerZoomLevel: 90,
      maxBounds: world, maxBoundsViscosity: 1, bounceAtZoomLimits: false,
      zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, inertia: !still,
    });
    const first = () => map.fitBounds(frame.bounds, {animate: false, padding: [0, 0]});
    first();
    atlas.firstZoom = map.getZoom();
    atlas.showAll = () => map.fitBounds(frame.bounds, {animate: !still});
    const limits = () => {
      map.setMinZoom(Math.min(map.getBoundsZoom(frame.bounds), Math.log2(map.getSize().x / 256)));
      map.setMaxZoom(Math.max(map.getBoundsZoom(frame.bounds) + 0.5, closest(map, data, frame)));
    };
    limits();
    map.on('resize', ({oldSize}) => {
      // In a closed fold of another page the frame had no size, and the view no scale.
      const none = oldSize && !(oldSize.x && oldSize.y);
      if (none) {
        map.options.minZoom = map.options.maxZoom = undefined;
        map.setView([0, frame.middle], 2, {animate: false});
        first();
      }
      limits();
      if (none) atlas.firstZoom = map.getZoom();
    });
    return map;
  }

  // Zooming in never adds detail: at the largest zoom the smallest zone is still seen whole.
  /** @param {L.Map} map @param {Data} data @param {Frame} frame */
  function closest(map, data, frame) {
    const [lng, lat, radius] = data.rows ? mapgen.smallest(data.rows) : last(data, frame);
    if (lng === undefined) return map.getZoom() + 2;
    return map.getBoundsZoom(L.latLng(lat, lng).toBounds(2 * radius * 1.5));
  }

  /** @param {Data} data @param {Frame} frame @returns {number[]} */
  function last({places}, frame) {
    const place = places[places.length - 1];
    if (!place) return [];
    const radius = place.shape ? place.shape[2] : place.properties.coordinateUncertaintyInMeters || 5000;
    return [...place.centre || frame.degrees(place.at), radius];
  }

  function announcer() {
    const status = document.getElementById('map_status');
    /** @param {string} text */
    return (text) => {
      if (status) status.textContent = text;
    };
  }
})(window.mapgen);

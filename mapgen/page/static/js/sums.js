// Places added up along their containers: one that is too small on the screen for what it holds stands as one sum.
//
// data.containers, larger ones first: [name, index of the next larger one, pixels across from which on it opens,
// [longitude, latitude, radius in metres], label point in the drawing's units, sum, number of places].
(function (mapgen) {
  'use strict';

  const TURN = 2 * Math.PI * 6378137; // metres round the equator, as Web Mercator has it
  const TILE = 256; // pixels of the world at zoom 0
  const DEGREE = 111320; // metres in a degree of latitude
  const PAD = 0.3; // share of the view that is ready round it

  mapgen.addSums = function (atlas) {
    const {data, frame, drawing} = atlas;
    /** @type {SumNode[]} */
    const nodes = data.containers.map(([name, parent, room, circle, at, figure, held], index) => {
      const [lng, lat, radius] = circle;
      const world = room * TURN * Math.cos(lat * Math.PI / 180) / (2 * radius);
      // @ts-expect-error: empty lists of what is told above
      return {name, index, radius, parent, figure, held, own: [], at: frame.degrees(at), circle: [frame.near(lng), lat], opens: Math.log2(world / TILE), children: []};
    });
    /** @type {SumNode} */
    const root = {opens: -Infinity, held: 1, own: [], children: []};
    for (const node of nodes) (nodes[node.parent] || root).children.push(node);
    const listed = data.rows ? null : data.inOrder || data.places;
    /** @type {number[]} */
    const homes = listed ? listed.map(({home}) => home) : data.rows.home;
    homes.forEach((home, index) => (nodes[home] || root).own.push(index));
    atlas.sums = {root, nodes, shown: [], places: [], place: listed ? (index) => listed[index] : mapgen.rowAt};
    // @ts-expect-error: an index in digits
    for (const path of drawing.querySelectorAll('.sum[data-sum]')) nodes[path.dataset.sum].path = path.getAttribute('d');
    if (!data.rows) count(atlas); // what has expired is not in the sums of the build
    atlas.map.on('moveend', () => update(atlas));
    update(atlas);
  };

  // The table of sums leads to the map.
  mapgen.addSumsTable = function (atlas) {
    const table = document.getElementById('page_sums');
    // @ts-expect-error: an index in digits
    if (table) table.addEventListener('click', ({target}) => target.dataset.sum && open(atlas, atlas.sums.nodes[target.dataset.sum], true));
  };

  // After the filter has changed what is shown.
  mapgen.refreshSums = function (atlas) {
    count(atlas);
    update(atlas);
  };

  // The places that a container holds itself, once they are asked for.
  /** @param {Atlas} atlas @param {SumNode} node */
  function placesOf({sums}, node) {
    node.places = node.places || node.own.map((index) => {
      const place = sums.place(index);
      place.reach = (place.radius || place.properties.coordinateUncertaintyInMeters || 0) / DEGREE;
      return place;
    });
    return node.places;
  }

  // The sum of each container from what its places have: as on a zone, "+" where it may be more, "?" where nothing is stated.
  /** @param {Atlas} atlas */
  function count(atlas) {
    /** @param {SumNode} node @returns {Sum} */
    const add = (node) => {
      let [arrests, stated, more, some] = [0, false, false, false];
      /** @param {string} figure */
      const one = (figure) => {
        if (figure === '') return;
        some = true;
        const number = parseInt(figure, 10);
        if (number >= 0) [arrests, stated] = [arrests + number, true];
        more = more || !(number >= 0) || figure.includes('+');
      };
      node.held = 0;
      for (const place of placesOf(atlas, node)) {
        if (place.hidden) continue;
        node.held += 1;
        one(typeof place.counted === 'string' ? place.counted : place.figure);
      }
      for (const child of node.children) {
        const sum = add(child);
        node.held += child.held;
        if (!sum.some) continue;
        some = true;
        arrests += sum.arrests;
        stated = stated || sum.stated;
        more = more || sum.more;
      }
      node.figure = stated ? arrests.toLocaleString(atlas.data.language) + (more ? '+' : '') : some ? '?' : '0';
      return {arrests, stated, more, some};
    };
    add(atlas.sums.root);
  }

  /** @param {Atlas} atlas */
  function update(atlas) {
    const {map, sums} = atlas;
    const zoom = map.getZoom(), closest = map.getMaxZoom() - 0.3, view = map.getBounds().pad(PAD);
    /** @param {Place} place */
    const near = ({centre: [lng, lat], reach}) => {
      const wide = reach / Math.max(0.1, Math.cos(lat * Math.PI / 180));
      return lat + reach > view.getSouth() && lat - reach < view.getNorth() && lng + wide > view.getWest() && lng - wide < view.getEast();
    };
    /** @type {SumNode[]} */
    const shown = [], places = new Set(atlas.chosen ? [atlas.chosen] : []);
    /** @param {SumNode} node */
    const visit = (node) => {
      if (!node.held) return;
      if (zoom < Math.min(node.opens, closest)) {
        shown.push(node);
        return;
      }
      for (const place of placesOf(atlas, node)) if (!place.hidden && near(place)) places.add(place);
      node.children.forEach(visit);
    };
    visit(sums.root);
    for (const node of sums.shown) if (!shown.includes(node)) node.layer.remove();
    for (const place of sums.places) if (!places.has(place)) place.layer.remove();
    for (const node of shown) (node.layer = node.layer || layer(atlas, node)).addTo(map);
    // Larger zones below, as they come.
    sums.places = atlas.data.rows ? [...places].sort((a, b) => b.radius - a.radius) : atlas.data.places.filter((place) => places.has(place));
    for (const place of sums.places) mapgen.zoneLayer(atlas, place).addTo(map).bringToFront();
    sums.shown = shown;
  }

  /** @param {Atlas} atlas @param {SumNode} node */
  function layer(atlas, node) {
    const {accent, zoneRenderer: renderer, frame} = atlas;
    const style = {renderer, pane: 'zones', color: accent, fillColor: accent, weight: 0.8, opacity: 0.45, fillOpacity: 0.1, smoothFactor: 0.7, noClip: true, bubblingMouseEvents: false};
    const [lng, lat] = node.circle;
    const made = node.path
      ? L.polygon(frame.latLngs(node.path), style)
      : L.circle([lat, lng], {...style, radius: node.radius});
    return made.on('click', () => open(atlas, node));
  }

  // Comes so close that the container opens.
  /** @param {Atlas} atlas @param {SumNode} node @param {boolean} [fromTable] */
  function open(atlas, node, fromTable) {
    const {map, texts, data} = atlas;
    const bounds = L.latLng(node.circle[1], node.circle[0]).toBounds(2 * node.radius);
    const zoom = Math.min(map.getMaxZoom(), Math.max(map.getBoundsZoom(bounds), node.opens + 0.05));
    map.setView([node.at[1], node.at[0]], zoom, {animate: !fromTable && !mapgen.reducedMotion()});
    atlas.announce(mapgen.words(texts.zoomed, data.language, {name: node.name}));
    if (fromTable && !mapgen.embedded) atlas.frameElement.scrollIntoView({block: 'nearest'});
  }
})(window.mapgen);

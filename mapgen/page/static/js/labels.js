// Counts and town names: placed anew after each move, each where it hides nothing placed before.
(function (mapgen) {
  'use strict';

  const COUNT = {width: 9, height: 18}; // pixels a letter and a line take
  const TOWN = {width: 6.6, height: 15};
  const SPACE = {x: 10, y: 4}; // pixels free round a name
  const SHIFTS = [0, 12, -12]; // pixels that the figure of a territory may give way
  const CELL = 80; // pixels
  const SIDES = ['start', 'end', 'above', 'below'];
  const TOWNS = {narrow: 8, wide: 22};

  mapgen.addLabels = function (atlas) {
    const {map} = atlas;
    // @ts-expect-error: a number is taken for its digits
    map.createPane('labels').style.zIndex = 620;
    map.getPane('labels').setAttribute('aria-hidden', 'true');
    atlas.labels = new Map();
    map.on('zoomend moveend resize', () => placeLabels(atlas));
    placeLabels(atlas);
  };

  mapgen.refreshLabels = (atlas) => placeLabels(atlas);

  /** @param {Atlas} atlas */
  function placeLabels(atlas) {
    /** @type {Map<string, Label>} */
    const wanted = new Map();
    const taken = grid(corners(atlas));
    const bounds = atlas.map.getBounds().pad(0.05);
    /** @type {Pick<Sums, 'shown' | 'places'>} */
    const {shown, places} = atlas.sums || {shown: [], places: atlas.data.places};
    placeSums(atlas, shown, taken, wanted);
    // Zones come largest first; the smallest have the least room and choose first.
    for (const place of places.slice().reverse()) {
      const [lng, lat] = place.centre;
      if (place.hidden || !bounds.contains([lat, lng])) continue;
      const box = around(atlas.map.latLngToLayerPoint([lat, lng]), place.figure.length * COUNT.width, COUNT.height);
      if (taken.claim(box)) wanted.set('c' + place.id, {text: place.figure, at: [lat, lng], kind: 'label_count'});
    }
    placeTowns(atlas, bounds, taken, wanted);
    show(atlas, wanted);
  }

  // First the figures of all, then the names over them where there is room.
  /** @param {Atlas} atlas @param {SumNode[]} shown @param {Grid} taken @param {Map<string, Label>} wanted */
  function placeSums({map}, shown, taken, wanted) {
    /** @type {[name: string, point: L.Point, label: Label][]} */
    const placed = [];
    for (const {index, name, figure, at: [lng, lat]} of shown) {
      const middle = map.latLngToLayerPoint([lat, lng]);
      const width = figure.replace(/\s/g, '').length * COUNT.width;
      const point = SHIFTS.map((y) => middle.add([0, y])).find((at) => taken.claim(around(at, width, COUNT.height)));
      if (!point) continue;
      const label = {text: figure, at: map.layerPointToLatLng(point), kind: 'label_count'};
      wanted.set('s' + index, label);
      placed.push([name, point, label]);
    }
    for (const [name, {x, y}, label] of placed) {
      const half = name.length * TOWN.width / 2, foot = y - COUNT.height / 2;
      if (taken.claim([x - half, foot - TOWN.height, x + half, foot])) Object.assign(label, {text: name + '\n' + label.text, kind: 'label_sum'});
    }
  }

  /** @param {Atlas} atlas @param {L.LatLngBounds} bounds @param {Grid} taken @param {Map<string, Label>} wanted */
  function placeTowns(atlas, bounds, taken, wanted) {
    const counts = [...wanted.values()].map((label) => atlas.map.latLngToLayerPoint(label.at));
    const most = atlas.map.getSize().x < 500 ? TOWNS.narrow : TOWNS.wide;
    const corner = atlas.map.containerPointToLayerPoint([0, 0]), size = atlas.map.getSize();
    /** @type {Box} */
    const view = [corner.x + 4, corner.y + 4, corner.x + size.x - 4, corner.y + size.y - 4];
    let placed = 0;
    for (const [name, lng, lat] of atlas.data.towns) {
      if (placed >= most || !bounds.contains([lat, lng])) continue;
      const point = atlas.map.latLngToLayerPoint([lat, lng]);
      const own = counts.some((count) => Math.abs(count.x - point.x) < 12 && Math.abs(count.y - point.y) < 12);
      const side = (own ? ['own'] : SIDES).find((kind) => taken.claim(beside(point, name, kind), view));
      if (!side) continue;
      wanted.set('t' + name + lng, {text: name, at: [lat, lng], kind: 'label_town ' + side});
      placed += 1;
    }
  }

  /** @param {Atlas} atlas @param {Map<string, Label>} wanted */
  function show({map, labels}, wanted) {
    for (const [key, label] of labels) {
      const next = wanted.get(key);
      if (next && next.kind === label.kind && next.text === label.text && !key.startsWith('s')) wanted.delete(key);
      else {
        label.marker.remove();
        labels.delete(key);
      }
    }
    for (const [key, label] of wanted) {
      const icon = L.divIcon({className: 'label ' + label.kind, iconSize: null, html: mapgen.element('span', {}, label.text)});
      label.marker = L.marker(label.at, {icon, pane: 'labels', interactive: false, keyboard: false}).addTo(map);
      labels.set(key, label);
    }
  }

  /** @param {L.Point} point @param {number} width @param {number} height @returns {Box} */
  function around(point, width, height) {
    return [point.x - width / 2 - 2, point.y - height / 2, point.x + width / 2 + 2, point.y + height / 2];
  }

  /** @param {L.Point} point @param {string} name @param {string} side @returns {Box} */
  function beside(point, name, side) {
    const width = name.length * TOWN.width + SPACE.x;
    const half = TOWN.height / 2 + (side === 'own' ? 0 : SPACE.y);
    if (side === 'start') return [point.x - SPACE.x, point.y - half, point.x + 6 + width, point.y + half];
    if (side === 'end') return [point.x - 6 - width, point.y - half, point.x + SPACE.x, point.y + half];
    /** @type {number} */
    const middle = {above: -10, below: 11, own: 18}[side];
    return [point.x - width / 2, point.y + middle - half, point.x + width / 2, point.y + middle + half];
  }

  // Where buttons and scale bar stand no name is legible.
  /** @param {Atlas} atlas @returns {Box[]} */
  function corners({map}) {
    const corner = map.containerPointToLayerPoint([0, 0]), size = map.getSize();
    const bottom = corner.y + size.y, right = corner.x + size.x;
    return [[corner.x, bottom - 34, corner.x + 140, bottom], [right - 150, bottom - 50, right, bottom]];
  }

  // Rectangles by cell, so that each new one meets its neighbours only.
  /** @param {Box[]} start @returns {Grid} */
  function grid(start) {
    /** @type {Map<string, Box[]>} */
    const cells = new Map();
    /** @param {Box} box */
    const keys = ([left, top, right, bottom]) => {
      const found = [];
      for (let x = Math.floor(left / CELL); x <= right / CELL; x++) {
        for (let y = Math.floor(top / CELL); y <= bottom / CELL; y++) found.push(x + ' ' + y);
      }
      return found;
    };
    /** @param {Box} a @param {Box} b */
    const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    /** @param {Box} box @param {string[]} near */
    const add = (box, near) => {
      for (const key of near) cells.set(key, [...(cells.get(key) || []), box]);
    };
    for (const box of start) add(box, keys(box));
    return {
      // True, and taken from now on, where the box is free and within the view.
      claim(box, view) {
        if (view && (box[0] < view[0] || box[1] < view[1] || box[2] > view[2] || box[3] > view[3])) return false;
        const near = keys(box);
        if (near.some((key) => (cells.get(key) || []).some((other) => meets(box, other)))) return false;
        add(box, near);
        return true;
      },
    };
  }
})(window.mapgen);

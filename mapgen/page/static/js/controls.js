// Buttons to zoom, to pan and to see the whole map; a scale bar.
(function (mapgen) {
  'use strict';

  /** @type {Record<string, string>} */
  const ICONS = {
    zoomIn: 'M8 2v12M2 8h12',
    zoomOut: 'M2 8h12',
    whole: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4',
    move: 'M8 1v14M1 8h14M6 3l2-2 2 2M6 13l2 2 2-2M3 6L1 8l2 2M13 6l2 2-2 2',
    north: 'M3 10l5-5 5 5',
    south: 'M3 6l5 5 5-5',
    west: 'M10 3L5 8l5 5',
    east: 'M6 3l5 5-5 5',
  };
  const STEP = 0.33; // of the map's side, per press of a pan button

  mapgen.addControls = function (atlas) {
    const {map, texts} = atlas;
    const Tools = L.Control.extend({options: {position: 'bottomright'}, onAdd: () => tools(atlas)});
    new Tools().addTo(map);
    L.control.scale({metric: true, imperial: atlas.data.language === 'en', maxWidth: 120}).addTo(map);
    map.getContainer().setAttribute('role', 'group');
    map.getContainer().setAttribute('aria-label', texts.label);
    for (const name of ['help', 'help_roving']) {
      map.getContainer().parentNode.append(mapgen.element('p', {id: 'map_' + name, class: 'sr', hidden: true}, texts[name]));
    }
    if (!map.getContainer().hasAttribute('aria-describedby')) map.getContainer().setAttribute('aria-describedby', 'map_help');
  };

  /** @param {Atlas} atlas */
  function tools(atlas) {
    const {map, texts} = atlas;
    const zoomIn = mapgen.iconButton(ICONS.zoomIn, texts.zoom_in, () => map.zoomIn());
    const zoomOut = mapgen.iconButton(ICONS.zoomOut, texts.zoom_out, () => map.zoomOut());
    const whole = mapgen.iconButton(ICONS.whole, texts.whole, () => atlas.showAll());
    const pad = panPad(atlas);
    const move = mapgen.iconButton(ICONS.move, texts.move, () => {
      pad.hidden = !pad.hidden;
      move.setAttribute('aria-expanded', String(!pad.hidden));
    });
    move.setAttribute('aria-expanded', 'false');
    const limits = () => {
      zoomIn.setAttribute('aria-disabled', String(map.getZoom() >= map.getMaxZoom() - 0.01));
      zoomOut.setAttribute('aria-disabled', String(map.getZoom() <= map.getMinZoom() + 0.01));
    };
    map.on('zoomend zoomlevelschange', limits);
    limits();
    const row = mapgen.element('div', {class: 'tools_row'}, pad, mapgen.element('div', {class: 'tools'}, zoomIn, zoomOut, whole, move));
    L.DomEvent.disableClickPropagation(row);
    row.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') event.stopPropagation();
    });
    return row;
  }

  /** @param {Atlas} atlas */
  function panPad({map, texts}) {
    /** @param {number} x @param {number} y */
    const pan = (x, y) => () => {
      const size = map.getSize();
      map.panBy([x * STEP * size.x, y * STEP * size.y], {animate: !mapgen.reducedMotion()});
    };
    const pad = mapgen.element('div', {class: 'pad', hidden: true, role: 'group', 'aria-label': texts.move});
    for (const [name, letter, x, y] of [['north', 'n', 0, -1], ['west', 'w', -1, 0], ['east', 'e', 1, 0], ['south', 's', 0, 1]]) {
      // @ts-expect-error: words and numbers each have their place in the row
      const button = mapgen.iconButton(ICONS[name], texts[name], pan(x, y));
      // @ts-expect-error: as above
      button.classList.add(letter);
      pad.append(button);
    }
    return pad;
  }
})(window.mapgen);

// One popup at a time: the card of a place, or the choice between places that lie on one another.
(function (mapgen) {
  'use strict';

  // Opens a popup with content at [latitude, longitude]. opener gets the focus back when it closes.
  mapgen.openPopup = function (atlas, latLng, content, {name, opener, focus}) {
    const {map, texts} = atlas;
    const size = map.getSize();
    const popup = L.popup({
      maxWidth: Math.min(340, size.x - 80),
      minWidth: Math.min(200, size.x - 80),
      maxHeight: Math.max(120, size.y - 70),
      autoPanPadding: [10, 10],
      closeOnEscapeKey: false,
      closeOnClick: true,
    });
    const box = mapgen.element('div', {class: 'popup', role: 'dialog', 'aria-label': name, tabindex: '-1'}, content);
    popup.setLatLng(latLng).setContent(box);
    atlas.opener = opener || null;
    atlas.shift = null;
    const shifted = () => noteShift(atlas, popup);
    map.on('autopanstart', shifted).openPopup(popup).off('autopanstart', shifted);
    atlas.popup = popup;
    const close = popup.getElement().querySelector('.leaflet-popup-close-button');
    close.setAttribute('aria-label', texts.close);
    close.setAttribute('title', texts.close);
    const scroller = popup.getElement().querySelector('.leaflet-popup-scrolled');
    if (scroller) scroller.setAttribute('tabindex', '0');
    if (focus) box.focus({preventScroll: true});
    return popup;
  };

  // Leaflet moves the map to make room for a popup. When it closes, the map goes back, unless the reader has moved it.
  /** @param {Atlas} atlas @param {L.Popup} popup */
  function noteShift(atlas, popup) {
    const {map} = atlas;
    /** @type {Atlas['shift']} */
    const shift = {from: map.getCenter(), to: null, zoom: map.getZoom()};
    atlas.shift = shift;
    map.once('moveend', () => {
      if (atlas.popup === popup) shift.to = map.getCenter();
    });
  }

  // Without a "to" the map is still on its way.
  /** @param {Atlas} atlas */
  function undoShift({map, shift}) {
    if (!shift || map.getZoom() !== shift.zoom || (shift.to && !map.getCenter().equals(shift.to))) return;
    map.stop().panTo(shift.from, {animate: !mapgen.reducedMotion()});
  }

  // What a place's popup shows: its card, without ids.
  mapgen.popupContent = function (atlas, place) {
    const content = document.createDocumentFragment();
    const card = atlas.card(place.id);
    if (!card) {
      content.append(mapgen.element('p', {}, place.name));
      return content;
    }
    for (const part of card.children) {
      if (!part.matches('.show')) content.append(part.cloneNode(true));
    }
    if (place.zone) content.append(mapgen.element('p', {class: 'quiet'}, place.zone));
    return content;
  };

  mapgen.stackContent = function (atlas, places) {
    const list = mapgen.element('ul', {class: 'stack'});
    for (const place of places) {
      const button = mapgen.element('button', {type: 'button'}, place.name);
      button.addEventListener('click', () => mapgen.choose(atlas, place, {from: 'stack', focus: true}));
      list.append(mapgen.element('li', {}, button));
    }
    const content = document.createDocumentFragment();
    content.append(mapgen.element('h3', {}, atlas.texts.several), list);
    return content;
  };

  mapgen.addPopups = function (atlas) {
    const {map} = atlas;
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !atlas.popup) return;
      const {opener} = atlas;
      map.closePopup(atlas.popup);
      if (opener) opener.focus({preventScroll: true});
    });
    map.on('popupclose', (event) => {
      if (event.popup !== atlas.popup) return;
      const inside = event.popup.getElement().contains(document.activeElement);
      const {opener} = atlas;
      atlas.popup = null;
      if (inside && opener) opener.focus({preventScroll: true});
      if (atlas.changing) return;
      mapgen.unchoose(atlas);
      undoShift(atlas);
    });
  };
})(window.mapgen);

// The page scrolls past the map: the wheel zooms with Ctrl or after a click, touch moves it with two fingers.
(function (mapgen) {
  'use strict';

  const HINT_TIME = 1600; // ms

  mapgen.addGestures = function (atlas) {
    const {map, element, texts} = atlas;
    const hint = mapgen.element('p', {class: 'hint', 'aria-hidden': 'true'});
    element.append(hint);
    const say = hinter(hint);
    // A focus that Leaflet sets after a press of the mouse is no keyboard's and needs no ring.
    element.addEventListener('pointerdown', () => element.classList.add('pointed'), true);
    document.addEventListener('keydown', () => element.classList.remove('pointed'), true);
    wheel(map, element, () => say(/Mac/.test(navigator.platform) ? texts.wheel_mac : texts.wheel));
    touch(map, element, () => say(texts.touch));
  };

  /** @param {HTMLElement} hint */
  function hinter(hint) {
    let timer = 0;
    /** @param {string} text */
    return (text) => {
      hint.textContent = text;
      hint.classList.add('on');
      clearTimeout(timer);
      timer = setTimeout(() => hint.classList.remove('on'), HINT_TIME);
    };
  }

  /** @param {L.Map} map @param {HTMLElement} element @param {() => void} say */
  function wheel(map, element, say) {
    let clicked = false;
    map.scrollWheelZoom.disable();
    map.on('click', () => { clicked = true; });
    element.addEventListener('pointerleave', () => { clicked = false; });
    element.addEventListener('wheel', (event) => {
      const meant = clicked || event.ctrlKey || event.metaKey;
      if (meant) map.scrollWheelZoom.enable();
      else {
        map.scrollWheelZoom.disable();
        if (!event.target.closest('.leaflet-popup')) say();
      }
    }, {capture: true, passive: true});
  }

  // Leaflet drags with one finger; take its touch listener away and leave the mouse's.
  /** @param {L.Map} map @param {HTMLElement} element @param {() => void} say */
  function touch(map, element, say) {
    const draggable = map.dragging._draggable;
    if (draggable) L.DomEvent.off(draggable._dragStartTarget, 'touchstart', draggable._onDown, draggable);
    element.classList.remove('leaflet-touch-drag');
    element.addEventListener('touchmove', (event) => {
      if (event.touches.length === 1 && !event.target.closest('.leaflet-popup')) say();
    }, {passive: true});
  }
})(window.mapgen);

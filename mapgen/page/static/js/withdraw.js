// Reports whose last day is over leave the page: what the next build would show is what is shown.
//
// data.later, in the order of days: day; gone (ids); changed (id, name, figure, properties of places that lose a part
// of their reports, whose cards then stand in templates); totals.
(function (mapgen) {
  'use strict';

  /** @type {Map<string, string | null>} */
  const over = new Map(); // id → null where it is gone, else its day

  function today() {
    const now = new Date();
    // @ts-expect-error: a day less minutes is a number of milliseconds
    return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  // The data and what stands above the list, before a zone is drawn.
  mapgen.withdraw = function (data) {
    const day = today();
    const passed = (data.later || []).filter((step) => step.day < day);
    if (!passed.length) return;
    const news = new Map();
    for (const step of passed) {
      for (const id of step.gone) over.set(id, null);
      for (const place of step.changed) {
        over.set(place.id, step.day);
        news.set(place.id, place);
      }
    }
    /** @template {{id: string}} Kept @param {Kept[]} places */
    const left = (places) => places.filter(({id}) => over.get(id) !== null);
    data.places = left(data.places);
    data.unlocated = left(data.unlocated);
    for (const place of [...data.places, ...data.unlocated]) {
      // Defined, not assigned: on a dense page the texts of a place are read from the list.
      const changed = Object.entries(news.get(place.id) || {}).map(([key, value]) => [key, {value, enumerable: true, configurable: true}]);
      Object.defineProperties(place, Object.fromEntries(changed));
    }
    data.later = undefined;
    if (data.rows) mapgen.withdrawRows(data, over);
    const table = document.getElementById('page_sums');
    if (table) table.remove();
    data.rows = undefined;
    // What a reader saves or copies from now on holds nothing of them either.
    const island = document.getElementById('page_data');
    if (island) island.textContent = JSON.stringify(data);
    redraw(document.getElementById(data.drawing), news);
    total(passed[passed.length - 1].totals);
  };

  // The drawing lies under the map, and is all there is where the map can't start.
  /** @param {HTMLElement} drawing @param {Map<string, Step['changed'][number]>} news */
  function redraw(drawing, news) {
    for (const link of drawing.querySelectorAll('.zones a')) {
      const id = link.getAttribute('href').slice(1);
      if (over.get(id) === null) link.remove();
      else if (news.has(id)) link.setAttribute('aria-label', news.get(id).name);
    }
    for (const label of drawing.querySelectorAll('.count, .dots')) label.remove();
  }

  /** @param {string[]} parts */
  function total(parts) {
    const line = document.querySelector('.totals');
    if (!line) return;
    line.replaceChildren();
    for (const part of parts) {
      if (line.firstChild) line.append(' ', mapgen.element('span', {class: 'dot', 'aria-hidden': 'true'}, '·'), ' ');
      line.append(mapgen.element('span', {}, part));
    }
  }

  // The list, as soon as it is there.
  mapgen.withdrawCards = function () {
    /** @type {HTMLTemplateElement[]} */
    const kept = [...document.querySelectorAll('template[data-card]')];
    for (const [id, day] of over) {
      const card = document.getElementById(id);
      const later = kept.find(({dataset}) => day && dataset.card === id && dataset.day === day);
      if (!card) continue;
      if (later) later.content.firstElementChild.id = id;
      card.replaceWith(...(later ? later.content.children : []));
    }
    for (const template of kept) {
      if (over.has(template.dataset.card)) template.remove();
    }
    const unlocated = document.querySelector('.unlocated');
    if (unlocated && !unlocated.querySelector('.card')) unlocated.remove();
  };
})(window.mapgen);

// Filter by words, dates and precision; its state is in the address.
(function (mapgen) {
  'use strict';

  const KEYS = ['q', 'from', 'to', 'precision'];
  const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();

  mapgen.addFilter = function (atlas) {
    const form = document.getElementById('map_filter');
    if (!form || !atlas.list) return;
    const texts = new Map([...atlas.list.children].map((card) => [card.id, fold(card.textContent)]));
    const fields = KEYS.map((key) => form.elements[key]);
    const parameters = new URLSearchParams(location.search);
    fields.forEach((field) => { field.value = parameters.get(field.name) || ''; });
    const apply = () => {
      const [words, from, to, precision] = fields.map((field) => field.value);
      const wanted = fold(words).split(/\s+/).filter(Boolean);
      atlas.matches = (card) => wanted.every((word) => texts.get(card.id).includes(word))
        && (!precision || atlas.byId.get(card.id).precision === precision)
        && (!from || (card.dataset.to || card.dataset.from || '') >= from)
        && (!to || (card.dataset.from && card.dataset.from <= to));
      const count = atlas.refreshList();
      for (const place of atlas.data.places) {
        const card = atlas.card(place.id);
        mapgen.showZone(atlas, place, !card || card.dataset.off !== '1');
      }
      mapgen.refreshLabels(atlas);
      return count;
    };
    const changed = () => {
      const count = apply();
      keep(fields);
      atlas.announce(count ? mapgen.words(atlas.texts.shown, atlas.data.language, {n: count}) : atlas.texts.none_shown);
    };
    let timer = 0;
    form.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(changed, 200);
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('reset', () => setTimeout(changed));
    if (fields.some((field) => field.value)) apply();
  };

  function keep(fields) {
    mapgen.attempt(() => {
      const address = new URL(location.href);
      for (const field of fields) {
        if (field.value) address.searchParams.set(field.name, field.value);
        else address.searchParams.delete(field.name);
      }
      history.replaceState(null, '', address);
    });
  }
})(window.mapgen);

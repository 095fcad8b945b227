// Filter by words, dates and precision; its state is in the address.
(function (mapgen) {
  'use strict';

  const KEYS = ['q', 'from', 'to', 'precision'];
  const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();

  mapgen.addFilter = function (atlas) {
    const form = document.getElementById('map_filter');
    if (!form || !atlas.list) return;
    const texts = new Map();
    const textOf = (id) => {
      if (!texts.has(id)) texts.set(id, fold(atlas.card(id).textContent));
      return texts.get(id);
    };
    const fields = KEYS.map((key) => form.elements[key]);
    const parameters = new URLSearchParams(location.search);
    fields.forEach((field) => { field.value = parameters.get(field.name) || ''; });
    const apply = () => {
      const [words, from, to, precision] = fields.map((field) => field.value);
      const wanted = fold(words).split(/\s+/).filter(Boolean);
      if (atlas.readAll) atlas.readAll();
      atlas.matches = ({id, precision: kind}) => {
        const {dataset} = atlas.card(id);
        return wanted.every((word) => textOf(id).includes(word))
          && (!precision || kind === precision)
          && (!from || (dataset.to || dataset.from || '') >= from)
          && (!to || (dataset.from && dataset.from <= to));
      };
      const count = atlas.refreshList();
      for (const place of atlas.data.places) mapgen.showZone(atlas, place, !place.off);
      if (atlas.sums) mapgen.refreshSums(atlas);
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

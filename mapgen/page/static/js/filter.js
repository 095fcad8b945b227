// Filter by words, dates and precision; its state is in the address.
(function (mapgen) {
  'use strict';

  const KEYS = ['q', 'from', 'to', 'precision'];
  // As mapgen/base/toponym.py folds a name: small letters without accents, one space for whatever separates words.
  /** @type {Record<string, string>} */
  const LETTERS = {œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i', ς: 'σ'};
  mapgen.fold = (text) => text.toLowerCase().replace(/[ß-ς]/g, (letter) => LETTERS[letter] || letter).normalize('NFKD')
    .replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).map((word) => word.replace(/^st(e?s?)$/, 'saint$1')).join(' ').trim();

  mapgen.addFilter = function (atlas) {
    /** @type {HTMLFormElement} */
    const form = document.getElementById('map_filter');
    if (!form || !atlas.list) return;
    /** @type {Map<string, string>} */
    const texts = new Map();
    /** @param {string} id */
    const textOf = (id) => {
      if (!texts.has(id)) texts.set(id, mapgen.fold(atlas.card(id).textContent));
      return texts.get(id);
    };
    /** @type {HTMLInputElement[]} */
    const fields = KEYS.map((key) => form.elements[key]);
    const parameters = new URLSearchParams(location.search);
    fields.forEach((field) => { field.value = parameters.get(field.name) || ''; });
    const apply = () => {
      const [words, from, to, precision] = fields.map((field) => field.value);
      const wanted = words.split(/\s+/).map(mapgen.fold).filter(Boolean);
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

  /** @param {HTMLInputElement[]} fields */
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

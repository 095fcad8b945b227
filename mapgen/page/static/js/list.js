// The list of cards: each can be shown on the map; a long one comes in pages.
(function (mapgen) {
  'use strict';

  const PAGE = 200; // cards

  mapgen.addList = function (atlas) {
    if (atlas.data.inOrder) mapgen.addRows(atlas);
    const list = atlas.list || document.getElementById('map_list');
    const cards = new Map();
    if (list) {
      for (const card of list.children) cards.set(card.id, card);
      list.addEventListener('click', (event) => onClick(atlas, event));
    }
    atlas.list = list;
    if (!list) return;
    atlas.matches = () => true;
    atlas.limit = PAGE;
    const long = atlas.data.places.length > PAGE;
    if (long) addMore(atlas);
    if (!atlas.fill) {
      atlas.card = (id) => cards.get(id);
      atlas.fill = (shown) => {
        const kept = new Set(shown.map((place) => place.id));
        for (const card of cards.values()) card.hidden = !kept.has(card.id);
      };
    }
    atlas.refreshList = () => refresh(atlas, atlas.data.inOrder || [...cards.keys()].map((id) => atlas.byId.get(id)));
    if (long || atlas.data.inOrder) atlas.refreshList();
  };

  /** @param {Atlas} atlas @param {MouseEvent} event */
  function onClick(atlas, event) {
    const button = event.target.closest('.show');
    const place = button && atlas.byId.get(button.closest('.card').id);
    if (!place) return;
    mapgen.choose(atlas, place, {from: 'list'});
    if (!mapgen.embedded) atlas.frameElement.scrollIntoView({block: 'nearest', behavior: mapgen.reducedMotion() ? 'auto' : 'smooth'});
  }

  /** @param {Atlas} atlas */
  function addMore(atlas) {
    atlas.more = mapgen.element('button', {type: 'button', class: 'more'});
    atlas.more.addEventListener('click', () => {
      atlas.limit += PAGE;
      atlas.refreshList();
    });
    atlas.list.after(atlas.more);
  }

  /** @param {Atlas} atlas @param {Place[]} places */
  function refresh(atlas, places) {
    const matching = places.filter((place) => {
      place.off = !atlas.matches(place);
      return !place.off;
    });
    atlas.fill(matching.slice(0, atlas.limit));
    if (atlas.more) {
      const rest = Math.min(PAGE, matching.length - atlas.limit);
      atlas.more.hidden = rest <= 0;
      atlas.more.textContent = mapgen.words(atlas.texts.more, atlas.data.language, {n: Math.max(0, rest)});
    }
    return matching.length;
  }
})(window.mapgen);

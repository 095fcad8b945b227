// The list of cards: each can be shown on the map; a long one comes in pages.
(function (mapgen) {
  'use strict';

  const PAGE = 200; // cards

  mapgen.addList = function (atlas) {
    const list = document.getElementById('map_list');
    const cards = new Map();
    if (list) {
      for (const card of list.children) cards.set(card.id, card);
      list.addEventListener('click', (event) => onClick(atlas, event));
    }
    atlas.list = list;
    atlas.card = (id) => cards.get(id);
    if (!list) return;
    atlas.matches = () => true;
    atlas.limit = PAGE;
    if (cards.size > PAGE) addMore(atlas, cards);
    atlas.refreshList = () => refresh(atlas, cards);
    if (cards.size > PAGE) atlas.refreshList();
  };

  function onClick(atlas, event) {
    const button = event.target.closest('.show');
    const place = button && atlas.byId.get(button.closest('.card').id);
    if (!place) return;
    mapgen.choose(atlas, place, {from: 'list'});
    if (!mapgen.embedded) atlas.frameElement.scrollIntoView({block: 'nearest', behavior: mapgen.reducedMotion() ? 'auto' : 'smooth'});
  }

  function addMore(atlas, cards) {
    atlas.more = mapgen.element('button', {type: 'button', class: 'more'});
    atlas.more.addEventListener('click', () => {
      atlas.limit += PAGE;
      refresh(atlas, cards);
    });
    atlas.list.after(atlas.more);
  }

  function refresh(atlas, cards) {
    let matching = 0;
    for (const card of cards.values()) {
      const matches = atlas.matches(card);
      if (matches) matching += 1;
      card.hidden = !matches || matching > atlas.limit;
      card.dataset.off = matches ? '' : '1';
    }
    if (atlas.more) {
      const rest = Math.min(PAGE, matching - atlas.limit);
      atlas.more.hidden = rest <= 0;
      atlas.more.textContent = mapgen.words(atlas.texts.more, atlas.data.language, {n: Math.max(0, rest)});
    }
    return matching;
  }
})(window.mapgen);

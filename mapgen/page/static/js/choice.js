// Choosing a place: map, list and address show the same one.
(function (mapgen) {
  'use strict';

  const WIDE = '(min-width: 60rem)';
  const SEEN = 0.06; // of the map's width: a zone smaller than that is looked at more closely

  // from: map, keyboard, stack, list or address.
  mapgen.choose = function (atlas, place, {from, focus, at}) {
    atlas.changing = true;
    mark(atlas, place);
    if (from === 'list' || from === 'address') mapgen.lookAt(atlas, place);
    const [lng, lat] = place.centre;
    const zone = place.layer.getElement && place.layer.getElement();
    mapgen.openPopup(atlas, at || [lat, lng], mapgen.popupContent(atlas, place), {
      name: place.name,
      opener: from === 'list' || from === 'address' ? document.activeElement : zone,
      focus: focus || from === 'keyboard',
    });
    atlas.changing = false;
    if (from !== 'address') remember(place.id);
    if (from !== 'list') showCard(atlas, place, from);
    atlas.announce(mapgen.words(atlas.texts.opened, atlas.data.language, {name: place.name}));
  };

  mapgen.unchoose = function (atlas) {
    if (!atlas.chosen) return;
    mark(atlas, null);
    remember('');
  };

  // A click opens the one zone there, or the choice between all zones there, smallest first.
  mapgen.chooseAt = function (atlas, latLng, place) {
    const here = placesAt(atlas, latLng);
    if (!here.includes(place)) here.unshift(place);
    if (here.length < 2) return mapgen.choose(atlas, place, {from: 'map', at: latLng});
    atlas.changing = true;
    mark(atlas, null);
    mapgen.openPopup(atlas, latLng, mapgen.stackContent(atlas, here), {
      name: atlas.texts.several,
      opener: place.layer.getElement && place.layer.getElement(),
    });
    atlas.changing = false;
    atlas.announce(atlas.texts.several);
  };

  /** @param {Atlas} atlas @param {L.LatLng} latLng */
  function placesAt({map, data, least}, latLng) {
    const point = [latLng.lng, latLng.lat];
    const pixel = map.latLngToLayerPoint(latLng);
    return data.places.filter((place) => {
      if (place.hidden || !place.layer || !map.hasLayer(place.layer)) return false;
      const [lng, lat] = place.centre;
      const near = !place.rings && map.latLngToLayerPoint([lat, lng]).distanceTo(pixel) <= least;
      return near || place.contains(point);
    }).reverse();
  }

  /** @param {Atlas} atlas @param {Place | null} place */
  function mark(atlas, place) {
    if (atlas.chosen) {
      mapgen.markZone(atlas, atlas.chosen, false);
      const card = atlas.card(atlas.chosen.id);
      if (card) card.classList.remove('chosen');
    }
    atlas.chosen = place;
    if (!place) return;
    mapgen.zoneLayer(atlas, place).addTo(atlas.map);
    mapgen.markZone(atlas, place, true);
    const card = atlas.card(place.id);
    if (card) card.classList.add('chosen');
  }

  // Brings a zone into view with its surroundings, never closer than the map may come. Without a flight: the
  // popup that opens next needs the place where the zone will be.
  mapgen.lookAt = function ({map}, place) {
    const [west, east] = [place.bounds.getSouthWest(), place.bounds.getNorthEast()].map((corner) => map.latLngToLayerPoint(corner));
    const seen = east.x - west.x > map.getSize().x * SEEN;
    if (!seen || !map.getBounds().pad(-0.1).contains(place.bounds)) map.fitBounds(place.bounds.pad(1.2), {animate: false});
  };

  // Beside the map the list follows; on a phone, and in a frame of another page, nothing scrolls by itself.
  /** @param {Atlas} atlas @param {Place} place @param {Choice['from']} from */
  function showCard(atlas, place, from) {
    const card = atlas.card(place.id);
    if (card && atlas.fill && !card.isConnected) atlas.list.prepend(card);
    if (!card || mapgen.embedded || !matchMedia(WIDE).matches) return;
    // Rows of a dense page have their heights once they are seen: a slow way to them would end beside its aim.
    const still = from === 'address' || atlas.data.inOrder || mapgen.reducedMotion();
    card.scrollIntoView({block: 'nearest', behavior: still ? 'auto' : 'smooth'});
  }

  /** @param {string} id */
  function remember(id) {
    mapgen.attempt(() => {
      const hash = id ? '#' + id : location.pathname + location.search;
      if (decodeURIComponent(location.hash.slice(1)) !== id) history.pushState(null, '', hash);
    });
  }

  mapgen.addAddress = function (atlas) {
    const follow = () => {
      const id = mapgen.attempt(() => decodeURIComponent(location.hash.slice(1)));
      const place = id && atlas.byId.get(id);
      if (place && place !== atlas.chosen) mapgen.choose(atlas, place, {from: 'address'});
      else if (!place && atlas.popup) atlas.map.closePopup(atlas.popup);
    };
    window.addEventListener('popstate', follow);
    window.addEventListener('hashchange', follow);
    follow();
  };
})(window.mapgen);

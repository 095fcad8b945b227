// The zones of the places, larger ones below, each reachable by pointer and keyboard.
(function (mapgen) {
  'use strict';

  // Above this many zones they are painted on a canvas and the list is the way in for the keyboard.
  const MOST_ELEMENTS = 300;
  // Above this many zones the map is one tab stop and the arrow keys go from zone to zone.
  const MOST_STOPS = 30;
  // Radius in pixels below which a zone is drawn larger: a target of 24 pixels for few zones, less for a crowd.
  const LEAST_RADIUS = {few: 12, many: 8, crowd: 4};
  const FEW = 60;
  // Above this many, single edges are nothing to see and fills must let the map through.
  const CROWD = 1000;

  /** @type {typeof L.Circle} */
  const Circle = L.Circle.extend({
    _project() {
      L.Circle.prototype._project.call(this);
      if (this._radius < this.options.least) {
        this._radius = this._radiusY = this.options.least;
        this._updateBounds();
      }
    },
  });

  mapgen.addZones = function (atlas) {
    const {map, data} = atlas;
    const count = atlas.count = data.rows ? data.rows.kind.length : data.places.length;
    atlas.painted = count > MOST_ELEMENTS;
    // @ts-expect-error: a number is taken for its digits
    map.createPane('zones').style.zIndex = 410;
    atlas.zoneRenderer = atlas.painted ? L.canvas({pane: 'zones', padding: 0.3}) : L.svg({pane: 'zones', padding: 0.3});
    if (atlas.painted) atlas.accent = accent(); // asks for the page's styles, which zones with classes need not wait for
    if (count > FEW) map.getPane('zones').classList.add('crowd');
    atlas.least = count > MOST_ELEMENTS && !data.containers ? LEAST_RADIUS.crowd : count > FEW ? LEAST_RADIUS.many : LEAST_RADIUS.few;
    atlas.outline = mapgen.outlines(atlas);
    if (!data.rows) for (const place of data.places) if (!place.centre) place.centre = atlas.frame.degrees(place.at);
    if (data.containers) mapgen.addSums(atlas);
    else for (const place of data.places) mapgen.zoneLayer(atlas, place).addTo(map);
    if (atlas.painted) return repaintOnTheme(atlas);
    map.on('zoomend', () => standIn(atlas));
    standIn(atlas);
    return makeFocusable(atlas);
  };

  // The place's layer, made when it is first wanted.
  mapgen.zoneLayer = function (atlas, place) {
    if (place.layer) return place.layer;
    const {frame} = atlas;
    const shape = place.shape && [frame.near(place.shape[0]), ...place.shape.slice(1)];
    const options = {...styleOf(atlas, place), renderer: atlas.zoneRenderer, pane: 'zones', smoothFactor: 0.5, noClip: true, bubblingMouseEvents: false};
    if (shape && shape.length === 3) {
      place.layer = new Circle([shape[1], shape[0]], {...options, radius: shape[2], least: atlas.least});
      place.contains = (point) => mapgen.distance([shape[0], shape[1]], point) <= shape[2];
      place.bounds = L.latLng(shape[1], shape[0]).toBounds(2 * shape[2]);
    } else {
      place.rings = shape ? mapgen.rings(shape) : atlas.outline(place);
      // Leaflet wants the parts of a multipolygon apart, but fills by even-odd: as one polygon all rings do.
      place.layer = L.polygon(place.rings.map((ring) => ring.map(([lng, lat]) => [lat, lng])), options);
      place.contains = (point) => mapgen.inside(place.rings, point);
      place.bounds = place.layer.getBounds();
    }
    /** @param {L.LeafletMouseEvent} event */
    const open = ({latlng}) => atlas.whenListed(() => mapgen.chooseAt(atlas, latlng, place));
    place.layer.on('click', open);
    if (place.rings && !atlas.painted) {
      // A circle under rings, sectors and outlines that are too small at a scale to be seen and hit.
      const [lng, lat] = place.centre;
      place.stand = L.circleMarker([lat, lng], {...options, radius: atlas.least, fillColor: place.fill ? 'url(#soft)' : null});
      place.stand.on('click', open);
    }
    return place.layer;
  };

  /** @param {Atlas} atlas */
  function standIn({map, data, least}) {
    for (const place of data.places) {
      if (!place.stand) continue;
      const bounds = place.layer.getBounds();
      const size = map.latLngToLayerPoint(bounds.getSouthEast()).subtract(map.latLngToLayerPoint(bounds.getNorthWest()));
      const small = !place.hidden && Math.max(size.x, size.y) < 2 * least;
      if (small === map.hasLayer(place.stand)) continue;
      if (small) place.stand.addTo(map).bringToBack();
      else place.stand.remove();
    }
  }

  /** @param {Atlas} atlas @param {Place} place */
  function styleOf(atlas, place) {
    const known = place.precision === 'outline';
    const style = {className: 'zone ' + place.precision, dashArray: atlas.data.dashes[place.precision] || null, fill: true};
    if (!atlas.painted) return {...style, fillColor: known ? null : `url(#${place.fill})`};
    const [opacity, fillOpacity] = atlas.count <= CROWD ? [0.9, 0.12] : atlas.data.containers ? [0.6, 0.05] : [0.35, 0.07];
    return {...style, color: atlas.accent, fillColor: atlas.accent, weight: 0.8, opacity, fillOpacity: known ? 0.2 : fillOpacity};
  }

  const accent = () => getComputedStyle(document.documentElement).getPropertyValue('--accent').trim();

  /** @param {Atlas} atlas */
  function repaintOnTheme(atlas) {
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      atlas.accent = accent();
      for (const place of atlas.data.places) if (place.layer) place.layer.setStyle(styleOf(atlas, place));
      for (const {layer} of atlas.sums ? atlas.sums.nodes : []) if (layer) layer.setStyle({color: atlas.accent, fillColor: atlas.accent});
    });
  }

  /** @param {Atlas} atlas */
  function makeFocusable(atlas) {
    const {data} = atlas;
    const roving = data.places.length > MOST_STOPS;
    data.places.forEach((place, i) => {
      const element = place.layer.getElement();
      element.setAttribute('role', 'button');
      element.setAttribute('aria-label', place.name);
      element.setAttribute('aria-haspopup', 'dialog');
      element.setAttribute('tabindex', roving && i ? '-1' : '0');
      element.addEventListener('keydown', (event) => onKey(atlas, place, i, event, roving));
      element.addEventListener('focus', () => bringIntoView(atlas, place, element));
    });
    if (roving) atlas.element.setAttribute('aria-describedby', 'map_help_roving');
  }

  /** @param {Atlas} atlas @param {Place} place @param {number} index @param {KeyboardEvent} event @param {boolean} roving */
  function onKey(atlas, place, index, event, roving) {
    if (event.key === 'Enter' || event.key === ' ') {
      mapgen.choose(atlas, place, {from: 'keyboard'});
    } else if (roving && /^Arrow|^Home$|^End$/.test(event.key)) {
      moveFocus(atlas, index, event.key);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {Atlas} atlas @param {number} index @param {string} key */
  function moveFocus(atlas, index, key) {
    const places = atlas.data.places.filter((place) => !place.hidden);
    const at = places.indexOf(atlas.data.places[index]);
    const step = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
    const to = key === 'Home' ? 0 : key === 'End' ? places.length - 1 : (at + step + places.length) % places.length;
    places[at].layer.getElement().setAttribute('tabindex', '-1');
    const next = places[to].layer.getElement();
    next.setAttribute('tabindex', '0');
    next.focus({preventScroll: true});
  }

  // A zone that takes the focus must be seen; a pointer's click moves nothing.
  /** @param {Atlas} atlas @param {Place} place @param {SVGElement} element */
  function bringIntoView({map}, place, element) {
    if (!element.matches(':focus-visible')) return;
    const [lng, lat] = place.centre;
    if (!map.getBounds().contains([lat, lng])) map.panTo([lat, lng], {animate: false});
  }

  mapgen.showZone = function (atlas, place, shown) {
    place.hidden = !shown;
    if (atlas.sums) return;
    if (shown !== atlas.map.hasLayer(place.layer)) {
      if (shown) place.layer.addTo(atlas.map);
      else place.layer.remove();
      if (place.stand && !shown) place.stand.remove();
    }
  };

  mapgen.markZone = function (atlas, place, on) {
    const element = place.layer.getElement && place.layer.getElement();
    if (element) element.classList.toggle('chosen', on);
    else place.layer.setStyle({weight: on ? 2.5 : 0.8});
  };
})(window.mapgen);

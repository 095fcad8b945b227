// Pages of very many places: the list is text until a row of it is looked at, and so are the places.
//
// data.rows are columns in the order of the list: kind (index in the dashes), figure, home (index of the container, or
// -1), longitude, latitude, radius (metres; of an area the circle round it), day (since 1970, or null); by index where
// there is more: last (day), shape ([inner radius, heading, half angle]), area (label point), counted (what it adds).
(function (mapgen) {
  'use strict';

  const ID = /^<li class="card" id="([^"]+)"/;
  const START = /\n(?=<li class="card"[ >])/;
  const WORDING = /<h3[^>]*>([^<]*)/;
  const CHUNK = 100; // reports

  /** @type {Columns} */
  // @ts-expect-error: there once unfold has run
  let columns = {};
  /** @type {string[]} */
  let kinds = [];
  /** @type {Frame} */
  let frame = null;
  /** @type {string[]} */
  let lines = null; // The list's own HTML, one a row; without a script the browser reads the same (see fold.js).
  /** @type {string[]} */
  let ids = []; // of rows asked for theirs so far
  /** @type {HTMLElement[]} */
  let cards = []; // elements of rows looked at so far
  /** @type {Texts} */
  let texts = {};
  let language = '';
  /** @type {Place[]} */
  let inOrder = null; // places as they are listed, once all are asked for
  /** @type {Place[]} */
  let places = []; // by index, those that have left included; made as they are asked for

  // A place whose numbers stand in the columns, and whose words are read from its row when they are wanted.
  class Row {
    /** @param {number} index */
    constructor(index) { this.index = index; }
    get id() { return ids[this.index] = ids[this.index] || anchor(line(this.index)); }
    get figure() { return columns.figure[this.index]; }
    get home() { return columns.home[this.index]; }
    get counted() { return columns.counted[this.index]; }
    get precision() { return kinds[columns.kind[this.index]]; }
    get radius() { return columns.radius[this.index]; }
    get first() { return columns.day[this.index]; }
    get last() { return this.index in columns.last ? columns.last[this.index] : this.first; }
    get shape() {
      const i = this.index;
      return columns.area[i] ? null : [columns.longitude[i], columns.latitude[i], columns.radius[i], ...(columns.shape[i] || [])];
    }
    get centre() {
      const [at, form] = [columns.area[this.index], this.shape];
      return at ? frame.degrees(at) : mapgen.labelPoint([frame.near(form[0]), ...form.slice(1)]);
    }
    get wording() { return card(this.index).firstElementChild.textContent; }
    get name() { return `${this.wording}, ${this.figure}`; }
    get zone() { return mapgen.words(texts['zone_' + this.precision], language, {km: Math.round(this.radius / 1000)}); }
    get properties() { return {verbatimLocality: this.wording, coordinateUncertaintyInMeters: this.radius}; }
  }

  // Gives data the places of its rows: data.inOrder as they are listed, data.places largest first, once it is asked.
  mapgen.unfold = function (data, plane) {
    [columns, kinds, texts, language, frame] = [data.rows, Object.keys(data.dashes), data.texts, data.language, plane];
    lines = null;
    [ids, cards, places, inOrder] = [[], new Array(columns.kind.length), new Array(columns.kind.length), null];
    Object.defineProperty(data, 'inOrder', {get: () => inOrder = inOrder || columns.kind.map((_, i) => mapgen.rowAt(i))});
    /** @param {Place[]} value */
    const set = (value) => Object.defineProperty(data, 'places', {value, writable: true, enumerable: true, configurable: true});
    const get = () => set(data.inOrder.slice().sort((a, b) => b.radius - a.radius)).places;
    Object.defineProperty(data, 'places', {set, get, enumerable: true, configurable: true});
  };

  // The place of a row.
  mapgen.rowAt = (index) => places[index] = places[index] || new Row(index);

  // The circle round the smallest place: [longitude, latitude, radius].
  mapgen.smallest = function ({longitude, latitude, radius}) {
    const i = radius.indexOf(radius.reduce((least, one) => Math.min(least, one)));
    return [longitude[i], latitude[i], radius[i]];
  };

  // The HTML of a row, once the page has been read so far.
  /** @param {number} i */
  function line(i) {
    if (!lines) {
      lines = rowsText().split(START).slice(1);
      lines.push(lines.pop().split('</ol>')[0]);
    }
    return lines[i];
  }

  // The id of a row: written out, or what its wording implies; the same rule as in anchors.py.
  /** @param {string} row */
  function anchor(row) {
    const [, written] = ID.exec(row) || [];
    if (written) return written;
    const plain = WORDING.exec(row)[1].replace(/&#?\w+;|’/g, ' ').normalize('NFD').replace(/[^\x00-\x7f]/g, '');
    return (plain.toLowerCase().match(/[a-z0-9]+/g) || []).join('-');
  }

  // The list as text: a comment, or a list already where the fold could not be made or was opened again.
  function rowsText() {
    const text = document.getElementById('map_rows').nextSibling;
    return text.nodeType === Node.COMMENT_NODE ? text.data : document.getElementById('map_list').outerHTML;
  }

  // Rows that were not looked at yet, in one go: the browser reads its own page's HTML, nothing else.
  /** @param {number} from @param {number} to */
  function read(from, to) {
    /** @type {number[]} */
    const wanted = [];
    for (let i = from; i < to; i++) if (!cards[i]) wanted.push(i);
    if (!wanted.length) return;
    const parsed = new DOMParser().parseFromString('<ol>' + wanted.map(line).join('') + '</ol>', 'text/html');
    [...parsed.body.firstElementChild.children].forEach((item, k) => { cards[wanted[k]] = completed(document.adoptNode(item), mapgen.rowAt(wanted[k])); });
  }

  // A day since 1970 as in the attributes that the filter reads.
  /** @param {number} day */
  const iso = (day) => new Date(day * 864e5).toISOString().slice(0, 10);

  /** @param {HTMLElement} item @param {Place} place */
  function completed(item, {id, first, last}) {
    item.id = id;
    if (first !== null) Object.assign(item.dataset, {from: iso(first), to: iso(last)});
    const show = mapgen.element('button', {type: 'button', class: 'show', 'aria-label': texts.show_row + ': ' + item.firstElementChild.textContent}, texts.show_row);
    // The links open as all others do; in the text that would cost a seventh of the page.
    for (const link of item.querySelectorAll('a:not([href^="#"])')) Object.assign(link, {target: '_blank', rel: 'noopener noreferrer'});
    const rest = item.querySelector('.rest');
    if (rest) {
      rest.replaceChildren(mapgen.element('button', {type: 'button', class: 'more_reports', 'data-place': item.id}, rest.textContent));
    }
    item.append(show);
    return item;
  }

  /** @param {number} i */
  function card(i) {
    read(i, i + 1);
    return cards[i];
  }

  // What has expired leaves the text as well; over: id → null where it is gone, else the day of its later row.
  mapgen.withdrawRows = function (data, over) {
    const later = [...document.querySelectorAll('template[data-card]')];
    const left = data.inOrder.filter((place) => over.get(place.id) !== null);
    for (const place of data.inOrder) {
      if (!over.has(place.id)) continue;
      const row = later.find(({dataset}) => dataset.card === place.id && dataset.day === over.get(place.id));
      lines[place.index] = row ? row.innerHTML.trim().replace('<li class="card"', `<li class="card" id="${place.id}"`) : '';
      cards[place.index] = undefined;
    }
    inOrder = left;
    const text = document.getElementById('map_rows').nextSibling;
    const kept = '<ol class="cards rows" id="map_list">\n' + lines.filter(Boolean).join('\n') + '</ol>';
    if (text.nodeType === Node.COMMENT_NODE) text.data = kept;
    const list = document.getElementById('map_list');
    if (list) list.remove();
  };

  // The list in the place of its text.
  mapgen.addRows = function (atlas) {
    line(0); // before the list stands where its text is looked for
    atlas.list = mapgen.element('ol', {class: 'cards rows', id: 'map_list'});
    const list = document.getElementById('map_list');
    if (list) list.replaceWith(atlas.list);
    else document.getElementById('map_rows').after(atlas.list);
    atlas.card = (id) => {
      const place = atlas.byId.get(id);
      return place && card(place.index);
    };
    atlas.fill = (shown) => {
      for (let i = 0, j; i < shown.length; i = j) { // runs of neighbours are read together
        for (j = i + 1; j < shown.length && shown[j].index === shown[j - 1].index + 1;) j++;
        read(shown[i].index, shown[j - 1].index + 1);
      }
      atlas.list.replaceChildren(...shown.map((place) => cards[place.index]));
    };
    atlas.readAll = () => read(0, cards.length);
    window.addEventListener('beforeprint', () => atlas.fill(atlas.data.inOrder));
    document.addEventListener('click', (event) => {
      const button = event.target.closest('.more_reports');
      if (button) showReports(button);
    });
  };

  // The reports that are in the table only, by and by.
  /** @param {HTMLElement} button */
  async function showReports(button) {
    /** @type {Map<string, FurtherReport[]>} */
    // @ts-expect-error: kept on the function
    const table = await (showReports.table = showReports.table || mapgen.readReports());
    const rows = table.get(button.dataset.place) || [];
    const from = +button.dataset.from || 0;
    const box = button.parentNode;
    for (const row of rows.slice(from, from + CHUNK)) box.before(report(row));
    // @ts-expect-error: a number is taken for its digits
    button.dataset.from = from + CHUNK;
    button.textContent = texts.more_reports;
    box.hidden = from + CHUNK >= rows.length;
  }

  /** @param {FurtherReport} report */
  function report({url, title, about}) {
    return mapgen.element('p', {}, about + ' · ', mapgen.element('a', {href: url, target: '_blank', rel: 'noopener noreferrer'}, title));
  }
})(window.mapgen);

// The table of all reports: a zip file in the address of a link, so that it can be saved without a script as well.
(function (mapgen) {
  'use strict';

  const CELL = /"((?:[^"]|"")*)"/g;
  const HEAD = 30; // bytes before the name of a file in a zip

  // The apostrophes that keep a spreadsheet from taking text for a formula: see mapgen/base/spreadsheet.py.
  const STARTS = '[=+@|%\uff1d\uff0b\uff0d\uff20-]';
  const UNSEEN = '\\s\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff\u{e0000}-\u{e007f}';
  const GUARD = new RegExp(`^'(?='*[${UNSEEN}]*${STARTS})`, 'u');
  const GUARD_INSIDE = new RegExp(`(;[${UNSEEN}"]*)'(?='*${STARTS})`, 'gu');

  // Place id → reports that its row in the list doesn't show: url, title, about.
  mapgen.readReports = async function () {
    /** @type {HTMLAnchorElement} */
    const link = document.getElementById('page_reports_file');
    const packed = Uint8Array.from(atob(link.href.split(',')[1]), (letter) => letter.charCodeAt(0));
    const view = new DataView(packed.buffer);
    const start = HEAD + view.getUint16(26, true) + view.getUint16(28, true);
    const stream = new Blob([packed.subarray(start, start + view.getUint32(18, true))]).stream();
    const csv = await new Response(stream.pipeThrough(new DecompressionStream('deflate-raw'))).text();
    /** @type {Map<string, FurtherReport[]>} */
    const found = new Map();
    for (const line of csv.split('\r\n').slice(1)) {
      const [place, , arrests, date, published, publisher, title, url, , listed] = [...line.matchAll(CELL)].map((cell) => text(cell[1]));
      if (!url || listed || !/^https?:/.test(url)) continue;
      const about = [arrests || '?', date, publisher, published].filter(Boolean).join(' · ');
      if (!found.has(place)) found.set(place, []);
      found.get(place).push({url, title: title || url, about});
    }
    return found;
  };

  // The words of a cell, without what keeps spreadsheets from reading a formula.
  /** @param {string} cell */
  function text(cell) {
    return cell.replace(/""/g, '"').replace(GUARD_INSIDE, '$1').replace(GUARD, '');
  }
})(window.mapgen);

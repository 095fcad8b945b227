// The table of all reports: a zip file in the address of a link, so that it can be saved without a script as well.
(function (mapgen) {
  'use strict';

  const CELL = /"((?:[^"]|"")*)"/g;
  const HEAD = 30; // bytes before the name of a file in a zip

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
      const [place, , arrests, date, published, publisher, title, url, , listed] = [...line.matchAll(CELL)].map((cell) => cell[1].replace(/""/g, '"'));
      if (!url || listed || !/^https?:/.test(url)) continue;
      const about = [arrests || '?', date, publisher, published].filter(Boolean).join(' · ');
      if (!found.has(place)) found.set(place, []);
      found.get(place).push({url, title: title || url, about});
    }
    return found;
  };
})(window.mapgen);

// In a preview only: the page is loaded again when what it is made from has changed.
(function () {
  'use strict';

  const PAUSE = 700; // ms
  /** @type {string | null} */
  let known = null;

  async function ask() {
    try {
      const version = await (await fetch('/.version')).text();
      if (known !== null && version !== known) location.reload();
      known = version;
    } catch (error) {
      // The preview has ended; the page stays.
    }
    setTimeout(ask, PAUSE);
  }
  ask();
})();

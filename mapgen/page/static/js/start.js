// Brings the map to life once the page is on the screen: until then the drawing and the list answer, and nothing
// stands in their way. Leaflet, our scripts and Leaflet's styles wait in two blocks of data.
(function () {
  'use strict';

  let waiting = true;

  function start() {
    if (!waiting) return;
    waiting = false;
    const styles = wake('style', 'map_styles');
    document.head.insertBefore(styles, document.querySelector('style')); // ours come after Leaflet's
    const script = wake('script', 'map_script');
    document.body.append(script);
    script.remove();
  }

  /** @param {string} name @param {string} id */
  function wake(name, id) {
    const element = document.createElement(name);
    element.textContent = document.getElementById(id).textContent;
    return element;
  }

  requestAnimationFrame(() => {
    if (window.requestIdleCallback) requestIdleCallback(start, {timeout: 300});
    else setTimeout(start, 50);
  });
  setTimeout(start, 1000); // out of sight there are no frames
})();

// The page's height, told to a page that embeds it. What the host does with it never feeds back into the layout.
(function (mapgen) {
  'use strict';

  const ANSWER = 500; // ms in which a host that follows has made the frame as high as it was told

  mapgen.addHeight = function () {
    if (!mapgen.embedded || !window.ResizeObserver) return;
    const root = document.documentElement;
    let told = 0, timer = 0;
    const tell = () => mapgen.attempt(() => window.parent.postMessage({type: 'mapgen:height', height: told}, '*'));
    // While the host follows, the frame has no scroll bar: one that comes and goes would change the width, and so the
    // height, for ever. A host that stops following gets it back.
    const check = () => root.classList.toggle('followed', Math.abs(window.innerHeight - told) <= 1);
    const post = () => {
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      if (!height || height === told) return;
      told = height;
      tell();
      clearTimeout(timer);
      timer = setTimeout(check, ANSWER);
    };
    window.addEventListener('resize', () => {
      if (Math.abs(window.innerHeight - told) <= 1) root.classList.add('followed');
    });
    // A host whose script came late asks.
    window.addEventListener('message', (event) => {
      if (event.source === window.parent && event.data === 'mapgen:height' && told) tell();
    });
    new ResizeObserver(post).observe(document.body);
    post();
  };
})(window.mapgen);

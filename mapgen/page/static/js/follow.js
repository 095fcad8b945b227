// Part of what is pasted into a page, at most 1 kB: the frame is as high as the map in it says.
// @ts-expect-error: the address stands as text behind the function, where it is pasted
(function (address) {
  // @ts-expect-error: a location is taken for its address
  var kit = new URL(address, location);
  /** @param {(frame: HTMLIFrameElement) => void} act */
  function frames(act) {
    document.querySelectorAll('iframe').forEach(function (frame) {
      if (frame.src.split(/[?#]/)[0] === kit.href) act(frame);
    });
  }
  addEventListener('message', function (event) {
    var height = event.data && event.data.type === 'mapgen:height' && Math.ceil(event.data.height);
    if (height > 0 && height < 1e5) frames(function (frame) {
      if (event.source === frame.contentWindow && (event.origin === kit.origin ||
          event.origin === 'null' && (frame.hasAttribute('sandbox') || self.origin === 'null'))) {
        frame.style.height = height + 'px';
      }
    });
  });
  frames(function (frame) { frame.contentWindow.postMessage('mapgen:height', '*'); });
})

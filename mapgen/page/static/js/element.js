// <reported-map>: the map as an element of a page, in a shadow root of its own. It stands in a function that has:
// kit (folder, language, css, shell: HTML, data), leaflet (Leaflet as a module), scripts (the page's own scripts as a
// function of the globals they read, so that each map has its own and none touches the page's).
const registry = window.reportedMaps = window.reportedMaps || [];
// @ts-expect-error: a script of SVG has no src, and none is ours
registry.push({folder: folderOf(document.currentScript && document.currentScript.src), show});

if (!customElements.get('reported-map')) {
  customElements.define('reported-map', class extends HTMLElement {
    connectedCallback() {
      // Its link is not there yet while the parser is at its start tag.
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => this.show());
      else this.show();
    }

    // The map whose folder the link inside points to; without a link, the only one there is. Shown once.
    show() {
      if (this.shadowRoot || !this.isConnected) return;
      /** @type {HTMLAnchorElement} */
      const link = this.querySelector('a[href]');
      const map = link ? registry.find(({folder}) => folder === folderOf(link.href)) : registry.length === 1 && registry[0];
      if (map) map.show(this);
    }
  });
}
// Elements whose script came after that of another map.
for (const element of document.querySelectorAll('reported-map')) if (element.show) element.show();

/** @param {string} address */
function folderOf(address) {
  return address ? new URL('.', address).href : '';
}

/** @param {HTMLElement} host */
function show(host) {
  const root = host.attachShadow({mode: 'open'});
  try {
    fill(root, host);
  } catch (error) {
    root.replaceChildren(document.createElement('slot')); // the link again
    throw error;
  }
}

/** @param {ShadowRoot} root @param {HTMLElement} host */
function fill(root, host) {
  const styles = new CSSStyleSheet();
  styles.replaceSync(kit.css);
  root.adoptedStyleSheets = [styles];
  const sheet = document.createElement('div');
  const body = document.createElement('div');
  sheet.className = 'root embed';
  sheet.lang = kit.language;
  sheet.dir = 'ltr';
  if (host.getAttribute('theme')) sheet.dataset.theme = host.getAttribute('theme');
  body.className = 'body';
  body.innerHTML = kit.shell;
  sheet.append(body);
  root.append(sheet);
  root.addEventListener('click', (event) => jump(root, event));
  // The drawn map is there at once; the interactive one needs to know its size, which a closed fold hasn't got.
  const frame = root.getElementById('map_frame');
  new ResizeObserver((_, observer) => {
    if (!frame.clientWidth) return;
    observer.disconnect();
    start(root, sheet, body);
  }).observe(frame);
}

/** @param {ShadowRoot} root @param {HTMLElement} sheet @param {HTMLElement} body */
function start(root, sheet, body) {
  const own = globals(root, sheet, body);
  const mapgen = scripts(own.window, own.document, own.location, own.history, library());
  mapgen.mount(body.querySelector('.folium-map'), structuredClone(kit.data));
  mapgen.withdrawCards();
}

// Leaflet once a script; the page may have one of its own.
function library() {
  if (!kit.library) {
    const had = 'L' in window, exports = {};
    leaflet(exports, {});
    // @ts-expect-error: leaflet has put it there
    kit.library = exports.noConflict();
    if (!had) delete window.L;
  }
  return kit.library;
}

// What the scripts see of the page: ids are those of the shadow root; address, history and parent are out of reach.
/** @param {ShadowRoot} root @param {HTMLElement} sheet @param {HTMLElement} body */
function globals(root, sheet, body) {
  const elsewhere = new Set(['hashchange', 'popstate', 'message']);
  const document_ = view(document, {
    documentElement: sheet, body, readyState: 'complete',
    /** @param {string} id */
    getElementById: (id) => root.getElementById(id),
    /** @param {string} selector */
    querySelector: (selector) => root.querySelector(selector),
    /** @param {string} selector */
    querySelectorAll: (selector) => root.querySelectorAll(selector),
    get activeElement() { return root.activeElement; },
  });
  const window_ = view(window, {
    self: null, top: window, parent: {postMessage() {}}, ResizeObserver: undefined, mapgen: undefined, document: document_,
    /** @param {string} type @param {[EventListener]} rest */
    addEventListener: (type, ...rest) => elsewhere.has(type) || window.addEventListener(type, ...rest),
  });
  const location_ = {href: 'about:blank', origin: 'null', pathname: '', search: '', hash: ''};
  return {window: window_, document: document_, location: location_, history: {pushState() {}, replaceState() {}}};
}

// An object that reads as target but for its own names, and keeps to itself what is written to it.
/** @param {any} target @param {any} own */
function view(target, own) {
  return new Proxy(own, {
    has: (_, name) => name in own || name in target,
    get(_, name) {
      if (name in own) return own[name];
      const value = target[name];
      return typeof value === 'function' && !value.prototype ? value.bind(target) : value;
    },
  });
}

// Links to places and skip links lead within the shadow root, where the browser doesn't look.
/** @param {ShadowRoot} root @param {MouseEvent} event */
function jump(root, event) {
  const link = event.target.closest('a[href^="#"]');
  const target = link && root.getElementById((link.getAttribute('href') || '').slice(1));
  if (!target) return;
  event.preventDefault();
  const fold = target.closest('details');
  if (fold) fold.open = true;
  target.focus({preventScroll: true});
  target.scrollIntoView({block: 'nearest'});
}

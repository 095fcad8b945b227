// Small helpers. Text reaches the page through textContent only.
// @ts-expect-error: each script adds its own
window.mapgen = window.mapgen || {};
(function (mapgen) {
  'use strict';

  const SVG = 'http://www.w3.org/2000/svg';

  // An element with attributes and children (strings become text).
  mapgen.element = function (tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === true) element.setAttribute(name, '');
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };

  // When the browser has nothing else to do.
  mapgen.idle = (action) => window.requestIdleCallback ? requestIdleCallback(action) : setTimeout(action, 200);

  // A line drawing of 16 by 16 units.
  mapgen.icon = function (path) {
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', '0 0 16 16');
    svg.setAttribute('aria-hidden', 'true');
    const line = document.createElementNS(SVG, 'path');
    line.setAttribute('d', path);
    svg.append(line);
    return svg;
  };

  // A button that shows an icon and says what it does.
  mapgen.iconButton = function (path, label, action) {
    const button = mapgen.element('button', {type: 'button', 'aria-label': label, title: label}, mapgen.icon(path));
    button.addEventListener('click', action);
    return button;
  };

  // The text of a message: {one, other} by the language's plural of n, placeholders filled.
  mapgen.words = function (message, language, values) {
    const text = typeof message === 'string'
      ? message
      : message[new Intl.PluralRules(language).select(values.n) === 'one' ? 'one' : 'other'];
    return text.replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? values[name] : whole));
  };

  // Storage, history and the parent window may be forbidden (a sandboxed frame): then nothing happens.
  mapgen.attempt = function (action) {
    try {
      return action();
    } catch (error) {
      return undefined;
    }
  };

  mapgen.embedded = mapgen.attempt(() => window.self !== window.top) !== false;
  mapgen.reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
})(window.mapgen);

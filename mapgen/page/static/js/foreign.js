// What stock folium layers need: their icons without a request, and the few calls of $ that their popups make.
(function (mapgen) {
  'use strict';

  mapgen.foreign = function (icons) {
    // Into the options themselves: the default icon exists already and looks there.
    Object.assign(L.Icon.Default.prototype.options, icons);
    L.Icon.Default.include({
      /** @this {L.Icon} @param {'icon' | 'shadow'} name */
      _getIconUrl(name) {
        // @ts-expect-error: retinaUrl has another spelling and is not asked for
        return this.options[name + 'Url'];
      },
    });
    if (!window.$) window.$ = stand;
    const update = L.DivOverlay.prototype._updateContent;
    L.DivOverlay.include({
      /** @this {L.DivOverlay} */
      _updateContent() {
        if (typeof this._content === 'string') this._content = wrapped(this._content);
        update.call(this);
      },
    });
    const createIcon = L.DivIcon.prototype.createIcon;
    L.DivIcon.include({
      /** @this {L.DivIcon} @param {HTMLElement} old */
      createIcon(old) {
        if (typeof this.options.html === 'string') this.options.html = wrapped(this.options.html);
        return createIcon.call(this, old);
      },
    });
  };

  // $(`<div>…</div>`)[0] and $(document).ready(action).
  /** @param {unknown} value @returns {ArrayLike<unknown> & {ready?(action: () => void): void}} */
  function stand(value) {
    if (typeof value === 'string') return [...wrapped(value).children];
    return {0: value, length: 1, ready: (action) => action()};
  }

  // The policy forbids style attributes in markup; the same through the object model is allowed.
  /** @param {string} markup */
  function wrapped(markup) {
    const box = document.createElement('div');
    box.innerHTML = markup.trim().replace(/(<[^>]*?\s)style(\s*=)/gi, '$1data-style$2');
    for (const element of box.querySelectorAll('[data-style]')) {
      element.style.cssText = element.dataset.style;
      element.removeAttribute('data-style');
    }
    return box;
  }
})(window.mapgen);

// Buttons that copy a code, and the address of the folder where the kit doesn't know it.
(function () {
  'use strict';

  const unknown = document.getElementById('snippet_unknown');
  if (unknown && /^https?:$/.test(location.protocol)) {
    const folder = new URL('.', location.href).href;
    for (const code of document.querySelectorAll('pre code')) {
      code.textContent = code.textContent.split(unknown.dataset.base).join(folder);
    }
    unknown.hidden = true;
  }
  for (const button of document.querySelectorAll('.copy')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const code = document.getElementById(button.dataset.of);
      const done = await copy(code);
      button.parentNode.querySelector('.done').textContent = done ? button.dataset.done : '';
    });
  }

  // The clipboard is for secure pages only; elsewhere the selected text is copied as by hand.
  /** @param {Element} code */
  async function copy(code) {
    try {
      await navigator.clipboard.writeText(code.textContent);
      return true;
    } catch (error) {
      getSelection().selectAllChildren(code);
      return document.execCommand('copy');
    }
  }
})();

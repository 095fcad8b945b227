// ?theme=dark or ?theme=light overrides the reader's system. Runs before the page is painted.
(function () {
  const theme = /[?&]theme=(dark|light)\b/.exec(location.search);
  if (theme) document.documentElement.dataset.theme = theme[1];
})();

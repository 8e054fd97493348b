/* Where the browser cannot show a PDF, the large button opens it with our viewer instead. */
(function () {
  'use strict';
  var button = document.querySelector('.actions .button');
  var ours = document.querySelector('[data-way="read.viewer"]');
  var types = navigator.mimeTypes;
  var able = typeof navigator.pdfViewerEnabled === 'boolean'
    ? navigator.pdfViewerEnabled
    : Boolean(types && types['application/pdf']);
  if (button && ours && !able) {
    button.href = ours.href + (/^#page=\d+$/.test(location.hash) ? location.hash : '');
  }
}());

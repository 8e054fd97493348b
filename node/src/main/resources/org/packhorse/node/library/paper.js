/* Shows a PDF page by page with pdf.js. What it needs of the document is fetched in ranges; no script in it ever runs. */
(function () {
  'use strict';
  var HOME = '/pdfjs/2.16.105/';
  var RANGE_BYTES = 262144;
  var PIXEL_LIMIT = 8000000;

  function element(name) {
    return document.getElementById('paper' + (name ? '-' + name : ''));
  }

  var frame = element('');
  var sheet = element('sheet');
  var state = element('state');
  var number = element('number');
  var shown = 1;
  var count = 1;
  var zoom = 1;
  var papers = null;
  var drawing = null;
  var wanted = 0;

  function fail() {
    state.hidden = true;
    element('failure').hidden = false;
  }

  frame.hidden = false;
  if (!window.pdfjsLib) {
    fail();
    return;
  }

  function draw() {
    var turn = ++wanted;
    if (drawing) {
      drawing.cancel();
      drawing = null;
    }
    papers.getPage(shown).then(function (page) {
      if (turn !== wanted) {
        return null;
      }
      var plain = page.getViewport({ scale: 1 });
      var scale = (sheet.clientWidth || 300) / plain.width * zoom;
      var sharp = Math.min(window.devicePixelRatio || 1, 2, Math.sqrt(PIXEL_LIMIT / (plain.width * plain.height * scale * scale)));
      var view = page.getViewport({ scale: scale * sharp });
      var canvas = document.createElement('canvas');
      canvas.width = Math.floor(view.width);
      canvas.height = Math.floor(view.height);
      canvas.style.width = Math.floor(view.width / sharp) + 'px';
      canvas.style.height = Math.floor(view.height / sharp) + 'px';
      drawing = page.render({ canvasContext: canvas.getContext('2d'), viewport: view });
      return drawing.promise.then(function () {
        if (turn === wanted) {
          drawing = null;
          sheet.innerHTML = '';
          sheet.appendChild(canvas);
          state.hidden = true;
          page.cleanup();
        }
      });
    }).then(null, function (problem) {
      if (!problem || problem.name !== 'RenderingCancelledException') {
        fail();
      }
    });
  }

  function go(to) {
    var next = Math.max(1, Math.min(count, to));
    number.value = String(next);
    if (next !== shown) {
      shown = next;
      sheet.scrollTop = 0;
      draw();
    }
  }

  /** The page that the address asks for, in the way of browsers' own viewers; else the one the library wrote into the field. */
  function asked() {
    var named = /[#&]page=(\d{1,6})(?:&|$)/.exec(location.hash);
    return parseInt(named ? named[1] : number.value, 10) || 1;
  }

  function resize(factor) {
    zoom = Math.max(0.5, Math.min(5, zoom * factor));
    draw();
  }

  function begin(found) {
    papers = found;
    count = found.numPages;
    element('count').textContent = '/ ' + count;
    element('previous').onclick = function () { go(shown - 1); };
    element('next').onclick = function () { go(shown + 1); };
    element('smaller').onclick = function () { resize(0.8); };
    element('larger').onclick = function () { resize(1.25); };
    number.onchange = function () { go(parseInt(number.value, 10) || shown); };
    sheet.onkeydown = function (event) {
      var keys = { 33: -1, 34: 1, 37: -1, 39: 1 };
      if (keys[event.keyCode] && !event.ctrlKey && !event.altKey && !event.metaKey) {
        go(shown + keys[event.keyCode]);
        event.preventDefault();
      } else if (event.keyCode === 107 || event.keyCode === 187) {
        resize(1.25);
      } else if (event.keyCode === 109 || event.keyCode === 189) {
        resize(0.8);
      }
    };
    window.addEventListener('hashchange', function () { go(asked()); });
    shown = Math.max(1, Math.min(count, asked()));
    number.value = String(shown);
    draw();
  }

  var whole = frame.getAttribute('data-whole') === 'true';
  window.pdfjsLib.GlobalWorkerOptions.workerSrc = HOME + 'pdf.worker.js';
  window.pdfjsLib.getDocument({
    url: frame.getAttribute('data-source'),
    isEvalSupported: false,
    enableXfa: false,
    disableAutoFetch: !whole,
    disableStream: !whole,
    disableRange: whole,
    rangeChunkSize: RANGE_BYTES,
    cMapUrl: HOME + 'cmaps/',
    cMapPacked: true,
    standardFontDataUrl: HOME + 'fonts/',
    maxImageSize: 16777216
  }).promise.then(begin, fail);
}());

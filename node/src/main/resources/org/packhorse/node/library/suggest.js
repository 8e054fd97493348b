// Suggestions under the search box as one types (a combobox with a list, as WAI-ARIA has it). Without this the box works as it is.
(function () {
  'use strict';
  var box = document.getElementById('q');
  if (!box || !window.XMLHttpRequest || !window.JSON) { return; }
  var WAIT_MS = 200, LEAST_CHARS = 2;
  var list = document.createElement('ul');
  var timer = 0, asked = '', chosen = -1, typed = '';
  list.id = 'q-suggestions';
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', box.placeholder);
  box.setAttribute('role', 'combobox');
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-controls', list.id);
  box.setAttribute('aria-expanded', 'false');
  box.autocomplete = 'off';
  box.parentNode.insertBefore(list, box.nextSibling);

  function close() {
    list.hidden = true;
    chosen = -1;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  }

  function take(text) {
    box.value = text;
    close();
    box.form.submit();
  }

  function mark(index) {
    var items = list.children, i;
    for (i = 0; i < items.length; i++) { items[i].setAttribute('aria-selected', i === index ? 'true' : 'false'); }
    chosen = index;
    if (index < 0) {
      box.value = typed;
      box.removeAttribute('aria-activedescendant');
    } else {
      box.value = items[index].textContent;
      box.setAttribute('aria-activedescendant', items[index].id);
    }
  }

  function item(text, index) {
    var line = document.createElement('li');
    line.id = 'q-suggestion-' + index;
    line.dir = 'auto';
    line.setAttribute('role', 'option');
    line.setAttribute('aria-selected', 'false');
    line.textContent = text;
    line.addEventListener('mousedown', function (event) {
      event.preventDefault();
      take(text);
    });
    return line;
  }

  function show(texts) {
    var i;
    close();
    list.textContent = '';
    for (i = 0; i < texts.length; i++) { list.appendChild(item(String(texts[i]), i)); }
    if (texts.length && document.activeElement === box) {
      list.hidden = false;
      box.setAttribute('aria-expanded', 'true');
    }
  }

  function ask() {
    var query = box.value, request;
    asked = query;
    if (query.replace(/\s+/g, '').length < LEAST_CHARS) { close(); return; }
    request = new XMLHttpRequest();
    request.open('GET', '/suggest?q=' + encodeURIComponent(query));
    request.onload = function () {
      var answer;
      if (request.status !== 200 || asked !== query) { return; }
      try { answer = JSON.parse(request.responseText); } catch (e) { return; }
      typed = query;
      show(answer[1] || []);
    };
    request.send();
  }

  box.addEventListener('input', function () {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });
  box.addEventListener('blur', close);
  box.addEventListener('keydown', function (event) {
    var count = list.children.length;
    if (list.hidden || !count) { return; }
    if (event.keyCode === 40 || event.keyCode === 38) {
      event.preventDefault();
      var step = event.keyCode === 40 ? 1 : -1;
      mark(chosen + step >= count ? -1 : chosen + step < -1 ? count - 1 : chosen + step);
    } else if (event.keyCode === 27) {
      event.preventDefault();
      box.value = typed;
      close();
    }
  });
}());

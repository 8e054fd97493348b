// Sends a large file in pieces before its form, so that a break of the Wi-Fi costs one piece and not all of it. Without this file the form sends the
// file as it is. What is refused here is told in words by the answer to the form.
(function () {
  "use strict";
  var PIECE_BYTES = 131072, FIRST_WAIT_MS = 1000, LONGEST_WAIT_MS = 10000, PIECE_MS = 120000;
  var NAMES = "packhorse-pieces", NAMES_LIMIT = 8, NAME = /^[0-9a-f]{32}$/;
  if (!window.Blob || !Blob.prototype.slice || !window.XMLHttpRequest) { return; }

  // FNV-1a: files are told apart, nothing is kept secret.
  function mark(text, seed) {
    var hash = seed, i;
    for (i = 0; i < text.length; i++) {
      hash ^= text.charCodeAt(i);
      hash = (hash + (hash << 1) + (hash << 4) + (hash << 7) + (hash << 8) + (hash << 24)) >>> 0;
    }
    return ("0000000" + hash.toString(16)).slice(-8);
  }

  function markOf(file) {
    var told = file.name + "/" + file.size + "/" + (file.lastModified || Number(file.lastModifiedDate) || 0);
    return mark(told, 2166136261) + mark(told, 3141592653);
  }

  // Whoever knows it can go on with the file.
  function secret() {
    var name = "", bytes = [], i;
    for (i = 0; i < 16; i++) { bytes.push(Math.floor(256 * Math.random())); }
    if (window.crypto && window.crypto.getRandomValues) { bytes = window.crypto.getRandomValues(new Uint8Array(16)); }
    for (i = 0; i < 16; i++) { name += ("0" + bytes[i].toString(16)).slice(-2); }
    return name;
  }

  // Kept where this page finds it when it is loaded again, be it that its teacher had to sign in again or that the device was off.
  function nameOf(file) {
    var key = markOf(file), known = [], name = "", i;
    try {
      known = (window.localStorage.getItem(NAMES) || "").split(" ");
    } catch (e) { /* it is not to be kept */ }
    for (i = 0; i < known.length; i++) {
      if (known[i].indexOf(key + ":") === 0) { name = known[i].slice(key.length + 1); }
    }
    if (NAME.test(name)) { return name; }
    name = secret();
    try {
      window.localStorage.setItem(NAMES, [key + ":" + name].concat(known).slice(0, NAMES_LIMIT).join(" "));
    } catch (e) { /* then it goes on as long as the page is there */ }
    return name;
  }

  function hidden(form, name, value) {
    var field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.appendChild(field);
    return field;
  }

  function sender(form, chosen) {
    var button = form.querySelector("button[type=submit]");
    var sending = false;
    var turn = 0;
    var added = [];

    function reset() {
      while (added.length) { var one = added.pop(); one.parentNode.removeChild(one); }
      sending = false;
      turn++;
      chosen.disabled = false;
    }

    function send(file) {
      var name = nameOf(file), wait = FIRST_WAIT_MS, there = 0, ours = turn, bar = document.createElement("progress");
      bar.max = file.size;
      bar.setAttribute("aria-label", button.textContent);
      form.appendChild(bar);
      added.push(bar);

      function finish() {
        added.push(hidden(form, "staged", name), hidden(form, "staged-name", file.name), hidden(form, "staged-size", file.size));
        chosen.disabled = true;
        form.submit();
      }

      // Without bytes it asks how many are there.
      function go(bytes) {
        var request = new XMLHttpRequest(), over = false;
        // Whoever has left the page since and come back to it may want something else.
        if (ours !== turn) { return; }
        function again() {
          if (!over) {
            over = true;
            window.setTimeout(function () { go(0); }, wait);
            wait = Math.min(2 * wait, LONGEST_WAIT_MS);
          }
        }
        request.open("POST", "/teacher/pieces?file=" + name + "&at=" + there + "&size=" + file.size);
        request.setRequestHeader("Content-Type", "application/octet-stream");
        request.setRequestHeader("X-Form-Token", form.querySelector("input[name=token]").value);
        request.timeout = PIECE_MS;
        request.onerror = request.ontimeout = again;
        request.onload = function () {
          if (ours !== turn) { return; }
          if (request.status === 200 && /^[0-9]+$/.test(request.responseText)) {
            there = Number(request.responseText);
            bar.value = there;
            wait = bytes ? FIRST_WAIT_MS : wait;
            if (there < file.size) { go(PIECE_BYTES); } else { finish(); }
          } else if (request.status === 200 || request.status >= 500) {
            // The device is busy, or a hotspot has answered in its place.
            again();
          } else {
            finish();
          }
        };
        request.send(file.slice(there, Math.min(there + bytes, file.size)));
      }

      go(0);
    }

    form.addEventListener("submit", function (event) {
      var file = chosen.files && chosen.files[0];
      if (sending) {
        event.preventDefault();
      } else if (file && file.size > PIECE_BYTES) {
        event.preventDefault();
        sending = true;
        send(file);
      }
    });
    // Whoever comes back to this page finds it as it was left; who was quicker than its last picture goes on.
    window.addEventListener("pageshow", function (event) {
      if (event.persisted || !sending) { reset(); }
    });
  }

  Array.prototype.forEach.call(document.querySelectorAll("[data-pieces]"), function (hint) {
    var form = hint;
    while (form && form.nodeName !== "FORM") { form = form.parentNode; }
    hint.textContent = hint.getAttribute("data-pieces");
    sender(form, form.querySelector("input[type=file]"));
  });
})();

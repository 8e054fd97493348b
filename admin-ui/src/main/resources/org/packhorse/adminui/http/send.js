// Sends a large file in pieces before its form, so that a break of the Wi-Fi costs one piece and not all of it. Without this file the form sends the
// file as it is. What is refused here is told in words by the answer to the form.
(function () {
  "use strict";
  var PIECE_BYTES = 131072, FIRST_WAIT_MS = 1000, LONGEST_WAIT_MS = 10000, PIECE_MS = 120000;
  if (!window.Blob || !Blob.prototype.slice || !window.XMLHttpRequest) { return; }

  // FNV-1a: names are told apart, nothing is kept secret.
  function mark(text, seed) {
    var hash = seed, i;
    for (i = 0; i < text.length; i++) {
      hash ^= text.charCodeAt(i);
      hash = (hash + (hash << 1) + (hash << 4) + (hash << 7) + (hash << 8) + (hash << 24)) >>> 0;
    }
    return ("0000000" + hash.toString(16)).slice(-8);
  }

  function nameOf(file) {
    var told = file.name + "/" + file.size + "/" + (file.lastModified || Number(file.lastModifiedDate) || 0);
    return mark(told, 2166136261) + mark(told, 3141592653);
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
    var added = [];

    function reset() {
      while (added.length) { var one = added.pop(); one.parentNode.removeChild(one); }
      sending = false;
      chosen.disabled = false;
    }

    function send(file) {
      var name = nameOf(file), wait = FIRST_WAIT_MS, there = 0, bar = document.createElement("progress");
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
          if (request.status === 200) {
            there = Number(request.responseText);
            bar.value = there;
            wait = bytes ? FIRST_WAIT_MS : wait;
            if (there < file.size) { go(PIECE_BYTES); } else { finish(); }
          } else if (request.status >= 500) {
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
    // Whoever comes back to this page finds it as it was left.
    window.addEventListener("pageshow", reset);
  }

  Array.prototype.forEach.call(document.querySelectorAll("[data-pieces]"), function (hint) {
    var form = hint;
    while (form && form.nodeName !== "FORM") { form = form.parentNode; }
    hint.textContent = hint.getAttribute("data-pieces");
    sender(form, form.querySelector("input[type=file]"));
  });
})();

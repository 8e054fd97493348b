// Keeps the status fresh: every two seconds while something runs, else once a minute. Without this file the page
// refreshes itself, so nothing here may be needed to understand or to act.
(function () {
  "use strict";
  var RUNNING_MS = 2000, QUIET_MS = 60000, LOST_MS = 10000;
  var live = document.getElementById("live");
  var announcer = document.getElementById("announcer");
  if (!live || !announcer || !window.fetch) { return; }

  function running() { return document.getElementById("status").getAttribute("data-running") === "true"; }

  var expectsChange = running() || live.getAttribute("data-asked") === "true";

  function again(delayMs) { window.setTimeout(look, delayMs); }

  function replaceParts(html) {
    var arrived = new DOMParser().parseFromString(html, "text/html").body.children;
    Array.prototype.slice.call(arrived).forEach(function (part) {
      var shown = document.getElementById(part.id);
      if (shown && shown.outerHTML !== part.outerHTML) { shown.parentNode.replaceChild(document.adoptNode(part), shown); }
    });
  }

  function announce() {
    var text = ["status", "stick"].map(function (id) {
      return document.getElementById(id).getAttribute("data-announce");
    }).filter(Boolean).join(". ");
    if (announcer.textContent !== text) { announcer.textContent = text; }
  }

  function show(html) {
    replaceParts(html);
    announce();
    if (running()) {
      expectsChange = true;
      again(RUNNING_MS);
    } else if (expectsChange) {
      window.location.replace("/");
    } else {
      again(QUIET_MS);
    }
  }

  function look() {
    if (document.hidden) { again(RUNNING_MS); return; }
    window.fetch("/live", { credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok) { window.location.replace("/"); return null; }
      return answer.text().then(show);
    }).catch(function () { again(LOST_MS); });
  }

  again(expectsChange ? RUNNING_MS : QUIET_MS);
})();

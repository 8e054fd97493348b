/* Puts a button behind each text that is there to be copied. The text can be marked and copied without it. */
(function () {
  'use strict';
  function button(area) {
    var made = document.createElement('button');
    made.type = 'button';
    made.className = 'button second';
    made.appendChild(document.createTextNode(area.getAttribute('data-copy')));
    made.onclick = function () {
      area.focus();
      area.select();
      area.setSelectionRange(0, area.value.length);
      if (document.execCommand('copy')) {
        made.firstChild.nodeValue = area.getAttribute('data-copied');
      }
    };
    area.parentNode.insertBefore(made, area.nextSibling);
  }
  if (!document.queryCommandSupported || !document.queryCommandSupported('copy')) {
    return;
  }
  var areas = document.querySelectorAll('textarea[data-copy]');
  for (var i = 0; i < areas.length; i++) {
    button(areas[i]);
  }
}());

/* Begins where the address says, as in #t=80; else, remembered in this browser only, where a film or sound was left. Nothing of it is sent anywhere. */
(function () {
  'use strict';
  var KEPT = 30;
  var BEGUN_SECONDS = 10;
  var END_SECONDS = 15;
  var PREFIX = 'place:';

  function store() {
    try {
      var own = window.localStorage;
      own.getItem(PREFIX);
      return own;
    } catch (e) {
      return null;
    }
  }

  var memory = store();

  function asked() {
    var named = /^#t=(\d{1,6})$/.exec(location.hash);
    return named ? parseInt(named[1], 10) : 0;
  }

  function beginAsked(player) {
    player.addEventListener('loadedmetadata', function () {
      if (asked() && player.currentTime < 1) {
        player.currentTime = asked();
      }
    });
    window.addEventListener('hashchange', function () {
      if (asked()) {
        player.currentTime = asked();
      }
    });
  }

  function makeRoom() {
    var names = [];
    var i;
    for (i = 0; i < memory.length; i++) {
      if (memory.key(i).indexOf(PREFIX) === 0) {
        names.push(memory.key(i));
      }
    }
    for (i = 0; i < names.length - KEPT; i++) {
      memory.removeItem(names[i]);
    }
  }

  function remember(player) {
    var name = PREFIX + player.getAttribute('src');
    var saved = 0;
    player.addEventListener('loadedmetadata', function () {
      var place = parseFloat(memory.getItem(name));
      if (!asked() && place > BEGUN_SECONDS && player.currentTime < 1 && !(place > player.duration - END_SECONDS)) {
        player.currentTime = place;
      }
    });
    function save() {
      var now = player.currentTime;
      try {
        if (player.ended || now > player.duration - END_SECONDS) {
          memory.removeItem(name);
        } else if (now > BEGUN_SECONDS) {
          memory.setItem(name, String(Math.floor(now)));
          makeRoom();
        }
      } catch (e) {
        /* A full or forbidden store loses the place, nothing else. */
      }
      saved = now;
    }
    player.addEventListener('timeupdate', function () {
      if (Math.abs(player.currentTime - saved) > 5) {
        save();
      }
    });
    player.addEventListener('pause', save);
    player.addEventListener('ended', save);
  }

  var players = document.querySelectorAll('main > article audio[src], main > article video[src], main > audio[src], main > video[src]');
  for (var i = 0; i < players.length; i++) {
    if (i === 0) {
      beginAsked(players[i]);
    }
    if (memory) {
      remember(players[i]);
    }
  }
}());

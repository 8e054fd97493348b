/* Our own small runtime for H5P content, 3 of 6: what content takes for granted, and a page on an origin of nobody does not have. */
(function (window) {
  'use strict';

  /* The browser refuses storage and cookies by throwing, even to content that only asks whether they are there (films ask
     for the quality that was chosen last). Content gets some that are forgotten with the page. */
  function forgetful() {
    var kept = Object.create(null);
    var storage = {
      getItem: function (name) {
        return name in kept ? kept[name] : null;
      },
      setItem: function (name, value) {
        kept[name] = String(value);
      },
      removeItem: function (name) {
        delete kept[name];
      },
      clear: function () {
        kept = Object.create(null);
      },
      key: function (index) {
        var name = Object.keys(kept)[index];
        return name === undefined ? null : name;
      }
    };
    Object.defineProperty(storage, 'length', {
      get: function () {
        return Object.keys(kept).length;
      }
    });
    return storage;
  }

  function replace(object, name, property) {
    property.configurable = true;
    try {
      Object.defineProperty(object, name, property);
    } catch (problem) {
      // engines of 2015 hold on to their own: there content that stores must do without
    }
  }

  var cookies = Object.create(null);
  replace(window, 'localStorage', {value: forgetful()});
  replace(window, 'sessionStorage', {value: forgetful()});
  replace(document, 'cookie', {
    get: function () {
      return Object.keys(cookies).map(function (name) {
        return name + '=' + cookies[name];
      }).join('; ');
    },
    set: function (text) {
      var cookie = /^\s*([^=;]*?)\s*=\s*([^;]*)/.exec(text);
      if (cookie) {
        cookies[cookie[1]] = cookie[2];
      }
    }
  });

  /* Headers that scripts send by habit (X-Requested-With: sounds, jQuery's ajax) would make the browser ask the library for leave first, which
     answers nothing but GET. It would do nothing with them in any case. */
  var setHeader = window.XMLHttpRequest.prototype.setRequestHeader;
  window.XMLHttpRequest.prototype.setRequestHeader = function (name, value) {
    if (/^(?:accept|accept-language|content-language|range)$/i.test(name)) {
      setHeader.call(this, name, value);
    }
  };
}(window));

/* Our own small runtime for H5P content, 4 of 6: where files are, and small things that content asks for. */
(function (window) {
  'use strict';
  var H5P = window.H5P;
  var $ = H5P.jQuery;
  var settings = H5P.settings;
  var memory = {};

  /* The folder of a library, whatever its version; some content asks for a version of itself that it no longer is. */
  H5P.folderOf = function (machineName) {
    return Object.keys(settings.libraries).filter(function (folder) {
      return folder.replace(/-[0-9.]+$/, '') === machineName;
    })[0];
  };

  H5P.getContentPath = function () {
    return settings.content;
  };

  H5P.getPath = function (path) {
    return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path) ? path : settings.content + '/' + path;
  };

  H5P.getLibraryPath = function (library) {
    return settings.libraries[library] || settings.libraries[H5P.folderOf(library.replace(/-[0-9.]+$/, ''))] || settings.base + library;
  };

  H5P.jsLoaded = H5P.cssLoaded = function () {
    return true;
  };

  /* Asked for as anybody may, so that pictures can be drawn on a canvas and films have their subtitles. */
  H5P.getCrossOrigin = function (source) {
    var path = source && source.path !== undefined ? source.path : source;
    return path === undefined || H5P.getPath(path).indexOf(settings.content) === 0 ? 'anonymous' : null;
  };

  H5P.setSource = function (element, source) {
    var path = source.path === undefined ? source : source.path;
    var crossOrigin = H5P.getCrossOrigin(source);
    if (crossOrigin) {
      element.crossOrigin = crossOrigin;
    } else {
      element.removeAttribute('crossorigin');
    }
    element.src = H5P.getPath(path);
  };

  H5P.cloneObject = function (object, recursive) {
    var copy = object instanceof Array ? [] : {};
    for (var name in object) {
      if (Object.prototype.hasOwnProperty.call(object, name)) {
        var value = object[name];
        copy[name] = recursive && value !== null && typeof value === 'object' ? H5P.cloneObject(value, true) : value;
      }
    }
    return copy;
  };

  H5P.trim = function (text) {
    return text.replace(/^\s+|\s+$/g, '');
  };

  H5P.shuffleArray = function (array) {
    if (!(array instanceof Array)) {
      return undefined;
    }
    for (var i = array.length - 1; i > 0; i--) {
      var other = Math.floor(Math.random() * (i + 1));
      var kept = array[i];
      array[i] = array[other];
      array[other] = kept;
    }
    return array;
  };

  H5P.isEmpty = function (value) {
    return value === undefined || value === null || value === '' || (typeof value === 'object' && Object.keys(value).every(function (name) {
      return H5P.isEmpty(value[name]);
    }));
  };

  H5P.addQueryParameter = function (path, parameter) {
    var parts = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(path);
    return parts[1] + (parts[2] ? parts[2] + '&' : '?') + parameter + (parts[3] || '');
  };

  /* What a school could have set for one type of content: nothing. */
  H5P.getLibraryConfig = function () {
    return {};
  };

  H5P.isFunction = function (value) {
    return typeof value === 'function';
  };

  H5P.createTitle = function (text, limit) {
    var plain = text ? $('<div></div>').text(text.replace(/<[^>]*>/g, '')).text() : '';
    limit = limit || 60;
    return plain.length > limit ? plain.substring(0, limit - 3) + '...' : plain;
  };

  H5P.createUUID = function () {
    return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, function (place) {
      var digit = Math.floor(Math.random() * 16);
      return (place === 'x' ? digit : (digit & 3) | 8).toString(16);
    });
  };

  function key(contentId, dataId, subContentId) {
    return contentId + '/' + (subContentId || 0) + '/' + dataId;
  }

  /* Kept until the page is left: there is no storage on an origin of nobody, and the library keeps nothing about readers. */
  H5P.getUserData = function (contentId, dataId, done, subContentId) {
    done(undefined, memory[key(contentId, dataId, subContentId)]);
  };

  H5P.setUserData = function (contentId, dataId, data, extras) {
    memory[key(contentId, dataId, extras && extras.subContentId)] = data;
  };

  H5P.deleteUserData = function (contentId, dataId, subContentId) {
    delete memory[key(contentId, dataId, subContentId)];
  };

  H5P.getContentForInstance = function (contentId) {
    return H5P.contentDatas['cid-' + contentId];
  };

  /* Content asks for these only when a host wants copyrights or a clipboard; ours has pages of its own for the first. */
  ['setFinished', 'setClipboard', 'getClipboard', 'clipboardify', 'getCopyrights', 'findCopyrights', 'buildMetadataCopyrights',
    'openCopyrightsDialog', 'openEmbedDialog', 'openReuseDialog', 'setActor', 'fullScreenIframe', 'resizeIframe'].forEach(function (name) {
    H5P[name] = function () {};
  });

  ['ContentCopyrights', 'MediaCopyright', 'Thumbnail', 'Field', 'DefinitionList', 'ClipboardItem'].forEach(function (name) {
    var Silent = H5P[name] = function () {};
    ['setLabel', 'addMedia', 'addMediaInFront', 'addContent', 'addField', 'add', 'setThumbnail', 'undisclosed'].forEach(function (method) {
      Silent.prototype[method] = function () {};
    });
    Silent.prototype.toString = function () {
      return '';
    };
  });

  /* The browser's own hint: it covers nothing, and the label that it repeats is read out anyway. */
  H5P.Tooltip = function (element, options) {
    var given = options && options.text;

    function refresh() {
      var text = given || element.getAttribute(options && options.tooltipSource || 'aria-label');
      if (text) {
        element.title = text;
      }
    }

    if (element) {
      refresh();
      $(element).on('mouseenter', refresh);
    }
    return {
      setText: function (text) {
        given = text;
        refresh();
      },
      hide: function () {},
      remove: function () {
        $(element).off('mouseenter', refresh).removeAttr('title');
      },
      getElement: function () {
        return element;
      }
    };
  };

  H5P.attachToastTo = function (element, message, options) {
    var $toast = $('<div class="play-toast" role="status"></div>').text(message).appendTo(H5P.seen(document.body));
    window.setTimeout(function () {
      $toast.remove();
    }, options && options.duration || 3000);
  };
}(window));

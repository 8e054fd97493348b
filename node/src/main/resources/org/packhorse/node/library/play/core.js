/* Our own small runtime for H5P content, 2 of 6: what content is made with. */
(function (window) {
  'use strict';
  var H5P = window.H5P;
  var $ = H5P.jQuery = H5P.$ = window.jQuery;
  var settings = JSON.parse(document.getElementById('play-settings').textContent);
  var rootIsMade = false;

  /* Whole addresses: content asks for the path of a path that it was given before. */
  var here = window.location.protocol + '//' + window.location.host;
  settings.base = here + settings.base;
  settings.content = here + settings.content;
  Object.keys(settings.libraries).forEach(function (name) {
    settings.libraries[name] = here + settings.libraries[name];
  });

  window.H5PIntegration = {
    baseUrl: '',
    url: settings.base,
    postUserStatistics: false,
    reportingIsEnabled: false,
    saveFreq: false,
    siteUrl: '',
    ajax: {},
    ajaxPath: '',
    user: {name: '', mail: ''},
    hubIsEnabled: false,
    fullscreenDisabled: 0,
    loadedJs: [],
    loadedCss: [],
    core: {scripts: [], styles: []},
    l10n: {H5P: settings.texts},
    contents: {}
  };
  window.H5PIntegration.contents['cid-' + settings.id] = {
    library: settings.library,
    jsonContent: document.getElementById('play-content').textContent,
    fullScreen: '0',
    url: settings.content,
    contentUrl: settings.content,
    title: settings.title,
    metadata: {title: settings.title, license: 'U'},
    displayOptions: {frame: false, 'export': false, embed: false, copyright: false, icon: false},
    contentUserData: []
  };

  /* Said as it is: in a frame, content keeps the focus from moving on iOS. */
  H5P.isFramed = window.self !== window.parent;
  H5P.externalEmbed = false;
  H5P.preventInit = false;
  H5P.instances = [];
  H5P.contentDatas = window.H5PIntegration.contents;
  H5P.opened = {};
  H5P.copyrightLicenses = {};
  H5P.$window = $(window);
  H5P.$body = $(document.body);
  H5P.$html = $(document.documentElement);
  /* There is no page around this one to talk to; what content asks of such a page it gets here. */
  H5P.communicator = {
    on: function () {},
    send: function (action, data) {
      if (action === 'scrollTo' && data) {
        window.scrollTo(0, window.pageYOffset + data.top);
      }
    }
  };
  H5P.settings = settings;

  H5P.error = function (problem) {
    if (window.console && window.console.error) {
      window.console.error(problem);
    }
  };

  H5P.t = function (key, values, namespace) {
    var texts = window.H5PIntegration.l10n[namespace || 'H5P'] || {};
    var text = texts[key] === undefined ? key : texts[key];
    for (var name in values || {}) {
      text = text.split(name).join(values[name]);
    }
    return text;
  };

  H5P.libraryFromString = function (text) {
    var parts = /^(\S+) (\d+)\.(\d+)/.exec(text || '');
    return parts ? {machineName: parts[1], majorVersion: +parts[2], minorVersion: +parts[3]} : false;
  };

  H5P.classFromName = function (name) {
    return name.split('.').reduce(function (found, part) {
      return found === undefined || found === null ? undefined : found[part];
    }, window);
  };

  /* What content can do that does not say so itself. */
  H5P.ContentType = function () {
    function ContentType() {}
    ContentType.prototype = new H5P.EventDispatcher();
    ContentType.prototype.isRoot = function () {
      return this._isRoot === undefined ? rootIsMade : this._isRoot;
    };
    ContentType.prototype.getLibraryFilePath = function (path) {
      return H5P.getLibraryPath(this.libraryInfo.versionedNameNoSpaces) + '/' + path;
    };
    return ContentType;
  };

  function complete(prototype, more) {
    for (var name in more) {
      if (name !== 'constructor' && !(name in prototype)) {
        prototype[name] = more[name];
      }
    }
  }

  /* Stands in for a part that cannot be shown, so that the other parts can go on without it. */
  function Absent(text) {
    H5P.EventDispatcher.call(this);
    H5P.error(text);
    this.attach = function ($place) {
      $place.append($('<p class="play-problem" role="alert"></p>').text(text));
    };
  }

  function failed(problem) {
    H5P.error(problem);
    return new Absent(H5P.t('failed'));
  }

  /* A part that fails only when it is to be shown leaves a sentence in its place, too. */
  function attachWithCare(instance) {
    var attach = instance.attach;
    instance.attach = function ($place) {
      try {
        return attach.apply(this, arguments);
      } catch (problem) {
        return failed(problem).attach($place);
      }
    };
  }

  H5P.newRunnable = function (library, contentId, $attachTo, skipResize, extras) {
    var name = library && library.library;
    var info = H5P.libraryFromString(name);
    if (!info) {
      H5P.error('not the name of a library: ' + name);
      return undefined;
    }
    var Made = H5P.classFromName(info.machineName);
    if (typeof Made !== 'function') {
      if (extras && extras.standalone) {
        throw new Error(name + ' is not there, or is newer than this browser');
      }
      Made = function () {
        Absent.call(this, H5P.folderOf(info.machineName) ? H5P.t('failed') : H5P.t('unknown', {'{0}': info.machineName}));
      };
    }
    info.versionedName = info.machineName + ' ' + info.majorVersion + '.' + info.minorVersion;
    info.versionedNameNoSpaces = info.versionedName.replace(' ', '-');
    extras = $.extend({}, extras);
    extras.subContentId = extras.subContentId || library.subContentId;
    extras.metadata = extras.metadata || library.metadata || {};
    if (library.userDatas && library.userDatas.state && extras.previousState === undefined) {
      extras.previousState = library.userDatas.state;
    }
    if (Made.prototype) {
      complete(Made.prototype, new (H5P.ContentType())());
      Made.prototype.libraryInfo = info;
    }

    var before = rootIsMade;
    rootIsMade = !!extras.standalone;
    var instance;
    try {
      instance = new Made(library.params, contentId, extras);
    } catch (problem) {
      if (extras.standalone) {
        throw problem;
      }
      instance = failed(problem);
    } finally {
      rootIsMade = before;
    }
    if (!extras.standalone && typeof instance.attach === 'function') {
      attachWithCare(instance);
    }
    complete(instance, H5P.EventDispatcher.prototype);
    Object.defineProperty(instance, '_isRoot', {value: !!extras.standalone});
    instance.$ = instance.$ || $(instance);
    instance.contentId = instance.contentId === undefined ? contentId : instance.contentId;
    instance.subContentId = instance.subContentId || extras.subContentId;
    instance.parent = instance.parent || extras.parent;
    instance.libraryInfo = info;
    instance.metadata = instance.metadata || extras.metadata;

    if ($attachTo !== undefined) {
      $attachTo.toggleClass('h5p-standalone', !!extras.standalone);
      instance.attach($attachTo);
      H5P.trigger(instance, 'domChanged', {$target: $attachTo, library: info.machineName, key: 'newLibrary'}, {bubbles: true, external: true});
      if (!skipResize) {
        H5P.trigger(instance, 'resize');
      }
    }
    return instance;
  };

  /* The oldest content has jQuery's events only. */
  H5P.on = function (instance, type, handler) {
    if (typeof instance.on === 'function') {
      instance.on(type, handler);
    } else if (instance.$) {
      instance.$.on(type, handler);
    }
  };

  H5P.trigger = function (instance, type, data, extras) {
    if (typeof instance.trigger === 'function') {
      instance.trigger(type, data, extras);
    } else if (instance.$) {
      instance.$.trigger(type);
    }
    if (type === 'resize' && typeof instance.resize === 'function' && typeof instance.on !== 'function') {
      instance.resize();
    }
  };
}(window));

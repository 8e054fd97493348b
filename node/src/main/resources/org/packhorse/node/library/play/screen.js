/* Our own small runtime for H5P content, 5 of 6: full screen and dialogs. */
(function (window) {
  'use strict';
  var H5P = window.H5P;
  var $ = H5P.jQuery;
  var root = document.documentElement;
  var leave = null;

  function prefix() {
    if (root.requestFullscreen) {
      return '';
    }
    if (root.webkitRequestFullScreen) {
      return 'webkit';
    }
    if (root.mozRequestFullScreen) {
      return 'moz';
    }
    return root.msRequestFullscreen ? 'ms' : undefined;
  }

  H5P.fullScreenBrowserPrefix = prefix();
  H5P.fullscreenSupported = true;
  H5P.canHasFullScreen = true;
  H5P.fullscreenDisabled = false;
  H5P.isFullscreen = false;

  function resize(instance) {
    window.setTimeout(function () {
      H5P.trigger(instance, 'resize');
    }, 0);
  }

  function whole() {
    return document.fullscreenElement || document.webkitFullscreenElement || document.mozFullScreenElement || document.msFullscreenElement;
  }

  /* While one element fills the screen, what is not in it cannot be seen. */
  H5P.seen = function (place) {
    return !whole() || whole() === place || $.contains(whole(), place) ? place : whole();
  };

  /* Fills the window, and asks the browser for the whole screen; where it refuses, the window has to do. */
  H5P.fullScreen = function ($element, instance, done, body, forceSemi) {
    if (leave) {
      leave();
      return;
    }
    var asked = forceSemi ? undefined : H5P.fullScreenBrowserPrefix;
    var $all = $element.add(H5P.$body).add(body || []);
    var name = asked === undefined ? 'h5p-semi-fullscreen' : 'h5p-fullscreen';
    $all.addClass(name);
    $element.addClass('play-filled');
    H5P.$body.addClass('play-whole');
    H5P.isFullscreen = true;
    var $way = asked !== undefined ? $() : $('<button type="button" class="h5p-disable-fullscreen play-button">\u00d7</button>')
      .attr('aria-label', H5P.t('close')).appendTo($element).on('click', function () {
        if (leave) {
          leave();
        }
      });

    function changed() {
      if (!whole()) {
        leave();
      }
    }

    leave = function () {
      leave = null;
      $way.remove();
      $(document).off('.play-whole');
      $all.removeClass(name);
      $element.removeClass('play-filled');
      H5P.$body.removeClass('play-whole');
      H5P.isFullscreen = false;
      H5P.exitFullScreen = undefined;
      var out = document.exitFullscreen || document.webkitExitFullscreen || document.mozCancelFullScreen || document.msExitFullscreen;
      if (out && whole()) {
        out.call(document);
      }
      H5P.trigger(instance, 'exitFullScreen');
      resize(instance);
      if (done) {
        done();
      }
    };
    H5P.exitFullScreen = leave;

    $(document).on('keydown.play-whole', function (event) {
      if (event.which === 27 && leave) {
        leave();
      }
    });
    if (asked !== undefined) {
      $(document).on(asked + 'fullscreenchange.play-whole', changed);
      var ask = root.requestFullscreen || root.webkitRequestFullScreen || root.mozRequestFullScreen || root.msRequestFullscreen;
      var answer = ask.call($element[0]);
      if (answer && answer['catch']) {
        answer['catch'](function () {});
      }
    }
    H5P.trigger(instance, 'enterFullScreen');
    resize(instance);
  };

  H5P.semiFullScreen = function ($element, instance, done, body) {
    H5P.fullScreen($element, instance, done, body, true);
  };

  /* Keeps the keyboard inside of $box while it is open; gives the focus back afterwards. */
  function hold($box, close) {
    var before = document.activeElement;
    var first = $box.find('button, a[href], input').first();
    $box.on('keydown.play-hold', function (event) {
      var $stops = $box.find('button:visible, a[href]:visible, input:visible');
      if (event.which === 27) {
        event.stopPropagation();
        close();
      } else if (event.which === 9 && $stops.length) {
        var last = event.shiftKey ? $stops[0] : $stops[$stops.length - 1];
        if (document.activeElement === last) {
          event.preventDefault();
          $stops[event.shiftKey ? $stops.length - 1 : 0].focus();
        }
      }
    });
    first.focus();
    return function () {
      $box.off('.play-hold');
      if (before && before.focus) {
        before.focus();
      }
    };
  }

  function button(text, kind) {
    return $('<button type="button" class="play-button"></button>').addClass(kind).html(text);
  }

  H5P.ConfirmationDialog = function (options) {
    H5P.EventDispatcher.call(this);
    var self = this;
    options = options || {};
    var place = document.body;
    var release = null;
    var $box = $('<div class="play-dialog h5p-confirmation-dialog-popup" role="dialog" aria-modal="true"></div>');
    var $back = $('<div class="play-backdrop h5p-confirmation-dialog-background"></div>').addClass((options.classes || []).join(' ')).append($box);
    var title = 'play-dialog-' + H5P.createUUID();
    $('<h2></h2>').attr('id', title).html(options.headerText || '').appendTo($box);
    $('<div></div>').attr('id', title + '-text').html(options.dialogText || '').appendTo($box);
    $box.attr({'aria-labelledby': title, 'aria-describedby': title + '-text'});
    var $buttons = $('<p class="play-buttons"></p>').appendTo($box);

    function end(type) {
      self.hide();
      self.trigger(type);
    }

    if (!options.hideCancel) {
      button(options.cancelText || H5P.t('cancelLabel'), 'h5p-confirmation-dialog-cancel-button').appendTo($buttons).on('click', function () {
        end('canceled');
      });
    }
    button(options.confirmText || H5P.t('confirmLabel'), 'h5p-confirmation-dialog-confirm-button').appendTo($buttons).on('click', function () {
      end('confirmed');
    });

    this.appendTo = function (element) {
      place = element && element.jquery ? element[0] : element || document.body;
      return this;
    };
    this.show = function () {
      $back.appendTo(H5P.seen(place));
      release = release || hold($box, function () {
        end('canceled');
      });
      return this;
    };
    this.hide = function () {
      $back.detach();
      if (release) {
        release();
        release = null;
      }
      return this;
    };
    this.getElement = function () {
      return $back[0];
    };
    this.setOffset = this.setViewPortMinimumHeight = function () {
      return this;
    };
  };
  H5P.ConfirmationDialog.prototype = Object.create(H5P.EventDispatcher.prototype);
  H5P.ConfirmationDialog.prototype.constructor = H5P.ConfirmationDialog;

  H5P.Dialog = function (name, title, content, $element) {
    var self = this;
    var release = null;
    var $box = $('<div class="play-dialog" role="dialog" aria-modal="true"></div>').addClass('h5p-' + name + '-dialog').attr('aria-label', title);
    var $back = $('<div class="play-backdrop h5p-popup-dialog"></div>').append($box);
    $('<h2></h2>').html(title).appendTo($box);
    var $inner = $('<div class="h5p-scroll-content"></div>').html(content).appendTo($box);
    button(H5P.t('close'), 'h5p-close').appendTo($('<p class="play-buttons"></p>').appendTo($box)).on('click', function () {
      self.close();
    });

    /* Content listens on the dialog, or on what it is in. */
    function tell(type) {
      $(self).triggerHandler(type, [$back]);
      $($element || document.body).trigger(type, [$back]);
    }

    this.open = function () {
      $back.appendTo(H5P.seen($element ? $($element)[0] : document.body));
      release = release || hold($box, function () {
        self.close();
      });
      tell('dialog-opened');
      return $inner;
    };
    this.close = function () {
      $back.detach();
      if (release) {
        release();
        release = null;
      }
      tell('dialog-closed');
    };
  };
}(window));

/* Our own small runtime for H5P content, 6 of 6: starts what is on this page, once all its scripts are there. */
(function (window) {
  'use strict';
  var H5P = window.H5P;
  var settings = H5P.settings;
  var $ = H5P.jQuery;
  var started = false;

  function fail(problem) {
    H5P.error(problem);
    document.getElementById('play-failure').hidden = false;
  }

  function resizeAll() {
    H5P.instances.forEach(function (instance) {
      H5P.trigger(instance, 'resize');
    });
  }

  H5P.init = function () {
    if (started) {
      return;
    }
    started = true;
    try {
      var data = H5P.contentDatas['cid-' + settings.id];
      var library = {library: settings.library, params: JSON.parse(data.jsonContent), metadata: data.metadata};
      var $content = $('.h5p-content').attr('data-content-id', settings.id).addClass('h5p-initialized');
      var $place = $('<div class="h5p-container"></div>').appendTo($content);
      H5P.opened[settings.id] = new Date();
      var instance = H5P.newRunnable(library, settings.id, $place, true, {standalone: true, metadata: data.metadata});
      if (instance) {
        H5P.instances.push(instance);
        H5P.trigger(instance, 'resize');
        H5P.externalDispatcher.trigger('initialized');
      }
    } catch (problem) {
      fail(problem);
    }
  };

  $(window).on('resize orientationchange load', resizeAll);
  if (!H5P.preventInit) {
    H5P.init();
  }
}(window));

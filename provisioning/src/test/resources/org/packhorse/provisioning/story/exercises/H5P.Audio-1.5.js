/* Stands in for sound. Cards make it themselves, not by the runtime. */
var H5P = H5P || {};
H5P.Audio = (function ($) {
  function C(params, id) {
    H5P.EventDispatcher.call(this);
    this.contentId = id;
    this.params = $.extend({}, {playerMode: 'minimalistic'}, params);
    this.on('resize', $.noop, this);
  }
  C.prototype = Object.create(H5P.EventDispatcher.prototype);
  C.prototype.constructor = C;
  C.prototype.attach = function ($wrapper) {
    var self = this;
    this.audio = document.createElement('audio');
    this.params.files.forEach(function (file) {
      var source = document.createElement('source');
      source.src = H5P.getPath(file.path, self.contentId);
      source.type = file.mime;
      self.audio.appendChild(source);
    });
    this.audio.preload = 'auto';
    $('<button/>', {type: 'button', 'class': 'h5p-audio-minimal-button', text: 'Listen'}).appendTo($wrapper).click(function () {
      self.audio.play();
    });
  };
  return C;
})(H5P.jQuery);

/* Stands in for films: asks cookies for the quality that was chosen last, and storage for the volume; has tracks with subtitles. */
H5P.VideoHtml5 = (function ($) {
  function Html5(sources, options) {
    var self = this;
    var video = document.createElement('video');

    function path(source) {
      var ending = H5PIntegration.crossoriginCacheBuster;
      var address = H5P.getPath(source.path, self.contentId);
      return ending ? H5P.addQueryParameter(address, ending) : address;
    }

    self.preferred = document.cookie.split(';').filter(function (one) {
      return one.split('=')[0].trim() === 'H5PVideoQuality';
    })[0];
    document.cookie = ['H5PVideoQuality=q1', document.cookie].join('; ');
    if (typeof localStorage !== 'undefined' && localStorage !== null && localStorage.getItem('volume') === null) {
      localStorage.setItem('volume', 50);
    }
    H5P.setSource(video, sources[0], self.contentId);
    options.tracks.forEach(function (one, index) {
      var track = document.createElement('track');
      track.kind = one.kind;
      track.src = path(one.track);
      track.label = one.label;
      track.srclang = one.srcLang;
      track.default = index === 0;
      video.appendChild(track);
    });
    video.setAttribute('playsinline', '');
    video.setAttribute('preload', 'metadata');
    video.className = 'h5p-video';
    video.volume = Number(localStorage.getItem('volume')) / 100;

    function tell(native, name, data) {
      video.addEventListener(native, function () {
        self.trigger(name, data);
      });
    }

    tell('playing', 'stateChange', H5P.Video.PLAYING);
    tell('pause', 'stateChange', H5P.Video.PAUSED);
    tell('ended', 'stateChange', H5P.Video.ENDED);
    tell('loadedmetadata', 'loaded');
    tell('error', 'error', 'cannot be played');
    self.on('loaded', function () {
      setTimeout(function () {
        var tracks = [];
        for (var i = 0; i < video.textTracks.length; i++) {
          tracks.push(new H5P.Video.LabelValue(video.textTracks[i].label, i));
        }
        self.trigger('captions', tracks);
      }, 0);
    });
    self.appendTo = function ($container) {
      $container.append(video);
    };
    self.play = function () {
      return video.play();
    };
    self.pause = function () {
      video.pause();
    };
    self.seek = function (time) {
      video.currentTime = time;
    };
    self.getCurrentTime = function () {
      return video.currentTime;
    };
    self.getDuration = function () {
      return video.duration;
    };
  }

  Html5.canPlay = function (sources) {
    return document.createElement('video').canPlayType(sources[0].mime) !== '';
  };
  return Html5;
})(H5P.jQuery);
H5P.videoHandlers = H5P.videoHandlers || [];
H5P.videoHandlers.push(H5P.VideoHtml5);

H5P.Video = (function ($, ContentCopyrights, MediaCopyright, handlers) {
  var $cleaner = $('<div/>');

  function Video(parameters, id) {
    var self = this;
    self.contentId = id;
    H5P.EventDispatcher.call(self);
    var sources = $.extend(true, [], parameters.sources);
    sources.forEach(function (source) {
      source.path = $cleaner.html(source.path).text();
    });
    self.attach = function ($container) {
      $container.addClass('h5p-video').html('');
      self.appendTo($container);
    };
    self.on('loaded', function () {
      self.trigger('resize');
    });
    handlers.filter(function (handler) {
      return handler.canPlay(sources);
    })[0].call(self, sources, {tracks: parameters.textTracks || []});
  }

  Video.prototype = Object.create(H5P.EventDispatcher.prototype);
  Video.prototype.constructor = Video;
  Video.ENDED = 0;
  Video.PLAYING = 1;
  Video.PAUSED = 2;
  Video.LabelValue = function (label, value) {
    this.label = label;
    this.value = value;
  };
  return Video;
})(H5P.jQuery, H5P.ContentCopyrights, H5P.MediaCopyright, H5P.videoHandlers || []);

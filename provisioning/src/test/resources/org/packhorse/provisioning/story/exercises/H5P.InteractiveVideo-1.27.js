/* Stands in for films that stop for exercises: it makes its film by the oldest version that it can use, and one exercise in a dialog. */
H5P.InteractiveVideo = (function () {
  const $ = H5P.jQuery;

  function Interaction(parameters, player) {
    const self = this;
    H5P.EventDispatcher.call(self);
    const instance = H5P.newRunnable(parameters.action, player.contentId, undefined, undefined, {parent: player});
    let $interaction;
    // Listens by the helper, and on the instance itself; some parts have no events of their own.
    H5P.on(instance, 'xAPI', function (event) {
      const context = event.data.statement.context;
      context.extensions = $.extend({second: Math.floor(player.video.getCurrentTime())}, context.extensions);
      if ($.inArray(event.getVerb(), ['completed', 'answered']) < 0) {
        return;
      }
      event.setVerb('answered');
      self.score = event.getScore();
      self.maxScore = event.getMaxScore();
      if (event.isFromChild()) {
        setTimeout(() => player.complete(), 0);
      }
    });
    self.toggle = function (second) {
      const here = second >= parameters.duration.from && second <= parameters.duration.to;
      if (here && !$interaction) {
        $interaction = $('<div/>', {'class': 'h5p-interaction', role: 'button', tabindex: 0, text: parameters.label, on: {click: open}});
        self.trigger('display', $interaction);
      } else if (!here && $interaction) {
        $interaction.remove();
        instance.trigger('hide');
        $interaction = undefined;
      }
    };

    function open() {
      if (typeof instance.setActivityStarted === 'function') {
        instance.setActivityStarted();
      }
      const $dialog = $('<div/>', {'class': 'h5p-dialog', role: 'dialog', 'aria-label': H5P.t('close')}).appendTo(player.$container);
      instance.attach($dialog);
      setTimeout(() => H5P.trigger(instance, 'resize'), 0);
    }
  }

  function InteractiveVideo(params, id, contentData) {
    const self = this;
    H5P.EventDispatcher.call(self);
    self.contentId = id;
    self.options = $.extend({video: {}, assets: {}}, params.interactiveVideo);
    self.l10n = $.extend({play: 'Play', fullscreen: 'Fullscreen'}, params.l10n);
    self.begin = $.extend({progress: 0}, contentData.previousState).progress;
    self.video = H5P.newRunnable({
      library: 'H5P.Video 1.3',
      params: {sources: self.options.video.files, textTracks: self.options.video.textTracks}
    }, self.contentId, undefined, undefined, {parent: self});
    self.on('resize', () => self.resize());
    self.video.on('loaded', () => self.addControls());
    self.video.on('captions', event => event.data.unshift(new H5P.Video.LabelValue('Off', 'off'))
      && $('<ul/>', {'class': 'captions', html: event.data.map(track => '<li>' + track.label + '</li>').join('')}).appendTo(self.$controls));
    self.video.on('stateChange', event => {
      self.currentState = event.data;
      self.$container.attr('data-state', event.data);
      if (event.data === H5P.Video.ENDED) {
        self.complete();
      }
      self.timeUpdate(self.video.getCurrentTime());
    });
    self.on('enterFullScreen', () => {
      self.hasFullScreen = true;
      self.$container.parent('.h5p-content').css('height', '100%');
    });
    self.on('exitFullScreen', () => {
      self.hasFullScreen = false;
      self.$container.parent('.h5p-content').css('height', '');
    });
    self.interactions = self.options.assets.interactions.map(one => {
      const interaction = new Interaction(one, self);
      interaction.on('display', event => {
        event.data.appendTo(self.$overlay);
        self.video.pause();
      });
      return interaction;
    });
  }

  InteractiveVideo.prototype = Object.create(H5P.EventDispatcher.prototype);
  InteractiveVideo.prototype.constructor = InteractiveVideo;

  InteractiveVideo.prototype.attach = function ($container) {
    if (this.isRoot !== undefined && this.isRoot()) {
      this.setActivityStarted();
    }
    this.$container = $container;
    $container.addClass('h5p-interactive-video').html('<div class="h5p-video-wrapper"></div><div role="toolbar" class="h5p-controls hidden"></div>');
    this.$controls = $container.children('.h5p-controls');
    this.video.attach($container.children('.h5p-video-wrapper'));
    this.$overlay = $('<div class="h5p-overlay"></div>').appendTo($container.children('.h5p-video-wrapper'));
    $('<div class="h5p-splash" role="button" tabindex="0"></div>').text(this.options.video.startScreenOptions.title)
      .click(() => this.video.play()).appendTo(this.$overlay);
  };

  InteractiveVideo.prototype.addControls = function () {
    const self = this;
    self.$controls.removeClass('hidden');
    self.$slider = $('<div/>', {'class': 'slider', css: {height: '44px'}, appendTo: self.$controls}).slider({
      value: 0, step: 0.01, range: 'min', max: 0,
      create: event => $(event.target).find('.ui-slider-handle').attr('role', 'slider'),
      start: () => self.video.pause(),
      slide: (event, ui) => self.video.seek(ui.value),
      stop: (event, ui) => {
        self.video.seek(ui.value);
        self.video.play();
      }
    });
    self.$slider.slider('option', 'max', self.video.getDuration());
    if (H5P.fullscreenSupported !== false) {
      H5P.jQuery('<div/>', {role: 'button', tabindex: 0, 'class': 'h5p-fullscreen-button', text: self.l10n.fullscreen, appendTo: self.$controls,
        on: {click: () => self.toggleFullScreen()}});
    }
    self.trigger('controls');
    self.trigger('resize');
  };

  InteractiveVideo.prototype.toggleFullScreen = function () {
    const whole = H5P.isFullscreen || ['h5p-fullscreen', 'h5p-semi-fullscreen'].some(name => this.$container.hasClass(name));
    if (!whole) {
      H5P.fullScreen(this.$container, this);
    } else if (H5P.fullScreenBrowserPrefix === undefined) {
      $('.h5p-disable-fullscreen').click();
    } else {
      H5P.exitFullScreen();
    }
  };

  InteractiveVideo.prototype.timeUpdate = function (time) {
    this.$slider.slider('option', 'value', time);
    this.interactions.forEach(interaction => interaction.toggle(Math.floor(time)));
    if (this.currentState === H5P.Video.PLAYING) {
      setTimeout(() => this.timeUpdate(this.video.getCurrentTime()), 40);
    }
  };

  InteractiveVideo.prototype.complete = function () {
    const sum = name => this.interactions.reduce((all, one) => all + (one[name] || 0), 0);
    if (!this.completedSent) {
      this.triggerXAPIScored(sum('score'), sum('maxScore'), 'completed');
    }
    this.completedSent = true;
  };

  InteractiveVideo.prototype.resize = function () {
    const filled = this.$container.hasClass('h5p-fullscreen') || this.$container.hasClass('h5p-semi-fullscreen');
    this.video.trigger('resize');
    this.$container.toggleClass('h5p-minimal', !filled && this.$container.width() < 640);
  };

  InteractiveVideo.prototype.getTitle = function () {
    return H5P.createTitle(this.options.video.startScreenOptions.title);
  };
  return InteractiveVideo;
})();

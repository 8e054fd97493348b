/* Stands in for drag and drop: classes that inherit from the dispatcher, and what jQuery UI keeps with an element. */
H5P.DragQuestion = (function () {
  const $ = H5P.jQuery;

  class Draggable extends H5P.EventDispatcher {
    constructor(element, id) {
      super();
      this.$ = $(this);
      this.id = id;
      this.place = element;
    }

    appendTo($container, contentId) {
      const self = this;
      self.$element = $('<div/>', {
        'class': 'h5p-draggable', tabindex: -1, role: 'button', appendTo: $container,
        css: {position: 'absolute', left: self.place.x + '%', top: self.place.y + '%', width: self.place.width + 'em', height: self.place.height + 'em'}
      }).draggable({
        revert: function (dropZone) {
          $(this).data('uiDraggable').originalPosition = {top: self.place.y + '%', left: self.place.x + '%'};
          return !dropZone;
        },
        start: function () {
          self.trigger('dragstart', {element: this, effect: 'move'});
        },
        stop: function () {
          self.dropZone = $(this).data('addToZone');
          self.trigger('dragend');
          if (self.dropZone !== undefined) {
            $(this).removeData('addToZone');
            self.trigger('interacted');
          }
        }
      });
      H5P.newRunnable(self.place.type, contentId, self.$element);
      $('<span class="h5p-hidden-read">Number ' + (self.id + 1) + '</span>').prependTo(self.$element);
      self.trigger('elementadd', self.$element[0]);
    }
  }

  function C(options, contentId, contentData) {
    const self = this;
    self.id = self.contentId = contentId;
    H5P.Question.call(self, 'dragquestion');
    self.options = $.extend(true, {}, {scoreShow: 'Check', question: {settings: {size: {width: 620, height: 310}}}}, options);
    self.answered = contentData && contentData.previousState !== undefined;
    self.draggables = self.options.question.task.elements.map((element, index) => {
      const draggable = new Draggable(element, index);
      draggable.on('interacted', () => self.triggerXAPIScored(self.getScore(), self.getMaxScore(), 'interacted'));
      return draggable;
    });
    self.on('resize', self.resize, self);
    self.on('domChanged', event => {
      if (self.contentId === event.data.contentId) {
        self.trigger('resize');
      }
    });
  }

  C.prototype = Object.create(H5P.Question.prototype);
  C.prototype.constructor = C;

  C.prototype.registerDomElements = function () {
    const self = this;
    const settings = self.options.question.settings;
    self.setIntroduction('<p>' + settings.questionTitle + '</p>');
    self.$container = $('<div class="h5p-inner"></div>').css('backgroundImage', 'url("' + H5P.getPath(settings.background.path, self.id) + '")');
    self.draggables.forEach(draggable => draggable.appendTo(self.$container, self.id));
    self.options.question.task.dropZones.forEach((zone, index) => $('<div/>', {
      'class': 'h5p-dropzone', text: zone.label, appendTo: self.$container,
      css: {position: 'absolute', left: zone.x + '%', top: zone.y + '%', width: zone.width + 'em', height: zone.height + 'em'}
    }).droppable({tolerance: 'intersect', drop: (event, ui) => ui.draggable.data('addToZone', index)}));
    self.setContent(self.$container);
    self.addButton('check-answer', self.options.scoreShow, () => {
      self.draggables.forEach(draggable => draggable.$element.draggable('disable'));
      self.setFeedback(self.getScore() + '/' + self.getMaxScore(), self.getScore(), self.getMaxScore());
      const event = self.createXAPIEventTemplate('answered');
      $.extend(event.getVerifiedStatementValue(['object', 'definition']), {interactionType: 'matching'});
      event.setScoredResult(self.getScore(), self.getMaxScore(), self, true, self.getScore() === self.getMaxScore());
      event.data.statement.result.response = self.draggables.map(draggable => draggable.dropZone + '[.]' + draggable.id).join('[,]');
      self.trigger(event);
    });
  };

  C.prototype.getScore = function () {
    return this.draggables.filter((draggable, index) => this.options.question.task.dropZones.some((zone, number) =>
      draggable.dropZone === number && zone.correctElements.indexOf(String(index)) >= 0)).length;
  };

  C.prototype.getMaxScore = function () {
    return this.draggables.length;
  };

  C.prototype.resize = function () {
    if (this.$container === undefined || !this.$container.is(':visible')) {
      return;
    }
    const size = this.options.question.settings.size;
    const width = this.$container.parent().width();
    this.$container.css({position: 'relative', width: width + 'px', height: width * size.height / size.width + 'px', fontSize: 16 * width / size.width + 'px'});
  };
  return C;
})();

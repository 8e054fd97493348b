/* Stands in for words that are dragged into a text; it asks before all is taken back. */
H5P.DragText = (function ($, Question) {
  function DragText(params, contentId, contentData) {
    this.$ = $(this);
    this.contentId = contentId;
    this.contentData = contentData;
    Question.call(this, 'drag-text', {theme: true});
    this.params = $.extend(true, {media: {}, distractors: '', checkAnswer: 'Check', tryAgain: 'Retry'}, params);
    this.draggables = [];
    this.droppables = [];
    this.on('drop', function (event) {
      event.data.element.setAttribute('aria-grabbed', 'false');
      this.answered = true;
    }, this);
    this.on('resize', this.resize, this);
    this.$inner = $('<div/>', {'class': 'h5p-drag-inner'});
    this.addTaskTo(this.$inner);
  }

  DragText.prototype = Object.create(Question.prototype);
  DragText.prototype.constructor = DragText;

  DragText.prototype.addTaskTo = function ($inner) {
    var self = this;
    var $words = $('<div/>', {'class': 'words', css: {minHeight: '3em'}}).appendTo($inner);
    var $text = $('<p/>').appendTo($inner);
    self.params.textField.split('*').forEach(function (part, index) {
      if (index % 2 === 0) {
        $text.append(document.createTextNode(part));
        return;
      }
      var zone = {word: part, $element: $('<span/>', {'class': 'drop', text: '\u2026'}).appendTo($text)};
      zone.$element.droppable({tolerance: 'touch', drop: function (event, ui) {
        zone.has = ui.draggable.text();
        self.trigger('drop', {element: ui.draggable[0], target: this});
        self.triggerXAPI('interacted');
      }});
      self.droppables.push(zone);
      self.draggables.push($('<span/>', {'class': 'word', text: part}));
    });
    H5P.shuffleArray(self.draggables).forEach(function ($word) {
      $word.appendTo($words).draggable({
        revert: function (isValidDrop) {
          return !isValidDrop;
        },
        start: $.noop,
        stop: $.noop
      });
    });
  };

  DragText.prototype.registerDomElements = function () {
    var self = this;
    self.$introduction = $('<p>' + self.params.taskDescription + '</p>');
    self.setIntroduction(self.$introduction);
    self.$introduction.parent().attr('tabindex', '-1');
    self.setContent(self.$inner);
    self.addButton('check-answer', self.params.checkAnswer, function () {
      self.setFeedback(self.getScore() + '/' + self.getMaxScore());
      self.triggerXAPIScored(self.getScore(), self.getMaxScore(), 'answered', true, self.getScore() === self.getMaxScore());
    }, true, {'aria-label': 'Check the answers'}, {icon: 'check', contentData: self.contentData});
    self.addButton('try-again', self.params.tryAgain, function () {
      self.setFeedback('');
      self.answered = false;
    }, true, {}, {confirmationDialog: {enable: true, l10n: {header: 'Sure?', body: 'All is taken back.', cancelLabel: 'No', confirmLabel: 'Yes'}}});
  };

  DragText.prototype.resize = function () {
    this.$inner.toggleClass('wide', this.$inner.width() / parseFloat(this.$inner.css('font-size'), 10) > 43);
  };

  DragText.prototype.getAnswerGiven = function () {
    return !!this.answered;
  };

  DragText.prototype.getScore = function () {
    return this.droppables.filter(function (zone) {
      return zone.has === zone.word;
    }).length;
  };

  DragText.prototype.getMaxScore = function () {
    return this.droppables.length;
  };

  DragText.prototype.getTitle = function () {
    return H5P.createTitle(this.contentData.metadata.title || 'Words');
  };
  return DragText;
}(H5P.jQuery, H5P.Question));

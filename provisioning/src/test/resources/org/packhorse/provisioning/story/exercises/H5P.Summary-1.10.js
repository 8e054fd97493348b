/* Stands in for a summary: the right one of two sentences is chosen, several times. */
H5P.Summary = (function ($, Question) {
  function Summary(options, contentId, contentData) {
    Question.call(this, 'summary');
    this.contentId = contentId;
    this.options = H5P.jQuery.extend({}, {postUserStatistics: H5P.postUserStatistics === true}, options);
    this.progress = $.extend({progress: 0}, contentData.previousState).progress;
    this.errors = 0;
    this.getMaxScore = function () {
      return this.options.summaries.length;
    };
    this.getScore = function () {
      return Math.max(0, this.getMaxScore() - this.errors);
    };
    this.getTitle = function () {
      return H5P.createTitle(this.contentData.metadata.title || this.options.intro);
    };
    this.contentData = contentData;
  }

  Summary.prototype = Object.create(Question.prototype);
  Summary.prototype.constructor = Summary;

  Summary.prototype.registerDomElements = function () {
    var self = this;
    var $content = $('<div class="summary-content"></div>');
    self.setIntroduction(self.options.intro);
    self.options.summaries.forEach(function (one, panel) {
      var $panel = $('<ul class="h5p-panel" data-panel="' + panel + '"></ul>').toggle(panel === self.progress).appendTo($content);
      one.summary.forEach(function (text, index) {
        $('<li data-bit="' + index + '" role="button" tabindex="0">' + text + '</li>').appendTo($panel).click(function () {
          self.triggerXAPI('interacted');
          if (Number($(this).attr('data-bit')) !== 0) {
            self.errors++;
            $(this).off('click').addClass('summary-failed');
            return;
          }
          self.progress++;
          $panel.animate({opacity: 0}, {duration: 10, complete: function () {
            $panel.hide();
            $content.find('.h5p-panel:eq(' + self.progress + ')').show();
            if (self.progress === self.options.summaries.length) {
              self.setFeedback(self.getScore() + '/' + self.getMaxScore());
              self.triggerXAPIScored(self.getScore(), self.getMaxScore(), 'answered');
            }
            self.trigger('resize');
          }});
        });
      });
    });
    self.setContent($content);
  };
  return Summary;
})(H5P.jQuery, H5P.Question);

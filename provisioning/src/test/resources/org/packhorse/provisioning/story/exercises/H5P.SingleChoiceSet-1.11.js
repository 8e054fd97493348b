/* Stands in for single choices in a row, with a sound for each answer, which it looks for under a version of itself that it no longer is. */
H5P.SingleChoiceSet = (function ($, Question) {
  var Sounds = {
    loaded: [],
    setup: function () {
      var path = H5P.getLibraryPath('H5P.SingleChoiceSet-1.0');
      var asked = new XMLHttpRequest();
      asked.open('GET', path + '/sounds/right.wav');
      asked.setRequestHeader('X-Requested-With', 'XMLHttpRequest');
      asked.responseType = 'arraybuffer';
      asked.onload = function () {
        if (asked.status === 200) {
          Sounds.loaded.push(asked.response.byteLength);
        }
      };
      asked.send();
    }
  };

  function SingleChoiceSet(options, contentId, contentData) {
    Question.call(this, 'single-choice-set');
    this.contentId = contentId;
    this.options = $.extend(true, {}, {behaviour: {timeoutCorrect: 20, timeoutWrong: 30}}, options);
    this.results = $.extend({answers: {corrects: 0, wrongs: 0}}, contentData.previousState).answers;
    this.l10n = H5P.jQuery.extend({resultSlideTitle: 'You got :numcorrect of :maxscore'}, options.l10n);
    this.$choices = $('<div>', {'class': 'h5p-sc-set h5p-sc-animate'});
    this.slides = this.options.choices.map(this.slide, this);
    this.move(0);
    setTimeout(Sounds.setup, 1);
  }

  SingleChoiceSet.Sounds = Sounds;
  SingleChoiceSet.prototype = Object.create(Question.prototype);
  SingleChoiceSet.prototype.constructor = SingleChoiceSet;

  SingleChoiceSet.prototype.slide = function (choice, number) {
    var self = this;
    var $slide = $('<div/>', {'class': 'h5p-sc-slide', html: choice.question}).appendTo(self.$choices);
    var answers = choice.answers.map(function (text, index) {
      return {text: text, correct: index === 0};
    });
    H5P.shuffleArray(answers).forEach(function (answer) {
      $('<div/>', {'class': 'h5p-sc-alternative', role: 'radio', tabindex: 0, html: answer.text}).appendTo($slide).click(function () {
        self.triggerXAPI('interacted');
        self.results[answer.correct ? 'corrects' : 'wrongs']++;
        setTimeout(function () {
          self.move(number + 1);
        }, self.options.behaviour[answer.correct ? 'timeoutCorrect' : 'timeoutWrong']);
      });
    });
    return $slide;
  };

  SingleChoiceSet.prototype.move = function (index) {
    var self = this;
    self.slides.forEach(function ($slide, number) {
      $slide.toggle(number === index);
    });
    if (index === self.slides.length) {
      H5P.Transition.onTransitionEnd(self.$choices, function () {
        self.setFeedback(self.l10n.resultSlideTitle.replace(':numcorrect', self.getScore()).replace(':maxscore', self.getMaxScore()));
        self.triggerXAPIScored(self.getScore(), self.getMaxScore(), 'completed');
      }, 600);
    }
  };

  SingleChoiceSet.prototype.registerDomElements = function () {
    this.setContent(this.$choices);
  };
  SingleChoiceSet.prototype.getAnswerGiven = function () {
    return this.results.corrects + this.results.wrongs > 0;
  };
  SingleChoiceSet.prototype.getScore = function () {
    return this.results.corrects;
  };
  SingleChoiceSet.prototype.getMaxScore = function () {
    return this.options.choices.length;
  };
  SingleChoiceSet.prototype.getTitle = function () {
    return H5P.createTitle(this.options.choices[0].question);
  };
  return SingleChoiceSet;
})(H5P.jQuery, H5P.Question);

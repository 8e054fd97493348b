/* Stands in for cards with two sides. */
H5P.Dialogcards = (function () {
  const $ = H5P.jQuery;
  const JoubelUI = H5P.JoubelUI;

  class Dialogcards extends H5P.EventDispatcher {
    constructor(params, id, contentData) {
      super();
      this.contentId = this.id = id;
      this.previousState = contentData.previousState || {};
      this.params = $.extend({answer: 'Turn', next: 'Next', behaviour: {randomCards: true}}, params);
      this.at = 0;
      this.attach = ($container) => {
        this.$inner = $container.addClass('h5p-dialogcards h5p-theme');
        this.cards = H5P.shuffleArray(this.params.dialogs.slice());
        this.$image = $(`<img class="h5p-dialogcards-image" alt="" src="${H5P.getPath(this.cards[0].image.path, this.contentId)}"/>`);
        this.$text = $('<div>', {'class': 'h5p-dialogcards-card-text', tabindex: -1});
        this.$inner.append(this.$image, this.$text, JoubelUI.createTip('A tip', {tipLabel: 'Show tip'}));
        const $sound = $('<div/>').appendTo(this.$inner);
        this.audio = new H5P.Audio({files: this.cards[0].audio, audioNotSupported: 'no sound'}, this.contentId);
        this.audio.attach($sound);
        JoubelUI.createButton({'class': 'h5p-dialogcards-turn', html: this.params.answer}).click(() => {
          this.turned = !this.turned;
          this.show();
          this.trigger('resize');
        }).appendTo(this.$inner);
        JoubelUI.createButton({'class': 'h5p-dialogcards-next', html: this.params.next}).click(() => {
          this.at = (this.at + 1) % this.cards.length;
          this.turned = false;
          this.show();
        }).appendTo(this.$inner);
        this.on('resize', () => this.$text.css('min-height', this.$inner.closest('.h5p-container').width() / 8 + 'px'));
        this.show();
        this.trigger('resize');
      };
      this.show = () => this.$text.html(this.turned ? this.cards[this.at].answer : this.cards[this.at].text);
    }
  }
  return Dialogcards;
})();

/* Stands in for books: chapters change by what stands behind the # of the address, and progress is known from what everybody says. */
H5P.InteractiveBook = (function () {
  return class InteractiveBook extends H5P.EventDispatcher {
    constructor(config, contentId, contentData = {}) {
      super();
      const self = this;
      this.contentId = contentId;
      this.reports = H5PIntegration.reportingIsEnabled;
      this.title = contentData.metadata.title;
      this.active = 0;
      this.chapters = config.chapters.map(one => {
        const instance = H5P.newRunnable(one, contentId, undefined, undefined, {parent: window.self, previousState: {}});
        instance.on('resize', event => self.trigger('resize', event));
        return {
          instance, title: one.metadata.title,
          sections: instance.getInstances().filter(part => H5P.Column.isTask(part)).map(part => ({instance: part}))
        };
      });

      H5P.on(this, 'respondChangeHash', () => {
        const wanted = /h5pbookid=(\d+)&chapter=(.*)/.exec(self.hashWindow.location.hash) || [];
        self.chapters.forEach((chapter, index) => {
          if (wanted[1] === String(self.contentId) && wanted[2] === chapter.instance.subContentId) {
            self.show(index);
          }
        });
      });
      H5P.on(this, 'changeHash', event => {
        if (String(event.data.h5pbookid) === String(this.contentId)) {
          this.hashWindow.location.hash = event.data.newHash;
        }
      });
      H5P.externalDispatcher.on('xAPI', function (event) {
        if (this !== self && this.subContentId && ['answered', 'completed', 'interacted'].includes(event.getVerb())) {
          self.progress(this.subContentId);
        }
      });
      this.hashWindow = top;
      top.addEventListener('hashchange', event => H5P.trigger(this, 'respondChangeHash', event));
    }

    attach($wrapper) {
      const $ = H5P.jQuery;
      this.mainWrapper = $wrapper.addClass('h5p-interactive-book h5p-scrollable-fullscreen');
      this.$title = $('<h2/>').appendTo($wrapper);
      this.$pages = this.chapters.map(chapter => {
        const $page = $('<div/>', {'class': 'page', id: 'chapter-' + chapter.instance.subContentId}).appendTo($wrapper);
        chapter.instance.attach($page);
        return $page;
      });
      this.$done = $('<p/>', {id: 'progress', role: 'status'}).appendTo($wrapper);
      $('<button/>', {type: 'button', 'class': 'next', text: 'Next'}).appendTo($wrapper).click(() => {
        const next = this.chapters[this.active + 1];
        H5P.trigger(this, 'changeHash', {h5pbookid: this.contentId, newHash: '#h5pbookid=' + this.contentId + '&chapter=' + next.instance.subContentId});
      });
      if (H5P.fullscreenSupported) {
        $('<button/>', {type: 'button', 'class': 'whole', text: 'Fullscreen'}).appendTo($wrapper).click(() => {
          if (H5P.isFullscreen === true) {
            H5P.exitFullScreen();
          } else {
            H5P.fullScreen(this.mainWrapper, this);
          }
        });
      }
      this.show(0);
      this.setActivityStarted();
    }

    show(index) {
      this.active = index;
      this.$title.text(this.title + ': ' + this.chapters[index].title);
      this.$pages.forEach(($page, number) => $page.toggle(number === index));
      this.chapters[index].instance.trigger('resize');
    }

    progress(id) {
      const chapter = this.chapters[this.active];
      chapter.sections.filter(section => section.instance.subContentId === id && !section.done).forEach(section => {
        section.done = section.instance.getAnswerGiven ? section.instance.getAnswerGiven() : true;
      });
      this.$done.text(chapter.sections.filter(section => section.done).length + ' of ' + chapter.sections.length);
      if (!chapter.completed && chapter.sections.every(section => section.done)) {
        chapter.completed = true;
        chapter.instance.triggerXAPIScored(chapter.instance.getScore(), chapter.instance.getMaxScore(), 'completed');
      }
    }
  };
})();

/* Stands in for what questions of H5P inherit from: their sections, buttons and feedback. */
H5P.Question = (function ($, EventDispatcher, UI) {
  function Question(type) {
    var self = this;
    EventDispatcher.call(this);
    var sections = {};
    var buttons = {};

    function section(name) {
      sections[name] = sections[name] || $('<div/>', {'class': 'h5p-question-' + name});
      return sections[name];
    }

    self.setIntroduction = function (content) {
      section('introduction').html(content);
    };
    self.setContent = function ($content) {
      section('content').append($content);
    };
    self.addButton = function (id, text, clicked, visible, options, extras) {
      var confirmation = extras && extras.confirmationDialog;
      buttons[id] = UI.createButton($.extend({'class': 'h5p-question-' + id, html: text, 'data-tooltip': text, on: {click: function () {
        if (!confirmation) {
          clicked();
          return;
        }
        var dialog = new H5P.ConfirmationDialog({
          instance: self, headerText: confirmation.l10n.header, dialogText: confirmation.l10n.body, cancelText: confirmation.l10n.cancelLabel,
          confirmText: confirmation.l10n.confirmLabel, theme: true
        });
        dialog.on('confirmed', clicked);
        dialog.appendTo(document.body).show($(this).offset().top);
      }}}, options)).toggle(visible !== false).appendTo(section('buttons'));
      H5P.Tooltip(buttons[id].get(0), {tooltipSource: 'data-tooltip'});
      return self;
    };
    self.showButton = function (id) {
      buttons[id].show();
      return self;
    };
    self.hideButton = function (id) {
      if (buttons[id]) {
        buttons[id].hide();
      }
      return self;
    };
    self.hasButton = function (id) {
      return buttons[id] !== undefined;
    };
    self.setFeedback = function (text) {
      section('feedback').html(text);
      self.trigger('resize');
    };
    self.attach = function ($container) {
      if (self.isRoot()) {
        self.setActivityStarted();
      }
      if (!sections.content) {
        self.registerDomElements();
      }
      $container.addClass('h5p-question h5p-' + type).html('');
      ['introduction', 'content', 'feedback', 'buttons'].forEach(function (name) {
        section(name).appendTo($container);
      });
      self.trigger('domChanged', {$target: $container, library: self.libraryInfo.machineName, contentId: self.contentId, key: 'newLibrary'},
        {bubbles: true, external: true});
    };
  }

  Question.prototype = Object.create(EventDispatcher.prototype);
  Question.prototype.constructor = Question;
  return Question;
})(H5P.jQuery, H5P.EventDispatcher, H5P.JoubelUI);

package org.packhorse.provisioning.story;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An H5P package of our own: a picture, a question, and a part whose library is not there, made of two libraries as those of H5P are made.
 */
final class SmallExercise {
    private static final String QUESTION = """
            var H5P = H5P || {};
            H5P.SmallQuestion = (function ($, EventDispatcher) {
              function SmallQuestion(params, contentId, extras) {
                EventDispatcher.call(this);
                var self = this;
                this.attach = function ($container) {
                  self.setActivityStarted();
                  $container.addClass('small-question').append($('<p>', {text: params.question}));
                  params.answers.forEach(function (answer, index) {
                    $('<label><input type="radio" name="answer"></label>').append(document.createTextNode(' ' + answer.text))
                      .appendTo($container).find('input').val(index);
                  });
                  $('<button>', {type: 'button', text: params.check, on: {click: function () {
                    var chosen = $container.find('input:checked').val();
                    var right = chosen !== undefined && params.answers[chosen].correct;
                    self.triggerXAPIScored(right ? 1 : 0, 1, 'answered', true, right);
                  }}}).appendTo($container);
                  self.trigger('resize');
                };
                this.getTitle = function () {
                  return H5P.createTitle(params.question);
                };
              }
              SmallQuestion.prototype = Object.create(EventDispatcher.prototype);
              SmallQuestion.prototype.constructor = SmallQuestion;
              return SmallQuestion;
            })(H5P.jQuery, H5P.EventDispatcher);
            """;

    private static final String PAGE = """
            H5P.SmallPage = (function ($) {
              function SmallPage(params, contentId, extras) {
                H5P.EventDispatcher.call(this);
                var self = this;
                var parts = params.parts.map(function (part) {
                  return H5P.newRunnable(part, contentId, undefined, true, {parent: self});
                });
                this.attach = function ($container) {
                  $('<img>', {alt: params.picture.alt, src: H5P.getPath(params.picture.path, contentId)}).appendTo($container);
                  parts.forEach(function (part) {
                    part.attach($('<div>').appendTo($container));
                  });
                  var $score = $('<p id="score" role="status"></p>').appendTo($container);
                  this.on('xAPI', function (event) {
                    if (event.getScore() !== null) {
                      $score.text(event.getVerb() + ' ' + event.getScore() + '/' + event.getMaxScore() + ' ' + self.isRoot()
                        + ' ' + event.data.statement.object.definition.name['en-US']);
                    }
                  });
                };
              }
              SmallPage.prototype = Object.create(H5P.EventDispatcher.prototype);
              SmallPage.prototype.constructor = SmallPage;
              return SmallPage;
            })(H5P.jQuery);
            """;

    private static final String CONTENT = """
            {"picture": {"path": "images/dot.png", "alt": "A dot"},
             "parts": [
               {"library": "H5P.SmallQuestion 1.0", "subContentId": "one",
                "params": {"question": "Is </script> water wet?", "check": "Check",
                           "answers": [{"text": "No"}, {"text": "Yes", "correct": true}]}},
               {"library": "H5P.Absent 3.1", "params": {}}]}
            """;

    /** A picture of one dot, as Base64. */
    static final String DOT =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private SmallExercise() {}

    /** Writes it to {@code file}. */
    static void write(Path file) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "h5p.json", """
                    {"title": "A small exercise", "language": "en", "mainLibrary": "H5P.SmallPage", "license": "CC0 1.0", "preloadedDependencies": [
                      {"machineName": "H5P.SmallPage", "majorVersion": 1, "minorVersion": 0}]}
                    """);
            put(zip, "content/content.json", CONTENT);
            put(zip, "content/images/dot.png", dot());
            put(zip, "H5P.SmallPage-1.0/library.json", """
                    {"title": "Small page", "machineName": "H5P.SmallPage", "majorVersion": 1, "minorVersion": 0, "patchVersion": 0, "runnable": 1,
                     "preloadedJs": [{"path": "page.js"}], "preloadedDependencies": [
                       {"machineName": "H5P.SmallQuestion", "majorVersion": 1, "minorVersion": 0}]}
                    """);
            put(zip, "H5P.SmallPage-1.0/page.js", PAGE);
            put(zip, "H5P.SmallQuestion-1.0/library.json", """
                    {"title": "Small question", "machineName": "H5P.SmallQuestion", "majorVersion": 1, "minorVersion": 0, "patchVersion": 0,
                     "runnable": 1, "preloadedJs": [{"path": "question.js"}], "preloadedCss": [{"path": "question.css"}]}
                    """);
            put(zip, "H5P.SmallQuestion-1.0/question.js", QUESTION);
            put(zip, "H5P.SmallQuestion-1.0/question.css", ".small-question label{display:block;min-height:44px}");
        }
    }

    /** A picture of one dot. */
    static byte[] dot() {
        return Base64.getDecoder().decode(DOT);
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        put(zip, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}

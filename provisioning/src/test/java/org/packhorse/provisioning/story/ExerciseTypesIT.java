package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Types of exercise that ask more of what is around them than a question does, as {@link StandIns} ask it, in a real browser. */
class ExerciseTypesIT extends ExerciseCase {
    private final List<String> answers = new ArrayList<>();

    @Override
    void write(Path folder) throws IOException {
        StandIns.write(folder.resolve("film.h5p"), "H5P.InteractiveVideo-1.27", "interactive-video");
        StandIns.write(folder.resolve("drag.h5p"), "H5P.DragQuestion-1.14", "drag-question");
        StandIns.write(folder.resolve("book.h5p"), "H5P.InteractiveBook-1.11", "interactive-book");
        StandIns.write(folder.resolve("newer.h5p"), "H5P.Newer-1.0", "newer");
        StandIns.write(folder.resolve("themed.h5p"), "H5P.Themed-1.0", "themed");
    }

    private BrowserContext window() {
        answers.clear();
        return window(new Browser.NewContextOptions().setViewportSize(720, 900));
    }

    /** The exercise in {@code file}; what it says of a learner is kept where {@link #said} finds it. */
    private Page start(BrowserContext window, String file) {
        var page = page(window);
        page.onResponse(answer -> answers.add(answer.status() + " "
                + answer.url().replaceFirst(".*//", "") + " " + answer.headerValue("content-range")));
        page.navigate(at("/c/exercises/play/" + file));
        page.evaluate("""
                () => {
                  window.said = [];
                  H5P.externalDispatcher.on('xAPI', function (event) {
                    const score = event.getScore() === null ? '' : ' ' + event.getScore() + '/' + event.getMaxScore();
                    window.said.push(this.libraryInfo.machineName.replace('H5P.', '') + ' ' + event.getVerb() + score);
                  });
                }""");
        return page;
    }

    private static void said(Page page, String statement) {
        page.waitForFunction("statement => window.said.indexOf(statement) >= 0", statement);
    }

    private static void drag(Page page, Locator what, Locator where) {
        what.hover();
        page.mouse().down();
        where.hover(new Locator.HoverOptions().setForce(true));
        page.mouse().up();
    }

    @Test
    void aFilmStopsForAnExerciseAndHasSubtitles() {
        try (var window = window()) {
            var page = start(window, "film.h5p");
            page.locator(".captions").waitFor();
            assertThat(page.locator(".captions").textContent()).isEqualTo("OffEnglish");

            page.locator(".h5p-splash").click();
            page.locator(".h5p-interaction").click();
            assertThat(page.locator(".h5p-interactive-video").getAttribute("data-state"))
                    .isEqualTo("2");
            assertThat(page.evaluate("document.querySelector('video').textTracks[0].activeCues[0].text"))
                    .isEqualTo("Water becomes ice.");
            page.getByText("Ice sinks").click();
            page.getByText("Ice floats").click();
            page.getByText("Steam rises").click();

            said(page, "Summary answered 1/2");
            said(page, "InteractiveVideo completed 1/2");
            assertThat(answers).anyMatch(answer -> answer.startsWith("206 content/videos/lesson.wav bytes 0-"));
            assertThat(answers).noneMatch(answer -> answer.startsWith("4"));
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void aFilmIsSoughtThroughAndFillsTheScreen() {
        try (var window = window()) {
            var page = start(window, "film.h5p");

            page.locator(".captions").waitFor();
            var bar = page.locator(".slider").boundingBox();
            page.mouse().click(bar.x + bar.width * 0.9, bar.y + 30);
            page.waitForFunction("document.querySelector('video').currentTime > 3.5");
            said(page, "InteractiveVideo completed 0/0");

            page.locator(".h5p-fullscreen-button").click();
            page.waitForFunction(
                    "document.fullscreenElement !== null && H5P.isFullscreen && H5P.instances[0].hasFullScreen");
            page.locator(".h5p-fullscreen-button").click();
            page.waitForFunction(
                    "document.fullscreenElement === null && !H5P.isFullscreen && !H5P.instances[0].hasFullScreen");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void thingsAreDraggedToTheirPlaces() {
        try (var window = window()) {
            var page = start(window, "drag.h5p");

            drag(page, page.getByText("Fish"), page.getByText("Water"));
            said(page, "DragQuestion interacted 1/2");
            drag(page, page.getByText("Bird"), page.getByText("Put it"));
            drag(page, page.getByText("Bird"), page.getByText("Air"));
            said(page, "DragQuestion interacted 2/2");
            page.getByText("Check").click();

            said(page, "DragQuestion answered 2/2");
            assertThat(page.locator(".h5p-question-feedback").textContent()).isEqualTo("2/2");
            assertThat(page.locator(".h5p-question-check-answer").getAttribute("title"))
                    .isEqualTo("Check");
            assertThat(answers).anyMatch(answer -> answer.startsWith("200 content/images/dot.png"));
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void aBookKnowsWhatWasDoneAndGoesOnPastWhatIsBroken() {
        try (var window = window()) {
            var page = start(window, "book.h5p");
            assertThat(page.locator("h2").textContent()).isEqualTo("Stand-ins: Words");
            assertThat(page.locator("#chapter-chapter-one [role=alert]").count())
                    .isEqualTo(3);

            for (var word : List.of("cold", "hot")) {
                drag(
                        page,
                        page.locator(".word", new Page.LocatorOptions().setHasText(word)),
                        page.locator(".drop").nth(word.equals("cold") ? 0 : 1));
            }
            page.getByText("Check").click();
            said(page, "DragText answered 2/2");
            assertThat(page.locator("#progress").textContent()).isEqualTo("1 of 1");
            said(page, "Column completed 1/2");

            page.locator(".next").click();
            page.waitForFunction("document.querySelector('h2').textContent === 'Stand-ins: Choices'");
            for (var choice : List.of("Water", "Rain", "Ice floats")) {
                page.getByText(choice).click();
            }
            said(page, "SingleChoiceSet completed 1/2");
            said(page, "Column completed 2/3");
            page.waitForFunction("H5P.SingleChoiceSet.Sounds.loaded[0] === 8044");
            assertThat(page.url()).endsWith("#h5pbookid=1&chapter=chapter-two");
            assertThat(complaints)
                    .hasSize(6)
                    .allMatch(text -> text.contains("whatNobodyHas")
                            || text.contains("SyntaxError")
                            || text.contains("could not be started"));
        }
    }

    @Test
    void cardsAreTurnedAndWhatIsTakenBackIsAskedAbout() {
        try (var window = window()) {
            var page = start(window, "book.h5p");
            var card = page.locator(".h5p-dialogcards-card-text");
            var front = card.textContent();

            page.locator(".h5p-dialogcards-turn").click();
            assertThat(card.textContent()).isEqualTo(front.replace("Front", "Back"));
            page.locator(".h5p-dialogcards-next").click();
            assertThat(card.textContent()).startsWith("Front").isNotEqualTo(front);
            page.getByText("Listen").click();
            page.waitForFunction("H5P.instances[0].chapters[0].instance.getInstances()[4].audio.audio.currentTime > 0");

            page.getByText("Check").click();
            page.locator(".whole").click();
            page.waitForFunction("document.fullscreenElement !== null");
            page.getByText("Retry").click();
            page.locator(".h5p-confirmation-dialog-cancel-button").click();
            assertThat(page.locator(".h5p-question-feedback").first().textContent())
                    .isEqualTo("0/2");
            page.getByText("Retry").click();
            page.locator(".h5p-confirmation-dialog-confirm-button").click();
            assertThat(page.locator(".h5p-question-feedback").first().textContent())
                    .isEmpty();
        }
    }

    @Test
    void iconsAreDrawnAndMeasuresHaveValues() {
        try (var window = window()) {
            var page = start(window, "themed.h5p");

            page.waitForFunction("document.fonts.check('32px h5p-theme', '\\ue908') && document.fonts.size === 1");
            assertThat(answers).anyMatch(answer -> answer.startsWith("200") && answer.contains("/play/icons.woff"));
            // Numbers of which the meaning is known, one of which it is not, and one beyond: each has its own drawing.
            assertThat(page.evaluate("""
                            () => new Set(['e900', 'e901', 'e903', 'e906', 'e90d', 'e90e', 'e910', 'e920', 'e95f', 'e9ff'].map(number => {
                              const paper = document.createElement('canvas').getContext('2d');
                              paper.font = '32px h5p-theme';
                              paper.fillText(String.fromCharCode(parseInt(number, 16)), 20, 60);
                              return paper.canvas.toDataURL();
                            })).size""")).isEqualTo(10);
            assertThat(page.locator(".mark.h5p-check").boundingBox().width).isGreaterThanOrEqualTo(32);
            assertThat(page.locator("img").boundingBox().width)
                    .isCloseTo(page.locator(".h5p-container").boundingBox().width * 0.35, within(1.0));
            assertThat(page.locator(".sr-only").boundingBox().width).isEqualTo(1);
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void whatIsNewerThanTheBrowserSaysSo() {
        try (var window = window()) {
            var page = start(window, "newer.h5p");

            assertThat(page.locator("#play-failure").isVisible()).isTrue();
            assertThat(complaints).anyMatch(text -> text.contains("H5P.Newer 1.0 is not there"));
        }
    }
}

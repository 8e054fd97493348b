package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** An H5P package is played in a real browser, and cannot leave its place. */
class ExerciseIT extends ExerciseCase {
    private static final String ABOUT = "/c/exercises/view/small.h5p";

    private final List<String> requests = new ArrayList<>();

    @Override
    void write(Path folder) throws IOException {
        SmallExercise.write(folder.resolve("small.h5p"));
        Files.writeString(folder.resolve("other.txt"), "what is not in the package");
    }

    private BrowserContext window() {
        requests.clear();
        return window(new Browser.NewContextOptions().setViewportSize(360, 640));
    }

    /** The exercise, started from the page about it. */
    private Page start(BrowserContext window) {
        var page = page(window);
        page.onRequest(request -> requests.add(request.url()));
        page.navigate(at(ABOUT));
        page.locator(".actions .button").click();
        page.waitForURL("**/play/small.h5p");
        return page;
    }

    @Test
    void aQuestionIsAnsweredAndScored() {
        try (var window = window()) {
            var page = start(window);

            page.getByLabel("No").check();
            page.getByText("Check").click();
            awaitScore(page, "answered 0/1");
            page.getByLabel("Yes").check();
            page.getByText("Check").click();

            awaitScore(page, "answered 1/1");
            assertThat(page.locator("#score").textContent()).isEqualTo("answered 1/1 true Is  water wet?");
            inPage().untilAsserted(() -> assertThat(page.evaluate("document.querySelector('img').naturalWidth"))
                    .isEqualTo(1));
            assertThat(page.locator("[role=alert]:visible").textContent()).contains("H5P.Absent");
            assertThat(requests).allMatch(url -> url.startsWith(at("/")));
            assertThat(complaints).hasSize(1).allMatch(text -> text.contains("H5P.Absent"));
        }
    }

    private static void awaitScore(Page page, String beginning) {
        inPage().untilAsserted(
                        () -> assertThat(page.locator("#score").textContent()).startsWith(beginning));
    }

    /** Playwright is for one thread. */
    private static ConditionFactory inPage() {
        return await().pollInSameThread().pollDelay(Duration.ZERO).atMost(Duration.ofMinutes(2));
    }

    @Test
    void itReachesNothingButItsOwnPackage() {
        try (var window = window()) {
            var page = start(window);

            assertThat(page.evaluate("self.origin")).isEqualTo("null");
            assertThat(outcome(
                            page, "Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').get.call(document)"))
                    .isEqualTo("refused");
            assertThat(outcome(page, "delete window.localStorage && localStorage.length"))
                    .isEqualTo("refused");
            assertThat(outcome(page, "opener === null && parent === self && window.open('/') === null"))
                    .isEqualTo("true");
            assertThat(fetched(page, "/content/exercises/small.h5p//content/images/dot.png"))
                    .isEqualTo("200");
            assertThat(fetched(page, "/content/exercises/other.txt")).isEqualTo("refused");
            assertThat(fetched(page, "/")).isEqualTo("refused");
            assertThat(fetched(page, "http://127.0.0.1:9/")).isEqualTo("refused");
        }
    }

    private static Object outcome(Page page, String expression) {
        return page.evaluate("() => { try { return String(" + expression + "); } catch (e) { return 'refused'; } }");
    }

    private static Object fetched(Page page, String address) {
        return page.evaluate(
                "address => fetch(address).then(answer => String(answer.status), () => 'refused')", address);
    }

    @Test
    void thePageAroundItMeetsWcag() {
        try (var window = window()) {
            var page = start(window);

            var violations = new AxeBuilder(page)
                    .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                    .analyze()
                    .getViolations();

            assertThat(violations)
                    .map(violation -> violation.getId() + ": " + violation.getHelp())
                    .isEmpty();
        }
    }

    @Test
    void oneComesBackAndWithoutScriptsOneReads() {
        try (var window = window()) {
            var page = start(window);
            page.locator("nav a").click();
            page.waitForURL("**" + ABOUT);
            assertThat(page.locator("main").textContent()).contains("water wet?");
        }
        try (var window = window(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            var page = window.newPage();
            page.navigate(at("/c/exercises/play/small.h5p"));
            assertThat(page.locator(".play-note:visible").textContent()).contains("could not be started");
        }
    }
}

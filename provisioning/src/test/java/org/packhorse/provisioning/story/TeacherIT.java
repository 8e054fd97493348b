package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A teacher with a narrow phone and a real browser, who made mistakes and mends them. */
@TestInstance(Lifecycle.PER_CLASS)
class TeacherIT {
    private static final String PIN = "482917";
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int TAB_LIMIT = 80;
    private static final Map<String, String> SPEECH = Map.of(
            "title",
            "The wel speaks",
            "author",
            "Ms. Achieng",
            "licence",
            "CC-BY-4.0",
            "language",
            "sw",
            "level",
            "all");
    private static final String SUBTITLES = "1\n00:00:00,000 --> 00:00:01,000\nMaji ya kisima\n";

    private String password = "";

    @AutoClose
    private Serving serving;

    @AutoClose
    private Chromium chromium;

    @BeforeAll
    void openAShelfAndABrowser(@TempDir Path place) throws IOException, InterruptedException {
        chromium = Chromium.start();
        var program = InstalledProgram.unpackInto(Files.createDirectory(place.resolve("program")));
        var node = Device.init(program, "node", place.resolve("node"));
        serving = node.serve();
        password = node.password();
        try (var staff = new Staff(serving.admin());
                var teacher = new Staff(serving.admin())) {
            staff.submit("sign-in", "sign-in", Map.of("password", node.password()));
            staff.submit("teachers", "teachers/pin", Map.of("pin", PIN));
            teacher.submit("teacher/sign-in", "teacher/sign-in", Map.of("pin", PIN));
            teacher.submit("teacher/", "teacher/file", SPEECH, "speech.wav", silence());
            teacher.submit("teacher/", "teacher/lists", Map.of("name", "Class 7B", "author", "Ms. Achieng"));
            teacher.submit(
                    "teacher/lists/1", "teacher/lists/1", Map.of("do", "add", "address", "/c/local/r/the-wel-speaks"));
        }
    }

    /** A second of sound (WAVE, 8 bits), in characters below 128, so that it is the same in every encoding. */
    private static String silence() {
        return "RIFFd\37\0\0WAVEfmt \20\0\0\0\1\0\1\0\100\37\0\0\100\37\0\0\1\0\10\0data\100\37\0\0"
                + "\100".repeat(8_000);
    }

    private static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions().setViewportSize(240, 320).setLocale("en");
    }

    private void signIn(Page page) {
        signIn(page, serving.admin());
    }

    private static void signIn(Page page, String address) {
        page.navigate(address + "teacher/sign-in");
        page.locator("#pin").fill(PIN);
        page.keyboard().press("Enter");
        page.waitForURL("**/teacher/");
    }

    @Test
    void aMistakeIsMendedWithoutScriptsAndWithTheKeyboardAlone() {
        try (var window = chromium.window(phone().setJavaScriptEnabled(false))) {
            var page = window.newPage();
            signIn(page);

            tabTo(page, "a[href='/teacher/items/the-wel-speaks']");
            page.keyboard().press("Enter");
            tabTo(page, "#item-title");
            page.keyboard().press("ControlOrMeta+a");
            page.keyboard().type("The well speaks");
            page.keyboard().press("Enter");
            page.waitForURL("**?done=corrected");

            assertThat(page.locator("[role=status]").textContent()).contains("It is corrected");
            page.navigate(serving.library().address());
            page.locator("a:has-text('Class 7B')").first().click();
            page.locator("main a:has-text('The well speaks')").first().click();
            assertThat(page.url()).contains("/c/local/r/the-wel-speaks");
        }
    }

    @Test
    void subtitlesAreInThePlayerAtOnceAndCanBeTakenAway() {
        try (var window = chromium.window(phone())) {
            var page = window.newPage();
            signIn(page);
            page.navigate(serving.admin() + "teacher/items/the-wel-speaks");
            addSubtitles(page, "hello.txt", "hello");
            assertThat(page.locator("[role=alert]").textContent()).contains("no lines with times", "hello.txt");

            addSubtitles(page, "speech.srt", SUBTITLES);

            page.waitForURL("**?done=subtitles");
            page.navigate(serving.library().address() + "c/local/r/the-wel-speaks/read");
            assertThat(page.locator("track").getAttribute("srclang")).isEqualTo("sw");
            page.evaluate("document.querySelector('audio').textTracks[0].mode = 'hidden'");
            await().pollInSameThread()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> page.evaluate("(document.querySelector('audio').textTracks[0].cues || []).length")
                            .equals(1));
            assertThat(page.evaluate("document.querySelector('audio').textTracks[0].cues[0].text"))
                    .isEqualTo("Maji ya kisima");

            page.navigate(serving.admin() + "teacher/items/the-wel-speaks");
            page.locator("button[value=remove-subtitles]").click();
            page.waitForURL("**?done=removed");
            page.navigate(serving.library().address() + "c/local/r/the-wel-speaks/read");
            assertThat(page.locator("track").count()).isZero();
        }
    }

    private static void addSubtitles(Page page, String name, String text) {
        page.locator("#subtitles-file")
                .setInputFiles(new FilePayload(name, "text/plain", text.getBytes(StandardCharsets.UTF_8)));
        page.locator("form[action$='/subtitles'] button").click();
    }

    /** Where all of it had to go at once it would never arrive. */
    @Test
    void aFilmArrivesThoughTheWifiBreaksAgainAndAgain() throws IOException, InterruptedException {
        var film = new byte[3_000_000];
        new Random(1).nextBytes(film);
        try (var wifi = new BreakingWifi(serving.admin(), 700_000);
                var window = chromium.window(phone())) {
            var page = window.newPage();
            signIn(page, wifi.address());
            page.locator("#file-title").fill("Long film");
            page.locator("#file-author").fill("Ms. Achieng");
            assertThat(page.locator("#file-hint").textContent()).contains("goes on by itself");
            page.locator("#file").setInputFiles(new FilePayload("film.mp4", "video/mp4", film));
            long before = wifi.sentBytes();

            page.locator("form[action='/teacher/file'] button").dblclick();
            page.waitForURL("**?done=file");

            assertThat(serving.library().find("local", "long-film/film.mp4")).contains(film);
            long sent = wifi.sentBytes() - before;
            System.out.println("a film of " + film.length + " bytes: " + sent + " sent, " + wifi.breaks() + " breaks");
            assertThat(wifi.breaks()).isGreaterThanOrEqualTo(4);
            // A piece for each break, and what each piece has around it.
            assertThat(sent).isLessThan(film.length + wifi.breaks() * 140_000L + film.length / 50);
            assertThat(page.locator("h2:has-text('Long film')").count()).isOne();
        }
    }

    /** As after a power cut, or a break between two lessons. */
    @Test
    void aFilmGoesOnWhenItsTeacherSignsInAgain(@TempDir Path phone) throws IOException, InterruptedException {
        var film = new byte[3_000_000];
        new Random(2).nextBytes(film);
        var path = Files.write(phone.resolve("film.mp4"), film);
        var sent = new AtomicInteger();
        try (var window = chromium.window(phone())) {
            var page = window.newPage();
            signIn(page);
            page.route("**/teacher/pieces?*", route -> {
                if (sent.incrementAndGet() > 15) {
                    route.abort();
                } else if (sent.get() == 1) {
                    // A hotspot between them.
                    route.fulfill(new Route.FulfillOptions().setStatus(200).setBody("<p>Pay first</p>"));
                } else {
                    route.resume();
                }
            });
            sendFilm(page, path);
            page.waitForCondition(() -> sent.get() > 15);
            window.clearCookies();
            page.unroute("**/teacher/pieces?*");
            sent.set(0);
            page.route("**/teacher/pieces?*", route -> {
                sent.incrementAndGet();
                route.resume();
            });

            signIn(page);
            sendFilm(page, path);
            page.waitForURL("**?done=file");

            assertThat(serving.library().find("local", "second-film/film.mp4")).contains(film);
            // A question, and of 23 pieces those that were not there.
            assertThat(sent).hasValue(11);
        }
    }

    private static void sendFilm(Page page, Path film) {
        page.locator("#file-title").fill("Second film");
        page.locator("#file-author").fill("Ms. Achieng");
        page.locator("#file").setInputFiles(film);
        page.locator("form[action='/teacher/file'] button").click();
    }

    @Test
    void everyPageFitsANarrowPhoneAndMeetsWcagInBothDirections() {
        var wrong = new ArrayList<String>();
        try (var window = chromium.window(phone())) {
            var page = window.newPage();
            signIn(page);
            for (var path : List.of("teacher/", "teacher/items/the-wel-speaks", "teacher/lists/1?q=well")) {
                for (var language : List.of("en", "ar")) {
                    page.navigate(serving.admin() + "teacher/?lang=" + language);
                    page.navigate(serving.admin() + path);
                    look(page, path + " " + language, wrong);
                }
            }
            // Still in Arabic: somebody else has changed all of it since the form was opened.
            page.navigate(serving.admin() + "teacher/items/the-wel-speaks");
            page.evaluate("for (const e of document.querySelectorAll('[name=seen]')) e.value = 'long ago'");
            page.locator("#item-description").fill("x".repeat(200));
            page.locator("button[value=correct]").click();
            page.locator("#item-description-now").waitFor();
            look(page, "changed by others", wrong);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void pagesOfStaffMeetWcagByDayAndByNight() {
        var wrong = new ArrayList<String>();
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (var window = chromium.window(phone().setColorScheme(scheme))) {
                var page = window.newPage();
                page.navigate(serving.admin() + "sign-in");
                lookForViolations(page, "sign-in " + scheme, wrong);
                page.locator("input[type=password]").fill(password);
                page.keyboard().press("Enter");
                page.waitForURL(serving.admin());
                for (var path : List.of("", "usage", "teachers", "teachers?asked=pin", "teacher/sign-in?again")) {
                    page.navigate(serving.admin() + path);
                    lookForViolations(page, path + " " + scheme, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Fingers need 44 pixels; links within a sentence have what its line has. */
    private static void look(Page page, String where, List<String> wrong) {
        lookForViolations(page, where, wrong);
        var width = (Integer) page.evaluate("document.scrollingElement.scrollWidth");
        if (width > 240) {
            wrong.add(where + ": " + width + " px");
        }
        var small = """
            () => [...document.querySelectorAll('main a, button, input:not([type=hidden]), select, textarea, .languages a')]
                .filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML)""";
        ((List<?>) page.evaluate(small)).forEach(target -> wrong.add(where + ": small: " + target));
    }

    private static void lookForViolations(Page page, String where, List<String> wrong) {
        new AxeBuilder(page)
                .withTags(WCAG)
                .analyze()
                .getViolations()
                .forEach(violation -> violation
                        .getNodes()
                        .forEach(node -> wrong.add(where + ": " + violation.getId() + ": " + node.getHtml())));
    }

    /** Presses Tab until the focus is at {@code selector}. */
    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < TAB_LIMIT; i++) {
            page.keyboard().press("Tab");
            if (page.locator(selector + ":focus").count() > 0) {
                return;
            }
        }
        throw new AssertionError("no " + selector + " within " + TAB_LIMIT + " presses of Tab");
    }
}

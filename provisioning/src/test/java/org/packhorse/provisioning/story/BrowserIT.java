package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The library in a real browser: every type of page, as different people need it. */
@TestInstance(Lifecycle.PER_CLASS)
class BrowserIT {
    /** What the law of many countries asks for, up to WCAG 2.2 AA. */
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static final int TAB_LIMIT = 80;

    @AutoClose
    private Serving serving;

    @AutoClose
    private Chromium chromium;

    private String library;
    private Collection<String> addresses;

    @BeforeAll
    void openALibraryAndABrowser(@TempDir Path place) throws IOException, InterruptedException {
        chromium = Chromium.start();
        var program = InstalledProgram.unpackInto(Files.createDirectory(place.resolve("program")));
        var hub = Device.init(program, "hub", place.resolve("hub"));
        hub.publishFirst("first-lessons", program.copyLessons(place));
        serving = hub.serve();
        library = serving.library().address();
        try (var types = new PageTypes(library)) {
            addresses = types.find();
        }
    }

    private static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions().setViewportSize(360, 640).setLocale("en");
    }

    private String at(String address) {
        return URI.create(library).resolve(address).toString();
    }

    /** {@code address} with the pages' language chosen. */
    private static String in(String language, String address) {
        return address + (address.contains("?") ? "&" : "?") + "lang=" + language;
    }

    private List<String> violations(Browser.NewContextOptions options, String language) {
        var found = new ArrayList<String>();
        try (var window = chromium.window(options)) {
            var page = window.newPage();
            for (var address : addresses) {
                page.navigate(at(in(language, address)));
                for (var violation :
                        new AxeBuilder(page).withTags(WCAG).analyze().getViolations()) {
                    violation
                            .getNodes()
                            .forEach(node -> found.add(in(language, address) + ": " + violation.getId() + ": "
                                    + violation.getHelp() + ": " + node.getHtml()));
                }
            }
        }
        return found;
    }

    @Test
    void everyTypeOfPageMeetsWcagByDay() {
        assertThat(addresses).hasSizeGreaterThan(8);
        assertThat(violations(phone(), "en")).isEmpty();
    }

    @Test
    void everyTypeOfPageMeetsWcagInTheDarkFromRightToLeft() {
        assertThat(violations(phone().setColorScheme(ColorScheme.DARK), "ar")).isEmpty();
    }

    @Test
    void everyLookMeetsWcag() {
        var found = new ArrayList<String>();
        try (var window = chromium.window(phone())) {
            var page = window.newPage();
            for (var look : List.of("easy", "contrast", "dark", "easy.dark", "contrast.dark", "large.easy.contrast")) {
                for (var address : List.of("/", "/display", "/languages", "/by/level/primary?subject=health")) {
                    page.navigate(at(address + (address.contains("?") ? "&" : "?") + "view=" + look));
                    new AxeBuilder(page)
                            .withTags(WCAG)
                            .analyze()
                            .getViolations()
                            .forEach(violation -> violation
                                    .getNodes()
                                    .forEach(node -> found.add(
                                            look + " " + address + ": " + violation.getId() + ": " + node.getHtml())));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void paperIsWhiteAndItsTextDarkWhateverTheLook() {
        var pale = """
            () => [...document.querySelectorAll('body *')].filter(e => e.offsetParent
                && [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim())
                && Math.min(...getComputedStyle(e).color.match(/\\d+/g).slice(0, 3)) > 140).map(e => e.outerHTML)""";
        try (var window = chromium.window(phone())) {
            var page = window.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            for (var look : List.of("dark", "contrast", "contrast.dark", "easy.dark")) {
                for (var address : addresses) {
                    page.navigate(at(address + (address.contains("?") ? "&" : "?") + "view=" + look));

                    assertThat((List<?>) page.evaluate(pale))
                            .as(look + " " + address)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void nothingIsCutOffInAVeryNarrowWindow() {
        var wide = new ArrayList<String>();
        var options = new Browser.NewContextOptions()
                .setViewportSize(240, 320)
                .setForcedColors(ForcedColors.ACTIVE)
                .setReducedMotion(ReducedMotion.REDUCE);
        try (var window = chromium.window(options)) {
            var page = window.newPage();
            for (var address : addresses) {
                for (var language : List.of("en", "ar")) {
                    page.navigate(at(in(language, address)));
                    var width = (Integer) page.evaluate("document.scrollingElement.scrollWidth");
                    if (width > 240) {
                        wide.add(in(language, address) + ": " + width + " px");
                    }
                }
            }
        }
        assertThat(wide).isEmpty();
    }

    @Test
    void noPageAsksAnybodyElseForAnything() {
        var strangers = new TreeSet<String>();
        var complaints = new ArrayList<String>();
        try (var window = chromium.window(phone())) {
            var page = window.newPage();
            page.onRequest(request -> {
                if (!request.url().startsWith(library) && !request.url().startsWith("data:")) {
                    strangers.add(request.url());
                }
            });
            page.onPageError(complaints::add);
            for (var address : addresses) {
                page.navigate(at(address));
            }
        }
        assertThat(strangers).isEmpty();
        assertThat(complaints).isEmpty();
    }

    @Test
    void aLessonIsFoundAndReadWithTheKeyboardAlone() {
        try (var window = chromium.window(phone())) {
            var page = window.newPage();
            page.navigate(library);

            page.keyboard().press("Tab");
            assertThat(focused(page, "e.className")).isEqualTo("skip");
            tabTo(page, "e.name === 'q'");
            page.keyboard().type("water safe");
            page.keyboard().press("Enter");
            page.waitForURL("**/search?**");
            awaitResult(page, "Making water safe");
            tabTo(page, "e.textContent.indexOf('Making water safe') >= 0");
            page.keyboard().press("Enter");
            page.waitForURL(url -> !url.contains("/search"));

            assertThat(page.locator("h1").first().textContent()).contains("Making water safe to drink");
        }
    }

    @Test
    void everythingWorksWithoutScripts() {
        try (var window = chromium.window(phone().setJavaScriptEnabled(false))) {
            var page = window.newPage();
            page.navigate(library);
            page.locator("input[name=q]").fill("malaria");
            page.locator("form[role=search] button").click();
            awaitResult(page, "net against malaria");
            page.locator("main a:has-text('net against malaria')").first().click();
            assertThat(page.locator("h1").first().textContent()).contains("net against malaria");
        }
    }

    /** Looks again as long as it is not among the results: texts are indexed in the background, and a search that takes too long is cut short. */
    private static void awaitResult(Page page, String title) {
        var result = page.locator("main a:has-text('" + title + "')");
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofMinutes(2))
                .until(() -> {
                    boolean isThere = result.count() > 0;
                    if (!isThere) {
                        page.reload();
                    }
                    return isThere;
                });
    }

    /** Presses Tab until the focus is where {@code condition} (on {@code e}) holds; wherever it rests on the way must be seen. */
    private static void tabTo(Page page, String condition) {
        for (int i = 0; i < TAB_LIMIT; i++) {
            page.keyboard().press("Tab");
            assertThat(focused(
                            page,
                            "getComputedStyle(e).outlineStyle !== 'none' || getComputedStyle(e).boxShadow !== 'none'"))
                    .as("one sees the focus on %s", focused(page, "e.outerHTML"))
                    .isEqualTo(true);
            if (Boolean.TRUE.equals(focused(page, condition))) {
                return;
            }
        }
        throw new AssertionError("no " + condition + " within " + TAB_LIMIT + " presses of Tab");
    }

    private static Object focused(Page page, String expression) {
        return page.evaluate("(function(e){return " + expression + "})(document.activeElement)");
    }
}

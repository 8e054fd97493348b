package org.packhorse.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.packhorse.adminui.page.Languages;
import org.packhorse.adminui.port.FakeConsole;
import org.packhorse.adminui.port.ProblemView;
import org.packhorse.adminui.port.StickView;
import org.packhorse.adminui.port.SyncDespite;
import org.packhorse.adminui.port.SyncView;
import org.packhorse.adminui.port.SyncView.LastCheck;
import org.packhorse.adminui.port.SyncView.NextCheck;
import org.packhorse.adminui.port.Trouble;
import org.packhorse.adminui.port.TrustView;
import org.packhorse.adminui.port.UpstreamView;
import org.packhorse.adminui.port.VerifyView;
import org.packhorse.adminui.port.WayIn;

class ScreensTest extends AdminUiCase {
    private static final Map<String, SyncView> SYNCS = Map.of(
            "up to date",
            FakeConsole.upToDate(),
            "arrived",
            new SyncView.Idle(new LastCheck.Arrived(FakeConsole.NOW, "Sums", 4, 1_930), new NextCheck.OnRequest()),
            "never",
            new SyncView.Idle(new LastCheck.Never(), new NextCheck.OnRequest()),
            "checking",
            new SyncView.Checking(),
            "arriving",
            FakeConsole.arriving(),
            "waiting",
            FakeConsole.waiting(),
            "failed",
            FakeConsole.unreachable(),
            "nothing followed",
            new SyncView.NothingFollowed());

    private static final List<VerifyView> VERIFIES = List.of(
            new VerifyView.NotRun(),
            new VerifyView.Running(0, 0),
            new VerifyView.Running(700, 1_428),
            new VerifyView.Finished(FakeConsole.NOW, 1_428, 0),
            new VerifyView.Finished(FakeConsole.NOW, 1_428, 3),
            new VerifyView.Stopped(FakeConsole.NOW));

    private static final List<StickView> STICKS = List.of(
            new StickView.Reading(0, 0, 0),
            new StickView.Reading(2, 1_200_000, 2_900_000),
            new StickView.Done(FakeConsole.NOW, 2, true, true),
            new StickView.Done(FakeConsole.NOW, 0, true, true),
            new StickView.Done(FakeConsole.NOW, 0, false, false));

    static Stream<String> languages() {
        return Languages.STAFF.stream();
    }

    @Test
    void tellsHowStudentsGetThereAndPrintsIt() throws IOException {
        var browser = staff();
        assertThat(browser.get("/").page().select("dd a.address").eachText())
                .containsExactly("http://library.school/", "http://192.168.1.7/");

        var poster = browser.get("/poster?address=http://192.168.1.7/&also1=sw&also2=ar&lang-unknown=1")
                .page();

        assertThat(poster.select(".poster svg.qr path")).hasSize(2);
        assertThat(poster.select(".poster-address").text()).isEqualTo("http://192.168.1.7/");
        assertThat(poster.select(".poster p[lang]").eachAttr("lang")).containsExactly("en", "sw", "ar");
        assertThat(poster.select(".poster").text()).contains("Green <Valley>");
        assertThat(browser.get("/poster?address=http://evil.example/")
                        .page()
                        .select(".poster-address")
                        .text())
                .isEqualTo("http://library.school/");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void thePosterIsWellFormedInEveryLanguage(String language) throws IOException {
        var browser = staff();
        browser.get("/?lang=" + language);

        wellFormed(language, browser.get("/poster").body());
        console.wayIn(new WayIn(List.of(java.net.URI.create("http://127.0.0.1:8280/")), ""));
        wellFormed(language, browser.get("/poster").body());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyStateIsWellFormedInEveryLanguage(String language) throws IOException {
        var browser = staff();
        browser.get("/?lang=" + language);
        console.problems(FakeConsole.everyProblem()).forecast(FakeConsole.toCome());
        for (var sync : SYNCS.values()) {
            console.sync(sync);
            wellFormed(language, browser.get("/").body());
        }
        for (var verify : VERIFIES) {
            console.verify(verify);
            wellFormed(language, browser.get("/").body());
        }
        for (var stick : STICKS) {
            console.stick(stick);
            wellFormed(language, browser.get("/").body());
        }
        console.trust(new TrustView.Nobody())
                .collections(List.of())
                .problems(List.of())
                .links(List.of())
                .upstreams(List.of());
        wellFormed(language, browser.get("/?asked=verify").body());
        wellFormed(language, browser.get("/nothing-here").body());
        browser.submit("/", "/sign-out");
        wellFormed(language, browser.get("/sign-in").body());
    }

    private static void wellFormed(String language, String html) {
        var parser = Parser.htmlParser().setTrackErrors(10);
        var page = parser.parseInput(html, "http://localhost/");
        assertThat(parser.getErrors()).isEmpty();
        assertThat(page.select("html").attr("lang")).isEqualTo(language);
        assertThat(page.select("html").attr("dir")).isEqualTo(language.equals("ar") ? "rtl" : "ltr");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.title()).isNotBlank();
        var ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(references(page));
        assertThat(page.select("[style], style, script:not([src])")).isEmpty();
        assertThat(page.select("img:not([alt]), svg:not([aria-label])")).isEmpty();
        assertThat(page.select("input:not([type=hidden]):not([hidden])"))
                .allMatch(input -> !page.select("label[for=" + input.id() + "]").isEmpty());
        assertThat(page.select("button, a")).allMatch(Element::hasText);
        assertThat(page.select("dl > div"))
                .allMatch(group ->
                        group.select("> dt").size() == 1 && group.select("> dd").size() == 1);
        assertThat(page.body().text())
                .doesNotContain("{0}")
                .doesNotContain("null")
                .doesNotContain("??");
    }

    private static List<String> references(Document page) {
        return Stream.of("aria-labelledby", "aria-describedby", "for")
                .flatMap(name -> page.select("[" + name + "]").eachAttr(name).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noEnglishIsLeftOverInOtherLanguages(String language) throws IOException {
        var browser = staff();
        console.problems(FakeConsole.everyProblem()).verify(VERIFIES.get(1)).forecast(FakeConsole.toCome());
        browser.get("/?lang=" + language);
        var syncs = List.of(FakeConsole.unreachable(), FakeConsole.waiting(), FakeConsole.upToDate());
        for (var stick : STICKS) {
            console.stick(stick).sync(syncs.get(STICKS.indexOf(stick) % syncs.size()));
            var page = browser.get("/").page();

            page.select("[lang]:not(html), bdi").remove();

            if (!language.equals("en")) {
                assertThat(page.body().text()).doesNotContainPattern("(?i)\\b(the|is|and|of|with|was|students)\\b");
            }
        }
    }

    @Test
    void saysWhatALinkCarriedAndWhenItMayBeUsed() throws IOException {
        var text = staff().get("/")
                .page()
                .select("section[aria-labelledby=links]")
                .text()
                .replace('\u00a0', ' ');

        assertThat(text)
                .contains("SIM card Today 1.2 MB of 5 MB This month 88 MB of 200 MB At most 25 kB per second")
                .contains("its window is closed; again in 12 h")
                .contains("Mon Tue Wed Thu Fri 22:00–05:00, 12:30–24:00 (Africa/Nairobi time)");
    }

    @Test
    void saysWhoGaveSomethingDamagedAndUntilWhenItIsAskedLast() throws IOException {
        var browser = staff();

        var page = browser.get("/");

        assertThat(page.page()
                        .select("section[aria-labelledby=upstreams]")
                        .text()
                        .replace('\u00a0', ' '))
                .contains("https://hub.example.org/oer/ Travelled in the last check 96 B https://mirror")
                .contains(
                        "https://mirror.example.org/<b>\"&amp; Travelled in the last check 1.3 MB It gave something damaged")
                .contains("asked after all others until ")
                .contains("pack <script>: frame 3 is not the signed one");
        assertThat(page.body()).doesNotContain("<script>:").doesNotContain("org/<b>");
        console.upstreams(List.of());
        assertThat(browser.get("/").body()).doesNotContain("Where updates come from");
    }

    @Test
    void saysBeforehandWhatASyncTakes() throws IOException {
        var browser = staff();
        assertThat(browser.get("/").body()).doesNotContain("What a sync will fetch");
        console.forecast(FakeConsole.toCome());

        var text = browser.get("/")
                .page()
                .select("#live")
                .text()
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ');

        assertThat(text)
                .contains("What a sync will fetch To be fetched 3.1 MB Time on the line, about 4 min Costs 0.31 USD")
                .contains("Done Mar 12, 2026, 10:30 PM Left of the month’s budget 112 MB");
    }

    @Test
    void saysWhenAStickHasToStayAndWhenItMayGo() throws IOException {
        var browser = staff();
        console.stick(new StickView.Reading(2, 1_200_000, 2_900_000));

        var fragment = browser.get("/live").page();

        assertThat(fragment.select("#status").attr("data-running")).isEqualTo("true");
        assertThat(fragment.select("#stick").attr("data-announce")).isEqualTo("Leave the stick where it is.");
        assertThat(fragment.select("#stick progress").attr("value")).isEqualTo("41");
        assertThat(fragment.select("#stick").text().replace('\u00a0', ' '))
                .contains("Being read: 1.2 MB of 2.9 MB. Collections with something new: 2");

        console.stick(new StickView.Done(FakeConsole.NOW, 0, false, false));

        assertThat(browser.get("/").page().select("#stick").text())
                .contains("You may remove the stick now.")
                .contains("Not everything could be taken from it.")
                .contains("could not be written onto it");
    }

    @Test
    void saysThatAStickHadNothingNewer() throws IOException {
        console.stick(new StickView.Done(FakeConsole.NOW, 0, true, true));

        assertThat(staff().get("/").page().select("#stick").text()).contains("There is nothing newer on the stick.");
    }

    @Test
    void disregardsTheSchoolsRulesOnlyWhereSomebodyPressesThatButton() throws IOException {
        var browser = staff();
        assertThat(browser.get("/").page().select("input[name=despite]")).isEmpty();
        console.sync(FakeConsole.waiting());
        assertThat(browser.get("/").page().select("input[name=despite]").attr("value"))
                .isEqualTo("windows");

        browser.submit("/", "/sync");
        assertThat(console.lastDespite()).isEqualTo(SyncDespite.NOTHING);
        browser.submit("/", "/sync", "despite", "windows");
        assertThat(console.lastDespite()).isEqualTo(SyncDespite.WINDOWS);
        browser.submit("/", "/sync", "despite", "budgets");
        assertThat(console.lastDespite()).isEqualTo(SyncDespite.WINDOWS_AND_BUDGETS);
    }

    @Test
    void theLanguageIsKept() throws IOException {
        var browser = visitor().with("Accept-Language", "es-MX, en;q=0.1");
        assertThat(browser.get("/sign-in").page().select("html").attr("lang")).isEqualTo("es");

        assertThat(browser.get("/sign-in?lang=sw").header("Location")).isEqualTo("/sign-in");

        assertThat(browser.get("/sign-in").page().select("html").attr("lang")).isEqualTo("sw");
        assertThat(browser.get("/sign-in?lang=tlh").page().select("html").attr("lang"))
                .isEqualTo("sw");
    }

    @Test
    void theFragmentHasTheProgressAndSaysThatMoreWillCome() throws IOException {
        var browser = staff();
        console.sync(FakeConsole.arriving());

        var fragment = browser.get("/live").page();

        assertThat(fragment.select("#status").attr("data-running")).isEqualTo("true");
        assertThat(fragment.select("#status progress").attr("value")).isEqualTo("41");
        assertThat(fragment.select("#status, #verify")).hasSize(2);
    }

    @Test
    void withoutScriptsThePageRefreshesItselfOnlyWhileSomethingRuns() throws IOException {
        var browser = staff();
        assertThat(browser.get("/").body()).doesNotContain("http-equiv");

        console.sync(FakeConsole.arriving());

        assertThat(browser.get("/").body()).contains("<noscript><meta http-equiv=\"refresh\"");
    }

    @Test
    void textFromOutsideStaysText() throws IOException {
        var browser = staff();
        var hostile = "<script>alert(1)</script>\"'&";
        console.problems(List.of(new ProblemView(FakeConsole.NOW, Trouble.OTHER, hostile, hostile)))
                .upstreams(List.of(
                        new UpstreamView(hostile, 0, Optional.of(new UpstreamView.Mark(FakeConsole.NOW, hostile)))))
                .sync(new SyncView.Pulling(hostile, 0, 1, 0, 1, 0, 0));

        var page = browser.get("/").page();

        assertThat(page.select("script:not([src])")).isEmpty();
        assertThat(page.select("progress").attr("aria-label")).contains(hostile);
        assertThat(page.select(".detail").eachText()).containsExactly(hostile, hostile);
        assertThat(page.select("section[aria-labelledby=upstreams] h3").text()).isEqualTo(hostile);
    }

    @Test
    void aFaultInTheConsoleIsAPageNotAStackTrace() throws IOException {
        var browser = staff();
        console.breakDown();

        var reply = browser.get("/");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).doesNotContain("Exception").doesNotContain("org.packhorse");
    }
}

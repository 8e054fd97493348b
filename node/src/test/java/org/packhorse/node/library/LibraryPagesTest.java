package org.packhorse.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.transport.server.RawClient;

/** What a student meets on the way to a lesson. */
class LibraryPagesTest extends ServedLibrary {
    @Test
    void reachesALessonFromTheFirstPageInTwoTaps() throws Exception {
        var home = page("/");
        var about = page(home.expectFirst("a:containsOwn(Making water safe)").attr("href"));
        var lesson = page(about.expectFirst("a.button").attr("href"));

        assertThat(lesson.text()).contains("Clean water keeps people well");
    }

    @Test
    void sendsTheFirstPageInUnderEightKilobytes() throws Exception {
        var reply = client.get("/", "Accept-Encoding: gzip");

        assertThat(reply.headBytes() + reply.body().length).isLessThan(8_000);
        assertThat(client.get("/").body()).hasSizeLessThan(30_000);
        assertThat(client.get("/style.css", "Accept-Encoding: gzip").body()).hasSizeLessThan(4_000);
    }

    @Test
    void needsNoScriptAndLoadsNothingFromElsewhere() throws Exception {
        var home = page("/");

        assertThat(home.select("script:not([src^=/]), iframe, object, embed, [onclick], [style], style"))
                .isEmpty();
        assertThat(home.select("[src], link[href]").eachAttr("src"))
                .allMatch(src -> src.startsWith("/") || src.isEmpty());
    }

    @Test
    void showsFromTheFirstPageWhatIsInOneLanguage() throws Exception {
        var swahili = page(page("/").expectFirst(".ways a:contains(Kiswahili)").attr("href"));

        assertThat(swahili.select("h1").text()).isEqualTo("Kiswahili");
        assertThat(swahili.select(".rows h2").eachText())
                .containsExactly("Kufanya maji kuwa salama", "Wimbo wa kunawa mikono");
        assertThat(swahili.select(".rows .quiet").eachText()).allMatch(line -> line.contains("Water and health"));
    }

    @Test
    void narrowsACollectionDownByLinksAlone() throws Exception {
        var narrowed = page("/by/subject/Health?level=primary");
        assertThat(narrowed.select(".rows h2")).hasSize(4);

        var songs = page(narrowed.expectFirst(".facets a:contains(Audio)").attr("href"));
        assertThat(songs.select(".rows h2").eachText()).containsExactly("Wimbo wa kunawa mikono");
        assertThat(songs.select(".facets .on").eachText()).hasSize(2);

        var again = page(songs.expectFirst(".facets .on:contains(Audio)").attr("href"));
        assertThat(again.select(".rows h2")).hasSize(4);
    }

    @Test
    void namesCommonSubjectsInTheReadersLanguage() throws Exception {
        assertThat(page("/?lang=km").select(".ways a[lang=km]").eachText())
                .anyMatch(text -> text.startsWith("គណិតវិទ្យា"))
                .anyMatch(text -> text.startsWith("សុខភាព"));
        var list = page("/by/subject/health?lang=km").expectFirst("h1");
        assertThat(list.text()).isEqualTo("សុខភាព");
        assertThat(list.attr("lang")).isEqualTo("km");
        var chosen = page("/c/water?subject=health&lang=km").expectFirst(".facets .on");
        assertThat(chosen.attr("aria-label")).contains("សុខភាព");
        assertThat(chosen.expectFirst("bdi").attr("lang")).isEqualTo("km");
    }

    @Test
    void showsOtherSubjectsAsTheirCuratorsWroteThem() throws Exception {
        var own = page("/by/subject?lang=km").expectFirst(".chips a[href*=wells]");

        assertThat(own.attr("lang")).isEqualTo("en");
        assertThat(own.text()).startsWith("Wells and pumps");
    }

    @Test
    void aResourceLeadsToEverythingOfItsSubjects() throws Exception {
        var subjects = page("/c/water/r/safe-water?lang=km").select(".facts .chips a");

        assertThat(subjects.eachText()).containsExactly("សុខភាព", "វិទ្យាសាស្ត្រ", "Wells and pumps");
        assertThat(subjects.eachAttr("lang")).containsExactly("km", "km", "en");
        for (var subject : subjects) {
            assertThat(page(subject.attr("href")).select("h1").text()).isEqualTo(subject.text());
        }
    }

    @Test
    void saysWhenNothingFitsAllChoices() throws Exception {
        assertThat(page("/c/statistics?level=primary").text()).contains("Nothing fits all of these choices");
        assertThat(page("/c/statistics?level=nonsense").select(".rows li")).hasSize(50);
        assertThat(client.get("/by/subject/nothing").status()).isEqualTo(404);
        assertThat(client.get("/by/nothing").status()).isEqualTo(404);
        assertThat(client.get("/by").status()).isEqualTo(404);
    }

    @Test
    void tellsWhatIsNew(@TempDir Path other) throws Exception {
        try (var changing = SampleLibrary.full(other);
                var reader = new RawClient(changing.port())) {
            var before = Jsoup.parse(reader.get("/").text());
            changing.addToHadithi("sungura", "Sungura mjanja");
            // Another address of the same page: this shelf, unlike the catalog, tells no server to forget its ready
            // answers.
            var after = Jsoup.parse(reader.get("/?page=1").text());

            assertThat(before.select(".news")).isEmpty();
            assertThat(after.expectFirst(".news li").text()).contains("Sungura mjanja", "New", "Hadithi za jioni");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/c/water?page=2, /c/water?page=2",
        "/search?q=a%20b, /search?q=a%20b",
        "//evil.example/, /",
        "https://evil.example/, /",
        "/languages?back=/, /",
        "/c/water?lang=fr, /c/water",
        "'', /"
    })
    void leadsBackToOurOwnPagesOnly(String back, String address) throws Exception {
        var asked = "/languages?lang=sw&back=" + Links.escape(back);

        assertThat(page(asked).expectFirst(".trail a").attr("href"))
                .isEqualTo(address + (address.contains("?") ? "&" : "?") + "lang=sw");
    }

    @Test
    void carriesTheLookThatWasChosen() throws Exception {
        var display = page("/display?back=/c/water");
        var easy = page(display.expectFirst("a:contains(Easier)").attr("href"));
        assertThat(easy.expectFirst("html").className()).isEqualTo("easy");

        var water = page(easy.expectFirst(".trail a").attr("href"));
        assertThat(water.location()).endsWith("/c/water?view=easy");
        assertThat(water.expectFirst("html").className()).isEqualTo("easy");
        assertThat(water.select("input[name=view]").attr("value")).isEqualTo("easy");
        assertThat(page("/?view=bold.large.%3Cx%3E").expectFirst("html").className())
                .isEqualTo("large");
    }

    @Test
    void saysThatNobodyHasCheckedATranslation() throws Exception {
        assertThat(page("/?lang=fr").select("footer").text()).contains("n’a pas été vérifiée");
        assertThat(page("/?lang=en").select("footer").text()).doesNotContain("checked by");
    }

    @Test
    void turnsThePagesOfALongCollection() throws Exception {
        var titles = new ArrayList<String>();
        var address = "/c/statistics";
        while (!address.isEmpty()) {
            var page = page(address);
            titles.addAll(page.select(".rows h2").eachText());
            address = page.select("a[rel=next]").attr("href");
        }

        assertThat(titles).hasSize(120).doesNotHaveDuplicates();
        assertThat(page("/c/statistics?page=99").select(".rows li")).hasSize(20);
        assertThat(page("/c/statistics?page=-1").select(".rows li")).hasSize(50);
    }

    @Test
    void turnsThePagesOfALongFolder() throws Exception {
        List<String> names = new ArrayList<>();
        var address = "/c/statistics/browse/media/";
        while (!address.isEmpty()) {
            var page = page(address);
            names.addAll(page.select(".files a").eachText());
            address = page.select("a[rel=next]").attr("href");
        }

        assertThat(names).hasSize(250).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void leadsFromAListingToEveryFileHoweverItIsCalled() throws Exception {
        for (var link : page("/c/water/browse/pictures/").select(".files a")) {
            assertThat(client.get(link.attr("href")).status()).isEqualTo(200);
        }
        assertThat(client.get("/c/water/browse/pictures").header("location")).isEqualTo("/c/water/browse/pictures/");
    }

    @Test
    void tellsLicenceAndCreditWithEveryItem() throws Exception {
        var item = page("/c/water/r/safe-water");

        assertThat(item.select("a[rel~=license]").attr("href"))
                .isEqualTo("https://creativecommons.org/licenses/by-sa/4.0/");
        assertThat(item.select(".facts").text())
                .contains("CC-BY-SA-4.0", "Riverside Teachers, with pictures by their pupils", "Captions");
    }

    @Test
    void playsSoundAndFilmWithoutFetchingThemFirst() throws Exception {
        assertThat(page("/c/water/r/pump")
                        .expectFirst("video[controls][preload=none]")
                        .attr("src"))
                .isEqualTo("/content/water/media/pump.mp4");
        assertThat(page("/c/water/r/song")
                        .expectFirst("audio[controls][preload=none]")
                        .attr("src"))
                .isEqualTo("/content/water/media/song.ogg");
        assertThat(page("/c/water/r/pump").select("a[download]").attr("href"))
                .isEqualTo("/content/water/media/pump.mp4?download");
    }

    @Test
    void saysWhenAnItemLacksItsContent() throws Exception {
        var item = page("/c/water/r/gone");

        assertThat(item.text()).contains("not in this version");
        assertThat(item.select("a.button")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', en, ltr",
        "'sw', sw, ltr",
        "'ar-EG,ar;q=0.9,en;q=0.5', ar, rtl",
        "'pt-BR', pt, ltr",
        "'de,fr-CA;q=0.8', fr, ltr",
        "'xx;;q=nonsense', en, ltr"
    })
    void speaksTheLanguageTheBrowserAsksFor(String accepted, String tag, String direction) throws Exception {
        var html = page("/", "Accept-Language: " + accepted).expectFirst("html");

        assertThat(html.attr("lang")).isEqualTo(tag);
        assertThat(html.attr("dir")).isEqualTo(direction);
    }

    @Test
    void carriesAChosenLanguageFromPageToPage() throws Exception {
        var home = page("/?lang=ar&page=1", "Accept-Language: en");
        assertThat(home.expectFirst("html").attr("dir")).isEqualTo("rtl");
        var languages = page(home.expectFirst(".tools a").attr("href"));
        assertThat(languages.select("a[hreflang=fr]").attr("href")).isEqualTo("/?page=1&lang=fr");

        for (var link : home.select("main a[href^=/c/], main a[href^=/?], .brand")) {
            assertThat(link.attr("href")).contains("lang=ar");
        }
        assertThat(home.select("input[name=lang]").attr("value")).isEqualTo("ar");
    }

    @Test
    void marksTheLanguageOfEveryTitle() throws Exception {
        var title = page("/").expectFirst("a:containsOwn(جعل الماء)");

        assertThat(title.attr("lang")).isEqualTo("ar");
        assertThat(title.attr("dir")).isEqualTo("rtl");
    }

    @Test
    void answersTheSamePageWithItsValidator() throws Exception {
        var first = client.get("/c/water");
        var again = client.get("/c/water", "If-None-Match: " + first.header("etag"));
        var french = client.get("/c/water", "Accept-Language: fr", "If-None-Match: " + first.header("etag"));

        assertThat(again.status()).isEqualTo(304);
        assertThat(french.status()).isEqualTo(200);
        assertThat(first.header("vary")).contains("accept-language").contains("accept-encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/c",
                "/c/",
                "/c/nobody",
                "/c/water/r/none",
                "/c/water/r/",
                "/c/water/other",
                "/c/water/browse/no/",
                "/c/water/browse//",
                "/c/%3Cscript%3E",
                "/c/water/browse/%C3%BC/"
            })
    void apologisesForWhatIsNotThere(String address) throws Exception {
        var reply = client.get(address, "Accept-Language: sw");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).contains("Ukurasa huu haupo hapa").doesNotContain("<script>");
    }

    @Test
    void bringsItsOwnFurniture() throws Exception {
        assertThat(client.get("/icon.svg").header("content-type")).isEqualTo("image/svg+xml");
        assertThat(client.get("/favicon.ico").header("location")).isEqualTo("/icon.svg");
        assertThat(client.get("/robots.txt").text()).contains("Disallow");
        assertThat(client.get("/style.css").header("cache-control")).isEqualTo("max-age=3600");
    }

    @Test
    void leadsOnFromAPageWhoseAddressIsVeryLong() throws Exception {
        var about = page("/c/water/r/safe-water?utm=" + "x".repeat(700));

        assertThat(about.select("a[href=/c/water/r/safe-water/reuse]")).hasSize(1);
        assertThat(about.select("a[href^=//]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GFDL-1.", "GFDL-1.3", "GFDL-1.2-or-later", "GFDL-1.x", "CC-BY-4.0", "MIT"})
    void hasAPageForWhateverMayBeALicence(String id) throws Exception {
        assertThat(page("/licences/" + id).select("h1")).hasSize(1);
    }
}

package org.packhorse.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.language.LanguageTags;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.translation.Translations;
import org.packhorse.node.library.page.translation.Words;
import org.packhorse.node.transport.server.RawClient;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Resource;

/** Every kind of page: well formed, usable without seeing it, and without a word that no bundle has. */
@TestInstance(Lifecycle.PER_CLASS)
class PageQualityTest {
    private static final List<String> SAMPLES = List.of(
            "/",
            "/?lang=ar",
            "/by/subject",
            "/by/language/sw?level=primary",
            "/by/level/secondary?page=2&lang=fa",
            "/c/statistics?subject=mathematics",
            "/c/water",
            "/c/statistics?page=2",
            "/c/hadithi",
            "/c/water/r/safe-water",
            "/c/water/r/pump",
            "/c/water/r/song",
            "/c/water/r/book",
            "/c/water/r/pictures",
            "/c/water/r/gone",
            "/c/water/browse/",
            "/c/statistics/browse/media/?after=figure-1099.txt",
            "/languages",
            "/languages?back=/c/water&lang=ur&view=easy",
            "/display?view=large.easy.contrast.dark",
            "/search",
            "/search?q=water",
            "/search?q=zebra",
            "/c/water/r/safe-water/reuse",
            "/c/water/r/gone/reuse",
            "/c/water/take",
            "/c/water/take/pictures/",
            "/licences/CC-BY-NC-SA-4.0",
            "/licences/CC0-1.0",
            "/licences/Whatever-1.0",
            "/qr?to=/c/water",
            "/c/water/r/nothing",
            "/c/mix/r/well",
            "/c/mix/r/well/read/",
            "/c/mix/r/well/read/OEBPS/one.xhtml",
            "/c/mix/r/well/read/OEBPS/two.xhtml",
            "/c/mix/r/well/text/",
            "/c/mix/r/well/text/OEBPS/one.xhtml",
            "/c/mix/r/guide/read/",
            "/c/mix/r/long/read/",
            "/c/mix/r/paper",
            "/c/mix/r/paper/read/",
            "/c/mix/r/paper/text/",
            "/c/mix/r/film",
            "/c/mix/view/media/film.mp4",
            "/c/mix/r/film/text/",
            "/c/mix/r/drawing/read/",
            "/c/mix/r/course",
            "/c/mix/r/course/read/",
            "/c/mix/r/quiz/read/",
            "/nothing");

    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]{2,}");

    @AutoClose
    private SampleLibrary library;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        library = SampleLibrary.full(folder);
        SampleReadings.put(library);
    }

    static Stream<String> samples() {
        return SAMPLES.stream();
    }

    private String html(String address) throws Exception {
        try (var client = new RawClient(library.port())) {
            return client.get(address).text();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isWellFormed(String address) throws Exception {
        var parser = Parser.htmlParser().setTrackErrors(20);

        var page = parser.parseInput(html(address), "");

        assertThat(parser.getErrors()).isEmpty();
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("a a, a button, p ul, p div, p section, ul > :not(li), dl > :not(div)"))
                .isEmpty();
        assertThat(page.title()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void canBeUsedWithoutSeeingIt(String address) throws Exception {
        var page = Jsoup.parse(html(address));

        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main, header, footer")).hasSize(3);
        assertThat(page.expectFirst("body > a").attr("href")).isEqualTo("#main");
        assertThat(page.select("img:not([alt]), input:not([type=hidden]):not([id])"))
                .isEmpty();
        for (var field : page.select("input[id], textarea[id]")) {
            assertThat(page.select("label[for=" + field.id() + "]")).hasSize(1);
        }
        for (var link : page.select("a, button")) {
            assertThat(link.text() + link.attr("aria-label"))
                    .as(link.outerHtml())
                    .isNotBlank();
        }
        assertThat(page.select("nav").eachAttr("aria-label")).doesNotHaveDuplicates();
        headingsSkipNoLevel(page);
    }

    /** Imports refuse them today; what older programs published is on shelves. */
    @ParameterizedTest
    @ValueSource(strings = {"english", "xx-evil", "en-x", "pt-BR"})
    void speaksNoLanguageThatThereIsNone(String tag, @TempDir Path folder) throws Exception {
        try (var old = new SampleLibrary(folder, Translations.load());
                var client = new RawClient(old.port())) {
            old.file("old/a.html", "<html lang=english><p>a <b lang='xx'>b</b> <i lang=quz>c</i>");
            old.file("old/b.png", new byte[9]);
            var items = Stream.of("a.html", "b.png")
                    .map(entry -> new Resource(
                            entry.substring(0, 1),
                            "A",
                            "b",
                            List.of(tag),
                            "MIT",
                            "",
                            List.of("c"),
                            "all",
                            List.of(),
                            entry))
                    .toList();
            old.show("old", new CollectionInfo("A", "b", List.of(tag), "MIT", "c", "", items));
            for (var address : List.of(
                    "/",
                    "/by/subject",
                    "/by/language",
                    "/by/kind/page",
                    "/c/old",
                    "/c/old/r/a",
                    "/c/old/r/a/read/",
                    "/c/old/r/a/text/",
                    "/c/old/r/a/reuse",
                    "/c/old/r/b/read/",
                    "/c/old/take",
                    "/c/old/r/none",
                    "/search?q=a")) {
                var page = Jsoup.parse(client.get(address).text());
                var toBeCopied = Jsoup.parse(page.select("#credit-html").text());

                assertThat(Stream.of(page, toBeCopied).flatMap(markup -> markup.select("[lang]").stream()))
                        .as(address)
                        .allMatch(element -> LanguageTags.isKnown(element.attr("lang")));
            }
            assertThat(Jsoup.parse(client.get("/c/old/r/a/read/").text())
                            .select("article [lang]")
                            .eachAttr("lang"))
                    .containsExactly("quz");
        }
    }

    private static void headingsSkipNoLevel(Document page) {
        int last = 0;
        for (var heading : page.select("h1, h2, h3, h4")) {
            int level = heading.tagName().charAt(1) - '0';
            assertThat(level).as(heading.outerHtml()).isLessThanOrEqualTo(last + 1);
            last = level;
        }
    }

    /** A language whose every letter is Cyrillic: what is still Latin on a page did not come from a bundle. */
    @Test
    void takesEveryWordFromABundle(@TempDir Path folder) throws Exception {
        try (var strange = new SampleLibrary(folder, pseudo());
                var client = new RawClient(strange.port())) {
            putCyrillicContent(strange);
            for (var address : List.of(
                    "/",
                    "/c/x",
                    "/by/subject",
                    "/by/level/all",
                    "/by/kind/page",
                    "/display",
                    "/c/x/r/a",
                    "/c/x/r/b",
                    "/c/x/browse/",
                    "/search?q=я",
                    "/search?q=ы",
                    "/search",
                    "/c/x/r/a/reuse",
                    "/c/x/take",
                    "/ы")) {
                var page = Jsoup.parse(
                        client.get(Links.escape(address).replace("%3f", "?").replace("%3d", "="))
                                .text());

                assertThat(LATIN_WORD.matcher(readable(page)).results().map(r -> r.group()))
                        .as(address)
                        .isEmpty();
            }
        }
    }

    private static Translations pseudo() {
        var english = Translations.load().find("en").orElseThrow();
        var messages = english.keys().stream()
                .collect(Collectors.toMap(
                        key -> key,
                        key -> LATIN_WORD
                                .matcher(english.find(key).orElseThrow())
                                .replaceAll(word -> "ж".repeat(word.group().length()))));
        return Translations.of(new Words(Locale.ENGLISH, messages));
    }

    private static void putCyrillicContent(SampleLibrary library) throws Exception {
        library.file("x/ы.html", "ы");
        library.file("x/ю.ogg", new byte[2_000]);
        var resources = Stream.of("a ы.html primary", "b ю.ogg all")
                .map(line -> line.split(" ", 3))
                .map(part -> new Resource(
                        part[0],
                        "Вода я",
                        "Чистая",
                        List.of("ru"),
                        "БЫ-1",
                        "Они",
                        List.of("наука"),
                        part[2],
                        List.of("captions"),
                        part[1]))
                .toList();
        library.show("x", new CollectionInfo("Книги", "Всё", List.of("ru"), "БЫ-1", "Они", "", resources));
    }

    /** What a reader sees or hears: text, and the attributes that are read out. */
    private static String readable(Document page) {
        // Markup to be copied is no text of ours.
        page.select("#credit-html").remove();
        var spoken = page.select("[aria-label], [placeholder], [title], [alt]").stream()
                .map(e -> e.attr("aria-label") + " " + e.attr("placeholder") + " " + e.attr("title") + " "
                        + e.attr("alt"))
                .collect(Collectors.joining(" "));
        return (page.title() + " " + page.body().text() + " " + spoken)
                .replace("English", "")
                .replace("html", "")
                .replace("ogg", "");
    }
}

package org.packhorse.node.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.translation.Translations;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.publish.pdf.SmallPdf;
import org.packhorse.node.search.FullText;
import org.packhorse.node.search.SearchQuestion;
import org.packhorse.node.transport.ClientAddress;
import org.packhorse.node.transport.server.HttpServer;
import org.packhorse.node.transport.server.HttpServerSettings;
import org.packhorse.node.transport.server.RawClient;

/** Full-text search as readers and their browsers see it. */
@TestInstance(Lifecycle.PER_CLASS)
final class LibrarySearchTest {
    private TestHub hub;
    private FullText texts;
    private HttpServer server;
    private final List<String> missed = new CopyOnWriteArrayList<>();

    @BeforeAll
    void publish(@TempDir Path home) throws Exception {
        hub = new TestHub(home);
        hub.write(
                        "evil.html",
                        "<title>T</title><p>giraffe &lt;img src=x onerror=alert(1)&gt; &lt;/mark&gt; \"'&amp;amp;")
                .write("sw/twiga.html", "<html lang=ar dir=rtl><title>زرافة</title><p>giraffe ni twiga")
                .write("film.mp4", "a film")
                .write("film.sw.vtt", "WEBVTT\n\n01:15.000 --> 01:16.000\nkangaroo\n")
                .write("a b/ünï #1?.txt", "odd okapi")
                .write("sheet.pdf", SmallPdf.of("one", "the okapi hides"));
        var book = new Archive(6).with("mimetype", "application/epub+zip");
        for (int i = 1; i <= 25; i++) {
            book.with("c" + i + ".xhtml", "<title>Part " + i + "</title><p>lions of the plain");
        }
        hub.write("book.epub", book);
        texts = FullText.open(
                home.resolve("search"),
                hub.catalog(),
                (version, type, path) -> Kind.of(version, type, path).name(),
                Duration.ofMinutes(1));
        texts.start();
        var settings = HttpServerSettings.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server = new HttpServer(
                        settings,
                        new Library(
                                hub.catalog(),
                                hub.blobs(),
                                texts,
                                Translations.load(),
                                Optional.empty(),
                                new Beside(
                                        missed::add,
                                        List::of,
                                        new Documents(hub.catalog().contents()),
                                        false)))
                .start();
        hub.publish();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> texts.covers(LESSONS)
                        && !texts.find(
                                        new SearchQuestion("giraffe", Map.of(), 0, 1),
                                        ClientAddress.of(InetAddress.getLoopbackAddress()))
                                .hits()
                                .isEmpty());
    }

    @AfterAll
    void close() throws Exception {
        server.close();
        texts.close();
        hub.close();
    }

    private String text(String target) throws Exception {
        try (var client = new RawClient(server.port())) {
            return client.get(target).text();
        }
    }

    private Document search(String query) throws Exception {
        return Jsoup.parse(text("/search?q=" + Links.escape(query)));
    }

    private List<String> opens(Document page) {
        return page.select(".rows h2 a").eachAttr("href");
    }

    @Test
    void tellsWhatWasSearchedForInVain() throws Exception {
        missed.clear();
        search("giraffe");
        search("");
        search("volcano");

        assertThat(missed).containsExactly("volcano");
    }

    @Test
    void marksWhatWasFoundAndLetsNoTextBecomeMarkup() throws Exception {
        var page = search("giraffe");

        assertThat(page.select(".found mark").eachText())
                .containsOnly("giraffe")
                .hasSize(2);
        assertThat(page.select("main img, [onerror], main script")).isEmpty();
        assertThat(page.select(".found").text()).contains("<img src=x onerror=alert(1)> </mark> \"'&amp;");
        assertThat(page.select(".found[lang=ar][dir=rtl]")).hasSize(1);
    }

    @Test
    void leadsToTheContentAndItsPage() throws Exception {
        var addresses = opens(search("okapi"));

        assertThat(addresses)
                .containsExactlyInAnyOrder(
                        "/c/lessons/text/a%20b/%c3%bcn%c3%af%20%231%3f.txt", "/c/lessons/view/sheet.pdf?page=2");
        assertThat(text("/c/lessons/text/a%20b/%c3%bcn%c3%af%20%231%3f.txt")).contains("odd okapi");
        assertThat(search("okapi").text()).contains("page 2");
        var chapter = opens(search("lions")).getFirst();
        assertThat(chapter).startsWith("/c/lessons/view/book.epub//c");
        assertThat(text(chapter)).contains("lions of the plain");
    }

    @Test
    void opensAPdfAtThePage() throws Exception {
        var page = Jsoup.parse(text("/c/lessons/view/sheet.pdf?page=2"));

        assertThat(page.select("#paper-number").attr("value")).isEqualTo("2");
        assertThat(page.select(".actions a").attr("href")).isEqualTo("/content/lessons/sheet.pdf#page=2");
        assertThat(page.select("a[href='/c/lessons/text/sheet.pdf?page=2']")).hasSize(1);
        assertThat(text("/c/lessons/text/sheet.pdf?page=2")).contains("the okapi hides");
    }

    @Test
    void leadsToTheFilmInWhichItIsSaid() throws Exception {
        var page = search("kangaroo");

        assertThat(opens(page)).containsExactly("/c/lessons/view/film.mp4#t=70");
        assertThat(page.select(".rows h2").text()).isEqualTo("film.mp4");
        assertThat(page.select(".found").attr("lang")).isEqualTo("sw");
        assertThat(page.select(".rows").text()).contains("Kiswahili").doesNotContain("page 8");
        assertThat(text("/c/lessons/view/film.mp4")).contains("src=\"/content/lessons/film.mp4\"");
    }

    @Test
    void namesTheBookOfAChapter() throws Exception {
        assertThat(search("lions").select(".rows li").text()).contains("Part ", "book.epub");
    }

    @Test
    void offersTheRestOfABook() throws Exception {
        var page = search("lions");
        assertThat(page.select(".rows li")).hasSize(3);
        assertThat(page.text()).contains("25 results", "22 more hits in the same book");

        var rest = Jsoup.parse(text(page.select(".rows a.all").attr("href")));
        assertThat(rest.select(".rows li")).hasSize(20);
        assertThat(rest.select("a[rel=next]").attr("href"))
                .contains("group=lessons/f:book.epub")
                .contains("page=2");
        assertThat(rest.text()).contains("Only this book");
    }

    @Test
    void narrowsByLinksThatKeepTheQuery() throws Exception {
        var arabic = search("giraffe").select(".facets a[href*=language=ar]");

        assertThat(arabic.attr("href")).isEqualTo("/search?q=giraffe&language=ar");
        var narrowed = Jsoup.parse(text(arabic.attr("href")));
        assertThat(opens(narrowed)).containsExactly("/content/lessons/sw/twiga.html");
        assertThat(narrowed.select(".facets[open] .on").text()).contains("العربية");
        assertThat(narrowed.select(".facets .on[href='/search?q=giraffe']")).isNotEmpty();
    }

    @Test
    void takesBackWhatLeavesNothingWhateverStandsInTheAddress() throws Exception {
        var nothing = Jsoup.parse(text("/search?q=giraffe&kind=nonsense&collection=N%26/o&level=x&language=%3C"));

        assertThat(nothing.text()).contains("Nothing was found", "N&/o ×", "nonsense ×");
        assertThat(nothing.select(".facets .on:contains(nonsense)").attr("href"))
                .isEqualTo("/search?q=giraffe&collection=N%26/o&language=%3c&level=x");
    }

    @Test
    void writesKindsAsOtherPagesDo() throws Exception {
        assertThat(search("okapi").select(".facets a[href*=kind=]").eachAttr("href"))
                .containsExactly("/search?q=okapi&kind=document", "/search?q=okapi&kind=text");
    }

    @Test
    void narrowsByKindInEitherCase() throws Exception {
        for (var kind : List.of("book", "BOOK", "Book")) {
            var books = Jsoup.parse(text("/search?q=lions&kind=" + kind));
            assertThat(books.select(".rows li")).hasSize(3);
            assertThat(books.text()).contains("25 results");
        }
    }

    @Test
    void offersNoChoiceThatWouldLeaveAllAsItIs() throws Exception {
        var page = search("giraffe");

        // Both hits are of one collection.
        assertThat(page.select(".facets a[href*=collection=]")).isEmpty();
        assertThat(page.select(".facets a[href*=language=]")).hasSizeGreaterThan(1);
    }

    @Test
    void saysWhenItFoundSomethingElse() throws Exception {
        assertThat(search("girafe").text()).contains("These are similar");
        assertThat(search("giraffe qwrtzp").text()).contains("These have some of them");
    }

    @Test
    void showsTheLastPageToWhoGoesFurther() throws Exception {
        assertThat(Jsoup.parse(text("/search?q=lions&page=999999&group=lessons/f:book.epub"))
                        .select(".rows li"))
                .hasSize(5);
    }

    @Test
    void suggestsInTheFormOfOpenSearch() throws Exception {
        try (var client = new RawClient(server.port())) {
            var reply = client.get("/suggest?q=gira");

            assertThat(reply.header("content-type")).isEqualTo("application/x-suggestions+json");
            assertThat(reply.text()).isEqualTo("[\"gira\",[\"giraffe\"]]");
            assertThat(client.get("/suggest?q=%22%3C").text()).isEqualTo("[\"\\\"<\",[]]");
            assertThat(client.get("/suggest").text()).isEqualTo("[\"\",[]]");
        }
    }

    @Test
    void tellsBrowsersHowToSearch() throws Exception {
        assertThat(search("x").select("link[rel=search]").attr("href")).isEqualTo("/opensearch.xml");
        assertThat(text("/opensearch.xml")).contains("template=\"http://x/search?q={searchTerms}\"");
        try (var client = new RawClient(server.port())) {
            client.send("GET /opensearch.xml HTTP/1.1\r\nHost: a\"><evil>\r\n\r\n");
            assertThat(client.read().text()).doesNotContain("<evil");
        }
    }

    @Test
    void cutsALongQuestionBetweenCharacters() throws Exception {
        var question = "a".repeat(99) + "%f0%9f%98%80";

        assertThat(text("/suggest?q=" + question)).startsWith("[\"" + "a".repeat(99) + "\",");
        assertThat(Jsoup.parse(text("/search?q=" + question)).expectFirst("#q").attr("value"))
                .isEqualTo("a".repeat(99));
    }
}

package org.packhorse.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.transport.server.HttpServer;
import org.packhorse.node.transport.server.HttpServerSettings;
import org.packhorse.node.transport.server.RawClient;

/** A teacher's folder that nobody has described: every way into it leads somewhere, and back. */
@TestInstance(Lifecycle.PER_CLASS)
final class MessyFolderTest {
    private TestHub hub;
    private HttpServer server;

    @BeforeAll
    void publish(@TempDir Path home) throws Exception {
        hub = new TestHub(home);
        hub.write(
                        "my lessons.zip",
                        new Archive(6)
                                .with("form 2/one.html", "<p>Amoeba")
                                .with("leaf.jpg", "a leaf")
                                .with("two.txt", "Paramecium"))
                .write("exam.docx", new Archive(6).with("word/document.xml", "<w:document><w:p><w:t>Osmosis</w:t>"))
                .write("exam.pdf", "%PDF-1.4")
                .write("old.doc", "an old exam")
                .write("app.apk", new Archive(6).with("classes.dex", "code"))
                .write("start.html", "<a href='about/'>About</a><a href='photos/'>Photos</a><a href='gone/'>Gone</a>")
                .write("about/index.htm", "<h1>About</h1>")
                .write("photos/leaf.jpg", "a leaf")
                .write("notes.md", """
                        [On](#the-2nd-part) [again](#notes-1) [Arabic](#الخلية-2)

                        # Notes
                        ## The *2nd* `part`!
                        ### Notes
                        ### الخلية
                        ### الخلية
                        ### الخلية
                        ### Main
                        """);
        hub.publish();
        var settings = HttpServerSettings.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server = new HttpServer(settings, SampleLibrary.of(hub)).start();
    }

    @AfterAll
    void close() throws Exception {
        server.close();
        hub.close();
    }

    private RawClient.Reply get(String address) throws Exception {
        try (var client = new RawClient(server.port())) {
            return client.get(address);
        }
    }

    private Document page(String address) throws Exception {
        return Jsoup.parse(get(address).text());
    }

    @ParameterizedTest
    @CsvSource({"text/my%20lessons.zip//form%202/one.html", "view/my%20lessons.zip//form%202/one.html"})
    void theWayBackFromAPartLeadsToWhatItIsIn(String part) throws Exception {
        var trail = page("/c/lessons/" + part).select(".trail a");

        assertThat(trail.eachText()).endsWith("my lessons.zip");
        assertThat(trail.eachAttr("href")).endsWith("/c/lessons/view/my%20lessons.zip");
    }

    @Test
    void tellsWhatIsInAnArchiveThatIsNoPackageOfPages() throws Exception {
        var address = get("/c/lessons/view/my%20lessons.zip").header("location");

        assertThat(address).isEqualTo("/c/lessons/text/my%20lessons.zip");
        assertThat(page(address).select(".files a").eachAttr("href"))
                .containsExactly(
                        "/c/lessons/text/my%20lessons.zip//form%202/one.html",
                        "/c/lessons/view/my%20lessons.zip//leaf.jpg", "/c/lessons/text/my%20lessons.zip//two.txt");
    }

    @ParameterizedTest
    @CsvSource({
        "exam.docx, /c/lessons/text/exam.docx",
        "exam.pdf, /content/lessons/exam.pdf",
        "old.doc, /content/lessons/old.doc",
        "app.apk, /content/lessons/app.apk",
    })
    void leadsToTheWordsOfWhatPhonesCannotOpen(String name, String address) throws Exception {
        assertThat(page("/c/lessons/browse/")
                        .select(".files a:containsOwn(" + name + ")")
                        .attr("href"))
                .isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "exam.docx, /c/lessons/text/exam.docx",
        "old.doc, /content/lessons/old.doc",
        "app.apk, /content/lessons/app.apk",
    })
    void goesOnFromItsPageToo(String name, String address) throws Exception {
        assertThat(get("/c/lessons/view/" + name).header("location")).isEqualTo(address);
    }

    @Test
    void leadsToFoldersAsLinksDo() throws Exception {
        var read = page("/c/lessons/view/start.html").select("article");

        assertThat(read.select("a").eachAttr("href"))
                .containsExactly("/c/lessons/view/about/index.htm", "/c/lessons/browse/photos/");
        assertThat(read.text()).contains("Gone");
    }

    @Test
    void leadsToHeadingsOfMarkdown() throws Exception {
        var read = page("/c/lessons/view/notes.md");

        assertThat(read.select("h1, h2, h3, h4, h5").eachAttr("id"))
                .containsExactly("notes", "the-2nd-part", "notes-1", "الخلية", "الخلية-1", "الخلية-2");
        for (var link : read.select("article a")) {
            assertThat(read.getElementById(link.attr("href").substring(1))).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/c/lessons/view/leaf.html, leaf",
        "/c/lessons/text/plant/leaf.txt, plant leaf",
        "/c/lessons/browse/view/, view",
        "/c/lessons/r/leaf/read/, leaf",
        "/c/lessons/r/leaf/text/chapter.xhtml, leaf chapter",
        "/content/lessons/leaf.mp4, leaf",
        "/by/subject/leaf, leaf",
        "/by/level/, ''",
        "/view/leaf, view leaf",
    })
    void offersToLookForTheNameOfWhatIsGone(String address, String words) throws Exception {
        assertThat(page(address).select("input[name=q]").val()).isEqualTo(words);
    }

    @Test
    void forgivesASlashBehindAnItem() throws Exception {
        assertThat(get("/c/lessons/r/all/").header("location")).isEqualTo("/c/lessons/r/all");
        assertThat(get("/c/lessons/r/none/").status()).isEqualTo(404);
    }
}

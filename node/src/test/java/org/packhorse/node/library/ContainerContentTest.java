package org.packhorse.node.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.store.Content;
import org.packhorse.node.transport.server.HttpServer;
import org.packhorse.node.transport.server.HttpServerSettings;
import org.packhorse.node.transport.server.RawClient;

/** A book that is in the store as its parts, over HTTP: whole, in ranges, and its parts by themselves. */
final class ContainerContentTest {
    private static final String ADDRESS = "/content/lessons/en/book.epub";

    private final Archive archive = Archive.book(6, 200).with("OEBPS/cover.jpg", Content.noise(1, 900_000));

    private byte[] book = {};
    private TestHub hub;
    private HttpServer server;
    private RawClient client;

    @BeforeEach
    void publish(@TempDir Path home) throws Exception {
        hub = new TestHub(home);
        book = archive.toBytes();
        hub.write("en/book.epub", book).write("en/index.html", "<h1>Books</h1>").publish();
        var settings = HttpServerSettings.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server = new HttpServer(settings, SampleLibrary.of(hub)).start();
        client = new RawClient(server.port());
        assertThat(hub.catalog().findShown(LESSONS).orElseThrow().manifest().entries())
                .isGreaterThan(200);
    }

    @AfterEach
    void end() throws Exception {
        client.close();
        server.close();
        hub.close();
    }

    @Test
    void isGivenByteForByte() throws Exception {
        var reply = client.get(ADDRESS, "Accept-Encoding: gzip");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(book);
        assertThat(reply.header("content-type")).isEqualTo("application/epub+zip");
        assertThat(reply.header("accept-ranges")).isEqualTo("bytes");
        assertThat(client.get(ADDRESS, "If-None-Match: " + reply.header("etag")).status())
                .isEqualTo(304);
        var head = client.ask("HEAD", ADDRESS);
        assertThat(head.header("content-length")).isEqualTo(Integer.toString(book.length));
    }

    @Test
    void isGivenFromAnyPlaceOn() throws Exception {
        for (int from : new int[] {0, 1, 70_000, book.length - 1}) {
            int to = Math.min(from + 200_000, book.length) - 1;

            var reply = client.get(ADDRESS, "Range: bytes=" + from + "-" + to);

            assertThat(reply.status()).isEqualTo(206);
            assertThat(reply.header("content-range")).isEqualTo("bytes " + from + "-" + to + "/" + book.length);
            assertThat(reply.body()).isEqualTo(Arrays.copyOfRange(book, from, to + 1));
        }
    }

    @Test
    void givesItsPartsAsWhatTheyAre() throws Exception {
        var chapter = client.get(ADDRESS + "//OEBPS/chapter-7.xhtml");

        assertThat(chapter.status()).isEqualTo(200);
        assertThat(chapter.body()).isEqualTo(archive.entry("OEBPS/chapter-7.xhtml"));
        assertThat(chapter.header("content-type")).startsWith("application/xhtml+xml");
        assertThat(chapter.header("content-security-policy")).contains("sandbox");
        assertThat(client.get(ADDRESS + "//OEBPS/none.xhtml").status()).isEqualTo(404);
        assertThat(client.get(ADDRESS + "//").status()).isEqualTo(404);
        assertThat(client.get(ADDRESS + "//OEBPS/").status()).isEqualTo(404);
    }

    @Test
    void isOneLineOfItsFolder() throws Exception {
        var page = client.get("/c/lessons/browse/en/").text();

        assertThat(page).contains("book.epub").doesNotContain("OEBPS", "chapter-7");
        assertThat(client.get("/c/lessons/browse/en/book.epub//OEBPS/").status())
                .isEqualTo(404);
    }

    @Test
    void makesRoomForOthersWhereReadersGoAway() throws Exception {
        for (int reader = 0; reader < 30; reader++) {
            try (var leaving = new RawClient(server.port())) {
                leaving.send("GET " + ADDRESS + " HTTP/1.1\r\nHost: x\r\n\r\n");
            }
        }

        assertThat(client.get(ADDRESS).body()).isEqualTo(book);
    }
}

package org.packhorse.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.translation.Translations;
import org.packhorse.node.transport.server.RawClient;

/** The content itself: its bytes, its types, and what keeps it from acting in our name. */
class LibraryContentTest extends ServedLibrary {
    @Test
    void givesEveryFileByteForByte() throws Exception {
        for (var file : library.contents.entrySet()) {
            var address = "/content/" + Links.escape(file.getKey());
            var plain = client.get(address);
            var packed = client.get(address, "Accept-Encoding: gzip");

            assertThat(plain.body()).as(address).isEqualTo(file.getValue());
            assertThat(unpack(packed)).as(address).isEqualTo(file.getValue());
        }
    }

    private static byte[] unpack(RawClient.Reply reply) throws Exception {
        return reply.header("content-encoding").equals("gzip")
                ? new GZIPInputStream(new ByteArrayInputStream(reply.body())).readAllBytes()
                : reply.body();
    }

    @Test
    void letsAVideoBeSought() throws Exception {
        var reply = client.get("/content/water/media/pump.mp4", "Range: bytes=3000000-3000009");

        assertThat(reply.status()).isEqualTo(206);
        assertThat(reply.body()).isEqualTo(Arrays.copyOfRange(library.contents.get("water/media/pump.mp4"), 0, 10));
        assertThat(reply.header("content-range")).isEqualTo("bytes 3000000-3000009/3200000");
    }

    @ParameterizedTest
    @CsvSource({
        "en/water.html, text/html; charset=utf-8",
        "latin.html, text/html",
        "notes.md, text/plain; charset=utf-8",
        "en/deep/style.css, text/css; charset=utf-8",
        "pictures/drop.svg, image/svg+xml",
        "media/pump.mp4, video/mp4",
        "media/song.ogg, audio/ogg",
        "book.epub, application/epub+zip",
        "sheet.pdf, application/pdf"
    })
    void saysWhatItIs(String path, String type) throws Exception {
        var reply = client.ask("HEAD", "/content/water/" + path);

        assertThat(reply.header("content-type")).isEqualTo(type);
        assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(reply.header("access-control-allow-origin")).isEqualTo("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en/water.html", "pictures/drop.svg", "folder/"})
    void sandboxesWhatCanRunScripts(String path) throws Exception {
        var policy = client.get("/content/water/" + path).header("content-security-policy");

        assertThat(policy).startsWith("sandbox allow-scripts").contains(" 'self' http://x");
        assertThat(policy).doesNotContain("allow-same-origin").doesNotContain("allow-top-navigation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sheet.pdf", "media/pump.mp4", "notes.md"})
    void letsTheRestBe(String path) throws Exception {
        assertThat(client.ask("HEAD", "/content/water/" + path).header("content-security-policy"))
                .isEmpty();
    }

    @Test
    void opensAFolderByItsIndexElseByItsListing() throws Exception {
        assertThat(client.get("/content/water/folder/").text()).contains("Index of a folder");
        assertThat(client.get("/content/water/folder").header("location")).isEqualTo("/content/water/folder/");
        assertThat(client.get("/content/water/pictures/").header("location")).isEqualTo("/c/water/browse/pictures/");
        assertThat(client.get("/content/water").header("location")).isEqualTo("/content/water/");
        assertThat(client.get("/content/water/").header("location")).isEqualTo("/c/water/browse/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/content/water/none.html",
                "/content/nobody/x",
                "/content/WATER/x",
                "/content/",
                "/content",
                "/content/water//x",
                "/content/water/none/"
            })
    void saysPolitelyWhatIsNotThere(String address) throws Exception {
        var reply = client.get(address);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("content-type")).isEqualTo("text/html; charset=utf-8");
    }

    @Test
    void givesAFileToKeepUnderItsOwnName() throws Exception {
        var reply = client.get("/content/water/pictures/" + Links.escape("ünï & \"qüotes\" +1%.txt") + "?download");

        assertThat(reply.header("content-disposition"))
                .isEqualTo("attachment; filename=\"_n_ _ _q_otes_ _1_.txt\";"
                        + " filename*=UTF-8''%c3%bcn%c3%af%20%26%20%22q%c3%bcotes%22%20%2b1%25.txt");
    }

    @Test
    void asksBrowsersToAskAgainAndAnswersThatNothingChanged() throws Exception {
        var first = client.get("/content/water/en/water.html", "Accept-Encoding: gzip");
        var again = client.get(
                "/content/water/en/water.html", "Accept-Encoding: gzip", "If-None-Match: " + first.header("etag"));

        assertThat(first.header("cache-control")).isEqualTo("no-cache");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.headBytes()).isLessThan(150);
    }

    @Test
    void saysSoWhenTheStoreHasLostSomething(@TempDir Path other) throws Exception {
        var bare = new SampleLibrary(other, Translations.load());
        try (bare;
                var reader = new RawClient(bare.port())) {
            library.shelf.all().forEach(v -> bare.shelf.put((InMemoryShelf.InMemoryVersion) v));

            var reply = reader.get("/content/water/en/water.html");

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.text()).contains("Please try again").doesNotContain("Exception");
        }
    }
}

package org.packhorse.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.transport.server.RawClient;
import org.packhorse.protocol.content.CollectionInfo;

/** What a teacher meets who wants to hand something out, and a student who wants to take it home. */
class ReuseTest extends ServedLibrary {
    @ParameterizedTest
    @CsvSource({
        "/c/water/r/safe-water, true",
        "/c/water/r/safe-water/reuse, false",
        "/c/water/take/, false",
        "/c/water/take/pictures/, false"
    })
    void whatCanBeTakenIsSaidToEachAnewForItMayBeBusyForOne(String address, boolean forEverybody) throws Exception {
        var answer = library.answer(address);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.forEverybody()).isEqualTo(forEverybody);
    }

    private static Map<String, byte[]> unpack(byte[] zip) throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(Objects.requireNonNull(files.get(name), name), StandardCharsets.UTF_8);
    }

    @Test
    void saysWhatToWriteBelowACopyAsTextAndAsHtml() throws Exception {
        var lesson = page("/c/water/r/safe-water");

        var reuse = page(lesson.select("a[href$=/reuse]").attr("href"));

        assertThat(reuse.expectFirst("#credit-text").text())
                .isEqualTo("“Making water safe to drink” by Riverside Teachers, with pictures by their pupils. From the"
                        + " collection “Water and health”, version 3, published by Riverside Teachers. Licence: CC BY-SA 4.0"
                        + " (https://creativecommons.org/licenses/by-sa/4.0/). Nothing was changed.");
        var html = Jsoup.parseBodyFragment(reuse.expectFirst("#credit-html").wholeText());
        assertThat(html.select("cite[lang=en]").text()).isEqualTo("Making water safe to drink");
        assertThat(html.select("a[rel=license]").attr("href"))
                .isEqualTo("https://creativecommons.org/licenses/by-sa/4.0/");
        assertThat(reuse.select("textarea:not([readonly])")).isEmpty();
        assertThat(client.get(reuse.select("a[href$=?download]").attr("href")).body())
                .isEqualTo(library.contents.get("water/en/water.html"));
    }

    @Test
    void givesALessonWithItsPicturesAndStylesAndWhatMustBeSaidAboutIt() throws Exception {
        var address = page("/c/water/r/safe-water/reuse").select("a.button").attr("href");
        assertThat(address).isEqualTo("/c/water/r/safe-water/zip?lang=en");

        var reply = client.get(address);

        assertThat(reply.header("content-type")).isEqualTo("application/zip");
        assertThat(reply.header("content-disposition")).contains("water-safe-water.zip");
        var files = unpack(reply.body());
        assertThat(files.keySet())
                .containsExactly(
                        "water-safe-water/index.html",
                        "water-safe-water/ATTRIBUTION.txt",
                        "water-safe-water/LICENCE.txt",
                        "water-safe-water/content/en/deep/style.css",
                        "water-safe-water/content/en/water.html");
        assertThat(files.get("water-safe-water/content/en/water.html"))
                .isEqualTo(library.contents.get("water/en/water.html"));
        assertThat(text(files, "water-safe-water/index.html")).contains("href=\"content/en/water.html\"");
        assertThat(text(files, "water-safe-water/ATTRIBUTION.txt"))
                .contains("pictures by their pupils", "CC BY-SA 4.0");
        assertThat(text(files, "water-safe-water/LICENCE.txt"))
                .contains("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/", "Name the authors");
    }

    @Test
    void givesACollectionAndSaysBeforeHowLargeItIs() throws Exception {
        var take = page(page("/c/statistics").select("a[href$=/take/]").attr("href"));
        assertThat(take.text()).contains("373 files", "kB");

        var reply = client.get(take.select("a.button").attr("href"));

        var files = unpack(reply.body());
        assertThat(files).hasSize(373);
        assertThat(text(files, "statistics/index.html")).contains("content/chapter-1.html", "content/chapter-120.html");
    }

    @Test
    void givesAFolder() throws Exception {
        var take = page(
                page("/c/water/browse/pictures/").select("main a[href*=/take/]").attr("href"));

        var files = unpack(client.get(take.select("a.button").attr("href")).body());

        assertThat(files.keySet())
                .contains("water-pictures/content/pictures/drop.svg")
                .anyMatch(name -> name.contains("%22q\u00fcotes"))
                .noneMatch(name -> name.contains("content/en/"));
    }

    @Test
    void goesOnWhereItWasCut() throws Exception {
        var whole = client.get("/c/water/zip/?lang=en");

        var rest = client.get("/c/water/zip/?lang=en", "Range: bytes=1000000-", "If-Range: " + whole.header("etag"));

        assertThat(rest.status()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 1_000_000, whole.body().length));
        assertThat(client.get("/c/water/zip/?lang=fr").header("etag")).isNotEqualTo(whole.header("etag"));
    }

    @Test
    void givesEachReaderOneThingAtATime() throws Exception {
        // Never read: it does not fit the kernel's buffers.
        library.file("films/long.mp4", new byte[16_000_000]);
        library.show(
                "films",
                new CollectionInfo("Films", "", List.of("en"), "CC-BY-4.0", "Riverside Teachers", "", List.of()));
        var reader = InetAddress.ofLiteral("127.0.0.2");
        try (var slow = new Socket();
                var same = new RawClient(library.port(), reader)) {
            slow.bind(new InetSocketAddress(reader, 0));
            slow.setReceiveBufferSize(4096);
            slow.setSoTimeout(60_000);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), library.port()));
            slow.getOutputStream()
                    .write("GET /c/films/zip/?lang=en HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            // Now it has its turn.
            assertThat(slow.getInputStream().read()).isEqualTo('H');

            var busy = same.get("/c/statistics/zip/?lang=en");
            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.header("retry-after")).isEqualTo("60");
            assertThat(client.get("/c/statistics/zip/?lang=en", "Range: bytes=0-9")
                            .status())
                    .isEqualTo(206);
            assertThat(same.get("/c/films/zip/?lang=en", "Range: bytes=0-9").status())
                    .isEqualTo(206);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CC-BY-4.0          | CC BY 4.0           | Name the authors      | licenses/by/4.0/",
                "CC-BY-NC-ND-3.0    | CC BY-NC-ND 3.0     | Pass on a changed     | licenses/by-nc-nd/3.0/",
                "CC-BY-SA-3.0-DE    | CC BY-SA 3.0 DE     | under the same        | licenses/by-sa/3.0/de/",
                "CC-BY-NC-SA-3.0-IGO| CC BY-NC-SA 3.0 IGO | make money            | licenses/by-nc-sa/3.0/igo/",
                "CC0-1.0            | CC0 1.0             | Nothing. It is kind   | publicdomain/zero/1.0/",
                "GFDL-1.3-or-later  | GNU FDL 1.3         | text of the licence   | gnu.org/licenses/fdl-1.3.html",
                "MIT                | MIT                 | Keep the names        | spdx.org/licenses/MIT.html",
                "Apache-2.0         | Apache License 2.0  | names and marks       | apache.org/licenses/LICENSE-2.0"
            })
    void explainsLicencesInPlainWords(String id, String name, String words, String address) throws Exception {
        var licence = page("/licences/" + id);

        assertThat(licence.select("h1").text()).isEqualTo(name);
        assertThat(licence.select("main").text()).contains("You may", words, "not the licence itself");
        assertThat(licence.select("a[rel~=license]").attr("href")).contains(address);
        assertThat(licence.select("main svg.symbol")).isNotEmpty();
    }

    @Test
    void saysThatItDoesNotKnowALicence() throws Exception {
        assertThat(page("/licences/Foo-1.0").select("main").text())
                .contains("does not know this licence")
                .doesNotContain("You may copy");
        assertThat(client.get("/licences/a%20b").status()).isEqualTo(404);
        assertThat(client.get("/licences/").status()).isEqualTo(404);
    }

    @Test
    void showsTheAddressOfAnyPageToACamera() throws Exception {
        var qr = page(page("/c/statistics?page=2&lang=fr")
                .select("footer a[href*=/qr]")
                .attr("href"));

        assertThat(qr.select("strong").text()).isEqualTo("http://x/c/statistics?page=2");
        assertThat(qr.select("svg.qr path")).hasSize(2);
        assertThat(qr.select("footer > p a[href*=/qr]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?to=",
                "?to=//evil.org/",
                "?to=http://evil.org/",
                "?to=/..",
                "?to=/%2e%2e/",
                "?to=/a%0d%0ab",
                "?to=/qr"
            })
    void showsNoAddressOfOthers(String query) throws Exception {
        assertThat(client.get("/qr" + query).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/c/water/take/no/",
                "/c/water/zip/no/",
                "/c/water/take/.text/",
                "/c/water/zip/en",
                "/c/none/zip/",
                "/c/water/r/none/reuse",
                "/c/water/r/gone/zip",
                "/c/water/r/safe-water/none"
            })
    void hasNothingToTakeWhereThereIsNothing(String address) throws Exception {
        assertThat(client.get(address).status()).isEqualTo(404);
    }

    @Test
    void leadsOnFromAnAddressThatIsWrong() throws Exception {
        var reply = client.get("/content/water/lessons/hand%20washing-song.html");

        assertThat(reply.status()).isEqualTo(404);
        var missing = Jsoup.parse(reply.text());
        assertThat(missing.select("#q").attr("value")).isEqualTo("lessons hand washing song");
        assertThat(missing.select("main a[href^=/search]").attr("href")).contains("q=lessons%20hand%20washing%20song");
        assertThat(missing.select("main a[href=/c/water]").text()).isEqualTo("Water and health");
        assertThat(Jsoup.parse(client.get("/wiki/Photosynthesis").text())
                        .select("#q")
                        .attr("value"))
                .isEqualTo("wiki Photosynthesis");
    }
}

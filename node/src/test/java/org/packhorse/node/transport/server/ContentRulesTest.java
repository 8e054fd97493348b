package org.packhorse.node.transport.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.Response;

/** RFC 9110 on ranges, validators and content coding, for each kind of body. */
class ContentRulesTest {
    private static final int SIZE = 300_001;
    private static final long SEED = Long.getLong("seed", 20_260_101);

    @TempDir
    Path folder;

    private byte[] content = new byte[0];
    private FileBlobs blobs;
    private HttpServer server;
    private RawClient client;

    @BeforeEach
    void start() throws Exception {
        System.out.println("ContentRulesTest -Dseed=" + SEED);
        content = text(SEED, SIZE);
        blobs = new FileBlobs(folder.resolve("blobs"));
        Files.write(folder.resolve("disk"), content);
        blobs.putPlain("something before".getBytes(StandardCharsets.UTF_8));
        var plain = blobs.putPlain(content);
        var deflated = blobs.putDeflated(content);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = new HttpServer(
                        HttpServerSettings.on(address),
                        request -> Response.ok(
                                        switch (request.path()) {
                                            case "/plain" -> new Body.Stored(plain);
                                            case "/deflated" -> new Body.Stored(deflated);
                                            case "/disk" -> Body.Disk.open(folder.resolve("disk"));
                                            case "/memory" -> new Body.Bytes(java.nio.ByteBuffer.wrap(content));
                                            default -> Body.none();
                                        },
                                        "text/plain; charset=utf-8")
                                .withEtag("tag")
                                .with("cache-control", "no-cache"))
                .start();
        client = new RawClient(server.port());
    }

    /** Text that compresses about as lessons do. */
    private static byte[] text(long seed, int size) {
        var random = new Random(seed);
        var text = new StringBuilder(size + 8);
        while (text.length() < size) {
            text.append((char) ('a' + random.nextInt(26))).append(random.nextInt(4) == 0 ? "the water " : "ing ");
        }
        return text.substring(0, size).getBytes(StandardCharsets.US_ASCII);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
        blobs.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plain", "/deflated", "/disk", "/memory"})
    void givesTheSameBytesHoweverTheyAreKept(String path) throws Exception {
        var reply = client.get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(content);
        assertThat(reply.header("etag")).isEqualTo("\"tag\"");
        assertThat(reply.header("content-encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/deflated", "/memory"})
    void compressesForThoseWhoTakeIt(String path) throws Exception {
        var reply = client.get(path, "Accept-Encoding: deflate, gzip;q=0.5");

        assertThat(reply.header("content-encoding")).isEqualTo("gzip");
        assertThat(reply.header("vary")).isEqualTo("accept-encoding");
        assertThat(reply.header("etag")).isEqualTo("\"tag-z\"");
        assertThat(reply.body()).hasSizeLessThan(SIZE / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(reply.body())).readAllBytes())
                .isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "gzip;q=0", "br, zstd", "gzip; q=0.000, *", "*;q=0"})
    void sendsThingsAsTheyAreToThoseWhoDoNot(String accepted) throws Exception {
        var reply = client.get("/deflated", "Accept-Encoding: " + accepted);

        assertThat(reply.header("content-encoding")).isEmpty();
        assertThat(reply.header("vary")).isEqualTo("accept-encoding");
        assertThat(reply.body()).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=0-99, 0, 100",
        "bytes=131000-131200, 131000, 131201",
        "bytes=300000-, 300000, 300001",
        "bytes=-1, 300000, 300001",
        "bytes=-9999999, 0, 300001",
        "bytes=200000-99999999, 200000, 300001",
        "BYTES = 7-8, 7, 9"
    })
    void givesPartsFromEveryKindOfBody(String range, int from, int to) throws Exception {
        for (var path : new String[] {"/plain", "/deflated", "/disk", "/memory"}) {
            var reply = client.get(path, "Range: " + range, "Accept-Encoding: gzip");

            assertThat(reply.status()).as(path).isEqualTo(206);
            assertThat(reply.header("content-range")).isEqualTo("bytes " + from + "-" + (to - 1) + "/" + SIZE);
            assertThat(reply.header("content-encoding")).isEmpty();
            assertThat(reply.header("etag")).isEqualTo("\"tag\"");
            assertThat(reply.body()).as(path).isEqualTo(Arrays.copyOfRange(content, from, to));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=300001-", "bytes=-0", "bytes=999999999-9999999999"})
    void saysWhenNothingOfARangeExists(String range) throws Exception {
        var reply = client.get("/plain", "Range: " + range);

        assertThat(reply.status()).isEqualTo(416);
        assertThat(reply.header("content-range")).isEqualTo("bytes */" + SIZE);
        assertThat(client.get("/plain").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=0-1,5-6",
                "bytes=5-2",
                "bytes=-",
                "bytes=a-b",
                "lines=1-2",
                "bytes=0",
                "bytes=99999999999999999999-",
                "bytes=0-1;x"
            })
    void givesTheWholeForRangesItDoesNotServe(String range) throws Exception {
        var reply = client.get("/plain", "Range: " + range);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(content);
    }

    @Test
    void ignoresRangesForHead() throws Exception {
        var reply = client.ask("HEAD", "/plain", "Range: bytes=0-9");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("content-length")).isEqualTo("" + SIZE);
        assertThat(reply.header("accept-ranges")).isEqualTo("bytes");
    }

    @Test
    void givesAPartOnlyWhileTheValidatorHolds() throws Exception {
        assertThat(client.get("/plain", "Range: bytes=5-9", "If-Range: \"tag\"").status())
                .isEqualTo(206);
        assertThat(client.get("/plain", "Range: bytes=5-9", "If-Range: \"old\"").body())
                .isEqualTo(content);
        assertThat(client.get("/plain", "Range: bytes=5-9", "If-Range: W/\"tag\"")
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/plain", "Range: bytes=5-9", "If-Range: Wed, 21 Oct 2015 07:28:00 GMT")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"tag\"", "W/\"tag\"", "\"a\", \"tag\"", "*"})
    void saysThatNothingChanged(String validator) throws Exception {
        var reply = client.get("/deflated", "If-None-Match: " + validator);

        assertThat(reply.status()).isEqualTo(304);
        assertThat(reply.headers()).containsOnlyKeys("etag", "cache-control", "vary");
        assertThat(client.get("/deflated").body()).isEqualTo(content);
    }

    @Test
    void keepsThePlainAndTheCompressedFormApart() throws Exception {
        assertThat(client.get("/deflated", "If-None-Match: \"tag\"", "Accept-Encoding: gzip")
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/deflated", "If-None-Match: \"tag-z\"", "Accept-Encoding: gzip")
                        .status())
                .isEqualTo(304);
        assertThat(client.get("/deflated", "If-None-Match: \"tag-z\"").status()).isEqualTo(200);
    }

    @Test
    void refusesWhenThePreconditionFails() throws Exception {
        assertThat(client.get("/plain", "If-Match: \"old\"").status()).isEqualTo(412);
        assertThat(client.get("/plain", "If-Match: \"tag\"").status()).isEqualTo(200);
    }

    @Test
    void answersEmptyContent() throws Exception {
        var reply = client.get("/empty", "Accept-Encoding: gzip");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("content-length")).isEqualTo("0");
        assertThat(client.get("/empty", "Range: bytes=0-").status()).isEqualTo(416);
    }
}

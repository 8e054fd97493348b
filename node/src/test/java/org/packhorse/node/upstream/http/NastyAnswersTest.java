package org.packhorse.node.upstream.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.packhorse.node.upstream.UpstreamContract;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.UpstreamException;

/** What an HTTP upstream makes of answers that are broken or hostile. */
@Timeout(120)
final class NastyAnswersTest extends RawServerFixture {
    @Test
    void refusesAStatusLineOfGarbage() {
        assertTold(() -> fetchFrom(answeringOnce("SSH-2.0-OpenSSH_9.2p1\r\n\r\n")), "not HTTP");
        assertTold(() -> fetchFrom(answeringOnce("HTTP/1.1 zwei\r\n\r\n")), "not HTTP");
    }

    @Test
    void refusesHeaderFieldsWithoutEnd() {
        var server = serve((talk, connection) -> {
            talk.hear();
            talk.say("HTTP/1.1 200 OK\r\n");
            for (int i = 0; i < 1_000_000; i++) {
                talk.say("X-" + i + ": for ever and ever\r\n");
            }
        });

        assertTold(() -> fetchFrom(server), "header fields without end");
    }

    @Test
    void refusesAnEndlessStatusLine() {
        var server = serve((talk, connection) -> {
            talk.hear();
            talk.say("HTTP/1.1 200 " + "O".repeat(100_000));
            talk.fallSilent();
        });

        assertTold(() -> fetchFrom(server), "check the address and port");
    }

    @Test
    void handsOverWhatCameBeforeTheCut() {
        assertTold(
                () -> fetchFrom(answeringOnce("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it")),
                "closed before the answer's end");
        assertThat(text()).isEqualTo("half of it");
    }

    @Test
    void handsOverWhatCameBeforeTheReset() throws Exception {
        var arrived = new CountDownLatch(1);
        var server = serve((talk, connection) -> {
            talk.hear();
            talk.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it");
            arrived.await();
            talk.reset();
        });

        assertThatThrownBy(() -> to(server).fetch(PACK, 0, 1000, bytes -> {
                    UpstreamContract.into(received).accept(bytes);
                    arrived.countDown();
                }))
                .isInstanceOf(UpstreamException.class);
        assertThat(text()).isEqualTo("half of it");
    }

    @Test
    void refusesTwoLengths() {
        assertTold(
                () -> fetchFrom(answeringOnce("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nfour")),
                "not HTTP");
    }

    @Test
    void refusesChunksThatAreNone() {
        assertTold(
                () -> fetchFrom(answeringOnce(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\nde\r\n0\r\n\r\n")),
                "not HTTP");
        assertThat(text()).isEqualTo("abc");
    }

    @Test
    void stopsAtTheLimitOfAnEndlessBody() throws Exception {
        var server = serve((talk, connection) -> {
            talk.hear();
            talk.say("HTTP/1.0 200 OK\r\n\r\n");
            while (true) {
                talk.say(new byte[10_000]);
            }
        });

        assertThat(fetchFrom(server)).isEqualTo(new Fetch.TooLong());
        assertThat(received.size()).isLessThanOrEqualTo(1000);
    }

    @Test
    void skipsInterimAnswers() throws Exception {
        var server = answering(
                "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");

        assertThat(fetchFrom(server)).isEqualTo(new Fetch.Complete(3));
    }

    @Test
    void refusesInterimAnswersWithoutEnd() {
        assertTold(() -> fetchFrom(answeringOnce("HTTP/1.1 102 Processing\r\n\r\n".repeat(50))), "answered nonsense");
    }

    @Test
    void unpacksGzipItAskedFor() throws Exception {
        var server = serve((talk, connection) -> {
            talk.hear();
            var packed = gzip("{}".repeat(400).getBytes(StandardCharsets.UTF_8));
            talk.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n\r\n");
            talk.say(packed);
            talk.fallSilent();
        });

        var fetch = to(server).fetch(METADATA, 0, 1000, UpstreamContract.into(received));

        assertThat(fetch).isEqualTo(new Fetch.Complete(800));
        assertThat(text()).isEqualTo("{}".repeat(400));
        assertThat(server.requests().getFirst()).contains("accept-encoding: gzip\r\n");
    }

    @Test
    void stopsAtTheLimitOfAGzipBomb() throws Exception {
        var bomb = bomb();
        var server = serve((talk, connection) -> {
            talk.hear();
            talk.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n");
            talk.say(bomb);
        });
        var upstream = to(server);

        var fetch = upstream.fetch(METADATA, 0, 100_000, UpstreamContract.into(received));

        assertThat(fetch).isEqualTo(new Fetch.TooLong());
        assertThat(received.size()).isLessThanOrEqualTo(100_000);
    }

    @Test
    void handsOverTheGzipThatCameBeforeItWasDamaged() throws Exception {
        var packed = gzip("{\"signed\":true}".getBytes(StandardCharsets.UTF_8));
        packed[packed.length - 5] ^= 1;
        var server = serve((talk, connection) -> {
            talk.hear();
            talk.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n\r\n");
            talk.say(packed);
        });

        assertTold(
                () -> to(server).fetch(METADATA, 0, 1000, UpstreamContract.into(received)),
                "gzip that cannot be unpacked");
        assertThat(text()).isEqualTo("{\"signed\":true}");
    }

    @Test
    void tellsWhatTheServerAnswered() {
        assertTold(
                () -> fetchFrom(answering("HTTP/1.1 503 \u001b[31mEvil\r\nContent-Length: 0\r\n\r\n")),
                "targets/a.pack: answered 503 Service Unavailable; it may work again later");
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    /** About 64 KB that become 64 MB. */
    private static byte[] bomb() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 64; i++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        return packed.toByteArray();
    }
}

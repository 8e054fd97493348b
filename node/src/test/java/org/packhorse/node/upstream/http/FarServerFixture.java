package org.packhorse.node.upstream.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.packhorse.node.link.LinkMeter;
import org.packhorse.node.store.Content;
import org.packhorse.protocol.exchange.Extents;
import org.packhorse.protocol.exchange.Fetch;

/** A server that is far away with one file, which is fetched over several connections. */
abstract class FarServerFixture extends RawServerFixture {
    static final int LENGTH = 3_000_000;
    private static final Pattern RANGE = Pattern.compile("range: bytes=(\\d+)-(\\d*)");

    /** So little is not worth a second connection, wherever the server is. */
    static final int TOO_LITTLE = 400_000;

    /** A server that answers after this is far away. */
    private static final Duration FAR = Duration.ofMillis(500);

    /** A file of these takes less time than a connection may be silent. */
    private static final Duration PIECE = Duration.ofMillis(5);

    final byte[] file = Content.noise(7, LENGTH);
    final byte[] got = new byte[LENGTH];
    final AtomicLong sentBytes = new AtomicLong();
    Extents here = Extents.NONE;
    ServersTime time = new ServersTime(Duration.ofMillis(250));

    HttpUpstream far(RawServer server) throws Exception {
        var settings = new HttpClientSettings(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(60));
        return new HttpUpstream(
                HttpAddress.parse(server.address()), loops, Optional.empty(), settings, LinkMeter.FREE, time);
    }

    @Override
    RawServer serve(RawServer.Script script) {
        return super.serve((talk, connection) -> time.speaking(() -> {
            script.run(talk, connection);
            return connection;
        }));
    }

    Fetch fetch(HttpUpstream upstream) throws Exception {
        try (upstream) {
            return upstream.fetch(PACK, LENGTH, Extents.of(0, LENGTH).without(here), (offset, bytes) -> {
                long end = offset + bytes.remaining();
                assertThat(here.within(offset, end).isEmpty())
                        .as("twice: %d", offset)
                        .isTrue();
                here = here.with(offset, end);
                bytes.get(got, (int) offset, bytes.remaining());
            });
        }
    }

    void assertWhole(Fetch fetch) {
        assertThat(fetch).isEqualTo(new Fetch.Complete(LENGTH));
        assertThat(got).isEqualTo(file);
    }

    record Wanted(int begin, int end) {
        static Wanted of(String request) {
            var range = RANGE.matcher(request);
            return range.find()
                    ? new Wanted(
                            Integer.parseInt(range.group(1)),
                            range.group(2).isEmpty() ? LENGTH : Integer.parseInt(range.group(2)) + 1)
                    : new Wanted(0, LENGTH);
        }
    }

    Wanted hear(RawServer.Talk talk) throws IOException, InterruptedException {
        return Wanted.of(time.waiting(talk::hear));
    }

    /** The first question of all finds out that the server is far away. */
    Wanted hearFirst(RawServer.Talk talk, int connection) throws IOException, InterruptedException {
        var wanted = hear(talk);
        time.pass(connection == 1 ? FAR : Duration.ZERO);
        return wanted;
    }

    void fallSilent(RawServer.Talk talk) throws IOException, InterruptedException {
        time.waiting(() -> {
            talk.fallSilent();
            return talk;
        });
    }

    void awaitOthers(CountDownLatch others) throws IOException, InterruptedException {
        time.waiting(() -> {
            others.await();
            return others;
        });
    }

    void head(RawServer.Talk talk, Wanted wanted, String more) throws IOException {
        talk.say("HTTP/1.1 206 Partial Content\r\n" + more + "Content-Range: bytes " + wanted.begin + "-"
                + (wanted.end - 1) + "/" + LENGTH + "\r\nContent-Length: " + (wanted.end - wanted.begin) + "\r\n\r\n");
    }

    void body(RawServer.Talk talk, int begin, int end) throws IOException {
        sentBytes.addAndGet(end - begin);
        for (int at = begin; at < end; at += 20_000) {
            talk.say(Arrays.copyOfRange(file, at, Math.min(end, at + 20_000)));
            time.pass(PIECE);
            LockSupport.parkNanos(1_000_000);
        }
    }

    void answer(RawServer.Talk talk, Wanted wanted) throws IOException {
        head(talk, wanted, "");
        body(talk, wanted.begin, wanted.end);
    }

    /** The beginning of an answer, of which the end will never come. */
    void answerPart(RawServer.Talk talk, Wanted wanted, int bytes) throws IOException {
        head(talk, wanted, "");
        body(talk, wanted.begin, Math.min(wanted.end, wanted.begin + bytes));
    }

    void answerAlways(RawServer.Talk talk) throws IOException, InterruptedException {
        while (true) {
            answer(talk, hear(talk));
        }
    }
}

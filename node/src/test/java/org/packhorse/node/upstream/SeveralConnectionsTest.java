package org.packhorse.node.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.packhorse.node.link.LinkMeter;
import org.packhorse.node.store.Content;
import org.packhorse.protocol.exchange.Extents;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.UpstreamException;

/** One file over several connections, and servers that do not like that, or fail. */
@Timeout(300)
final class SeveralConnectionsTest extends RawServerFixture {
    private static final int LENGTH = 3_000_000;
    private static final Pattern RANGE = Pattern.compile("range: bytes=(\\d+)-(\\d*)");

    /** So little is not worth a second connection, wherever the server is. */
    private static final int TOO_LITTLE = 400_000;

    /** A server that answers after this is far away. */
    private static final Duration FAR = Duration.ofMillis(500);

    /** A file of these takes less time than a connection may be silent. */
    private static final Duration PIECE = Duration.ofMillis(5);

    private final byte[] file = Content.noise(7, LENGTH);
    private final byte[] got = new byte[LENGTH];
    private final AtomicLong sentBytes = new AtomicLong();
    private Extents here = Extents.NONE;
    private ServersTime time = new ServersTime(Duration.ofMillis(250));

    private HttpUpstream far(RawServer server) throws Exception {
        var settings = new HttpSettings(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(60));
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

    private Fetch fetch(HttpUpstream upstream) throws Exception {
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

    private void assertWhole(Fetch fetch) {
        assertThat(fetch).isEqualTo(new Fetch.Complete(LENGTH));
        assertThat(got).isEqualTo(file);
    }

    private record Wanted(int begin, int end) {
        static Wanted of(String request) {
            var range = RANGE.matcher(request);
            return range.find()
                    ? new Wanted(
                            Integer.parseInt(range.group(1)),
                            range.group(2).isEmpty() ? LENGTH : Integer.parseInt(range.group(2)) + 1)
                    : new Wanted(0, LENGTH);
        }
    }

    private Wanted hear(RawServer.Talk talk) throws IOException, InterruptedException {
        return Wanted.of(time.waiting(talk::hear));
    }

    /** The first question of all finds out that the server is far away. */
    private Wanted hearFirst(RawServer.Talk talk, int connection) throws IOException, InterruptedException {
        var wanted = hear(talk);
        time.pass(connection == 1 ? FAR : Duration.ZERO);
        return wanted;
    }

    private void fallSilent(RawServer.Talk talk) throws IOException, InterruptedException {
        time.waiting(() -> {
            talk.fallSilent();
            return talk;
        });
    }

    private void awaitOthers(CountDownLatch others) throws IOException, InterruptedException {
        time.waiting(() -> {
            others.await();
            return others;
        });
    }

    private void head(RawServer.Talk talk, Wanted wanted, String more) throws IOException {
        talk.say("HTTP/1.1 206 Partial Content\r\n" + more + "Content-Range: bytes " + wanted.begin + "-"
                + (wanted.end - 1) + "/" + LENGTH + "\r\nContent-Length: " + (wanted.end - wanted.begin) + "\r\n\r\n");
    }

    private void body(RawServer.Talk talk, int begin, int end) throws IOException {
        sentBytes.addAndGet(end - begin);
        for (int at = begin; at < end; at += 20_000) {
            talk.say(Arrays.copyOfRange(file, at, Math.min(end, at + 20_000)));
            time.pass(PIECE);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void answer(RawServer.Talk talk, Wanted wanted) throws IOException {
        head(talk, wanted, "");
        body(talk, wanted.begin, wanted.end);
    }

    /** The beginning of an answer, of which the end will never come. */
    private void answerPart(RawServer.Talk talk, Wanted wanted, int bytes) throws IOException {
        head(talk, wanted, "");
        body(talk, wanted.begin, Math.min(wanted.end, wanted.begin + bytes));
    }

    private void answerAlways(RawServer.Talk talk) throws IOException, InterruptedException {
        while (true) {
            answer(talk, hear(talk));
        }
    }

    @Test
    void eachByteTravelsOnceOverOneOfSeveralConnections() throws Exception {
        var three = new CountDownLatch(3);
        var server = serve((talk, connection) -> {
            three.countDown();
            var wanted = hearFirst(talk, connection);
            head(talk, wanted, "");
            awaitOthers(three);
            body(talk, wanted.begin, wanted.end);
            answerAlways(talk);
        });

        assertWhole(fetch(far(server)));

        assertThat(server.connections()).isBetween(3, RangeTransfer.MOST_CONNECTIONS);
        assertThat(sentBytes.get()).isEqualTo(LENGTH);
    }

    @Test
    void aServerNearbyIsAskedTwiceOverOneConnection() throws Exception {
        var server = serve((talk, connection) -> {
            while (true) {
                var wanted = hear(talk);
                head(talk, wanted, "");
                talk.say(Arrays.copyOfRange(file, wanted.begin, wanted.end));
            }
        });

        assertWhole(fetch(new HttpUpstream(
                HttpAddress.parse(server.address()),
                loops,
                Optional.empty(),
                HttpSettings.PATIENT,
                LinkMeter.FREE,
                () -> Instant.EPOCH)));

        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void timeThatTheReceiverTakesIsNoSilence() throws Exception {
        var server = serve((talk, connection) -> answerAlways(talk));

        try (var upstream = far(server)) {
            upstream.fetch(PACK, LENGTH, Extents.of(0, TOO_LITTLE), (offset, bytes) -> {
                if (offset == 0) {
                    time.pass(Duration.ofSeconds(7));
                }
            });
        }

        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aServerThatLetsUsInAndSaysNothingIsNotBesieged() throws Exception {
        time = new ServersTime(Duration.ofSeconds(1));
        var server = serve((talk, connection) -> {
            if (connection == 1) {
                answerPart(talk, hear(talk), 1_000);
            }
            fallSilent(talk);
        });

        here = Extents.of(TOO_LITTLE, LENGTH);
        assertThatThrownBy(() -> fetch(far(server)))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("next to nothing was received for 30 s");

        assertThat(server.connections()).isBetween(2, 6);
    }

    @Test
    void whatAConnectionThatFellSilentOwesIsFetchedOverOthers() throws Exception {
        var server = serve((talk, connection) -> {
            if (connection > 2) {
                answerAlways(talk);
            }
            answerPart(talk, hearFirst(talk, connection), 50_000);
            fallSilent(talk);
        });

        assertWhole(fetch(far(server)));

        assertThat(sentBytes.get()).as("nothing travels twice that had come").isEqualTo(LENGTH);
    }

    @Test
    void connectionsThatAreCutAreReplaced() throws Exception {
        var four = new CountDownLatch(4);
        var second = new CountDownLatch(2);
        var server = serve((talk, connection) -> {
            second.countDown();
            four.countDown();
            if (connection == 2) {
                // Somebody has to stay, or the transfer ends with the last of those that are cut at one time.
                awaitOthers(four);
                answerAlways(talk);
            }
            answer(talk, hearFirst(talk, connection));
            awaitOthers(second);
            answerPart(talk, hear(talk), 30_000);
            talk.reset();
        });

        assertWhole(fetch(far(server)));

        assertThat(server.connections()).isGreaterThan(3);
    }

    @Test
    void theLastConnectionsEndIsToldAndWhatCameStays() throws Exception {
        var server = serve((talk, connection) -> {
            var wanted = hearFirst(talk, connection);
            if (connection == 1) {
                answerPart(talk, wanted, 60_000);
            }
        });

        assertThatThrownBy(() -> fetch(far(server)))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("closed before the answer's end");

        assertThat(here.bytes()).isEqualTo(60_000);
        assertThat(Arrays.equals(got, 0, 60_000, file, 0, 60_000)).isTrue();
    }

    @Test
    void aServerThatAnswersOnceForEachConnectionIsUnderstood() throws Exception {
        var server = serve((talk, connection) -> {
            var wanted = hearFirst(talk, connection);
            head(talk, wanted, "Connection: close\r\n");
            body(talk, wanted.begin, wanted.end);
        });

        assertWhole(fetch(far(server)));
    }

    @Test
    void aServerThatTurnsFurtherConnectionsAwayIsAskedOverOne() throws Exception {
        var turnedAway = new AtomicInteger();
        var others = new CountDownLatch(1);
        var server = serve((talk, connection) -> {
            if (connection == 1) {
                var wanted = hearFirst(talk, connection);
                head(talk, wanted, "");
                awaitOthers(others);
                body(talk, wanted.begin, wanted.end);
                answerAlways(talk);
            }
            turnedAway.incrementAndGet();
            others.countDown();
            hear(talk);
            talk.say("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        });

        assertWhole(fetch(far(server)));

        assertThat(turnedAway.get()).isBetween(1, RangeTransfer.MOST_CONNECTIONS);
    }

    @Test
    void aServerWithoutRangesIsReadInOneGo() throws Exception {
        var server = serve((talk, connection) -> {
            hearFirst(talk, connection);
            talk.say("HTTP/1.1 200 OK\r\nContent-Length: " + LENGTH + "\r\n\r\n");
            body(talk, 0, LENGTH);
        });
        here = Extents.of(100, 200_000);

        assertThat(fetch(far(server))).isInstanceOf(Fetch.Complete.class);

        assertThat(here).isEqualTo(Extents.of(0, LENGTH));
        assertThat(Arrays.equals(got, 200_000, LENGTH, file, 200_000, LENGTH)).isTrue();
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aServerThatTricklesIsGivenUp() throws Exception {
        var server = serve((talk, connection) -> {
            var wanted = hearFirst(talk, connection);
            head(talk, wanted, "");
            for (int at = wanted.begin; at < wanted.end; at++) {
                body(talk, at, at + 1);
                time.pass(Duration.ofSeconds(1));
            }
        });

        assertThatThrownBy(() -> fetch(far(server)))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("next to nothing was received for 30 s");
    }

    @Test
    void aFileThatIsLongerThanItMustBeIsNoticed() throws Exception {
        var server = serve((talk, connection) -> {
            var wanted = hearFirst(talk, connection);
            talk.say("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + wanted.begin + "-" + (wanted.end - 1)
                    + "/" + (LENGTH + 1) + "\r\nContent-Length: " + (wanted.end - wanted.begin) + "\r\n\r\n");
            body(talk, wanted.begin, wanted.end);
        });

        assertThat(fetch(far(server))).isEqualTo(new Fetch.TooLong());
    }

    @Test
    void aFileThatGoesAwayMeanwhileIsAFailure() throws Exception {
        var server = serve((talk, connection) -> {
            if (connection == 1) {
                answer(talk, hearFirst(talk, connection));
            }
            hear(talk);
            talk.say("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
            fallSilent(talk);
        });

        assertThatThrownBy(() -> fetch(far(server)))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("is not there any more");
    }

    @Test
    void anAnswerThatNobodyAskedForEndsAConnectionOnly() throws Exception {
        var server = serve((talk, connection) -> {
            if (connection == 2) {
                talk.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhm");
                fallSilent(talk);
            }
            if (connection == 1) {
                answer(talk, hearFirst(talk, connection));
            }
            answerAlways(talk);
        });

        assertWhole(fetch(far(server)));
    }

    @Test
    void morePromisedThanAskedForIsDropped() throws Exception {
        var server = serve((talk, connection) -> {
            if (connection == 1) {
                answer(talk, hearFirst(talk, connection));
            }
            while (true) {
                var wanted = hear(talk);
                var more = new Wanted(wanted.begin, Math.min(LENGTH, wanted.end + 70_000));
                head(talk, more, "");
                body(talk, more.begin, more.end);
            }
        });

        assertWhole(fetch(far(server)));
    }
}

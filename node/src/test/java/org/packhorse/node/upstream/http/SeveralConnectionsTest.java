package org.packhorse.node.upstream.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.packhorse.node.link.LinkMeter;
import org.packhorse.protocol.exchange.Extents;
import org.packhorse.protocol.exchange.Fetch;

/** One file over several connections, as the server likes it. */
@Timeout(300)
final class SeveralConnectionsTest extends FarServerFixture {
    @Test
    void eachByteTravelsOnceOverOneOfSeveralConnections() throws Exception {
        var three = new CountDownLatch(3);
        var server = serve((talk, connection) -> {
            three.countDown();
            var wanted = hearFirst(talk, connection);
            head(talk, wanted, "");
            awaitOthers(three);
            body(talk, wanted.begin(), wanted.end());
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
                talk.say(Arrays.copyOfRange(file, wanted.begin(), wanted.end()));
            }
        });

        assertWhole(fetch(new HttpUpstream(
                HttpAddress.parse(server.address()),
                loops,
                Optional.empty(),
                HttpClientSettings.PATIENT,
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
    void aServerThatAnswersOnceForEachConnectionIsUnderstood() throws Exception {
        var server = serve((talk, connection) -> {
            var wanted = hearFirst(talk, connection);
            head(talk, wanted, "Connection: close\r\n");
            body(talk, wanted.begin(), wanted.end());
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
                body(talk, wanted.begin(), wanted.end());
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
}

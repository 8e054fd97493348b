package org.packhorse.node.upstream.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.packhorse.node.upstream.UpstreamContract;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.UpstreamException;

/** How an HTTP upstream uses its connections, and what it does where they fail it. */
@Timeout(120)
final class BadLinesTest extends RawServerFixture {
    @Test
    void doesNotTakeMoreThanTheAnnouncedLength() throws Exception {
        var server = answering("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfour and more");
        var upstream = to(server);

        var first = upstream.fetch(PACK, 0, 1000, UpstreamContract.into(received));
        var second = upstream.fetch(PACK, 0, 1000, UpstreamContract.into(received));

        assertThat(first).isEqualTo(new Fetch.Complete(4));
        assertThat(second).isEqualTo(new Fetch.Complete(4));
        assertThat(text()).isEqualTo("fourfour");
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void takesChunksAndKeepsTheConnection() throws Exception {
        var server = answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
        var upstream = to(server);

        upstream.fetch(PACK, 0, 1000, UpstreamContract.into(received));
        upstream.fetch(PACK, 0, 1000, UpstreamContract.into(received));

        assertThat(text()).isEqualTo("abcdeabcde");
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void givesUpOnSilence() {
        var never = serve((talk, connection) -> talk.fallSilent());
        var half = serve((talk, connection) -> {
            talk.hear();
            talk.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it");
            talk.fallSilent();
        });

        var shortly = new HttpClientSettings(Duration.ofSeconds(60), Duration.ofMillis(700), Duration.ofSeconds(60));
        assertTold(
                () -> to(never, shortly).fetch(PACK, 0, 1000, UpstreamContract.into(received)),
                "nothing was received for 700 ms; check the link");
        // The machine may let the server begin too late.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertTold(
                    () -> to(half, shortly).fetch(PACK, 0, 1000, UpstreamContract.into(received)),
                    "nothing was received for 700 ms");
            assertThat(text()).isEqualTo("half of it");
        });
    }

    @Test
    void givesUpAtOnceWhenInterrupted() throws Exception {
        var hungUp = new CountDownLatch(1);
        var server = serve((talk, connection) -> {
            talk.hear();
            talk.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it");
            talk.fallSilent();
            hungUp.countDown();
        });
        var upstream = new Upstreams(loops, HttpClientSettings.PATIENT).open(server.address());
        var fetching = new FutureTask<>(() -> upstream.fetch(PACK, 0, 1000, UpstreamContract.into(received)));
        var thread = Thread.startVirtualThread(fetching);
        await().until(() -> received.size() > 0);

        thread.interrupt();

        assertThatThrownBy(() -> fetching.get(60, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(hungUp.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void asksAgainWhereTheKeptConnectionDied() throws Exception {
        var server = serve((talk, connection) -> {
            talk.hear();
            talk.say("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");
            if (connection == 1) {
                talk.hear();
                talk.reset();
            }
        });
        var upstream = to(server);

        upstream.fetch(PACK, 0, 1000, UpstreamContract.into(received));
        upstream.fetch(PACK, 0, 1000, UpstreamContract.into(received));

        assertThat(text()).isEqualTo("abcabc");
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void doesNotAskAgainOnAFreshConnectionThatDies() {
        var server = serve((talk, connection) -> talk.hear());

        assertTold(() -> fetchFrom(server), "closed before the answer's end");
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void hangsUpWhenNobodyAsksForAWhile() throws Exception {
        var hungUp = new CountDownLatch(1);
        var server = serve((talk, connection) -> {
            talk.hear();
            talk.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            talk.fallSilent();
            hungUp.countDown();
        });
        var shortly = new HttpClientSettings(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMillis(50));
        try (var upstream = new Upstreams(loops, shortly).open(server.address())) {
            upstream.fetch(PACK, 0, 1000, UpstreamContract.into(received));

            assertThat(hungUp.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void doesNotReceiveFarAheadOfTheReceiver() throws Exception {
        var server = serve((talk, connection) -> {
            talk.hear();
            talk.say("HTTP/1.0 200 OK\r\nContent-Length: 50000000\r\n\r\n");
            for (int i = 0; i < 5000; i++) {
                talk.say(new byte[10_000]);
            }
        });
        var upstream = to(server);
        var holding = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var fetching = new FutureTask<>(() -> upstream.fetch(PACK, 0, Long.MAX_VALUE, bytes -> {
            holding.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }));
        Thread.startVirtualThread(fetching);
        holding.await();

        await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        long ahead = upstream.traffic().receivedBytes();
        goOn.countDown();

        assertThat(ahead).isBetween(1L, 128L << 10);
        assertThat(fetching.get()).isEqualTo(new Fetch.Complete(50_000_000));
    }

    @Test
    void followsRedirectsOnTheSameSchemeOnly() throws Exception {
        var target = answering("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");
        var moved = answering("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + target.address()
                + "/cdn/a.pack?signature=1#x\r\n\r\n");
        var secure =
                answering("HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nLocation: https://hub.example/a.pack\r\n\r\n");
        var circle = answering("HTTP/1.1 307 Moved\r\nContent-Length: 0\r\nLocation: /again\r\n\r\n");

        assertThat(fetchFrom(moved)).isEqualTo(new Fetch.Complete(3));
        assertThat(target.requests().getFirst()).startsWith("GET /cdn/a.pack?signature=1 HTTP/1.1\r\n");
        assertTold(() -> fetchFrom(secure), "no longer http but https; follow that address instead");
        assertTold(() -> fetchFrom(circle), "redirected more than 3 times");
        assertThat(circle.requests()).hasSize(4);
        assertThat(circle.connections()).isEqualTo(1);
    }

    @Test
    void tellsThatNobodyListens() throws Exception {
        var gone = serve((talk, connection) -> {});
        gone.close();

        assertThatThrownBy(() -> fetchFrom(gone))
                .isInstanceOf(UpstreamException.class)
                .hasMessage(
                        gone.address() + ": cannot be reached (connection refused); check the address and the link");
    }

    @Test
    void tellsThatANameIsUnknown() throws Exception {
        var upstream =
                new Upstreams(loops, HttpClientSettings.PATIENT).open(java.net.URI.create("http://hub.invalid/x"));

        assertTold(
                () -> upstream.fetch(PACK, 0, 1000, UpstreamContract.into(received)),
                "http://hub.invalid/x: cannot be reached");
    }

    @Test
    void keepsTheConnectionAfterALongFile() throws Exception {
        var server = answering("HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n" + "x".repeat(90_000));
        var upstream = to(server);

        upstream.fetch(PACK, 0, 90_000, UpstreamContract.into(received));
        upstream.fetch(PACK, 0, 90_000, UpstreamContract.into(received));

        assertThat(received.size()).isEqualTo(180_000);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void keepsTheConnectionAfterAShortPageOfErrorAndNotAfterALongOne() throws Exception {
        var brief = answering("HTTP/1.1 404 Not Found\r\nContent-Length: 4000\r\n\r\n" + "x".repeat(4_000));
        var wordy = answering("HTTP/1.1 404 Not Found\r\nContent-Length: 9000000\r\n\r\n" + "x".repeat(9_000_000));
        var toBrief = to(brief);
        var toWordy = to(wordy);

        for (int i = 0; i < 2; i++) {
            assertThat(toBrief.fetch(PACK, 0, 1000, UpstreamContract.into(received)))
                    .isEqualTo(new Fetch.Missing());
            assertThat(toWordy.fetch(PACK, 0, 1000, UpstreamContract.into(received)))
                    .isEqualTo(new Fetch.Missing());
        }

        assertThat(brief.connections()).isEqualTo(1);
        assertThat(wordy.connections()).isEqualTo(2);
        assertThat(toWordy.traffic().receivedBytes()).isLessThan(300_000);
    }
}

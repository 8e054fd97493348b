package org.packhorse.node.transport.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.packhorse.node.transport.HttpHandler;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.Response;

/** More phones than there are places, each of which keeps its connections as browsers do. */
class CrowdTest {
    private static final InetSocketAddress ANYWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final List<RawClient> clients = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var client : clients) {
            client.close();
        }
    }

    private static HttpServer serve(int places, HttpHandler handler) throws Exception {
        return new HttpServer(new HttpServerSettings(ANYWHERE, places, 64, 16, 5, LONG, LONG), handler).start();
    }

    private static Response echo(Request request) {
        return Response.plain(200, request.path());
    }

    private RawClient client(HttpServer server, String origin) throws IOException {
        var client = new RawClient(server.port(), InetAddress.ofLiteral(origin));
        clients.add(client);
        return client;
    }

    @Test
    void twoHundredPhonesWithFourConnectionsEachAreAllServed() throws Exception {
        try (var server = new HttpServer(HttpServerSettings.on(ANYWHERE), CrowdTest::echo).start()) {
            for (int phone = 1; phone <= 200; phone++) {
                for (int i = 0; i < 4; i++) {
                    assertThat(client(server, "127.0.3." + phone).get("/" + i).status())
                            .isEqualTo(200);
                }
            }

            assertThat(server.openConnections()).isBetween(500, 576);
            assertThat(clients.getFirst().isEnded()).isTrue();
            assertThat(clients.getLast().get("/").status()).isEqualTo(200);
        }
    }

    /** Which one, {@link ConnectionPlaceTest} says: an answer arrives a little before its connection counts as idle. */
    @Test
    void closesOneThatIsIdle() throws Exception {
        try (var server = serve(2, CrowdTest::echo)) {
            client(server, "127.0.0.2").get("/");
            client(server, "127.0.0.3").get("/");

            isServed(server, "127.0.0.4");

            await().untilAsserted(() -> assertThat(server.openConnections()).isEqualTo(2));
        }
    }

    /** Soon, as people try again. */
    private void isServed(HttpServer server, String origin) {
        await().until(() -> client(server, origin).get("/").status() == 200);
    }

    @Test
    void sevenMachinesThatNeverEndTheirQuestionsLockNobodyOut() throws Exception {
        try (var server = new HttpServer(HttpServerSettings.on(ANYWHERE), CrowdTest::echo).start()) {
            for (int machine = 1; machine <= 7; machine++) {
                for (int i = 0; i < 130; i++) {
                    client(server, "127.0.5." + machine).send("GET / HTTP/1.1\r\nHost: x\r\nX");
                }
            }
            for (int phone = 1; phone <= 40; phone++) {
                isServed(server, "127.0.6." + phone);
            }
        }
    }

    @Test
    void takesTheOldestUnfinishedQuestionOfWhoeverHasMost() throws Exception {
        try (var server = serve(4, CrowdTest::echo)) {
            // Two threads take them in, so the order is certain only where each is waited for.
            var one = begin(server, "127.0.0.2", 1);
            var older = begin(server, "127.0.0.3", 2);
            var newer = begin(server, "127.0.0.3", 3);
            var other = begin(server, "127.0.0.4", 4);

            assertThat(client(server, "127.0.0.5").get("/").status()).isEqualTo(200);

            assertThat(older.isEnded()).isTrue();
            for (var left : List.of(one, newer, other)) {
                assertThat(left.send(" HTTP/1.1\r\nHost: x\r\n\r\n").read().status())
                        .isEqualTo(200);
            }
        }
    }

    private RawClient begin(HttpServer server, String origin, int open) throws IOException {
        var client = client(server, origin).send("GET /");
        await().until(() -> server.openConnections() == open);
        return client;
    }

    @Test
    void neverClosesOneThatIsBeingAnswered() throws Exception {
        var begun = new CountDownLatch(2);
        var goOn = new CountDownLatch(1);
        HttpHandler slow = request -> {
            begun.countDown();
            Waiting.until(goOn);
            return echo(request);
        };
        try (var server = serve(2, slow)) {
            var one = client(server, "127.0.0.2").send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            var two = client(server, "127.0.0.2").send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            begun.await();

            assertThat(client(server, "127.0.0.3").get("/").status()).isEqualTo(503);
            goOn.countDown();

            assertThat(one.read().status()).isEqualTo(200);
            assertThat(two.read().status()).isEqualTo(200);
        }
    }

    /** Places are lost on both event loops at once, while connections ask; in the end nobody is counted who has gone. */
    @Test
    void countsRightlyHoweverManyComeAtOnce() throws Exception {
        var served = new AtomicInteger();
        try (var server = serve(8, request -> echo(request).sameForEverybody())) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var all = new ArrayList<Future<?>>();
                for (int phone = 1; phone <= 24; phone++) {
                    var origin = InetAddress.ofLiteral("127.0.7." + phone);
                    all.add(threads.submit(() -> comeAndGo(server.port(), origin, served)));
                }
                for (var one : all) {
                    one.get();
                }
            }
            assertThat(served).hasPositiveValue();
            await().untilAsserted(() -> assertThat(server.openConnections()).isZero());
            try (var late = new RawClient(server.port(), InetAddress.ofLiteral("127.0.8.1"))) {
                assertThat(late.get("/").status()).isEqualTo(200);
            }
        }
    }

    private static Void comeAndGo(int port, InetAddress origin, AtomicInteger served) throws IOException {
        for (int i = 0; i < 40; i++) {
            try (var client = new RawClient(port, origin)) {
                for (int j = 0; j < 5; j++) {
                    var reply = client.get("/" + j);
                    if (reply.status() == 200) {
                        assertThat(reply.text()).isEqualTo("/" + j + "\n");
                        served.incrementAndGet();
                    }
                }
            } catch (EOFException | SocketException _) {
                // Its place went to somebody else, or there was none.
            }
        }
        return null;
    }
}

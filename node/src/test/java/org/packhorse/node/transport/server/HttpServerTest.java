package org.packhorse.node.transport.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.HttpHandler;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.Response;
import org.packhorse.node.transport.Routes;

class HttpServerTest {
    private static final InetSocketAddress ANYWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    Path folder;

    @AutoClose
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = new HttpServer(HttpServerSettings.on(ANYWHERE), HttpServerTest::echo).start();
    }

    private static Response echo(Request request) throws IOException {
        if (request.path().equals("/broken")) {
            throw new IOException("secret detail of the disk");
        }
        return Response.plain(200, request.path());
    }

    @Test
    void answersManyRequestsOnOneConnection() throws Exception {
        try (var client = new RawClient(server.port())) {
            for (int i = 0; i < 100; i++) {
                assertThat(client.get("/" + i).text()).isEqualTo("/" + i + "\n");
            }
        }
    }

    @Test
    void answersPipelinedRequestsInOrder() throws Exception {
        var requests = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            requests.append("GET /").append(i).append(" HTTP/1.1\r\nHost: x\r\n\r\n");
        }

        try (var client = new RawClient(server.port()).send(requests.toString())) {
            for (int i = 0; i < 500; i++) {
                assertThat(client.read().text()).isEqualTo("/" + i + "\n");
            }
        }
    }

    @Test
    void tellsTheLengthButSendsNothingForHead() throws Exception {
        try (var client = new RawClient(server.port())) {
            var reply = client.ask("HEAD", "/four");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("content-length")).isEqualTo("6");
            assertThat(client.get("/next").text()).isEqualTo("/next\n");
        }
    }

    @Test
    void tellsClientsNothingOfAFailure() throws Exception {
        try (var client = new RawClient(server.port())) {
            var reply = client.get("/broken");

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.text()).doesNotContain("secret").doesNotContain("Exception");
            assertThat(client.get("/next").status()).isEqualTo(200);
        }
    }

    @Test
    void sendsNoMoreHeadThanNeeded() throws Exception {
        try (var client = new RawClient(server.port())) {
            assertThat(client.get("/").headBytes()).isLessThan(90);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://library.school/a%20b?q=c, library.school /a b c",
        "HTTP://Library.School:8080/, Library.School:8080 / -",
        "http://library.school, library.school / -",
        "http://[2001:db8::1]?q=c, [2001:db8::1] / c",
        "/http://other/, x /http://other/ -",
    })
    void takesTheWholeAddressAsProxiesAreAskedForIt(String target, String understood) throws Exception {
        HttpHandler said = r -> Response.plain(
                200,
                r.header("host").orElse("") + " " + r.path() + " "
                        + r.parameter("q").orElse("-"));
        try (var saying = serve(said);
                var client = new RawClient(saying.port())) {
            assertThat(client.get(target).text()).isEqualTo(understood + "\n");
            assertThat(client.get("/next").text()).isEqualTo("x /next -\n");
        }
    }

    @Test
    void tellsTheOneTooManyToComeBack() throws Exception {
        var begun = new CountDownLatch(2);
        var goOn = new CountDownLatch(1);
        HttpHandler slow = r -> {
            begun.countDown();
            Waiting.until(goOn);
            return Response.plain(200, "at last");
        };
        try (var small = new HttpServer(
                        new HttpServerSettings(ANYWHERE, 2, 2, 2, 2, Duration.ofMinutes(5), Duration.ofMinutes(5)),
                        slow)
                .start()) {
            var clients = new ArrayList<RawClient>();
            for (int i = 0; i < 2; i++) {
                clients.add(new RawClient(small.port()).send("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
            }
            begun.await();

            try (var third = new RawClient(small.port())) {
                var reply = third.get("/");

                assertThat(reply.status()).isEqualTo(503);
                assertThat(reply.header("retry-after")).isEqualTo("5");
                assertThat(third.isEnded()).isTrue();
            }
            goOn.countDown();
            for (var client : clients) {
                assertThat(client.read().text()).isEqualTo("at last\n");
            }
            clients.getFirst().close();
            await().untilAsserted(() -> assertThat(small.openConnections()).isEqualTo(1));
            try (var fourth = new RawClient(small.port())) {
                assertThat(fourth.get("/").status()).isEqualTo(200);
            }
            clients.getLast().close();
        }
    }

    @Test
    void endsConnectionsThatNeverFinishTheirRequest() throws Exception {
        try (var hasty = new HttpServer(
                                new HttpServerSettings(
                                        ANYWHERE, 9, 9, 1, 1, Duration.ofMillis(200), Duration.ofMillis(200)),
                                HttpServerTest::echo)
                        .start();
                var client = new RawClient(hasty.port()).send("GET / HTTP/1.1\r\nHo")) {
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void endsConnectionsThatDoNotTakeTheirAnswer() throws Exception {
        Files.write(folder.resolve("file"), new byte[50_000_000]);
        var asked = new CountDownLatch(1);
        HttpHandler handler = r -> {
            asked.countDown();
            return Response.ok(Body.Disk.open(folder.resolve("file")), "application/octet-stream");
        };
        try (var hasty = new HttpServer(
                                new HttpServerSettings(
                                        ANYWHERE, 9, 9, 1, 1, Duration.ofMinutes(5), Duration.ofMillis(300)),
                                handler)
                        .start();
                var client = new RawClient(hasty.port()).send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")) {
            asked.await();

            await().untilAsserted(() -> assertThat(hasty.openConnections()).isZero());
            assertThat(client.read().body()).hasSizeLessThan(50_000_000);
        }
    }

    @Test
    void doesNotEndAConnectionWhoseAnswerTakesLongToWorkOut() throws Exception {
        var loops = new TickingLoops();
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        HttpHandler slow = r -> {
            begun.countDown();
            Waiting.until(goOn);
            return Response.plain(200, "at last");
        };
        var settings = new HttpServerSettings(ANYWHERE, 9, 9, 1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1));
        try (var hasty = new HttpServer(settings, slow, (target, headers, status) -> {}, loops.group()).start();
                var client = new RawClient(hasty.port()).send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")) {
            begun.await();
            for (int i = 0; i < 5; i++) {
                loops.pass(Duration.ofSeconds(1));
            }
            goOn.countDown();

            assertThat(client.read().text()).isEqualTo("at last\n");
        }
    }

    @Test
    void closesWhileAnAnswerIsBeingWorkedOut() throws Exception {
        var begun = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var stuck = serve(r -> {
            begun.countDown();
            Waiting.until(never);
            return Response.plain(200, "late");
        });
        try (var client = new RawClient(stuck.port()).send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")) {
            begun.await();

            stuck.close();

            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void saysSoWhenThePortIsTaken() {
        var taken = new HttpServer(
                HttpServerSettings.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port())),
                HttpServerTest::echo);

        assertThatThrownBy(taken::start).isInstanceOf(IOException.class).hasMessageContaining("cannot listen here");
    }

    @Test
    void choosesAmongHandlersByTheLongestBeginning() throws Exception {
        var routes = Routes.to(r -> Response.plain(200, "other"))
                .and("/a/", r -> Response.plain(200, "a"))
                .and("/a/b/", r -> Response.plain(200, "ab"));
        try (var routed = serve(routes);
                var client = new RawClient(routed.port())) {
            assertThat(client.get("/a/b/c").text()).isEqualTo("ab\n");
            assertThat(client.get("/a/c").text()).isEqualTo("a\n");
            assertThat(client.get("/").text()).isEqualTo("other\n");
        }
    }

    private static HttpServer serve(HttpHandler handler) throws Exception {
        return new HttpServer(HttpServerSettings.on(ANYWHERE), handler).start();
    }

    @Test
    void canBeToldToForgetWhenItIsClosed() throws Exception {
        try (var client = new RawClient(server.port())) {
            client.get("/");
        }
        server.close();

        assertThatCode(server::forget).doesNotThrowAnyException();
    }

    @Test
    void saysSoWhereAnAnswerCannotBeBegun() throws Exception {
        HttpHandler handler = request -> Response.ok(
                new Body.Made(10, offset -> {
                    throw new IOException("a part is gone");
                }),
                "application/zip");
        try (var failing = new HttpServer(HttpServerSettings.on(ANYWHERE), handler).start();
                var client = new RawClient(failing.port())) {
            assertThat(client.get("/a.zip").status()).isEqualTo(500);
        }
    }
}

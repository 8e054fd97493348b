package org.packhorse.adminui.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long somebody may take who is not signed in. */
class NewcomersTest {
    private static final Duration TERM = Duration.ofSeconds(1);

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void serve() throws Exception {
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.addBean(new Newcomers(server.getScheduler(), 6, TERM));
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                if (Request.getPathInContext(request).equals("/signed-in")) {
                    Newcomers.welcome(request);
                }
                callback.succeeded();
                return true;
            }
        });
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void areNotWaitedForHoweverSteadilyTheySend() throws Exception {
        try (var slow = connect()) {
            send(slow, "GET /");
            var sent = new AtomicInteger();

            await().atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        try {
                            send(slow, "x");
                            return sent.incrementAndGet() > 90;
                        } catch (IOException _) {
                            return true;
                        }
                    });

            assertThat(sent.get()).isLessThan(60);
        }
    }

    @Test
    void stayOnceTheyAreSignedIn() throws Exception {
        try (var teacher = connect();
                var pupil = connect()) {
            send(teacher, "GET /signed-in HTTP/1.1\r\nHost: a\r\n\r\n");
            send(pupil, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(new String(pupil.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200");
            // The one that came first is still there when the other's time is over.
            send(teacher, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(new String(teacher.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                            .split("HTTP/1.1 200", -1))
                    .hasSize(3);
        }
    }
}

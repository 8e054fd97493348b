package org.packhorse.adminui.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long somebody may take who is not signed in. */
class NewcomersTest {
    private static final Duration TERM = Duration.ofSeconds(1);

    /** For a machine that has much else to do; less than a letter every 100 ms needs to be too long a request. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    private void serve(Scheduler scheduler) throws Exception {
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.addBean(new Newcomers(scheduler, 6, TERM));
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

    /** Time that is up when a test says so. */
    private static final class Terms extends AbstractLifeCycle implements Scheduler {
        private final Queue<Runnable> ends = new ConcurrentLinkedQueue<>();

        @Override
        public Task schedule(Runnable end, long delay, TimeUnit unit) {
            assertThat(unit.toMillis(delay)).isEqualTo(TERM.toMillis());
            ends.add(end);
            return () -> ends.remove(end);
        }

        boolean areNone() {
            return ends.isEmpty();
        }

        void areUp() {
            for (var end = ends.poll(); end != null; end = ends.poll()) {
                end.run();
            }
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void areNotWaitedForHoweverSteadilyTheySend() throws Exception {
        serve(server.getScheduler());
        try (var slow = connect()) {
            send(slow, "GET /");

            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .untilAsserted(() ->
                            assertThatExceptionOfType(SocketException.class).isThrownBy(() -> send(slow, "x")));
        }
    }

    @Test
    void stayOnceTheyAreSignedIn() throws Exception {
        var terms = new Terms();
        serve(terms);
        try (var teacher = connect();
                var pupil = connect()) {
            send(teacher, "GET /signed-in HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(teacher.getInputStream().read()).isEqualTo('H');
            send(pupil, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(pupil.getInputStream().read()).isEqualTo('H');

            terms.areUp();

            assertThat(new String(pupil.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("TTP/1.1 200");
            // The one that came first is still there when the other's time is over.
            send(teacher, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(new String(teacher.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                            .split("TTP/1.1 200", -1))
                    .hasSize(3);
        }
    }

    @Test
    void areForgottenOnceTheyAreGone() throws Exception {
        var terms = new Terms();
        serve(terms);
        try (var phone = connect()) {
            send(phone, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(phone.getInputStream().read()).isEqualTo('H');
            assertThat(terms.areNone()).isFalse();
        }

        await().atMost(PATIENCE).until(terms::areNone);
    }
}

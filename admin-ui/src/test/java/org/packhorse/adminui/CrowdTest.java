package org.packhorse.adminui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Pupils who take all the connections they get. */
class CrowdTest extends AdminUiCase {
    private static final int SHARE = 6;

    /** For an answer, on a machine that has much else to do. */
    private static final int PATIENCE_MS = 60_000;

    /** Whoever is within the share is hung up on after 20 s without a word. */
    private static final int LESS_THAN_OTHERS_MS = 15_000;

    /** The crowd itself is hung up on after 30 s. */
    private static final Duration WHILE_THE_CROWD_SITS = Duration.ofSeconds(25);

    /** Those who sit at the teachers' address and send a letter now and then. */
    private final List<Socket> crowd = new ArrayList<>();

    private Socket sit(String from) throws IOException {
        var address = InetAddress.getLoopbackAddress();
        var socket = new Socket(address, phone().port(), InetAddress.getByName(from), 0);
        socket.setSoTimeout(PATIENCE_MS);
        crowd.add(socket);
        return socket;
    }

    /** A connection on which {@code from} asked for a small page. */
    private Socket ask(String from) throws IOException {
        var socket = sit(from);
        socket.getOutputStream()
                .write("GET /style.css HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean isAnswered(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() == 'H';
        } catch (SocketException _) {
            return false;
        }
    }

    /** Whether it is hung up on long before its time is over; an answer may still have come through. */
    private static boolean isEnded(Socket socket) throws IOException {
        return isEndedWithin(LESS_THAN_OTHERS_MS, socket);
    }

    private static boolean isEndedWithin(int millis, Socket socket) throws IOException {
        socket.setSoTimeout(millis);
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketException _) {
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    private void sendALetter() {
        for (var socket : crowd) {
            try {
                socket.getOutputStream().write('G');
            } catch (IOException _) {
                // This one was too slow, and is hung up on.
            }
        }
    }

    private void leave() throws IOException {
        for (var socket : crowd) {
            socket.close();
        }
    }

    @Test
    void doNotShutStaffOut() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int phone = 2; phone < 8; phone++) {
                for (int i = 0; i < SHARE; i++) {
                    sit("127.0.0." + phone);
                }
            }
            sendALetter();

            var page = threads.submit(() -> visitor().get("/sign-in"));
            await().atMost(WHILE_THE_CROWD_SITS)
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> {
                        sendALetter();
                        return page.isDone();
                    });

            assertThat(page.get().status()).isEqualTo(200);
        } finally {
            leave();
        }
    }

    @Test
    void haveAShareOfTheTeachersAddressEach() throws Exception {
        try {
            for (int i = 0; i < SHARE; i++) {
                assertThat(isAnswered(ask("127.0.0.2"))).isTrue();
            }

            assertThat(isEnded(ask("127.0.0.2"))).isTrue();
            assertThat(isAnswered(ask("127.0.0.3"))).isTrue();
            assertThat(isEndedWithin(300, crowd.getFirst())).isFalse();
        } finally {
            leave();
        }
    }

    @Test
    void areForgottenWhenTheyLeave() throws Exception {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < SHARE; i++) {
                // The device may not have noticed yet that those before have left.
                isAnswered(ask("127.0.0.1"));
            }
            leave();
            crowd.clear();
        }

        await().atMost(Duration.ofMillis(PATIENCE_MS))
                .ignoreExceptions()
                .until(() -> phone().get("/teacher/sign-in").status() == 200);
    }
}

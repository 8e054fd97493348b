package org.packhorse.node.upstream.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that writes to each connection exactly what a test says, however wrong. */
final class RawServer implements AutoCloseable {
    /** What happens on one connection. */
    interface Script {
        /** {@code connection} counts from 1; the socket is closed when this returns. */
        void run(Talk talk, int connection) throws IOException, InterruptedException;
    }

    private final ServerSocket listening;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    RawServer(Script script) {
        try {
            listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(() -> accept(script));
    }

    private void accept(Script script) {
        try {
            while (true) {
                var socket = listening.accept();
                sockets.add(socket);
                int number = connections.incrementAndGet();
                Thread.startVirtualThread(() -> talk(script, socket, number));
            }
        } catch (IOException e) {
            // Closed by the test.
        }
    }

    private void talk(Script script, Socket socket, int number) {
        try (socket) {
            script.run(new Talk(socket), number);
        } catch (IOException e) {
            // The client hung up, as it may.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One side of a connection. */
    final class Talk {
        private final Socket socket;
        private final OutputStream output;

        Talk(Socket socket) throws IOException {
            this.socket = socket;
            this.output = socket.getOutputStream();
        }

        /** Reads one request head, which is returned. */
        String hear() throws IOException {
            var head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    throw new IOException("the client hung up");
                }
                head.write(next);
            }
            var request = head.toString(StandardCharsets.US_ASCII);
            requests.add(request);
            return request;
        }

        void say(String text) throws IOException {
            say(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void say(byte[] bytes) throws IOException {
            output.write(bytes);
            output.flush();
        }

        /** Closes at once with a reset instead of an orderly end. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Says nothing until the client hangs up. */
        void fallSilent() throws IOException {
            while (socket.getInputStream().read() >= 0) {
                // Whatever it says.
            }
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

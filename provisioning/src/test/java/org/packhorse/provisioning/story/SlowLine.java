package org.packhorse.provisioning.story;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A line to a hub that counts what comes from there, and lets no more through than its rate, and perhaps no more than so much. */
final class SlowLine implements AutoCloseable {
    private static final int PORTION_BYTES = 8 << 10;

    /** How soon it is noticed that it goes on. */
    private static final Duration WHILE_ENDED = Duration.ofMillis(5);

    private final URI hub;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong carriedBytes = new AtomicLong();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile long bytesPerSecond = Long.MAX_VALUE;
    private volatile long endsAt = Long.MAX_VALUE;

    /** A line to {@code hub}, fast to begin with. */
    SlowLine(String hub) throws IOException {
        this.hub = URI.create(hub);
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** The hub's address at this end. */
    String address() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    void slowTo(long newBytesPerSecond) {
        bytesPerSecond = newBytesPerSecond;
    }

    /** From when it has carried {@code bytes} altogether it carries nothing more, until it is told something else. */
    void endAt(long bytes) {
        endsAt = bytes;
    }

    /** How much came through from the hub so far. */
    long carriedBytes() {
        return carriedBytes.get();
    }

    /** What came through from the hub, over so many connections. */
    record Carried(long bytes, int connections) {
        Carried since(Carried before) {
            return new Carried(bytes - before.bytes, connections - before.connections);
        }

        Carried plus(Carried more) {
            return new Carried(bytes + more.bytes, connections + more.connections);
        }
    }

    /** All of it so far. */
    Carried carried() {
        return new Carried(carriedBytes.get(), connections.get());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var near = server.accept();
                var far = new Socket(hub.getHost(), hub.getPort());
                connections.incrementAndGet();
                threads.execute(() -> carry(near, far, false));
                threads.execute(() -> carry(far, near, true));
            } catch (IOException e) {
                // the hub or this line is gone, which the one who connects will notice
            }
        }
    }

    private void slowDown(int count) {
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos() * count / bytesPerSecond);
        while (carriedBytes.get() >= endsAt && !server.isClosed()) {
            LockSupport.parkNanos(WHILE_ENDED.toNanos());
        }
    }

    private void carry(Socket from, Socket to, boolean isFromHub) {
        var portion = new byte[PORTION_BYTES];
        try (from;
                to) {
            int count = from.getInputStream().read(portion);
            while (count >= 0) {
                if (isFromHub) {
                    slowDown(count);
                }
                to.getOutputStream().write(portion, 0, count);
                carriedBytes.addAndGet(isFromHub ? count : 0);
                count = from.getInputStream().read(portion);
            }
        } catch (IOException e) {
            // one end hung up: the other is closed with it
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}

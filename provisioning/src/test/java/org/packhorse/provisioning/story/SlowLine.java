package org.packhorse.provisioning.story;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A line to a hub that counts what comes from there, and lets no more through than its rate. */
final class SlowLine implements AutoCloseable {
    private static final int PORTION_BYTES = 8 << 10;

    private final URI hub;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong carriedBytes = new AtomicLong();
    private volatile long bytesPerSecond = Long.MAX_VALUE;

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

    /** How much came from the hub so far. */
    long carriedBytes() {
        return carriedBytes.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var near = server.accept();
                var far = new Socket(hub.getHost(), hub.getPort());
                threads.execute(() -> carry(near, far, false));
                threads.execute(() -> carry(far, near, true));
            } catch (IOException e) {
                // the hub or this line is gone, which the one who connects will notice
            }
        }
    }

    private void carry(Socket from, Socket to, boolean isFromHub) {
        var portion = new byte[PORTION_BYTES];
        try (from;
                to) {
            int count = from.getInputStream().read(portion);
            while (count >= 0) {
                if (isFromHub) {
                    carriedBytes.addAndGet(count);
                    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos() * count / bytesPerSecond);
                }
                to.getOutputStream().write(portion, 0, count);
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

package org.packhorse.provisioning.story;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The Wi-Fi of a school, on which all connections break each time that a phone has sent so much; it counts what phones send. */
final class BreakingWifi implements AutoCloseable {
    private static final int PORTION_BYTES = 4 << 10;

    private final URI device;
    private final long breakEveryBytes;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong sentBytes = new AtomicLong();
    private final AtomicInteger breaks = new AtomicInteger();

    /** To {@code device}. */
    BreakingWifi(String device, long breakEveryBytes) throws IOException {
        this.device = URI.create(device);
        this.breakEveryBytes = breakEveryBytes;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** The device's address on it. */
    String address() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    /** How much phones have sent, headers and what was lost with them. */
    long sentBytes() {
        return sentBytes.get();
    }

    int breaks() {
        return breaks.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var phone = server.accept();
                var far = new Socket(device.getHost(), device.getPort());
                open.add(phone);
                open.add(far);
                threads.execute(() -> carry(phone, far, true));
                threads.execute(() -> carry(far, phone, false));
            } catch (IOException e) {
                // one of them is gone, which the one who connects will notice
            }
        }
    }

    private void carry(Socket from, Socket to, boolean isFromPhone) {
        var portion = new byte[PORTION_BYTES];
        try (from;
                to) {
            for (int n = from.getInputStream().read(portion);
                    n >= 0;
                    n = from.getInputStream().read(portion)) {
                if (isFromPhone) {
                    count(n);
                }
                to.getOutputStream().write(portion, 0, n);
            }
        } catch (IOException e) {
            // it broke
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void count(int bytes) throws IOException {
        long now = sentBytes.addAndGet(bytes);
        if (now / breakEveryBytes > (now - bytes) / breakEveryBytes) {
            breaks.incrementAndGet();
            for (var socket : open) {
                socket.close();
            }
            throw new IOException("it breaks");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}

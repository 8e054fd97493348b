package org.packhorse.node.upstream.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A small web server with ranges, below {@code /packhorse/}. */
final class RangeServer implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
    private final Duration delay;
    private final HttpServer server;

    RangeServer(Map<String, byte[]> files) {
        this(files, Duration.ZERO);
    }

    /** One that is so far away that each answer begins {@code delay} later. */
    RangeServer(Map<String, byte[]> files, Duration delay) {
        this.delay = delay;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                clients.add(exchange.getRemoteAddress());
                pause();
                answer(exchange, Optional.ofNullable(files.get(name(exchange))));
            }
        });
        server.start();
    }

    /** A thread that parks may be woken early. */
    private void pause() {
        long end = System.nanoTime() + delay.toNanos();
        for (long left = delay.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static String name(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().replaceFirst("^/packhorse/", "");
    }

    private static void answer(HttpExchange exchange, Optional<byte[]> file) throws IOException {
        if (file.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        var content = file.get();
        var range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            send(exchange, 200, content, 0, content.length - 1);
            return;
        }
        var ends = range.substring("bytes=".length()).split("-", -1);
        int first = Integer.parseInt(ends[0]);
        int last = ends[1].isEmpty() ? content.length - 1 : Math.min(Integer.parseInt(ends[1]), content.length - 1);
        if (first >= content.length) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Range", "bytes " + first + "-" + last + "/" + content.length);
        send(exchange, 206, content, first, last);
    }

    private static void send(HttpExchange exchange, int status, byte[] content, int first, int last)
            throws IOException {
        int length = last - first + 1;
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        exchange.getResponseBody().write(content, first, length);
    }

    /** How many connections were made, as far as questions came over them. */
    int connections() {
        return clients.size();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/packhorse");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

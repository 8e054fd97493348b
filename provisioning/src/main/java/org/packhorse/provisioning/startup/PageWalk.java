package org.packhorse.provisioning.startup;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Goes from page to page of a library as a reader would, by the links on them. */
final class PageWalk {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");

    /** A search, one with a mistake in it, and how a word may go on: half of a node's classes are there for these. */
    private static final List<String> SEARCHES = List.of(
            "/search?q=water", "/search?q=watre+boiling", "/search?q=%22clean+water%22&lang=en", "/suggest?q=wat");

    private static final String SUGGESTION = "/suggest?q=wat";
    private static final String NO_SUGGESTION = "[\"wat\",[]]";
    private static final long LOOK_EVERY_MS = 200;

    private final URI library;

    PageWalk(String library) {
        this.library = URI.create(library);
    }

    /** Waits until search finds something, as it does a little after a collection has arrived; no longer than {@code limit}. */
    void awaitSearch(Duration limit) throws IOException, InterruptedException {
        var end = System.nanoTime() + limit.toNanos();
        var patience = new CountDownLatch(1);
        while (get(SUGGESTION).equals(NO_SUGGESTION) && System.nanoTime() < end) {
            patience.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** Asks for at most {@code limit} addresses, the nearest to the first page first. */
    void run(int limit) throws IOException {
        var known = new HashSet<String>();
        var next = new ArrayDeque<String>();
        next.add("/");
        next.addAll(SEARCHES);
        known.addAll(next);
        for (int i = 0; i < limit && !next.isEmpty(); i++) {
            var links = LINK.matcher(get(next.remove()));
            while (links.find()) {
                var address = links.group(1).replace("&amp;", "&");
                if (known.add(address)) {
                    next.add(address);
                }
            }
        }
    }

    private String get(String address) throws IOException {
        var connection = (HttpURLConnection) library.resolve(address).toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()));
        connection.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
        connection.setRequestProperty("accept-encoding", "identity");
        try (var body =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

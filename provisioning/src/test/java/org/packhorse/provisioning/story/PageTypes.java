package org.packhorse.provisioning.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the types of page that a library has, by following its links: one address of each stands for all of them. */
final class PageTypes implements AutoCloseable {
    /** More than the sample has; a library without an end is a mistake. */
    private static final int LIMIT = 1_500;

    /** Of one type, so many are looked at for further links. */
    private static final int OF_EACH = 12;

    private static final Pattern LINK = Pattern.compile("(?:href|action)=\"(/[^\"#]*)");

    /** The same page in another language or look; those are for the tests to choose. */
    private static final Pattern CHOICE = Pattern.compile("[?&](lang|view)=");

    /** However many of these a list is narrowed down by, it is one type. */
    private static final Set<String> FACETS = Set.of("subject", "level", "language", "kind");

    private final URI library;
    private final HttpClient client = HttpClient.newHttpClient();

    PageTypes(String library) {
        this.library = URI.create(library);
    }

    /** An address of each type, nearest to the first page first. */
    Collection<String> find() throws IOException, InterruptedException {
        Map<String, String> byType = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        var known = new HashSet<String>();
        var next = new ArrayDeque<String>();
        add("/", known, next);
        add("/search?q=water", known, next);
        add("/search?q=qqqqq", known, next);
        add("/nothing/here", known, next);
        while (!next.isEmpty()) {
            var address = next.remove();
            var type = type(address);
            if (seen.merge(type, 1, Integer::sum) > OF_EACH) {
                continue;
            }
            var page = get(address);
            if (!page.isEmpty()) {
                byType.putIfAbsent(type, address);
            }
            var links = LINK.matcher(page);
            while (links.find() && known.size() < LIMIT) {
                add(links.group(1).replace("&amp;", "&"), known, next);
            }
        }
        return byType.values();
    }

    private static void add(String address, Set<String> known, Queue<String> next) {
        if (!address.startsWith("/content/") && !CHOICE.matcher(address).find() && known.add(address)) {
            next.add(address);
        }
    }

    /** The address without the names of collection and resource, what is behind them in a book, and the values of its parameters. */
    private static String type(String address) {
        int query = address.indexOf('?');
        var path = address.substring(0, query < 0 ? address.length() : query).split("/", -1);
        var type = new StringBuilder();
        for (int i = 1; i < path.length; i++) {
            boolean isName = path[1].equals("c") ? i == 2 || i == 4 || i > 5 : i > 2;
            type.append('/').append(isName ? "*" : path[i]);
        }
        if (query >= 0) {
            var names = Stream.of(address.substring(query + 1).split("&", -1))
                    .map(parameter -> parameter.replaceAll("=.*", ""))
                    .map(name -> FACETS.contains(name) ? "narrowed" : name)
                    .distinct()
                    .sorted();
            type.append('?').append(names.collect(Collectors.joining("&")));
        }
        return type.toString();
    }

    /** The page at {@code address}; empty where that is no page of ours. */
    private String get(String address) throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(library.resolve(address)).build(), HttpResponse.BodyHandlers.ofString());
        var type = answer.headers().firstValue("content-type").orElse("");
        return type.startsWith("text/html") ? answer.body() : "";
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

package org.packhorse.adminui;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A visitor who keeps cookies and follows nothing by itself. Speaks HTTP/1.1 byte by byte, one connection for each request,
 * so that tests can send what no real client would.
 */
final class Browser {
    private final int port;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    Browser(int port) {
        this.port = port;
        headers.put("Host", "localhost:" + port);
    }

    /** What came back; header names in lower case. */
    record Reply(int status, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        Document page() {
            return Jsoup.parse(body);
        }
    }

    int port() {
        return port;
    }

    /** From now on every request has this header. */
    Browser with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** What the server is told to know this visitor by. */
    Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    Reply get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\n" + headerLines() + "\r\n");
    }

    /** Fetches the form on {@code page}'s token and posts it with {@code fields} (name, value, name, value …). */
    Reply submit(String page, String action, String... fields) throws IOException {
        var token = get(page).page().select("input[name=token]").val();
        return post(
                action,
                Stream.concat(Stream.of("token", token), Stream.of(fields)).toArray(String[]::new));
    }

    Reply post(String path, String... fields) throws IOException {
        var body = Stream.iterate(0, i -> i < fields.length, i -> i + 2)
                .map(i -> fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send("POST " + path + " HTTP/1.1\r\n" + headerLines()
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);
    }

    /** Sends {@code request} as it is and reads until the server closes. */
    Reply send(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            var reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return parse(reply);
        }
    }

    String headerLines() {
        var lines = headers.entrySet().stream().map(header -> header.getKey() + ": " + header.getValue() + "\r\n");
        var cookie = cookies.isEmpty()
                ? ""
                : "Cookie: "
                        + cookies.entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining("; "))
                        + "\r\n";
        return lines.collect(Collectors.joining()) + cookie + "Connection: close\r\n";
    }

    private Reply parse(String reply) {
        var parts = reply.split("\r\n\r\n", 2);
        var lines = List.of(parts[0].split("\r\n"));
        var found = new TreeMap<String, String>();
        for (var line : lines.subList(1, lines.size())) {
            var header = line.split(": ", 2);
            var name = header[0].toLowerCase(Locale.ROOT);
            found.merge(name, header[1], (a, b) -> a + "\n" + b);
            if (name.equals("set-cookie")) {
                var cookie = header[1].split(";", 2)[0].split("=", 2);
                cookies.put(cookie[0], cookie[1]);
            }
        }
        return new Reply(Integer.parseInt(lines.getFirst().split(" ", 3)[1]), found, parts.length > 1 ? parts[1] : "");
    }
}

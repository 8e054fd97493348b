package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Somebody who reads in a library, over HTTP/1.1 as browsers do on plain connections. */
final class Reader implements AutoCloseable {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    private final String library;
    private final HttpClient browser =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param library its address, with a slash at the end */
    Reader(String library) {
        this.library = library.strip();
    }

    /** The address, as nodes and browsers write it. */
    String address() {
        return library;
    }

    /** The bytes at {@code path} of {@code collection}; empty where there is nothing. */
    Optional<byte[]> find(String collection, String path) throws IOException, InterruptedException {
        return body(ask(collection, path, "identity"));
    }

    /** Fetches every file of {@code expected} as it is and compressed, and compares it byte by byte. */
    void compareAll(String collection, Map<String, byte[]> expected) throws IOException, InterruptedException {
        long compressed = 0;
        for (var file : expected.entrySet()) {
            assertSame(file, ask(collection, file.getKey(), "identity"));
            var answer = ask(collection, file.getKey(), "gzip");
            assertSame(file, answer);
            compressed += isCompressed(answer) ? 1 : 0;
        }
        assertThat(compressed).as("files that were sent compressed").isPositive();
    }

    private HttpResponse<byte[]> ask(String collection, String path, String encodings)
            throws IOException, InterruptedException {
        var address = URI.create(library + "content/" + collection + "/" + encoded(path));
        var request = HttpRequest.newBuilder(address)
                .header("Accept-Encoding", encodings)
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void assertSame(Map.Entry<String, byte[]> file, HttpResponse<byte[]> answer) throws IOException {
        var body = body(answer);
        assertThat(body).as(file.getKey()).isPresent();
        // not AssertJ's comparison, which would print both files
        assertThat(Arrays.equals(body.get(), file.getValue()))
                .as("%s is the same", file.getKey())
                .isTrue();
    }

    private static Optional<byte[]> body(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(200);
        if (!isCompressed(answer)) {
            return Optional.of(answer.body());
        }
        try (var content = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return Optional.of(content.readAllBytes());
        }
    }

    private static boolean isCompressed(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
    }

    private static String encoded(String path) {
        var encoded = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(String.format("%02X", b));
            }
        }
        return encoded.toString();
    }

    @Override
    public void close() {
        browser.shutdownNow();
    }
}

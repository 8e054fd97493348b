package org.packhorse.provisioning.demo;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Asks a library for files over HTTP, as a browser does, and compares them with what was published. */
final class ContentComparison {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String library;
    private final String collection;

    /** @param library its address, with a slash at the end */
    ContentComparison(String library, String collection) {
        this.library = library;
        this.collection = collection;
    }

    /**
     * Compares every file below {@code folder}; how many there are.
     *
     * @throws IOException where one is not served, or is not byte for byte the same
     */
    long compareAll(Path folder) throws IOException {
        var files = SampleLessons.files(folder);
        for (var file : files) {
            compare(file, folder.relativize(file));
        }
        return files.size();
    }

    private void compare(Path file, Path path) throws IOException {
        var address = URI.create(library + "content/" + collection + "/" + encoded(path));
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()));
        connection.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
        try (var body = connection.getInputStream()) {
            if (!Arrays.equals(body.readAllBytes(), Files.readAllBytes(file))) {
                throw new IOException(address + " is not what was published");
            }
        }
    }

    private static String encoded(Path path) {
        return URLEncoder.encode(path.toString(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}

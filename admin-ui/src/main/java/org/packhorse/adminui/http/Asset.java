package org.packhorse.adminui.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A text file of ours that pages refer to, held in memory: together they are smaller than one page of text. */
record Asset(String mediaType, String text) {
    /** All of them, by path. */
    static Map<String, Asset> all() {
        return Map.of(
                "/style.css", load("style.css", "text/css; charset=utf-8"),
                "/live.js", load("live.js", "text/javascript; charset=utf-8"),
                "/send.js", load("send.js", "text/javascript; charset=utf-8"),
                "/icon.svg", load("icon.svg", "image/svg+xml; charset=utf-8"));
    }

    private static Asset load(String name, String mediaType) {
        try (var file = Asset.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return new Asset(mediaType, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

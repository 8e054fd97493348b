package org.packhorse.protocol.golden;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The table of {@code golden/v1/media-types.txt}. */
final class PlainMediaTypes {
    private final Map<String, String> byExtension = new HashMap<>();

    PlainMediaTypes(String table) {
        table.lines().map(row -> row.split(" ", 2)).forEach(columns -> byExtension.put(columns[0], columns[1]));
    }

    String predict(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        var extension = dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return byExtension.getOrDefault(extension, "application/octet-stream");
    }
}

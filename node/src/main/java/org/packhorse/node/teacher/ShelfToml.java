package org.packhorse.node.teacher;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Resource;

/** The description of a collection as the file that {@link org.packhorse.node.publish.MetadataFile} reads. */
final class ShelfToml {
    private ShelfToml() {}

    static String of(CollectionInfo info, List<Resource> resources) {
        var toml = new StringBuilder();
        put(toml, "title", info.title());
        put(toml, "description", info.description());
        put(toml, "languages", info.languages());
        put(toml, "licence", info.licence());
        put(toml, "publisher", info.publisher());
        put(toml, "attribution", info.attribution());
        for (var resource : resources) {
            toml.append("\n[[resource]]\n");
            put(toml, "id", resource.id());
            put(toml, "title", resource.title());
            put(toml, "description", resource.description());
            put(toml, "languages", resource.languages());
            put(toml, "licence", resource.licence());
            put(toml, "attribution", resource.attribution());
            put(toml, "subjects", resource.subjects());
            put(toml, "level", resource.level());
            put(toml, "accessibility", resource.accessibility());
            put(toml, "entry", resource.entry());
        }
        return toml.toString();
    }

    private static void put(StringBuilder toml, String key, String text) {
        toml.append(key).append(" = ").append(quoted(text)).append('\n');
    }

    private static void put(StringBuilder toml, String key, List<String> texts) {
        toml.append(key).append(texts.stream().map(ShelfToml::quoted).collect(Collectors.joining(", ", " = [", "]\n")));
    }

    /** A basic string of TOML 1.0. */
    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (Character.isISOControl(c)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}

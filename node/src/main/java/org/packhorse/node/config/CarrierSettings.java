package org.packhorse.node.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.packhorse.protocol.content.Quoted;

/**
 * The {@code [carrier]} table: where sticks appear.
 *
 * @param watch folders in which, or one level below which, sticks are mounted; none: nobody looks for sticks
 */
public record CarrierSettings(List<Path> watch) {
    /** Nobody looks for sticks. */
    public static final CarrierSettings NONE = new CarrierSettings(List.of());

    /** Where Linux systems mount sticks. */
    public static final CarrierSettings USUAL =
            new CarrierSettings(List.of(Path.of("/media"), Path.of("/run/media"), Path.of("/mnt")));

    private static final int FOLDER_LIMIT = 16;
    private static final Set<String> KEYS = Set.of("watch");

    public CarrierSettings {
        watch = List.copyOf(watch);
        if (watch.size() > FOLDER_LIMIT) {
            throw new IllegalArgumentException("carrier.watch has more than " + FOLDER_LIMIT + " folders");
        }
    }

    /** Reads the table; problems are IllegalArgumentExceptions that name the key. */
    static CarrierSettings read(JsonNode table, CarrierSettings usual) {
        if (table.isMissingNode()) {
            return usual;
        }
        for (var names = table.fieldNames(); names.hasNext(); ) {
            var key = names.next();
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("\"carrier." + Quoted.shortly(key) + "\" is not one of " + KEYS);
            }
        }
        var folders = new ArrayList<Path>();
        for (var folder : table.path("watch")) {
            var text = folder.asText();
            if (!text.startsWith("/")) {
                throw new IllegalArgumentException(
                        "carrier.watch: \"" + Quoted.shortly(text) + "\" is not like \"/media\"");
            }
            folders.add(Path.of(text));
        }
        return new CarrierSettings(folders);
    }
}

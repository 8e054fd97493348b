package org.packhorse.node.library.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/**
 * A library inside of an H5P package: what a type of exercise, or a part of one, runs on.
 *
 * @param folder where its files are
 * @param scripts in the order in which they are to be loaded
 * @param styles in that order
 */
public record H5pLibrary(Name name, FilePath folder, List<FileEntry> scripts, List<FileEntry> styles) {
    public H5pLibrary {
        scripts = List.copyOf(scripts);
        styles = List.copyOf(styles);
    }

    /**
     * What a library is called by those that need it.
     *
     * @param machine for example {@code H5P.MultiChoice}
     */
    public record Name(String machine, int major, int minor) {
        /** Names are folders and, within scripts, objects in objects. */
        private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,99}");

        private static final int VERSION_LIMIT = 99_999;

        /** The name in {@code node}; empty where it is none. */
        static Optional<Name> parse(JsonNode node) {
            var machine = node.path("machineName").asText("");
            int major = node.path("majorVersion").asInt(-1);
            int minor = node.path("minorVersion").asInt(-1);
            return FORM.matcher(machine).matches() && isVersion(major) && isVersion(minor)
                    ? Optional.of(new Name(machine, major, minor))
                    : Optional.empty();
        }

        /** The names in the list {@code field} of {@code node}, at most {@code limit}. */
        static List<Name> list(JsonNode node, String field, int limit) {
            var names = new ArrayList<Name>();
            for (var item : node.path(field)) {
                if (names.size() >= limit) {
                    break;
                }
                parse(item).ifPresent(names::add);
            }
            return names;
        }

        private static boolean isVersion(int number) {
            return number >= 0 && number <= VERSION_LIMIT;
        }

        /** With a dash, as folders have it and scripts ask for it. */
        public String folder() {
            return machine + "-" + major + "." + minor;
        }

        /** With a space, as content has it. */
        @Override
        public String toString() {
            return machine + " " + major + "." + minor;
        }
    }
}

package org.packhorse.adminui.port;

import java.util.List;

/**
 * Something that a teacher added, to be corrected.
 *
 * @param said what is said about it now
 * @param address where students find it
 * @param state how all this is now
 */
public record ItemView(String id, NewItem said, String address, Content content, ItemState state) {
    /** It, as whoever is shown it sees it. */
    public SeenItem seen() {
        return new SeenItem(id, state);
    }

    /** What it consists of. */
    public sealed interface Content {}

    /** Links, as they can be typed. */
    public record Links(List<String> lines) implements Content {
        public Links {
            lines = List.copyOf(lines);
        }
    }

    /** A file to read or look at. */
    public record File(String name, long sizeBytes) implements Content {}

    /**
     * A film or sound.
     *
     * @param subtitles the languages in which it has some, in order
     */
    public record Film(String name, long sizeBytes, List<String> subtitles) implements Content {
        public Film {
            subtitles = List.copyOf(subtitles);
        }
    }
}

package org.packhorse.node.library.page;

import java.util.List;
import java.util.Optional;

/**
 * How an item is opened: one way that most will want, and others.
 *
 * @param player for sound and films, which are played where they are found
 * @param main what most will want, if there is anything
 * @param others smaller, in this order
 * @param hint the key of what must be said with it, empty for nothing
 */
public record Opening(Optional<Player> player, Optional<Way> main, List<Way> others, String hint) {
    public Opening {
        others = List.copyOf(others);
    }

    /** Nothing to open. */
    public static Opening none() {
        return new Opening(Optional.empty(), Optional.empty(), List.of(), "");
    }

    /** One way, called by {@code key}. */
    public static Opening of(String key, String address, Way... others) {
        return new Opening(Optional.empty(), Optional.of(Way.to(key, address)), List.of(others), "");
    }

    /** Whether there is a way for browsers that lack a viewer. */
    public boolean offersViewer() {
        return others.stream().anyMatch(way -> way.key().equals("read.viewer"));
    }

    /**
     * A way to open it.
     *
     * @param key what it is called, among the messages
     * @param name what tells it from others of that key, for example a language; may be empty
     * @param size as it is written in the page's language, may be empty
     * @param keep whether it is a file to keep
     */
    public record Way(String key, String address, String name, String size, boolean keep) {
        /** A way called by its key alone. */
        public static Way to(String key, String address) {
            return new Way(key, address, "", "", false);
        }

        /** The file at {@code content}, to keep. */
        public static Way download(String content, String size) {
            return new Way("download", content + "?download", "", size, true);
        }
    }
}

package org.packhorse.node.library.reading;

import java.util.Locale;
import java.util.Set;
import org.packhorse.protocol.content.FilePath;

/** What systems leave in folders and archives, and nobody put there. */
public final class Litter {
    private static final Set<String> NAMES = Set.of("__macosx", "thumbs.db", "desktop.ini", ".ds_store");

    /** Of macOS, beside each file on what is not its own: {@code ._index.html} is no page. */
    private static final String DOUBLE = "._";

    private Litter() {}

    /** Whether a file or folder called {@code name} is one. */
    static boolean isOne(String name) {
        return name.startsWith(DOUBLE) || NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether {@code path} is one, or lies in one. */
    public static boolean has(FilePath path) {
        for (var name : path.value().split("/", -1)) {
            if (isOne(name)) {
                return true;
            }
        }
        return false;
    }
}

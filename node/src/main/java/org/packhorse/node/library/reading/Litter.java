package org.packhorse.node.library.reading;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.packhorse.protocol.content.FilePath;

/** What systems leave in folders and archives, and nobody put there. */
public final class Litter {
    private static final Set<String> NAMES = Set.of(
            "__macosx",
            ".ds_store",
            ".spotlight-v100",
            ".trashes",
            ".fseventsd",
            "thumbs.db",
            "desktop.ini",
            "system volume information",
            "$recycle.bin");

    /**
     * Of macOS, beside each file on what is not its own: {@code ._index.html} is no page. Of office programs, beside each file that somebody
     * has open, or had when the power failed. Of desktops on sticks, for what was thrown away.
     */
    private static final List<String> BEGINNINGS = List.of("._", "~$", ".~lock.", ".trash-");

    private Litter() {}

    /** Whether a file or folder called {@code name} is one. */
    public static boolean isOne(String name) {
        var plain = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(plain) || BEGINNINGS.stream().anyMatch(plain::startsWith);
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

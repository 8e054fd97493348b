package org.packhorse.protocol.content;

import java.util.List;
import java.util.Optional;

/**
 * A run of a manifest's entries.
 *
 * <p>Where one page ends is a function of the paths alone, so an added file changes one page and no other: a page ends
 * behind an entry whose path's digest begins with a zero byte, and behind entry number {@link #ENTRY_LIMIT}.
 *
 * @param entries 1 to {@link #ENTRY_LIMIT}, in strictly ascending order of path
 */
public record ManifestPage(List<FileEntry> entries) {
    /** Four times the expected length; bounds what reading one page costs to some 200 KB. */
    public static final int ENTRY_LIMIT = 1024;

    public ManifestPage {
        entries = List.copyOf(entries);
        if (entries.isEmpty() || entries.size() > ENTRY_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + ENTRY_LIMIT + " entries, not " + entries.size());
        }
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i - 1).path().compareTo(entries.get(i).path()) >= 0) {
                throw new IllegalArgumentException(
                        "entries out of order at " + entries.get(i).path());
            }
        }
    }

    /** Whether a page ends behind {@code path}, whatever its length; true for one path in 256. */
    public static boolean endsBehind(FilePath path) {
        return Digest.ofContent(path.toBytes()).toBytes()[0] == 0;
    }

    /** The entry at {@code path}. */
    public Optional<FileEntry> find(FilePath path) {
        int low = 0;
        int high = entries.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = entries.get(middle).path().compareTo(path);
            if (order == 0) {
                return Optional.of(entries.get(middle));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }
}

package org.packhorse.node.takehome;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/**
 * Where files stand in a ZIP: under their own names, made {@link SafeName safe}. Android, Windows and macOS take names for one that differ in
 * case or in how an accent is written only, and would put the second file in the place of the first: it gets a number. What leads to it
 * from a page of the content leads to the first there; from our own page it does not.
 */
public final class Places {
    private static final int AT_A_TIME = 256;

    /** Each takes some 300 bytes as long as the ZIP is kept; whoever has more such names keeps them as they are. */
    private static final int RENAMED_LIMIT = 1_000;

    /** A name that is taken so often is left alone. */
    private static final int NUMBER_LIMIT = 100;

    private final Map<String, String> renamed;

    private Places(Map<String, String> renamed) {
        this.renamed = Map.copyOf(renamed);
    }

    /** The places of {@code files}, of as many as a ZIP may have. */
    static Places of(TakenFiles files) throws IOException {
        var taken = new long[AT_A_TIME];
        int count = 0;
        for (var walk = new Names(files); count < Layout.MEMBER_LIMIT; count++) {
            var path = walk.next();
            if (path.isEmpty()) {
                break;
            }
            taken = count == taken.length ? Arrays.copyOf(taken, 2 * count) : taken;
            taken[count] = folded(SafeName.of(path.get().value()));
        }
        taken = Arrays.copyOf(taken, count);
        Arrays.sort(taken);
        var twice = new HashSet<Long>();
        for (int i = 1; i < count; i++) {
            if (taken[i] == taken[i - 1]) {
                twice.add(taken[i]);
            }
        }
        return new Places(twice.isEmpty() ? Map.of() : renamed(files, taken, twice));
    }

    /** The paths one after the other. */
    private static final class Names {
        private final TakenFiles files;
        private Iterator<FileEntry> ahead = Collections.emptyIterator();
        private Optional<FilePath> last = Optional.empty();

        Names(TakenFiles files) {
            this.files = files;
        }

        Optional<FilePath> next() throws IOException {
            if (!ahead.hasNext()) {
                ahead = files.next(last, AT_A_TIME).iterator();
            }
            last = ahead.hasNext() ? Optional.of(ahead.next().path()) : Optional.empty();
            return last;
        }
    }

    private static Map<String, String> renamed(TakenFiles files, long[] taken, Set<Long> twice) throws IOException {
        var renamed = new HashMap<String, String>();
        var seen = new HashSet<Long>();
        var given = new HashSet<Long>();
        int count = 0;
        var walk = new Names(files);
        for (var path = walk.next();
                path.isPresent() && count < taken.length && renamed.size() < RENAMED_LIMIT;
                path = walk.next()) {
            count++;
            var name = SafeName.of(path.get().value());
            long folded = folded(name);
            if (twice.contains(folded) && !seen.add(folded)) {
                for (int number = 2; number < NUMBER_LIMIT; number++) {
                    var other = numbered(name, number);
                    if (Arrays.binarySearch(taken, folded(other)) < 0 && given.add(folded(other))) {
                        renamed.put(path.get().value(), other);
                        break;
                    }
                }
            }
        }
        return renamed;
    }

    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        boolean hasExtension = dot > name.lastIndexOf('/') + 1;
        int end = hasExtension ? dot : name.length();
        return name.substring(0, end) + "-" + number + name.substring(end);
    }

    /** 64 bits for all names that some system takes for one. Should two others ever share them, one gets a number that it did not need. */
    private static long folded(String name) {
        boolean isPlain = name.chars().allMatch(c -> c < 0x80);
        var same = isPlain
                ? name.toLowerCase(Locale.ROOT)
                : Normalizer.normalize(name, Normalizer.Form.NFC)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT);
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < same.length(); i++) {
            hash = (hash ^ same.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** Where the file or folder called {@code path} stands beside our texts; not escaped. */
    public String of(String path) {
        var other = renamed.get(path);
        return Parcel.CONTENT + (other == null ? SafeName.of(path) : other);
    }
}

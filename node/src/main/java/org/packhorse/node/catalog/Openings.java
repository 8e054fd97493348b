package org.packhorse.node.usage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.protocol.content.Resource;

/** Which resources the files of one version open: four bytes for each, found in a dozen steps. */
final class Entries {
    private static final Comparator<Resource> BY_ENTRY = Comparator.comparing(Entries::place);

    private final ShownVersion version;
    private final Resource[] byEntry;

    private Entries(ShownVersion version, Resource[] byEntry) {
        this.version = version;
        this.byEntry = byEntry;
    }

    static Entries of(ShownVersion version) {
        var all = version.info().resources().toArray(Resource[]::new);
        Arrays.sort(all, BY_ENTRY);
        return new Entries(version, all);
    }

    /** Whether they are those of {@code other}. */
    boolean areOf(ShownVersion other) {
        return version.equals(other);
    }

    /** The resource that begins at {@code path}; the first of several. */
    Optional<String> find(String path) {
        var wanted = bare(path);
        int low = 0;
        int high = byEntry.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (place(byEntry[middle]).compareTo(wanted) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < byEntry.length && place(byEntry[low]).equals(wanted)
                ? Optional.of(byEntry[low].id())
                : Optional.empty();
    }

    private static String place(Resource resource) {
        return bare(resource.entry());
    }

    /** A folder is asked for with a slash behind it, which entries need not have. */
    private static String bare(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}

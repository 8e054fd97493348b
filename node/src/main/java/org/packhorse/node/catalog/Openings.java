package org.packhorse.node.catalog;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Resource;

/** Which resources the files and folders of a collection open: four bytes for each, found in a dozen steps. Immutable, any thread. */
public final class Openings {
    private final Resource[] byPlace;

    private Openings(Resource[] byPlace) {
        this.byPlace = byPlace;
    }

    /** Those of {@code info}. */
    public static Openings of(CollectionInfo info) {
        var all = info.resources().toArray(Resource[]::new);
        Arrays.sort(all, Comparator.comparing(Openings::place));
        return new Openings(all);
    }

    /** The resource that begins at {@code path}, which is what {@link #find(String)} gives; for who asks only once. */
    public static Optional<Resource> find(CollectionInfo info, String path) {
        var wanted = bare(path);
        return info.resources().stream()
                .filter(resource -> place(resource).equals(wanted))
                .findFirst();
    }

    /** The resource that begins at {@code path}; the first of several, as the curator put them. */
    public Optional<Resource> find(String path) {
        var wanted = bare(path);
        int low = 0;
        int high = byPlace.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (place(byPlace[middle]).compareTo(wanted) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < byPlace.length && place(byPlace[low]).equals(wanted)
                ? Optional.of(byPlace[low])
                : Optional.empty();
    }

    /** Where {@code resource} begins: its entry, without a slash at its end. */
    public static String place(Resource resource) {
        return bare(resource.entry());
    }

    /** A folder is asked for with a slash behind it, which entries need not have. */
    private static String bare(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}

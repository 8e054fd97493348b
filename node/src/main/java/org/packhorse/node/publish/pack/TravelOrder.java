package org.packhorse.node.publish.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.packhorse.node.publish.pack.VersionDifference.Change;
import org.packhorse.protocol.content.MediaTypes;

/** In which order new content travels: text, small media, large media; within each, files of one kind after the other. */
final class TravelOrder {
    /** Up to this size media are part of a page, so to speak: pictures, sounds of words. */
    private static final long SMALL_MEDIA_BYTES = 1 << 20;

    /** How much new content is compared at a time with what the receiver has: bounds memory, and how coarse that becomes. */
    private static final long STRETCH_BYTES = 256L << 20;

    /** How many files: of each it is remembered where it went, some 40 bytes. */
    private static final int STRETCH_FILES = 1 << 17;

    private static final Comparator<Change> ORDER = Comparator.comparingInt(TravelOrder::turn)
            .thenComparing(c -> c.now().path().extension())
            .thenComparing(c -> c.now().path());

    private TravelOrder() {}

    private static int turn(Change change) {
        if (MediaTypes.isCompressible(change.now().mediaType())) {
            return 0;
        }
        return change.now().sizeBytes() <= SMALL_MEDIA_BYTES ? 1 : 2;
    }

    /** {@code changes} in this order, in stretches that are compared at a time. */
    static List<List<Change>> stretches(List<Change> changes) {
        var stretches = new ArrayList<List<Change>>();
        long bytes = 0;
        for (var change : changes.stream().sorted(ORDER).toList()) {
            bytes += change.now().sizeBytes();
            if (stretches.isEmpty()
                    || bytes > STRETCH_BYTES
                    || stretches.getLast().size() == STRETCH_FILES) {
                stretches.add(new ArrayList<>());
                bytes = change.now().sizeBytes();
            }
            stretches.getLast().add(change);
        }
        return stretches;
    }
}

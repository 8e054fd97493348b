package org.packhorse.node.store;

import java.util.List;
import org.packhorse.protocol.content.Digest;

/**
 * All columns of a node's database, on one page. A column's name and the bytes of its codecs are on disk: whoever
 * changes their meaning chooses a new name.
 */
public final class Schema {
    /** Where each blob lies. */
    public static final Column<Digest, BlobLocation> BLOBS = new Column<>("blobs", Codecs.DIGEST, BlobLocation.CODEC);

    /** What is committed of each segment, by its number. */
    public static final Column<Long, SegmentState> SEGMENTS = new Column<>("segments", Codecs.LONG, SegmentState.CODEC);

    private Schema() {}

    /** Every column above. */
    public static List<Column<?, ?>> columns() {
        return List.of(BLOBS, SEGMENTS);
    }
}

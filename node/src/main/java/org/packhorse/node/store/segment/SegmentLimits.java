package org.packhorse.node.store.segment;

/**
 * The sizes that shape a store.
 *
 * @param segmentBytes a record that would begin behind this begins a new segment
 * @param reserveBytes what blobs leave free of the device, so that the database can always write
 */
public record SegmentLimits(long segmentBytes, long reserveBytes) {
    private static final long MIB = 1 << 20;

    /** Small enough to be copied on a card in seconds, large enough that a large card has some thousand files. */
    private static final long USUAL_SEGMENT_BYTES = 64 * MIB;

    /** The database's log (16 MiB), its write buffers (8 MiB) and a compaction's table (8 MiB). */
    private static final long USUAL_RESERVE_BYTES = 32 * MIB;

    /** For a node or a hub. */
    public static final SegmentLimits USUAL = new SegmentLimits(USUAL_SEGMENT_BYTES, USUAL_RESERVE_BYTES);

    public SegmentLimits {
        if (segmentBytes < 1 || reserveBytes < 0) {
            throw new IllegalArgumentException("sizes cannot be " + segmentBytes + " and " + reserveBytes);
        }
    }
}

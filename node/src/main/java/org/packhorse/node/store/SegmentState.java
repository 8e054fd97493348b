package org.packhorse.node.store;

import java.nio.ByteBuffer;

/**
 * What is committed of one segment.
 *
 * @param committedBytes how much of its file counts; what lies behind is the tail of a batch that never ended
 * @param liveBytes the sum of the records that the index points to; the rest can be given back by a sweep
 * @param blobs how many records that is
 * @param contentBytes the sum of those blobs' sizes
 */
public record SegmentState(long committedBytes, long liveBytes, long blobs, long contentBytes) {
    /** A segment without anything. */
    public static final SegmentState EMPTY = new SegmentState(0, 0, 0, 0);

    /** How a state is written: 32 bytes. */
    public static final Codec<SegmentState> CODEC = new Codec<>() {
        private static final int LENGTH_BYTES = 4 * Long.BYTES;

        @Override
        public byte[] encode(SegmentState value) {
            return ByteBuffer.allocate(LENGTH_BYTES)
                    .putLong(value.committedBytes)
                    .putLong(value.liveBytes)
                    .putLong(value.blobs)
                    .putLong(value.contentBytes)
                    .array();
        }

        @Override
        public SegmentState decode(byte[] bytes) {
            var in = Codecs.reader("segment state", bytes, LENGTH_BYTES);
            return new SegmentState(in.getLong(), in.getLong(), in.getLong(), in.getLong());
        }
    };

    public SegmentState {
        if (liveBytes < 0 || liveBytes > committedBytes || blobs < 0 || contentBytes < 0) {
            throw new IllegalStateException("a segment's state cannot be: " + committedBytes + " committed, "
                    + liveBytes + " live, " + blobs + " blobs, " + contentBytes + " of content");
        }
    }

    /** This state when {@code committedBytes} of the file count. */
    public SegmentState grownTo(long committedBytes) {
        return new SegmentState(committedBytes, liveBytes, blobs, contentBytes);
    }

    /** This state with one more record. */
    public SegmentState with(long recordBytes, long blobBytes) {
        return new SegmentState(committedBytes, liveBytes + recordBytes, blobs + 1, contentBytes + blobBytes);
    }

    /** This state with one record less. */
    public SegmentState without(long recordBytes, long blobBytes) {
        return new SegmentState(committedBytes, liveBytes - recordBytes, blobs - 1, contentBytes - blobBytes);
    }
}

package org.packhorse.node.store;

import java.nio.ByteBuffer;

/**
 * Where a blob's record lies, and what must be known to read it.
 *
 * @param segment the number of its segment
 * @param offset where the record begins in the segment's file
 * @param storedBytes the length of the record's payload
 * @param contentBytes the length of the blob
 * @param layout how the payload is to be read
 * @param crc32 of the content where the layout is deflated (RFC 1952), else 0
 */
public record BlobLocation(
        long segment, long offset, long storedBytes, long contentBytes, BlobLayout layout, int crc32) {
    /** How a location is written: 37 bytes. */
    public static final Codec<BlobLocation> CODEC = new Codec<>() {
        private static final int LENGTH_BYTES = 4 * Long.BYTES + 1 + Integer.BYTES;

        @Override
        public byte[] encode(BlobLocation value) {
            return ByteBuffer.allocate(LENGTH_BYTES)
                    .putLong(value.segment)
                    .putLong(value.offset)
                    .putLong(value.storedBytes)
                    .putLong(value.contentBytes)
                    .put(value.layout.code())
                    .putInt(value.crc32)
                    .array();
        }

        @Override
        public BlobLocation decode(byte[] bytes) {
            var in = Codecs.reader("blob location", bytes, LENGTH_BYTES);
            return new BlobLocation(
                    in.getLong(),
                    in.getLong(),
                    in.getLong(),
                    in.getLong(),
                    BlobLayout.find(in.get())
                            .orElseThrow(() -> new IllegalStateException("a blob's layout is unknown")),
                    in.getInt());
        }
    };

    public BlobLocation {
        if (segment < 0 || offset < 0 || storedBytes < 0 || contentBytes < 0) {
            throw new IllegalStateException("a blob's location has a negative number: " + segment + ", " + offset + ", "
                    + storedBytes + ", " + contentBytes);
        }
    }
}

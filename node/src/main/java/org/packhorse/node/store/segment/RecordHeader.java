package org.packhorse.node.store.segment;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;
import org.packhorse.node.store.BlobLayout;
import org.packhorse.node.store.BlobLocation;
import org.packhorse.protocol.content.Digest;

/**
 * What stands before a blob's payload in a segment, so that a segment can be read without the index.
 *
 * <pre>
 *  0  magic "PHB1"          24  CRC-32 of the content, or 0
 *  4  layout, 3 zero bytes  28  SHA-256 of the content
 *  8  payload's length      60  CRC-32 of bytes 0 to 59 and of the fragment table
 * 16  content's length      64  payload, then the fragment table
 * </pre>
 */
record RecordHeader(BlobLayout layout, long storedBytes, long contentBytes, int crc32, Digest digest) {
    static final int LENGTH_BYTES = 64;

    private static final int MAGIC = 0x50484231;
    private static final int CHECKED_BYTES = LENGTH_BYTES - Integer.BYTES;

    static RecordHeader of(BlobLocation location, Digest digest) {
        return new RecordHeader(
                location.layout(), location.storedBytes(), location.contentBytes(), location.crc32(), digest);
    }

    /** What a record takes of its segment. */
    static long recordBytes(BlobLocation location) {
        return LENGTH_BYTES + location.storedBytes() + FragmentTable.lengthBytes(location);
    }

    BlobLocation at(long segment, long offset) {
        return new BlobLocation(segment, offset, storedBytes, contentBytes, layout, crc32);
    }

    byte[] encode(FragmentTable table) {
        var out = ByteBuffer.allocate(LENGTH_BYTES)
                .putInt(MAGIC)
                .put(layout.code())
                .put(new byte[3])
                .putLong(storedBytes)
                .putLong(contentBytes)
                .putInt(crc32)
                .put(digest.toBytes());
        return out.putInt(check(out.array(), table)).array();
    }

    /** The header that {@code bytes} spell, where they begin like one; whether it is whole shows with its table. */
    static Optional<RecordHeader> find(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        if (in.getInt() != MAGIC) {
            return Optional.empty();
        }
        var layout = BlobLayout.find(in.get());
        in.position(in.position() + 3);
        var storedBytes = in.getLong();
        var contentBytes = in.getLong();
        var crc32 = in.getInt();
        var name = new byte[Digest.LENGTH_BYTES];
        in.get(name);
        return storedBytes < 0 || contentBytes < 0
                ? Optional.empty()
                : layout.map(known -> new RecordHeader(known, storedBytes, contentBytes, crc32, Digest.of(name)));
    }

    /** Whether {@code bytes} and {@code table} are as they were written. */
    static boolean isWhole(byte[] bytes, FragmentTable table) {
        return ByteBuffer.wrap(bytes).getInt(CHECKED_BYTES) == check(bytes, table);
    }

    private static int check(byte[] bytes, FragmentTable table) {
        var crc = new CRC32();
        crc.update(bytes, 0, CHECKED_BYTES);
        crc.update(table.encode());
        return (int) crc.getValue();
    }
}

package org.packhorse.node.store.segment;

import java.io.IOException;
import java.util.Arrays;
import org.packhorse.node.store.BlobLayout;
import org.packhorse.node.store.BlobLocation;

/**
 * The lengths of a deflated blob's fragments, so that reading may begin at any of them. Three bytes each, big-endian,
 * behind the payload; a blob of one fragment has no table. Not for sharing between threads.
 */
final class FragmentTable {
    /** The content of each fragment but the last. */
    static final int FRAGMENT_BYTES = 128 * 1024;

    private static final int ENTRY_BYTES = 3;

    private byte[] entries = new byte[0];
    private int used;

    /** What the table of the blob at {@code location} takes. */
    static long lengthBytes(BlobLocation location) {
        return location.layout() == BlobLayout.DEFLATED && location.contentBytes() > FRAGMENT_BYTES
                ? ENTRY_BYTES * Math.ceilDiv(location.contentBytes(), FRAGMENT_BYTES)
                : 0;
    }

    /** The first {@code fragments} entries of the table of the blob at {@code location}. */
    static FragmentTable read(SegmentFile file, BlobLocation location, int fragments) throws IOException {
        var table = new FragmentTable();
        table.used = (int) Math.min(lengthBytes(location), (long) fragments * ENTRY_BYTES);
        table.entries = new byte[table.used];
        file.readFully(
                location.offset() + RecordHeader.LENGTH_BYTES + location.storedBytes(), table.entries, 0, table.used);
        return table;
    }

    void add(int fragmentBytes) {
        if (entries.length < used + ENTRY_BYTES) {
            entries = Arrays.copyOf(entries, Math.max(64 * ENTRY_BYTES, 2 * used));
        }
        entries[used++] = (byte) (fragmentBytes >> 16);
        entries[used++] = (byte) (fragmentBytes >> 8);
        entries[used++] = (byte) fragmentBytes;
    }

    /** Where fragment number {@code index} begins within the payload. */
    long offsetOf(int index) {
        var offset = 0L;
        for (var i = 0; i < index * ENTRY_BYTES; i += ENTRY_BYTES) {
            offset += (entries[i] & 0xff) << 16 | (entries[i + 1] & 0xff) << 8 | (entries[i + 2] & 0xff);
        }
        return offset;
    }

    /** The table as it is written: nothing for a single fragment. */
    byte[] encode() {
        return used <= ENTRY_BYTES ? new byte[0] : Arrays.copyOf(entries, used);
    }
}

package org.packhorse.node.takehome;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.packhorse.node.store.BulkInputStream;
import org.packhorse.node.store.StoredBlob;
import org.packhorse.node.store.StoredBlob.Slice;

/** A deflated blob's bytes as they lie on the device, ended by a final block. For one thread. */
final class SliceStream extends BulkInputStream {
    /** An empty block with fixed codes, marked as the last (RFC 1951 section 3.2.6). */
    private static final byte[] FINAL_BLOCK = {3, 0};

    /** Held, because a blob's bytes may go once nobody refers to it. */
    private final StoredBlob blob;

    private final List<Slice> slices;
    private int slice;
    private long inSlice;
    private int ended;

    private SliceStream(StoredBlob blob, List<Slice> slices) {
        this.blob = blob;
        this.slices = slices;
    }

    /** What {@code storedBytes} of fragments take with the final block. */
    static long packedBytes(long storedBytes) {
        return storedBytes + FINAL_BLOCK.length;
    }

    /** The bytes of {@code blob} from {@code offset} on. */
    static SliceStream open(StoredBlob blob, long offset) throws IOException {
        var stream = new SliceStream(blob, blob.slices());
        long left = offset;
        while (stream.slice < stream.slices.size()
                && left >= stream.slices.get(stream.slice).lengthBytes()) {
            left -= stream.slices.get(stream.slice++).lengthBytes();
        }
        if (stream.slice < stream.slices.size()) {
            stream.inSlice = left;
        } else {
            stream.ended = (int) left;
        }
        return stream;
    }

    @Override
    protected int readSome(byte[] into, int offset, int length) throws IOException {
        while (slice < slices.size() && inSlice == slices.get(slice).lengthBytes()) {
            slice++;
            inSlice = 0;
        }
        if (slice == slices.size()) {
            return readEnd(into, offset);
        }
        var current = slices.get(slice);
        int wanted = (int) Math.min(length, current.lengthBytes() - inSlice);
        int read = current.source().read(current.offset() + inSlice, into, offset, wanted);
        if (read < 0) {
            throw new EOFException("the blob " + blob.digest() + " ends early");
        }
        inSlice += read;
        return read;
    }

    private int readEnd(byte[] into, int offset) {
        if (ended == FINAL_BLOCK.length) {
            return -1;
        }
        into[offset] = FINAL_BLOCK[ended++];
        return 1;
    }
}

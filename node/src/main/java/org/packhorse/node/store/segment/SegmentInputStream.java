package org.packhorse.node.store.segment;

import java.io.EOFException;
import java.io.IOException;
import org.packhorse.node.store.BulkInputStream;

/** A run of bytes of a segment. For one thread; has nothing to close. */
final class SegmentInputStream extends BulkInputStream {
    private final SegmentFile file;
    private long position;
    private final long end;

    SegmentInputStream(SegmentFile file, long offset, long length) {
        this.file = file;
        this.position = offset;
        this.end = offset + length;
    }

    @Override
    protected int readSome(byte[] into, int offset, int length) throws IOException {
        if (position == end) {
            return -1;
        }
        var read = file.read(position, into, offset, (int) Math.min(length, end - position));
        if (read < 0) {
            throw new EOFException(file + ": it ends before byte " + end);
        }
        position += read;
        return read;
    }

    @Override
    public long skip(long bytes) {
        var skipped = Math.clamp(bytes, 0, end - position);
        position += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, end - position);
    }
}

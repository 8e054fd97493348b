package org.packhorse.node.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A stream that is read many bytes at a time; where somebody wants a single one, that is a few. For one thread. */
public abstract class BulkInputStream extends InputStream {
    /** Reads at least one byte and at most {@code length}, which is more than none; -1 at the end. */
    protected abstract int readSome(byte[] into, int offset, int length) throws IOException;

    @Override
    public final int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        return length == 0 ? 0 : readSome(into, offset, length);
    }

    @Override
    public final int read() throws IOException {
        var one = new byte[1];
        return readSome(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
}

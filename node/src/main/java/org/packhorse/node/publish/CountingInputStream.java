package org.packhorse.node.publish;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes read; going back to a mark takes them off again. */
final class CountingInputStream extends FilterInputStream {
    private long count;
    private long marked;

    CountingInputStream(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count += b < 0 ? 0 : 1;
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = super.read(bytes, offset, length);
        count += Math.max(n, 0);
        return n;
    }

    @Override
    public synchronized void mark(int limit) {
        super.mark(limit);
        marked = count;
    }

    @Override
    public synchronized void reset() throws IOException {
        super.reset();
        count = marked;
    }
}

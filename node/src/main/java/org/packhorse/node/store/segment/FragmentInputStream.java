package org.packhorse.node.store.segment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The content of raw-deflate fragments. For one thread. */
final class FragmentInputStream extends InflaterInputStream {
    /** A final, empty block with fixed codes: ends a stream whose fragments have no end (RFC 1951, 3.2.3). */
    private static final byte[] FINAL_BLOCK = {3, 0};

    private static final int BUFFER_LIMIT_BYTES = 16 * 1024;

    /** Inflates {@code fragments}, {@code storedBytes} in all. */
    FragmentInputStream(InputStream fragments, long storedBytes) {
        super(
                new SequenceInputStream(fragments, new ByteArrayInputStream(FINAL_BLOCK)),
                new Inflater(true),
                Math.clamp(storedBytes, FINAL_BLOCK.length, BUFFER_LIMIT_BYTES));
    }

    @Override
    public void close() throws IOException {
        inf.end();
        super.close();
    }
}

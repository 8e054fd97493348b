package org.packhorse.protocol.container;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A file in memory. */
final class BytesSource implements ByteSource {
    private final byte[] bytes;

    BytesSource(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long sizeBytes() {
        return bytes.length;
    }

    @Override
    public InputStream open(long offset) {
        int from = Math.toIntExact(offset);
        return new ByteArrayInputStream(bytes, from, bytes.length - from);
    }
}

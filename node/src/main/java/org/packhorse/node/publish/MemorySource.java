package org.packhorse.node.publish;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.packhorse.protocol.container.ByteSource;

/** Bytes in memory. */
final class MemorySource implements ByteSource {
    private final byte[] bytes;

    /** @param bytes not copied: do not change them */
    MemorySource(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long sizeBytes() {
        return bytes.length;
    }

    @Override
    public InputStream open(long offset) {
        return new ByteArrayInputStream(bytes, Math.toIntExact(offset), bytes.length);
    }
}

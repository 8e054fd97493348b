package org.packhorse.protocol.container;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of one file, to be read from any place, as often as needed. They must not change meanwhile. */
public interface ByteSource {
    /** A file in memory; {@code bytes} are not copied. */
    static ByteSource of(byte[] bytes) {
        return new BytesSource(bytes);
    }

    /** How many bytes there are. */
    long sizeBytes();

    /**
     * The bytes from {@code offset} to the end.
     *
     * @param offset 0 to {@link #sizeBytes()}
     */
    InputStream open(long offset) throws IOException;
}

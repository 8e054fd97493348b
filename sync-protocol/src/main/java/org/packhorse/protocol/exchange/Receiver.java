package org.packhorse.protocol.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes the bytes of a file as they come. */
@FunctionalInterface
public interface Receiver {
    /**
     * Takes all that remains in {@code bytes}; the buffer belongs to the caller again when this returns. While it runs no
     * further bytes are read from the line.
     */
    void accept(ByteBuffer bytes) throws IOException;
}

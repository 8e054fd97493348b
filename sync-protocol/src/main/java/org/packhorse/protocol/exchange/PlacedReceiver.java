package org.packhorse.protocol.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes the bytes of a file as they come, in whatever order that is. */
@FunctionalInterface
public interface PlacedReceiver {
    /**
     * Takes all that remains in {@code bytes}, which stand at {@code offset} in the file; otherwise as {@link Receiver#accept}.
     */
    void accept(long offset, ByteBuffer bytes) throws IOException;
}

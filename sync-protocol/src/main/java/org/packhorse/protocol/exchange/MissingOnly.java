package org.packhorse.protocol.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes a file from an offset on in its order, and hands on what was missing of it. */
public final class MissingOnly implements Receiver {
    private final Extents missing;
    private final PlacedReceiver receiver;
    private long position;

    /** The file from {@code offset} on. */
    public MissingOnly(long offset, Extents missing, PlacedReceiver receiver) {
        this.position = offset;
        this.missing = missing;
        this.receiver = receiver;
    }

    @Override
    public void accept(ByteBuffer bytes) throws IOException {
        long begin = position;
        int first = bytes.position();
        position += bytes.remaining();
        for (var extent : missing.within(begin, position).list()) {
            receiver.accept(extent.begin(), bytes.slice(first + (int) (extent.begin() - begin), (int) extent.bytes()));
        }
        bytes.position(bytes.limit());
    }
}

package org.packhorse.node.assembly;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets a few containers be rebuilt at one time; whoever else asks waits until a stream is closed. Any thread. */
public final class RebuildTurns {
    private final Semaphore places;

    /** @param places how many, 1 or more; each takes some 2 MB of heap, a container in a container twice that */
    public RebuildTurns(int places) {
        this.places = new Semaphore(places, true);
    }

    /** The bytes of {@code content} from {@code offset} on, when it is their turn. */
    public InputStream open(FileContent.Assembled content, long offset) throws IOException {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("waiting to rebuild a container was given up");
        }
        return new Turn(content.open(offset));
    }

    /** A stream that makes room for another when it is closed. */
    private final class Turn extends FilterInputStream {
        private final AtomicBoolean closed = new AtomicBoolean();

        Turn(InputStream in) {
            super(in);
        }

        @Override
        public void close() throws IOException {
            if (closed.compareAndSet(false, true)) {
                try {
                    super.close();
                } finally {
                    places.release();
                }
            }
        }
    }
}

package org.packhorse.node.assembly;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets as many containers be rebuilt at one time as the heap is for; whoever else asks waits until a stream is closed. Any thread.
 */
public final class RebuildTurns {
    /** What rebuilding any container takes. */
    private static final int LEAST_MEGABYTES = 5;

    /** Names and places of 65,535 parts take some 30 MB, in a recipe of 1.3 MB. */
    private static final int RECIPE_RATIO = 24;

    private final int allMegabytes;
    private final Semaphore megabytes;

    /** @param megabytes of heap that may be used for it; a container that takes more is rebuilt alone */
    public RebuildTurns(int megabytes) {
        this.allMegabytes = megabytes;
        this.megabytes = new Semaphore(megabytes, true);
    }

    private int megabytes(FileContent.Assembled content) {
        long wanted = LEAST_MEGABYTES + ((RECIPE_RATIO * content.recipe().sizeBytes()) >> 20);
        return (int) Math.min(allMegabytes, wanted);
    }

    /** The bytes of {@code content} from {@code offset} on, when it is their turn. */
    public InputStream open(FileContent.Assembled content, long offset) throws IOException {
        int taken = megabytes(content);
        try {
            megabytes.acquire(taken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("waiting to rebuild a container was given up");
        }
        return new Turn(content.open(offset), taken);
    }

    /** A stream that makes room for another when it is closed. */
    private final class Turn extends FilterInputStream {
        private final AtomicBoolean closed = new AtomicBoolean();
        private final int taken;

        Turn(InputStream in, int taken) {
            super(in);
            this.taken = taken;
        }

        @Override
        public void close() throws IOException {
            if (closed.compareAndSet(false, true)) {
                try {
                    super.close();
                } finally {
                    megabytes.release(taken);
                }
            }
        }
    }
}

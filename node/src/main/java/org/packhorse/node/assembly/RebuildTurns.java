package org.packhorse.node.assembly;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.packhorse.node.transport.BusyException;

/**
 * Lets as many containers be rebuilt at a time as the heap has room for; whoever else asks waits until a stream is closed, if that is soon.
 * Any thread.
 */
public final class RebuildTurns {
    /** What rebuilding any container takes. */
    private static final int LEAST_MEGABYTES = 5;

    /** Names and places of 65,535 parts take some 30 MB, in a recipe of 1.3 MB. */
    private static final int RECIPE_RATIO = 24;

    /** A reader who has waited this long taps again; better to say so. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Browsers wait that long for more of a download. */
    private static final Duration GREAT_PATIENCE = Duration.ofMinutes(1);

    private final Duration patience;
    private final int allMegabytes;
    private final Semaphore megabytes;

    /** @param megabytes of heap that may be used for it; a container that takes more is rebuilt alone */
    public RebuildTurns(int megabytes) {
        this(megabytes, PATIENCE);
    }

    RebuildTurns(int megabytes, Duration patience) {
        this.patience = patience;
        this.allMegabytes = megabytes;
        this.megabytes = new Semaphore(megabytes, true);
    }

    private int megabytes(FileContent.Assembled content) {
        long wanted = LEAST_MEGABYTES + ((RECIPE_RATIO * content.recipe().sizeBytes()) >> 20);
        return (int) Math.min(allMegabytes, wanted);
    }

    /**
     * The bytes of {@code content} from {@code offset} on, when it is their turn.
     *
     * @throws BusyException where that is not soon
     */
    public InputStream open(FileContent.Assembled content, long offset) throws IOException {
        return open(content, offset, patience);
    }

    /** The same for what has been begun, and would be broken off where there is no turn for long. */
    public InputStream openPatiently(FileContent.Assembled content, long offset) throws IOException {
        return open(content, offset, GREAT_PATIENCE);
    }

    private InputStream open(FileContent.Assembled content, long offset, Duration atMost) throws IOException {
        int taken = megabytes(content);
        try {
            if (!megabytes.tryAcquire(taken, atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BusyException("too many containers are being put together at one time");
            }
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

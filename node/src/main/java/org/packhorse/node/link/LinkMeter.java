package org.packhorse.node.link;

import java.io.IOException;
import java.util.OptionalLong;

/**
 * A link as one connection sees it: asked before each step, told of every byte. A connection takes no more from the
 * socket between two {@link #await}s than {@link #LEAST_BYTES}, sends and handshakes included; so a limit holds to the byte.
 *
 * <p>{@link #passed} may be called by any thread and never waits; everything else belongs to the thread that transfers.
 */
public interface LinkMeter extends AutoCloseable {
    /** What connecting, a request and one reading of the socket take together at most. */
    int LEAST_BYTES = 32 << 10;

    /** A link without rules that nobody counts. */
    LinkMeter FREE = new LinkMeter() {
        @Override
        public long await() {
            return Long.MAX_VALUE;
        }

        @Override
        public void passed(long bytes) {}

        @Override
        public OptionalLong bytesPerSecond() {
            return OptionalLong.empty();
        }

        @Override
        public LinkMeter beside() {
            return this;
        }

        @Override
        public void close() {}
    };

    /**
     * Waits until the link's rate allows {@link #LEAST_BYTES} more.
     *
     * @return how many bytes the link may carry from here, at least {@link #LEAST_BYTES}
     * @throws LinkClosedException where the link may not be used now
     * @throws IOException where the usage cannot be kept; then nothing may pass either
     */
    long await() throws IOException, InterruptedException;

    /** {@code bytes} have crossed the link, one way or the other. */
    void passed(long bytes);

    /** The cap, where there is one. */
    OptionalLong bytesPerSecond();

    /** The same link for a further connection at the same time; closed by whoever asked for it, and before this. */
    LinkMeter beside();

    /** Settles: what was reserved and not used is given back. */
    @Override
    void close() throws IOException;
}

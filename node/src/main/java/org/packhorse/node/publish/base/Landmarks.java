package org.packhorse.node.publish.base;

import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/**
 * Finds the landmarks of content that comes in pieces: of all runs of 16 bytes those whose hash begins with enough zero bits.
 * Content-defined sampling as in Manber, "Finding similar files in a large file system" (1994); the rolling hash is a "gear"
 * (Xia et al., 2014) that shifts by four bits, so that a byte has left it after 16 others.
 */
public final class Landmarks {
    /** Bits by which each byte pushes those before it out of the 64 of the hash. */
    private static final int SHIFT = 4;

    /** Odd, with its bits well mixed (2^64 divided by the golden ratio): brings all of the hash to bear on its highest bits. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final long[] GEAR = new SplittableRandom(1).longs(256).toArray();

    private final int unsampledShift;
    private long hash;
    private long last;

    /** @param sparseness n for one place in 2^n, 1 to 62 */
    public Landmarks(int sparseness) {
        this.unsampledShift = Long.SIZE - sparseness;
    }

    /** Forgets what came before: other content follows. */
    public void restart() {
        hash = 0;
        last = 0;
    }

    /** Hands the landmarks that end in this piece to {@code visitor}; one that repeats at once, as in a run of zeros, once. */
    public void visit(byte[] bytes, int offset, int length, LongConsumer visitor) {
        long h = hash;
        for (int i = offset; i < offset + length; i++) {
            h = (h << SHIFT) + GEAR[bytes[i] & 0xff];
            long mixed = h * SPREAD;
            if (mixed >>> unsampledShift == 0 && mixed != last) {
                last = mixed;
                visitor.accept(mixed);
            }
        }
        hash = h;
    }
}

package org.packhorse.protocol.exchange;

/**
 * A stretch of a file.
 *
 * @param begin the first byte, counted from 0
 * @param end the byte behind the last, above {@code begin}
 */
public record Extent(long begin, long end) {
    public Extent {
        if (begin < 0 || end <= begin) {
            throw new IllegalArgumentException("no stretch of a file: from " + begin + " to " + end);
        }
    }

    /** How many bytes it has, 1 or more. */
    public long bytes() {
        return end - begin;
    }
}

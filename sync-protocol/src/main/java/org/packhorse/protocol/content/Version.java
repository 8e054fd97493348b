package org.packhorse.protocol.content;

/**
 * The number of one immutable state of a collection: 1, 2, 3 …
 *
 * @param number 0 to 2^53, so that JSON readers of every language keep it exact; 0 stands for "nothing yet"
 */
public record Version(long number) implements Comparable<Version> {
    /** What a newcomer has. */
    public static final Version NOTHING = new Version(0);

    private static final long LIMIT = 1L << 53;

    public Version {
        if (number < 0 || number > LIMIT) {
            throw new IllegalArgumentException("a version is 0 to 2^53, not " + number);
        }
    }

    /** The version that follows this one. */
    public Version next() {
        return new Version(number + 1);
    }

    /** Whether this is later than {@code other}. */
    public boolean isAfter(Version other) {
        return number > other.number;
    }

    @Override
    public int compareTo(Version other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}

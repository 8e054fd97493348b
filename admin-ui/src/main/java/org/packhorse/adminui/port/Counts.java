package org.packhorse.adminui.port;

/** The check that the records of this package share. */
final class Counts {
    private Counts() {}

    /** Refuses a {@code value} below {@code least}. */
    static void atLeast(long least, long value, String what) {
        if (value < least) {
            throw new IllegalArgumentException(what + " is " + value + ", expected at least " + least);
        }
    }
}

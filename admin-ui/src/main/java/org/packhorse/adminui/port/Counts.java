package org.packhorse.adminui.port;

/** What the records of this package share. */
final class Counts {
    private Counts() {}

    /** Refuses a {@code value} below {@code least}. */
    static void atLeast(long least, long value, String what) {
        if (value < least) {
            throw new IllegalArgumentException(what + " is " + value + ", expected at least " + least);
        }
    }

    /** How much {@code done} is of {@code all}, 0 to 100, rounded down so that 100 means all. */
    static int percent(long done, long all) {
        return all == 0 ? 100 : (int) Math.floor(100.0 * done / all);
    }
}

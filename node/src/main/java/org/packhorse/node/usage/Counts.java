package org.packhorse.node.usage;

/**
 * How often something was used.
 *
 * @param viewed its page was shown
 * @param opened its content was shown, or began to play
 * @param downloaded its content was taken as a file
 */
public record Counts(long viewed, long opened, long downloaded) {
    /** Never. */
    public static final Counts NONE = new Counts(0, 0, 0);

    static final Counts VIEWED = new Counts(1, 0, 0);
    static final Counts OPENED = new Counts(0, 1, 0);
    static final Counts DOWNLOADED = new Counts(0, 0, 1);

    public Counts {
        if (viewed < 0 || opened < 0 || downloaded < 0) {
            throw new IllegalArgumentException("nothing is used less than never");
        }
    }

    /** Both together. */
    public Counts plus(Counts other) {
        return new Counts(viewed + other.viewed, opened + other.opened, downloaded + other.downloaded);
    }

    /** All kinds of use together. */
    public long sum() {
        return viewed + opened + downloaded;
    }
}

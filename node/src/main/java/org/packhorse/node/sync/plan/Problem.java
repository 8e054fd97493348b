package org.packhorse.node.sync.plan;

/**
 * What went wrong, in words for people.
 *
 * @param kind what sort of trouble it is
 * @param what it was about
 * @param why it went wrong
 * @param advice what to do; may be empty
 */
public record Problem(Kind kind, String what, String why, String advice) {
    /** Sorts of trouble that call for different action. */
    public enum Kind {
        /** The upstream did not answer, or the line was cut. */
        UNREACHABLE,
        /** What came is not what a publisher signed. */
        NOT_TRUSTED,
        /** There is no room. */
        STORAGE_FULL,
        /** Stored bytes are no longer what they were. */
        DAMAGED,
        /** The disk, or the program. */
        OTHER
    }
}

package org.packhorse.adminui.port;

/** What became of something that a teacher asked for. */
public sealed interface ShelfOutcome {
    /**
     * It is done.
     *
     * @param forFew whether it is a file that many phones and computers can neither show nor play
     */
    record Done(boolean forFew) implements ShelfOutcome {}

    /**
     * It is not done; nothing has changed.
     *
     * @param detail which line, file or size; may be empty
     */
    record Refused(ShelfProblem problem, String detail) implements ShelfOutcome {}

    /** It is done. */
    static ShelfOutcome done() {
        return new Done(false);
    }

    /** It is not done because of {@code problem}, about which there is no more to say. */
    static ShelfOutcome refused(ShelfProblem problem) {
        return new Refused(problem, "");
    }
}

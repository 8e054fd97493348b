package org.packhorse.node.link;

import java.time.Instant;
import java.util.Optional;

/** Whether a link may be used. */
public sealed interface Permit {
    /**
     * It may.
     *
     * @param bytes so many, both ways together, at least {@link LinkMeter#LEAST_BYTES}
     * @param until exclusive; empty: no window ends
     */
    record Allowed(long bytes, Optional<Instant> until) implements Permit {}

    /**
     * Not before {@code until}.
     *
     * @param why what has to pass; where several things have, the one that takes longest
     */
    record Wait(Instant until, Reason why) implements Permit {}

    /** What has to pass before a link may be used again. */
    enum Reason {
        /** None of its windows is open. */
        WINDOW_CLOSED("its window is closed"),
        /** The day's budget is used up. */
        DAY_USED_UP("the day's budget is used up"),
        /** The month's budget is used up. */
        MONTH_USED_UP("the month's budget is used up");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** In English, to stand behind the link's name. */
        public String inWords() {
            return words;
        }
    }
}

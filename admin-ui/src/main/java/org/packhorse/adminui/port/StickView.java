package org.packhorse.adminui.port;

import java.time.Instant;

/** What is going on with a USB stick that somebody plugged in. */
public sealed interface StickView {
    /** Whether the answer will be another within seconds. */
    default boolean isRunning() {
        return this instanceof Reading;
    }

    /** None was seen since the program started. */
    record None() implements StickView {}

    /**
     * It is being read, and should stay where it is.
     *
     * @param collections of which it has something newer
     * @param doneBytes how much of what is wanted of it is here
     * @param totalBytes how much is wanted of it; not below {@code doneBytes}
     */
    record Reading(int collections, long doneBytes, long totalBytes) implements StickView {
        public Reading {
            Counts.atLeast(0, collections, "collections");
            Counts.atLeast(0, doneBytes, "doneBytes");
            Counts.atLeast(doneBytes, totalBytes, "totalBytes");
        }

        /** How much is here, 0 to 100, rounded down so that 100 means all. */
        public int percent() {
            return totalBytes == 0 ? 100 : (int) Math.floor(100.0 * doneBytes / totalBytes);
        }
    }

    /**
     * It may be removed.
     *
     * @param arrived versions that students see since
     * @param reported whether what this device has is written on it, for the hub
     * @param complete whether all went well; where not, {@link NodeConsole#problems()} says why
     */
    record Done(Instant at, int arrived, boolean reported, boolean complete) implements StickView {
        public Done {
            Counts.atLeast(0, arrived, "arrived");
        }
    }
}

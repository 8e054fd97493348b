package org.packhorse.node.usage;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * The days under which is kept what was counted while the clock told a time that cannot be. A device without a battery for its clock begins every
 * morning in 1970, and knows better only once it has a link. Were all these mornings the same day in the database, it would fill up, and as the
 * oldest of all it would be the first to be forgotten. So each day of each run gets the next number from 1970-01-01 on, which is a day of its own
 * and no date. One thread at a time.
 */
final class UndatedDays {
    /** Nobody had this program before: clocks that tell an earlier day were never set. */
    static final long FIRST_DATED = LocalDate.of(2026, 1, 1).toEpochDay();

    /** More than are kept; a clock that jumps to and fro must not fill the memory. */
    private static final int LIMIT = UsageHistory.DAYS_KEPT;

    private final Map<Long, Long> days = new HashMap<>();
    private long next = -1;

    /** Finds the last number that was given in earlier runs; -1 where there is none. */
    @FunctionalInterface
    interface Last {
        long find() throws IOException;
    }

    /** The day in which to keep what was counted on {@code day}; {@code last} is asked once in a run that needs it. */
    long of(long day, Last last) throws IOException {
        if (day >= FIRST_DATED) {
            return day;
        }
        if (next < 0) {
            next = last.find() + 1;
        }
        var known = days.get(day);
        if (known != null) {
            return known;
        }
        if (days.size() == LIMIT) {
            days.clear();
        }
        // One for each start-up: by the time all are given, the last one has been in use for decades.
        long given = Math.min(next, FIRST_DATED - 1);
        days.put(day, given);
        next = given + 1;
        return given;
    }
}

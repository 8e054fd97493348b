package org.packhorse.adminui.port;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A line to the world: what it has carried, and what the school allows on it.
 *
 * @param name what people call it
 * @param today what crossed it today
 * @param month what crossed it in this month of the bill
 * @param capBytesPerSecond the most that it may carry, on average
 * @param windows when it may be used, by the clock on the wall; empty: always
 * @param timeZone whose wall, as people write it
 * @param access whether it may be used now
 */
public record LinkView(
        String name,
        Use today,
        Use month,
        OptionalLong capBytesPerSecond,
        List<Window> windows,
        String timeZone,
        Access access) {
    public LinkView {
        windows = List.copyOf(windows);
    }

    /**
     * What crossed a link, both ways, all headers included.
     *
     * @param budgetBytes how much may; empty: any amount
     */
    public record Use(long bytes, OptionalLong budgetBytes) {
        public Use {
            Counts.atLeast(0, bytes, "bytes");
            Counts.atLeast(0, budgetBytes.orElse(0), "budgetBytes");
        }
    }

    /**
     * A stretch of the day.
     *
     * @param days on which it begins
     * @param to on the next day where it is not after {@code from}; midnight is the end of the day
     */
    public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to) {}

    /** Whether a link may be used. */
    public sealed interface Access {
        /** It may. */
        record Open() implements Access {}

        /** Not before {@code until}. */
        record Waiting(Hold why, Instant until) implements Access {}
    }

    /** What has to pass before a link may be used. */
    public enum Hold {
        /** No window is open. */
        WINDOW_CLOSED,
        /** The day's budget is used up. */
        DAY_USED_UP,
        /** The month's budget is used up. */
        MONTH_USED_UP
    }
}

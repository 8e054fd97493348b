package org.packhorse.node.usage;

import org.packhorse.adminui.port.UsagePeriod;

/**
 * What a report is about, in hours since the epoch. Use at a time that cannot be, or has not come yet, is of no period but that of everything.
 *
 * @param first the first hour; with this one begins a day that is counted from the end
 * @param end the hour in which the report is asked for
 * @param isEverything whether all that is kept belongs to it
 */
record HourRange(long first, long end, boolean isEverything) {
    private static final int HOURS = 24;

    /** The clock may have been ahead a little before somebody set it. */
    private static final int AHEAD_HOURS = HOURS;

    static HourRange of(UsagePeriod period, long end) {
        return period.days()
                .map(days -> new HourRange(end - (long) HOURS * days + 1, end, false))
                .orElse(new HourRange(0, end, true));
    }

    boolean has(long hour) {
        return isEverything || (hour >= first && !isUndated(hour));
    }

    /** Whether {@code day} belongs to it, for what is kept by days. */
    boolean hasDay(long day) {
        return isEverything || (day > Math.floorDiv(first - 1, HOURS) && !isUndatedDay(day));
    }

    boolean isUndated(long hour) {
        return isUndatedDay(hour / HOURS) || hour > end + AHEAD_HOURS;
    }

    boolean isUndatedDay(long day) {
        return day < UndatedDays.FIRST_DATED || day > (end + AHEAD_HOURS) / HOURS;
    }
}

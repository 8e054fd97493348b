package org.packhorse.node.link;

import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * How many bytes may cross a link, both ways together.
 *
 * @param dailyBytes on one day; empty: any number
 * @param monthlyBytes in one month; empty: any number
 * @param monthStartsOn the day on which a month of the operator's bill begins, 1 to 28
 */
public record Budget(OptionalLong dailyBytes, OptionalLong monthlyBytes, int monthStartsOn) {
    /** Any number of bytes. */
    public static final Budget UNLIMITED = new Budget(OptionalLong.empty(), OptionalLong.empty(), 1);

    public Budget {
        if (monthStartsOn < 1 || monthStartsOn > 28) {
            throw new IllegalArgumentException(
                    "month_starts_on is 1 to 28, a day that every month has, not " + monthStartsOn);
        }
        checkUsable("daily", dailyBytes);
        checkUsable("monthly", monthlyBytes);
    }

    private static void checkUsable(String which, OptionalLong bytes) {
        if (bytes.orElse(Long.MAX_VALUE) < LinkMeter.LEAST_BYTES) {
            throw new IllegalArgumentException("the " + which + " budget of " + bytes.getAsLong() + " bytes is below "
                    + LinkMeter.LEAST_BYTES + ", which one request may take; give more, or stop following");
        }
    }

    /** The first day of the month that {@code day} belongs to. */
    public LocalDate monthOf(LocalDate day) {
        var start = day.withDayOfMonth(monthStartsOn);
        return start.isAfter(day) ? start.minusMonths(1) : start;
    }

    /** How many bytes are left of the day, and of the month, after {@code usage}; not below 0. */
    long left(LinkUsage usage) {
        return Math.min(leftOfDay(usage), leftOfMonth(usage));
    }

    long leftOfDay(LinkUsage usage) {
        return Math.max(0, dailyBytes.orElse(Long.MAX_VALUE) - usage.dayBytes());
    }

    long leftOfMonth(LinkUsage usage) {
        return Math.max(0, monthlyBytes.orElse(Long.MAX_VALUE) - usage.monthBytes());
    }
}

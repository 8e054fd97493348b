package org.packhorse.node.link;

import java.time.LocalDate;

/**
 * What has crossed a link.
 *
 * @param day the latest day on which anything was counted
 * @param dayBytes on that day
 * @param monthBytes in the month of the bill up to and with that day; not below {@code dayBytes}
 */
public record LinkUsage(LocalDate day, long dayBytes, long monthBytes) {
    public LinkUsage {
        if (dayBytes < 0 || monthBytes < dayBytes) {
            throw new IllegalArgumentException("impossible usage: " + dayBytes + " of " + monthBytes + " bytes");
        }
    }

    /** Nothing up to {@code day}. */
    public static LinkUsage none(LocalDate day) {
        return new LinkUsage(day, 0, 0);
    }

    /**
     * The same as seen on {@code today}: a later day begins with nothing, and so does a later month.
     *
     * <p>An earlier day changes nothing: a device without a battery-backed clock wakes up years ago, and must not find its
     * budgets full again because of that.
     */
    public LinkUsage on(LocalDate today, Budget budget) {
        if (!today.isAfter(day)) {
            return this;
        }
        return budget.monthOf(today).equals(budget.monthOf(day))
                ? new LinkUsage(today, 0, monthBytes)
                : new LinkUsage(today, 0, 0);
    }

    /** With {@code bytes} more, 0 or more. */
    public LinkUsage plus(long bytes) {
        return new LinkUsage(day, dayBytes + bytes, monthBytes + bytes);
    }
}

package org.packhorse.node.link;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import org.packhorse.node.link.Permit.Reason;

/**
 * A line to the world and what the school allows on it.
 *
 * @param name how people call it, 1 to 40 characters
 * @param bytesPerSecond the most that it may carry, on average, at least 1,000; empty: whatever it can
 */
public record Link(
        String name,
        LinkKind kind,
        Windows windows,
        OptionalLong bytesPerSecond,
        Budget budget,
        Optional<Price> price) {
    private static final int NAME_LIMIT_CHARS = 40;

    /** Below this one reading of the socket lasts as long as servers are patient. */
    private static final long LEAST_RATE = 1_000;

    public Link {
        if (name.isBlank() || name.length() > NAME_LIMIT_CHARS) {
            throw new IllegalArgumentException("a link's name has 1 to " + NAME_LIMIT_CHARS + " characters");
        }
        if (bytesPerSecond.orElse(LEAST_RATE) < LEAST_RATE) {
            throw new IllegalArgumentException("a rate is at least 8 kbit/s");
        }
    }

    /** A link without rules, counted all the same. */
    public static Link unrestricted(String name, LinkKind kind, ZoneId zone) {
        return new Link(name, kind, Windows.always(zone), OptionalLong.empty(), Budget.UNLIMITED, Optional.empty());
    }

    /** The day that {@code time} belongs to, by the clock on the link's wall. */
    public LocalDate day(Instant time) {
        return time.atZone(windows.zone()).toLocalDate();
    }

    /** What {@code usage} means at {@code time}. */
    LinkUsage usageAt(LinkUsage usage, Instant time) {
        return usage.on(day(time), budget);
    }

    /** Whether it may be used at {@code now}, after {@code usage}. */
    public Permit permit(LinkUsage usage, Instant now, Exemption exemption) {
        var seen = usageAt(usage, now);
        Optional<Reason> why = Optional.empty();
        var until = now;
        if (!exemption.fromBudgets() && budget.leftOfDay(seen) < LinkMeter.LEAST_BYTES) {
            why = Optional.of(Reason.DAY_USED_UP);
            until = startOf(seen.day().plusDays(1));
        }
        if (!exemption.fromBudgets() && budget.leftOfMonth(seen) < LinkMeter.LEAST_BYTES) {
            why = Optional.of(Reason.MONTH_USED_UP);
            until = startOf(budget.monthOf(seen.day()).plusMonths(1));
        }
        if (!exemption.fromWindows() && !windows.contain(until)) {
            why = why.or(() -> Optional.of(Reason.WINDOW_CLOSED));
            until = windows.openFrom(until);
        }
        return why.isPresent()
                ? new Permit.Wait(until, why.get())
                : new Permit.Allowed(
                        exemption.fromBudgets() ? Long.MAX_VALUE : budget.left(seen),
                        exemption.fromWindows() ? Optional.empty() : windows.nextChange(now));
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(windows.zone()).toInstant();
    }
}

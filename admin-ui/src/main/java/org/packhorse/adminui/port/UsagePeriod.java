package org.packhorse.adminui.port;

import java.util.Optional;
import java.util.stream.Stream;

/** How far back somebody looks. */
public enum UsagePeriod {
    /** The last seven days. */
    WEEK(7),
    /** The last thirty days. */
    MONTH(30),
    /** The last 365 days. */
    YEAR(365),
    /** All that is kept, also of times when the clock was wrong. */
    ALL();

    private final Optional<Integer> days;

    UsagePeriod(int days) {
        this.days = Optional.of(days);
    }

    UsagePeriod() {
        this.days = Optional.empty();
    }

    /** How many days it has; empty where it has no bounds. */
    public Optional<Integer> days() {
        return days;
    }

    /** As it stands in addresses and commands. */
    public String text() {
        return days.map(String::valueOf).orElse("all");
    }

    /** The period that {@code text} means. */
    public static Optional<UsagePeriod> find(String text) {
        return Stream.of(values()).filter(period -> period.text().equals(text)).findFirst();
    }
}

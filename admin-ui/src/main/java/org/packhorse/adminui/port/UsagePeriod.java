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
    YEAR(365);

    private final int days;

    UsagePeriod(int days) {
        this.days = days;
    }

    /** How many days it has. */
    public int days() {
        return days;
    }

    /** The period of {@code days} days, as it stands in addresses. */
    public static Optional<UsagePeriod> find(String days) {
        return Stream.of(values())
                .filter(period -> Integer.toString(period.days).equals(days))
                .findFirst();
    }
}

package org.packhorse.protocol.trust;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.packhorse.protocol.trust.metadata.Role;

/**
 * For how long each role's files are valid from the moment they are signed.
 *
 * <p>A node that sees no upstream for longer than the timestamp's lifetime goes on serving what it has, but takes nothing
 * from anybody until it meets a fresher one.
 */
public record Lifetimes(Duration root, Duration timestamp, Duration snapshot, Duration targets) {
    /**
     * For schools that are reached once a term, and by USB sticks that travel for weeks: two years for the root, one for the
     * targets, half a year for what says that they are the newest.
     */
    public static final Lifetimes FOR_SCHOOLS =
            new Lifetimes(Duration.ofDays(730), Duration.ofDays(180), Duration.ofDays(180), Duration.ofDays(365));

    public Lifetimes {
        for (var lifetime : new Duration[] {root, timestamp, snapshot, targets}) {
            if (lifetime.toDays() < 1) {
                throw new IllegalArgumentException("a file is valid for a day at least, not " + lifetime);
            }
        }
    }

    /**
     * When a file of {@code role} that is signed at {@code now} expires: the first midnight (UTC) when its lifetime is over. A
     * time of day would differ with each publication, and travel with each.
     */
    public Instant expiry(Role role, Instant now) {
        var lifetime = switch (role) {
            case ROOT -> root;
            case TIMESTAMP -> timestamp;
            case SNAPSHOT -> snapshot;
            case TARGETS -> targets;
        };
        var over = now.plus(lifetime);
        var midnight = over.truncatedTo(ChronoUnit.DAYS);
        return midnight.equals(over) ? midnight : midnight.plus(1, ChronoUnit.DAYS);
    }
}

package org.packhorse.node.link;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What fetching some bytes over a link will take.
 *
 * @param bytes how many
 * @param transferTime how long they are on the line; empty where nobody knows how fast it is
 * @param doneAt when the last one is here, going by windows, budgets and rate; empty where nobody knows, or beyond
 *     {@link #HORIZON}
 * @param cost where the link has a price
 * @param later whether budgets make some of it wait for another day or month
 */
public record Forecast(
        long bytes, Optional<Duration> transferTime, Optional<Instant> doneAt, Optional<Money> cost, boolean later) {
    /** What takes longer should be brought on a stick. */
    public static final Duration HORIZON = Duration.ofDays(366);

    /** More than the days and windows within the horizon. */
    private static final int STEP_LIMIT = 10_000;

    /** The forecast for {@code bytes} over the link in {@code state}, begun at {@code now}. */
    public static Forecast of(long bytes, LinkState state, Instant now) {
        var cost = state.link().price().map(price -> price.of(bytes));
        boolean later = bytes > state.link().budget().left(state.usage());
        var rate = state.expectedRate();
        if (bytes > 0 && rate.isEmpty()) {
            return new Forecast(bytes, Optional.empty(), Optional.empty(), cost, later);
        }
        long perSecond = rate.orElse(1);
        var time = Duration.ofSeconds(Math.ceilDiv(bytes, perSecond));
        return new Forecast(bytes, Optional.of(time), new Walk(state, perSecond, now).through(bytes), cost, later);
    }

    /** Goes through the time to come, from window to window. */
    private static final class Walk {
        private final Link link;
        private final long bytesPerSecond;
        private final Instant horizon;
        private LinkUsage usage;
        private Instant time;

        Walk(LinkState state, long bytesPerSecond, Instant now) {
            this.link = state.link();
            this.bytesPerSecond = bytesPerSecond;
            this.horizon = now.plus(HORIZON);
            this.usage = state.usage();
            this.time = now;
        }

        Optional<Instant> through(long bytes) {
            long missing = bytes;
            for (int step = 0; step < STEP_LIMIT && missing > 0 && time.isBefore(horizon); step++) {
                switch (link.permit(usage, time, Exemption.NONE)) {
                    case Permit.Wait wait -> time = wait.until();
                    case Permit.Allowed allowed -> missing -= transfer(missing, allowed);
                }
            }
            return missing <= 0 && time.isBefore(horizon) ? Optional.of(time) : Optional.empty();
        }

        private long transfer(long missing, Permit.Allowed allowed) {
            usage = link.usageAt(usage, time);
            var dayEnds = link.day(time)
                    .plusDays(1)
                    .atStartOfDay(link.windows().zone())
                    .toInstant();
            var until = allowed.until().filter(dayEnds::isAfter).orElse(dayEnds);
            long fits = Math.max(1, Duration.between(time, until).toMillis()) * bytesPerSecond / 1000 + 1;
            long bytes = Math.min(Math.min(missing, allowed.bytes()), fits);
            time = bytes == fits ? until : time.plusMillis(bytes * 1000 / bytesPerSecond);
            usage = usage.plus(bytes);
            return bytes;
        }
    }
}

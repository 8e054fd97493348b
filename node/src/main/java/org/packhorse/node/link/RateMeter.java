package org.packhorse.node.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A running estimate of how fast bytes come, for showing progress: smooth, and honest when nothing comes.
 *
 * <p>Bytes and time are both forgotten exponentially, with a time constant of {@link #MEMORY}; their quotient is the
 * rate. So the first seconds are averaged over those seconds alone, a burst counts for what it is, and during a stall
 * the rate sinks by itself, to a third within the time constant.
 *
 * <p>May be used from any thread; guarded by itself. The clock may jump: a jump backwards counts as no time, a jump
 * forwards as a silence.
 */
public final class RateMeter {
    /** Long enough to bridge the round trips and losses of a satellite link, short enough to follow a link that changes. */
    private static final Duration MEMORY = Duration.ofSeconds(15);

    /** Earlier there is more accident than rate in the figures. */
    private static final Duration SHORTEST_BASIS = Duration.ofSeconds(1);

    /** After such a silence nobody should be told when it will be over. */
    private static final Duration STALL = Duration.ofSeconds(10);

    /** What is further away than this is not worth a figure. */
    private static final Duration LONGEST_TOLD = Duration.ofDays(99);

    private final InstantSource clock;
    private Instant now;
    private double recentBytes;
    private double recentSeconds;
    private double silentSeconds;

    /** Begins to measure now. */
    public RateMeter(InstantSource clock) {
        this.clock = clock;
        this.now = clock.instant();
    }

    /** {@code bytes}, 0 or more, have come since the last call. */
    public synchronized void add(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes cannot be taken back: " + bytes);
        }
        pass();
        recentBytes += bytes;
        silentSeconds = bytes > 0 ? 0 : silentSeconds;
    }

    /** Bytes a second as of now; 0 in the first second. */
    public synchronized long bytesPerSecond() {
        pass();
        return recentSeconds < forgottenTo(SHORTEST_BASIS) ? 0 : Math.round(recentBytes / recentSeconds);
    }

    /**
     * How long {@code bytes} more will take at this rate; empty while nobody can tell: in the first second, during a stall
     * of more than 10 seconds, or where it would take months.
     */
    public synchronized Optional<Duration> timeFor(long bytes) {
        long rate = bytesPerSecond();
        if (bytes <= 0) {
            return Optional.of(Duration.ZERO);
        }
        if (rate == 0 || silentSeconds > STALL.toSeconds() || bytes / rate > LONGEST_TOLD.toSeconds()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(Math.ceilDiv(bytes, rate)));
    }

    private void pass() {
        var then = now;
        now = clock.instant();
        double seconds = Math.max(0, Duration.between(then, now).toNanos() / 1e9);
        double kept = Math.exp(-seconds / MEMORY.toSeconds());
        recentBytes *= kept;
        recentSeconds = recentSeconds * kept + MEMORY.toSeconds() * (1 - kept);
        silentSeconds += seconds;
    }

    /** What {@code recentSeconds} is after {@code basis} of measuring. */
    private static double forgottenTo(Duration basis) {
        return MEMORY.toSeconds() * (1 - Math.exp(-basis.toMillis() / 1e3 / MEMORY.toSeconds()));
    }
}

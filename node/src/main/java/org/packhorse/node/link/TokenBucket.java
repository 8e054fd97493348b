package org.packhorse.node.link;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps a line to a rate on average: bytes that pass are a debt that time pays off, and nothing more may pass before it is
 * paid. Savings are limited to {@link #BURST}, so a silence is not made up for by a rush.
 *
 * <p>The clock may jump: backwards counts as no time, forwards pays at most what is owed and a burst.
 *
 * @param bytesPerSecond above 0
 * @param balance bytes that may pass; below 0 a debt
 * @param at when it was so
 */
record TokenBucket(long bytesPerSecond, double balance, Instant at) {
    /** Bridges the pauses between requests. */
    private static final Duration BURST = Duration.ofMillis(250);

    /** A bucket with nothing saved and nothing owed. */
    static TokenBucket of(long bytesPerSecond, Instant now) {
        return new TokenBucket(bytesPerSecond, 0, now);
    }

    /** After {@code bytes} have passed by {@code now}. */
    TokenBucket after(long bytes, Instant now) {
        return new TokenBucket(bytesPerSecond, balanceAt(now) - bytes, now);
    }

    /** When the debt is paid: {@code now} where there is none. */
    Instant readyAt(Instant now) {
        double debt = -balanceAt(now);
        return debt <= 0 ? now : now.plusNanos((long) Math.ceil(debt * 1e9 / bytesPerSecond));
    }

    private double balanceAt(Instant now) {
        double seconds = Math.max(0, Duration.between(at, now).toNanos() / 1e9);
        return Math.min(balance + seconds * bytesPerSecond, bytesPerSecond * BURST.toMillis() / 1e3);
    }
}

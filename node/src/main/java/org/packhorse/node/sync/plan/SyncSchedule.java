package org.packhorse.node.sync.plan;

import java.time.Duration;
import java.time.Instant;

/**
 * When a node looks for something new by itself.
 *
 * @param checkEvery how long it rests after a round that went well
 * @param firstRetry how long after the first failure; doubled with each further one
 * @param longestRetry the most it waits after failures
 */
public record SyncSchedule(Duration checkEvery, Duration firstRetry, Duration longestRetry) {
    /** Doublings after which the longest wait is reached anyway; keeps the arithmetic small. */
    private static final int MOST_DOUBLINGS = 16;

    private static final Duration LOOK_FOR_PROMISED = Duration.ofMinutes(15);

    /** A usual schedule: look every {@code checkEvery}, after failures within seconds, since most cuts are short, then ever less. */
    public static SyncSchedule every(Duration checkEvery) {
        return new SyncSchedule(
                checkEvery, min(Duration.ofSeconds(2), checkEvery), min(Duration.ofHours(1), checkEvery));
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    public Instant nextCheck(Instant now) {
        return now.plus(checkEvery);
    }

    /** When to look for a pack that is being made: most are within minutes. */
    Instant nextLook(Instant now) {
        return now.plus(min(LOOK_FOR_PROMISED, checkEvery));
    }

    /** Whether it is time, having waited for {@code until}; also where that is so far off that the clock was set back. */
    public boolean isDue(Instant until, Instant now) {
        var longest = checkEvery.compareTo(longestRetry) > 0 ? checkEvery : longestRetry;
        return !until.isAfter(now) || until.isAfter(now.plus(longest));
    }

    /** Whether a round is due that rests like {@code resting}: a link that opens next month is no clock that was set back. */
    public boolean isDue(SyncMachine.Resting resting, Instant now) {
        return resting.closure()
                .filter(closure -> resting.until().equals(closure.permit().until()))
                .map(closure -> closure.isOver(now))
                .orElseGet(() -> isDue(resting.until(), now));
    }

    Instant nextTry(int failures, Instant now) {
        var wait = firstRetry.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return now.plus(min(wait, longestRetry));
    }
}

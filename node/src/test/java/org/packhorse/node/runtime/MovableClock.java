package org.packhorse.node.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. Any thread. */
public final class MovableClock implements InstantSource {
    /** Where it begins. */
    public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private volatile Instant now = START;

    /** Moves it by {@code step}, which may be negative. */
    public void move(Duration step) {
        now = now.plus(step);
    }

    @Override
    public Instant instant() {
        return now;
    }
}

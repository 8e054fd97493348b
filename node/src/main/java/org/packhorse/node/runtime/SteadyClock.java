package org.packhorse.node.runtime;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that nobody sets: good for how long something takes, and for nothing else. */
public enum SteadyClock implements InstantSource {
    /** The only one. */
    INSTANCE;

    private final long beganNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(System.nanoTime() - beganNanos);
    }
}

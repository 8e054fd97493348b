package org.packhorse.node.runtime;

import java.time.Instant;
import java.time.InstantSource;

/** The clock of the machine. */
public enum SystemClock implements InstantSource {
    /** The only one. */
    INSTANCE;

    @Override
    public Instant instant() {
        return Instant.now();
    }
}

package org.packhorse.node.transport.server;

import java.time.Duration;

/**
 * How slowly a client may take an answer that others may be waiting for the end of, because it is made while it is sent or is long and in memory: as slowly as the slowest lines are, and it
 * may stop for a while, but not trickle for hours. Used by one thread.
 */
final class LeastRate {
    /** A tenth of what GPRS carries. */
    static final int BYTES_A_MINUTE = 64 * 1024;

    private static final long NANOS_FOR_A_BYTE = Duration.ofMinutes(1).toNanos() / BYTES_A_MINUTE;

    private final long patienceNanos;
    private long leftNanos;

    /** @param patience how long it may take nothing; what it took quickly before earns it no more than that */
    LeastRate(Duration patience) {
        this.patienceNanos = patience.toNanos();
        this.leftNanos = patienceNanos;
    }

    /** How long it may take for what is sent next. */
    long leftNanos() {
        return leftNanos;
    }

    /** It has taken {@code bytes} in {@code nanos}. */
    void took(int bytes, long nanos) {
        leftNanos = Math.clamp(leftNanos - nanos + bytes * NANOS_FOR_A_BYTE, 0, patienceNanos);
    }
}

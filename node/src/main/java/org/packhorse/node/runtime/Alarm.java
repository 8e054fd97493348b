package org.packhorse.node.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread wait until a time or until somebody rings. No work while waiting. */
public final class Alarm {
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private boolean ringing;

    /** An alarm that goes by {@code clock}. */
    public Alarm(InstantSource clock) {
        this.clock = clock;
    }

    /** Wakes the waiting thread, or lets the next wait end at once. */
    public void ring() {
        lock.lock();
        try {
            ringing = true;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until {@code time} or {@link #ring}, whichever comes first. */
    public void awaitUntil(Instant time) throws InterruptedException {
        lock.lock();
        try {
            long missingNanos = nanosUntil(time);
            while (!ringing && missingNanos > 0) {
                missingNanos = rung.awaitNanos(missingNanos);
            }
            ringing = false;
        } finally {
            lock.unlock();
        }
    }

    private long nanosUntil(Instant time) {
        var wait = Duration.between(clock.instant(), time);
        // Beyond a day the clock is asked again: it may have been set meanwhile.
        return wait.compareTo(Duration.ofDays(1)) > 0 ? TimeUnit.DAYS.toNanos(1) : wait.toNanos();
    }
}

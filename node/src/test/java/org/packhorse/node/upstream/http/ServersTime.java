package org.packhorse.node.upstream.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.packhorse.node.runtime.SteadyClock;

/**
 * Time as the servers of a test have it: it goes on as they say, and by a step whenever somebody looks while none of them has anything to say. So nobody
 * who is about to speak is taken for silent, however long the machine stops. Any thread.
 */
final class ServersTime implements InstantSource {
    /** Looks that follow each other at once are one. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Duration step;
    private Instant now = Instant.EPOCH;
    private Instant lookedAt = SteadyClock.INSTANCE.instant();
    private int speakers;

    /** @param step by how much it goes on at a look */
    ServersTime(Duration step) {
        this.step = step;
    }

    /** What a server does that does not wait. */
    interface Doing<T> {
        T run() throws IOException, InterruptedException;
    }

    /** Does it; meanwhile time goes on only where somebody says so. */
    <T> T speaking(Doing<T> doing) throws IOException, InterruptedException {
        return with(1, doing);
    }

    /** Waits, in the middle of speaking. */
    <T> T waiting(Doing<T> doing) throws IOException, InterruptedException {
        return with(-1, doing);
    }

    private <T> T with(int more, Doing<T> doing) throws IOException, InterruptedException {
        count(more);
        try {
            return doing.run();
        } finally {
            count(-more);
        }
    }

    private synchronized void count(int more) {
        speakers += more;
    }

    /** Something took {@code time}. */
    synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public synchronized Instant instant() {
        var looksAt = SteadyClock.INSTANCE.instant();
        if (speakers == 0 && Duration.between(lookedAt, looksAt).compareTo(LOOK) >= 0) {
            now = now.plus(step);
            lookedAt = looksAt;
        }
        return now;
    }
}

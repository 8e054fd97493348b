package org.packhorse.node.upstream.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time in which a transfer's thread could have heard something: it stands still while the thread is kept by something else, so that
 * this is not taken for the line's silence. One thread.
 */
final class HearingTime implements InstantSource {
    private final InstantSource clock;
    private Duration kept = Duration.ZERO;

    HearingTime(InstantSource clock) {
        this.clock = clock;
    }

    /** Something that takes a while. */
    interface Keeping {
        void run() throws IOException, InterruptedException;
    }

    /** Runs {@code keeping}, for which no time passes. */
    void standStill(Keeping keeping) throws IOException, InterruptedException {
        var before = clock.instant();
        keeping.run();
        kept = kept.plus(Duration.between(before, clock.instant()));
    }

    @Override
    public Instant instant() {
        return clock.instant().minus(kept);
    }
}

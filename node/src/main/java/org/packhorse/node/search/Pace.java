package org.packhorse.node.search;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.packhorse.node.runtime.Alarm;
import org.packhorse.node.runtime.SteadyClock;

/** Makes a long work leave room for others: it rests as long as it works, and ends when it is told to. The worker's thread asks. */
class Pace {
    /** A reader who comes meanwhile waits no longer than this for a core of a box that has one. */
    private static final Duration SPELL = Duration.ofMillis(40);

    /** Soon enough for whoever made room on a full device, seldom enough to cost nothing where nobody does. */
    private static final Duration UNTIL_NEXT_TRY = Duration.ofHours(1);

    private final InstantSource clock;
    private final Alarm alarm;
    private final boolean rests;
    private volatile boolean stopped;
    private Instant began;

    /** A pace that {@code rests}, or hurries without rest. */
    Pace(boolean rests) {
        this(rests, SteadyClock.INSTANCE);
    }

    Pace(boolean rests, InstantSource clock) {
        this.rests = rests;
        this.clock = clock;
        this.alarm = new Alarm(clock);
        this.began = clock.instant();
    }

    /** Work begins; what passed before was no work. */
    void begins() {
        began = clock.instant();
    }

    /** Another piece is done: whether to go on. May take a while. */
    boolean goesOn() throws InterruptedException {
        rest();
        return !stopped;
    }

    /** For as long as it worked since the last rest, where that was long enough to rest from. */
    void rest() throws InterruptedException {
        var now = clock.instant();
        var worked = Duration.between(began, now);
        if (worked.compareTo(SPELL) >= 0) {
            if (rests && !stopped) {
                alarm.awaitUntil(now.plus(worked));
            }
            began = clock.instant();
        }
    }

    /** Whether there is to be no more. */
    boolean isStopped() {
        return stopped;
    }

    /** How long to wait with what has failed. */
    Duration untilNextTry() {
        return UNTIL_NEXT_TRY;
    }

    /** No more. Any thread. */
    void stop() {
        stopped = true;
        alarm.ring();
    }
}

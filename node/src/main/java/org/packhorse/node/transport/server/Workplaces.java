package org.packhorse.node.transport.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.packhorse.node.runtime.SteadyClock;
import org.packhorse.node.transport.ClientAddress;

/** Where answers are worked out: a few at one time, and of these a share for each client, so that no single machine holds them all. Any thread. */
final class Workplaces {
    private final int share;
    private final Duration patience;
    private final Semaphore all;
    private final Map<ClientAddress, Share> shares = new ConcurrentHashMap<>();

    /** {@code count} of them, {@code share} for one client; whoever finds none waits for {@code patience}. */
    Workplaces(int count, int share, Duration patience) {
        this.share = share;
        this.patience = patience;
        this.all = new Semaphore(count);
    }

    /**
     * What a client has; it is forgotten when nobody of it works or waits.
     *
     * @param users who work or wait
     */
    private record Share(Semaphore places, int users) {
        Share with(int more) {
            return new Share(places, users + more);
        }
    }

    /** Takes a place for {@code client}, to be {@linkplain #leave left}; whether there was one in time. */
    boolean enter(ClientAddress client) throws InterruptedException {
        if (client.isThisMachine()) {
            return all.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        var theirs = shares.compute(
                        client, (key, known) -> known == null ? new Share(new Semaphore(share), 1) : known.with(1))
                .places();
        boolean entered = false;
        try {
            entered = enter(theirs);
            return entered;
        } finally {
            if (!entered) {
                forget(client);
            }
        }
    }

    private boolean enter(Semaphore theirs) throws InterruptedException {
        var end = SteadyClock.INSTANCE.instant().plus(patience);
        if (!theirs.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        boolean entered = false;
        try {
            var left = Duration.between(SteadyClock.INSTANCE.instant(), end);
            entered = all.tryAcquire(left.toMillis(), TimeUnit.MILLISECONDS);
            return entered;
        } finally {
            if (!entered) {
                theirs.release();
            }
        }
    }

    /** Gives back a place that {@code client} had. */
    void leave(ClientAddress client) {
        all.release();
        var theirs = shares.get(client);
        if (theirs != null) {
            theirs.places().release();
            forget(client);
        }
    }

    private void forget(ClientAddress client) {
        shares.computeIfPresent(client, (key, known) -> known.users() > 1 ? known.with(-1) : null);
    }

    /** How many clients are known. */
    int clients() {
        return shares.size();
    }
}

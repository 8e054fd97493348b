package org.packhorse.node.portal;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The clients whose owners have tapped that they are here. In memory only: it is forgotten after an hour of silence, and with
 * the program. Any thread.
 */
public final class Arrivals {
    /** All addresses of a /20; 4,096 entries take under half a megabyte. Who has been silent longest is forgotten first. */
    static final int LIMIT = 4_096;

    /** A phone that slept through a lesson need not ask again; one that was taken home must. */
    static final Duration IDLE_LIMIT = Duration.ofMinutes(60);

    private final InstantSource clock;
    private final Map<InetAddress, Instant> lastSeen = new LinkedHashMap<>(16, 0.75f, true);

    /** Nobody yet; {@code clock} tells how long somebody was silent. */
    public Arrivals(InstantSource clock) {
        this.clock = clock;
    }

    /** Somebody at {@code client} has tapped. */
    synchronized void welcome(InetAddress client) {
        lastSeen.put(client, clock.instant());
        if (lastSeen.size() > LIMIT) {
            var silent = lastSeen.keySet().iterator();
            silent.next();
            silent.remove();
        }
    }

    /** Whether {@code client} has arrived and was not silent since for longer than {@link #IDLE_LIMIT}; asking counts as a sign of life. */
    synchronized boolean hasArrived(InetAddress client) {
        var seen = lastSeen.get(client);
        if (seen == null) {
            return false;
        }
        var now = clock.instant();
        // A clock that was set back makes silence negative: nobody has to tap again for that.
        if (Duration.between(seen, now).compareTo(IDLE_LIMIT) > 0) {
            lastSeen.remove(client);
            return false;
        }
        lastSeen.put(client, now);
        return true;
    }

    /** How many are known. */
    synchronized int size() {
        return lastSeen.size();
    }
}

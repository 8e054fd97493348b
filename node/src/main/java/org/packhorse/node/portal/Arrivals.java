package org.packhorse.node.portal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.packhorse.node.runtime.SteadyClock;

/**
 * The clients whose owners have tapped the button on the door. In memory only: it is forgotten after an hour of silence, and with the
 * program. Any thread.
 */
public final class Arrivals {
    /** All addresses of a /20; 4,096 entries take under half a megabyte. Who has been silent longest is forgotten first. */
    static final int LIMIT = 4_096;

    /**
     * So many of one IPv6 network of 64 bits, in which one phone may have any number of addresses. All phones on a Wi-Fi have the same
     * network, so it cannot be few; those with IPv4 addresses are never forgotten for it.
     */
    static final int NETWORK_LIMIT = 1_024;

    private static final int NETWORK_BYTES = 8;

    /** A phone that slept through a lesson need not ask again; one that was taken home must. */
    static final Duration IDLE_LIMIT = Duration.ofMinutes(60);

    private final InstantSource clock;
    private final LinkedHashMap<InetAddress, Instant> lastSeen = new LinkedHashMap<>(16, 0.75f, true);

    /** Nobody yet. Silence is timed by a clock that nobody sets: a device without a battery learns the time while phones are there. */
    public Arrivals() {
        this(SteadyClock.INSTANCE);
    }

    /** The same by {@code clock}. */
    Arrivals(InstantSource clock) {
        this.clock = clock;
    }

    /** Somebody at {@code client} has tapped. */
    synchronized void welcome(InetAddress client) {
        lastSeen.put(client, clock.instant());
        var neighbours = client instanceof Inet6Address
                ? lastSeen.keySet().stream()
                        .filter(other -> isNeighbour(client, other))
                        .toList()
                : List.<InetAddress>of();
        if (neighbours.size() > NETWORK_LIMIT) {
            lastSeen.remove(neighbours.getFirst());
        } else if (lastSeen.size() > LIMIT) {
            lastSeen.pollFirstEntry();
        }
    }

    private static boolean isNeighbour(InetAddress client, InetAddress other) {
        return other instanceof Inet6Address
                && Arrays.equals(client.getAddress(), 0, NETWORK_BYTES, other.getAddress(), 0, NETWORK_BYTES);
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

package org.packhorse.node.transport.server;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Where the server listens and what it allows.
 *
 * @param address port 0 takes any that is free
 * @param maxConnections 1 to 10,000; one more is told to come back
 * @param maxForOneAddress how many of them one address may hold once half of all are taken
 * @param maxWorking how many answers are worked out at one time, 1 or more; others wait
 * @param maxWorkingForOneAddress how many of them for one address
 * @param idleTimeout how long a connection may take to ask
 * @param stallTimeout how long a connection may take nothing of its answer
 */
public record HttpServerSettings(
        InetSocketAddress address,
        int maxConnections,
        int maxForOneAddress,
        int maxWorking,
        int maxWorkingForOneAddress,
        Duration idleTimeout,
        Duration stallTimeout) {
    public HttpServerSettings {
        if (maxConnections < 1 || maxConnections > 10_000) {
            throw new IllegalArgumentException("connections: 1 to 10,000, not " + maxConnections);
        }
        if (maxForOneAddress < 1) {
            throw new IllegalArgumentException("connections for one address: at least 1, not " + maxForOneAddress);
        }
        if (maxWorking < 1 || maxWorkingForOneAddress < 1) {
            throw new IllegalArgumentException("answers at one time: at least 1, not " + maxWorking);
        }
        if (!idleTimeout.isPositive() || !stallTimeout.isPositive()) {
            throw new IllegalArgumentException("timeouts are more than nothing");
        }
    }

    /**
     * What fits a box with 64 MB of heap: 80 browsers with six connections each, ten of them behind one address when it is full; 16 pages being rendered, some 100 KB each,
     * five of them for one address, so that three machines leave a place for others;
     * half a minute to ask, after which phones have parted their connections themselves; two to take something, because a
     * satellite line can be out for one of them, and the kernel asks for more only when much of what it has is gone.
     */
    public static HttpServerSettings on(InetSocketAddress address) {
        return new HttpServerSettings(address, 512, 64, 16, 5, Duration.ofSeconds(30), Duration.ofMinutes(2));
    }
}

package org.packhorse.adminui.port;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * Which device this is.
 *
 * @param deviceName what its people call it
 * @param role what it is for
 * @param softwareVersion the version of Packhorse that runs
 * @param libraryAddress where students find the library
 * @param uptime how long the program has been running; not negative
 * @param clock what time the device believes it is; a device without a battery-backed clock can be years off
 */
public record Overview(
        String deviceName, Role role, String softwareVersion, URI libraryAddress, Duration uptime, Instant clock) {
    public Overview {
        if (uptime.isNegative()) {
            throw new IllegalArgumentException("uptime is negative: " + uptime);
        }
    }

    /** What a device is for. */
    public enum Role {
        /** Publishes, and lets others pull. */
        HUB,
        /** Serves one school. */
        NODE
    }
}

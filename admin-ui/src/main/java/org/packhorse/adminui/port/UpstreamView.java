package org.packhorse.adminui.port;

import java.time.Instant;
import java.util.Optional;

/**
 * A place that updates come from.
 *
 * @param address of it
 * @param travelledBytes what crossed the link to it in the last check, both ways; 0 where it was not asked
 * @param mark that it gave something damaged or forged, if that still counts
 */
public record UpstreamView(String address, long travelledBytes, Optional<Mark> mark) {
    public UpstreamView {
        Counts.atLeast(0, travelledBytes, "travelledBytes");
    }

    /**
     * It is asked after all others.
     *
     * @param until when it is treated like others again
     * @param detail what it gave, for whoever gives support, in the program's English
     */
    public record Mark(Instant until, String detail) {}
}

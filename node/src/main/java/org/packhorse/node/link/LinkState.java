package org.packhorse.node.link;

import java.util.OptionalLong;

/**
 * How a link stands.
 *
 * @param usage as of now
 * @param measuredRate bytes a second when it was last measured
 * @param permit whether it may be used now
 */
public record LinkState(Link link, LinkUsage usage, OptionalLong measuredRate, Permit permit) {
    /** What it is expected to bring: the slower of what was measured and what is allowed; empty where neither is known. */
    public OptionalLong expectedRate() {
        if (measuredRate.isEmpty() || link.bytesPerSecond().isEmpty()) {
            return measuredRate.isPresent() ? measuredRate : link.bytesPerSecond();
        }
        return OptionalLong.of(
                Math.min(measuredRate.getAsLong(), link.bytesPerSecond().getAsLong()));
    }
}

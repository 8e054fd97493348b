package org.packhorse.protocol.trust;

/** When a refresh looks for a newer root; {@code docs/adr/0002-root-check.md} has the reasons. */
public enum RootCheck {
    /** Before everything else, as section 5.3 says: one more round trip for each refresh. */
    FIRST,

    /**
     * After the timestamp, and not at all where that is, byte for byte, the unexpired one that is trusted already and all
     * else is at hand and unexpired: a refresh with nothing new is one round trip.
     */
    WITH_NEW_TIMESTAMP
}

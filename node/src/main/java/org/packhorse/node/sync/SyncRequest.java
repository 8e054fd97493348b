package org.packhorse.node.sync;

import org.packhorse.node.link.Exemption;

/** What somebody asks of rounds. */
public record SyncRequest(Extent extent, Exemption exemption) {
    /** Everything, by the school's rules. */
    public static final SyncRequest USUAL = new SyncRequest(Extent.PULL, Exemption.NONE);

    /** How far to go. */
    public enum Extent {
        /** Look what is new, and fetch it. */
        PULL,
        /** Look what is new, and say what it would take to fetch it. */
        LOOK
    }
}

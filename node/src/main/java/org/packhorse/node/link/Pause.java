package org.packhorse.node.link;

import java.time.Instant;

/** Lets the calling thread wait. */
@FunctionalInterface
public interface Pause {
    /** Returns at {@code time}, or at once where that is past. */
    void until(Instant time) throws InterruptedException;
}

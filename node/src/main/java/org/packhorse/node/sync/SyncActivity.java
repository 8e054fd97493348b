package org.packhorse.node.sync;

import org.packhorse.protocol.exchange.PackOffer;

/** What pulling is doing at a moment, for screens and the command line. */
public sealed interface SyncActivity {
    /** Nothing. */
    record Idle() implements SyncActivity {}

    /** Asking {@code address} what is new. */
    record Checking(String address) implements SyncActivity {}

    /**
     * Fetching a pack.
     *
     * @param doneBytes of the pack that are here, those of earlier rounds included
     */
    record Fetching(String address, PackOffer pack, long doneBytes) implements SyncActivity {}

    /**
     * Putting a version together and on the shelf.
     *
     * @param doneBytes of containers that are rebuilt
     * @param allBytes about as much as is to be rebuilt; not below {@code doneBytes}, 0 where it is nothing or not known yet
     */
    record Assembling(PackOffer pack, long doneBytes, long allBytes) implements SyncActivity {}
}

package org.packhorse.node.sync.plan;

import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.exchange.PackOffer;

/**
 * A pack to be fetched now.
 *
 * @param route of which it is the first
 * @param upstream whom to ask for it
 * @param manifest the digest that the manifest it makes must have
 */
public record Errand(Route route, KnownUpstream upstream, Digest manifest) {
    /** The pack. */
    public PackOffer pack() {
        return route.first();
    }

    /** Whose pack it is. */
    public CollectionId collection() {
        return pack().collection();
    }
}

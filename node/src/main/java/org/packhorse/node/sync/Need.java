package org.packhorse.node.sync;

import java.util.Optional;
import java.util.Set;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.CollectionOffer;
import org.packhorse.protocol.exchange.PackOffer;

/**
 * A collection of which something newer is offered.
 *
 * @param held versions that packs can lean on
 * @param floor the least version that readers may be shown from now on
 * @param begun the pack that is here in part
 */
public record Need(CollectionOffer offer, Set<Version> held, Version floor, Optional<Begun> begun) {
    public Need {
        held = Set.copyOf(held);
    }

    /**
     * A pack of which a part is here, staged or as received.
     *
     * @param receivedBytes how many of its bytes need not come any more
     */
    public record Begun(Digest packHead, long receivedBytes) {}

    /** Whose it is. */
    CollectionId collection() {
        return offer.collection();
    }

    /** How much of {@code pack} is here. */
    long receivedBytes(PackOffer pack) {
        return begun.filter(b -> b.packHead().equals(pack.headDigest()))
                .map(Begun::receivedBytes)
                .orElse(0L);
    }

    /** Whether the pack that was begun is {@code pack}. */
    boolean isBegun(PackOffer pack) {
        return begun.filter(b -> b.packHead().equals(pack.headDigest())).isPresent();
    }
}

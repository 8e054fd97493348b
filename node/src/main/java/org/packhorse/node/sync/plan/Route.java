package org.packhorse.node.sync.plan;

import java.util.List;
import org.packhorse.protocol.exchange.PackOffer;

/**
 * Packs that lead, one after the other, from a version that is here to the one that is wanted; each makes a whole version that
 * readers see.
 *
 * @param packs at least one
 */
public record Route(List<PackOffer> packs) {
    public Route {
        packs = List.copyOf(packs);
        if (packs.isEmpty()) {
            throw new IllegalArgumentException("a route has a pack");
        }
        for (int i = 1; i < packs.size(); i++) {
            if (!packs.get(i).from().equals(packs.get(i - 1).to())) {
                throw new IllegalArgumentException("a route has no gaps: " + packs);
            }
        }
    }

    /** The pack to pull now. */
    public PackOffer first() {
        return packs.getFirst();
    }

    /** How long all of them are together. */
    long lengthBytes() {
        return packs.stream().mapToLong(PackOffer::lengthBytes).sum();
    }
}

package org.packhorse.node.sync.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.CollectionOffer;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.pack.Lean;

/**
 * A collection of which something newer is offered.
 *
 * @param held versions that packs can lean on
 * @param begun the pack that is here in part
 * @param mayWait whether a pack that does not exist yet may be waited for
 * @param leans versions of other collections that are here, of those that packs lean on
 */
public record Need(CollectionOffer offer, Set<Version> held, Optional<Begun> begun, boolean mayWait, Set<Lean> leans) {
    public Need {
        held = Set.copyOf(held);
        leans = Set.copyOf(leans);
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

    /** The packs that lean on nothing that is missing here. */
    List<PackOffer> packs() {
        return offer.packs().stream()
                .filter(pack -> leans.containsAll(pack.leans().all()))
                .toList();
    }

    /** The same, as it will be when {@code more} is here as well. */
    Need leaningOn(Collection<Lean> more) {
        var all = new HashSet<>(leans);
        all.addAll(more);
        return new Need(offer, held, begun, mayWait, all);
    }

    /** The newest version here, where no pack that is offered leads on from any. */
    Optional<Version> deadEnd() {
        return packs().stream().anyMatch(pack -> isHere(pack.from()))
                ? Optional.empty()
                : held.stream().filter(this::isHere).max(Comparator.naturalOrder());
    }

    private boolean isHere(Version version) {
        return version.isAfter(Version.NOTHING) && held.contains(version);
    }

    /** Whether what is offered leads to the newest version, wherever it may be had. */
    boolean hasWay() {
        return new RouteSearch(packs(), offer.newest(), this::isBegun, pack -> OptionalLong.of(1))
                .from(held)
                .isPresent();
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

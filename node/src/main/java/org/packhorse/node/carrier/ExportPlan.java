package org.packhorse.node.carrier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.packhorse.node.sync.plan.Route;
import org.packhorse.node.sync.plan.RouteSearch;
import org.packhorse.protocol.exchange.PackOffer;

/**
 * What goes onto a carrier. Pure.
 *
 * @param packs in the order in which they are written
 * @param dropped wishes that are not granted
 */
public record ExportPlan(List<PackOffer> packs, List<Dropped> dropped) {
    /** Besides its bytes a file takes part of a cluster, and of a folder: exFAT's clusters have up to 128 KiB. */
    static final long FILE_BYTES = 128 << 10;

    public ExportPlan {
        packs = List.copyOf(packs);
        dropped = List.copyOf(dropped);
    }

    /**
     * A wish that is not granted.
     *
     * @param neededBytes what its packs would have taken besides those that are written; empty where none lead there
     */
    public record Dropped(Wish wish, OptionalLong neededBytes) {}

    private record Way(Wish wish, Route route) {
        long bytes() {
            return route.packs().stream().mapToLong(ExportPlan::roomFor).sum();
        }
    }

    /** What a pack takes on the carrier. */
    static long roomFor(PackOffer pack) {
        return pack.lengthBytes() + FILE_BYTES;
    }

    /**
     * Each wish gets the packs of its cheapest route. Where not all fit into {@code roomBytes} the short routes are served first,
     * since so most wishes are granted.
     */
    static ExportPlan make(Collection<Wish> wishes, long roomBytes) {
        var ways = new ArrayList<Way>();
        var dropped = new ArrayList<Dropped>();
        for (var wish : wishes) {
            route(wish)
                    .ifPresentOrElse(
                            route -> ways.add(new Way(wish, route)),
                            () -> dropped.add(new Dropped(wish, OptionalLong.empty())));
        }
        ways.sort(Comparator.comparingLong(Way::bytes));
        var packs = new LinkedHashSet<PackOffer>();
        long left = roomBytes;
        for (var way : ways) {
            long needed = missing(way, packs);
            if (needed <= left) {
                left -= needed;
                packs.addAll(way.route().packs());
            } else {
                dropped.add(new Dropped(way.wish(), OptionalLong.of(needed)));
            }
        }
        return new ExportPlan(List.copyOf(packs), dropped);
    }

    private static long missing(Way way, Set<PackOffer> chosen) {
        return way.route().packs().stream()
                .filter(pack -> !chosen.contains(pack))
                .mapToLong(ExportPlan::roomFor)
                .sum();
    }

    private static Optional<Route> route(Wish wish) {
        var offer = wish.offer();
        return new RouteSearch(
                        wish.packs(),
                        offer.newest(),
                        pack -> wish.begun()
                                .equals(Optional.of(pack.headDigest().toHex())),
                        pack -> OptionalLong.of(pack.lengthBytes()))
                .from(wish.held());
    }
}

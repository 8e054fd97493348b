package org.packhorse.node.carrier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.CollectionOffer;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.pack.Lean;

/**
 * Somebody's way to the newest version of a collection, which a carrier is to bring.
 *
 * @param who in words: a node's name, or the version that nodes are at
 * @param held versions that packs can lean on; with {@link Version#NOTHING}
 * @param begun the head of the pack that is there in part
 * @param leans versions of other collections that are there, of those that packs lean on
 */
public record Wish(String who, CollectionOffer offer, Set<Version> held, Optional<String> begun, Set<Lean> leans) {
    public Wish {
        held = Set.copyOf(held);
        leans = Set.copyOf(leans);
    }

    /** The packs that lean on nothing that is missing there. */
    List<PackOffer> packs() {
        return offer.packs().stream()
                .filter(pack -> leans.containsAll(pack.leans().all()))
                .toList();
    }

    /** What {@code node} lacks of what {@code publisher} offers. */
    static List<Wish> of(Inventory node, OriginId publisher, Map<CollectionId, CollectionOffer> offers) {
        var wishes = new ArrayList<Wish>();
        for (var holding : node.collections()) {
            var offer = offers.values().stream()
                    .filter(o -> o.collection().value().equals(holding.collection()))
                    .findFirst();
            var shown = new Version(holding.shown());
            if (!holding.publisher().equals(publisher.toString())
                    || offer.isEmpty()
                    || !offer.get().newest().isAfter(shown)) {
                continue;
            }
            var held = new HashSet<Version>(Set.of(Version.NOTHING));
            holding.held().forEach(number -> held.add(new Version(number)));
            var begun = holding.begun().stream().map(Inventory.Begun::head).findFirst();
            wishes.add(new Wish(node.name(), offer.get(), held, begun, leans(node, publisher, offer.get())));
        }
        return wishes;
    }

    /** What {@code node} says to have of what packs lean on. It names versions, no digests: those of the same publisher are meant. */
    private static Set<Lean> leans(Inventory node, OriginId publisher, CollectionOffer offer) {
        var leans = new HashSet<Lean>();
        offer.packs().forEach(pack -> leans.addAll(pack.leans().all()));
        leans.removeIf(lean -> node.collections().stream()
                .noneMatch(
                        holding -> holding.collection().equals(lean.collection().value())
                                && holding.publisher().equals(publisher.toString())
                                && holding.held().contains(lean.version().number())));
        return leans;
    }

    /**
     * What anybody could lack: newcomers, and whoever is at a version from which a pack leads on. What they have of other collections
     * nobody knows.
     */
    static List<Wish> ofEverybody(SortedMap<CollectionId, CollectionOffer> offers) {
        var wishes = new ArrayList<Wish>();
        for (var offer : offers.values()) {
            offer.packs().stream().map(PackOffer::from).distinct().sorted().forEach(from -> {
                boolean isNewcomer = from.equals(Version.NOTHING);
                var who = isNewcomer ? "newcomers" : "nodes with version " + from;
                var held = new HashSet<Version>(Set.of(Version.NOTHING));
                held.add(from);
                wishes.add(new Wish(who, offer, held, Optional.empty(), Set.of()));
            });
        }
        return wishes;
    }
}

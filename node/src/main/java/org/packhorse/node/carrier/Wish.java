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

/**
 * Somebody's way to the newest version of a collection, which a carrier is to bring.
 *
 * @param who in words: a node's name, or the version that nodes are at
 * @param held versions that packs can lean on; with {@link Version#NOTHING}
 * @param shown what readers see there: nothing older is wanted
 * @param begun the head of the pack that is there in part
 */
public record Wish(String who, CollectionOffer offer, Set<Version> held, Version shown, Optional<String> begun) {
    public Wish {
        held = Set.copyOf(held);
    }

    CollectionId collection() {
        return offer.collection();
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
            wishes.add(new Wish(node.name(), offer.get(), held, shown, begun));
        }
        return wishes;
    }

    /** What anybody could lack: newcomers, and whoever is at a version from which a pack leads on. */
    static List<Wish> ofEverybody(SortedMap<CollectionId, CollectionOffer> offers) {
        var wishes = new ArrayList<Wish>();
        for (var offer : offers.values()) {
            offer.packs().stream().map(PackOffer::from).distinct().sorted().forEach(from -> {
                boolean isNewcomer = from.equals(Version.NOTHING);
                var who = isNewcomer ? "newcomers" : "nodes with version " + from;
                var held = new HashSet<Version>(Set.of(Version.NOTHING));
                held.add(from);
                wishes.add(new Wish(who, offer, held, from, Optional.empty()));
            });
        }
        return wishes;
    }
}

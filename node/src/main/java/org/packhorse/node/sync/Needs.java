package org.packhorse.node.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.sync.pack.IncomingPack;
import org.packhorse.node.sync.pack.PackDownload;
import org.packhorse.node.sync.pack.Staging;
import org.packhorse.node.sync.pack.SyncColumns;
import org.packhorse.node.sync.plan.Need;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.CollectionOffer;
import org.packhorse.protocol.pack.Lean;

/**
 * Compares what a publisher offers with what is here.
 *
 * @param hurried whether nothing is waited for that does not exist yet
 */
record Needs(SyncParts parts, OriginId origin, boolean hurried) {
    /** The followed collections of which {@code offers} have something newer, or that have to be repaired. */
    List<Need> find(SortedMap<CollectionId, CollectionOffer> offers) throws IOException, RefusedInputException {
        var needs = new ArrayList<Need>();
        for (var state : parts.catalog().collections()) {
            var offer = offers.get(state.id());
            if (offer == null || !state.source().equals(new CollectionState.Source.Followed(origin))) {
                continue;
            }
            if (!offer.newest().equals(state.newest())) {
                parts.catalog().keep(state.knowing(offer.newest()));
            }
            boolean isDamaged = parts.repairs().find(state.id()).isPresent();
            if (offer.newest().isAfter(state.shown())
                    || (isDamaged && offer.newest().equals(state.shown()))) {
                needs.add(isDamaged ? repair(offer, state) : need(offer, state));
            }
        }
        return needs;
    }

    private Need need(CollectionOffer offer, CollectionState state) throws IOException, RefusedInputException {
        var held = new HashSet<>(parts.catalog().versions(state.id()));
        held.add(Version.NOTHING);
        return new Need(offer, held, begun(offer), !hurried && isPatient(state), leans(offer));
    }

    private boolean isPatient(CollectionState state) throws IOException {
        var now = parts.clock().instant();
        return parts.database()
                .find(Patience.PATIENCE, state.id())
                .filter(patience -> patience.isOver(now))
                .isEmpty();
    }

    /** What is here of what packs lean on in other collections, and sound as far as anybody knows. */
    private Set<Lean> leans(CollectionOffer offer) throws IOException {
        var leans = new HashSet<Lean>();
        for (var pack : offer.packs()) {
            for (var lean : pack.leans().all()) {
                if (parts.catalog().has(lean)
                        && parts.repairs().find(lean.collection()).isEmpty()) {
                    leans.add(lean);
                }
            }
        }
        return leans;
    }

    /** Nothing can lean on damaged bytes, and only what begins with nothing, not even another collection, brings all of them again. */
    private Need repair(CollectionOffer offer, CollectionState state) throws IOException, RefusedInputException {
        var own = offer.packs().stream().filter(pack -> pack.leans().isEmpty()).toList();
        var stone = parts.database().find(SyncColumns.STONES, state.id());
        if (stone.isEmpty()) {
            // What was staged before may have taken damaged content for its own.
            new Staging(parts.database(), state.id()).clear();
            parts.database()
                    .change()
                    .put(SyncColumns.STONES, state.id(), Version.NOTHING)
                    .commit();
        }
        var held = new HashSet<>(Set.of(Version.NOTHING));
        stone.ifPresent(held::add);
        var repairing = new CollectionOffer(offer.collection(), offer.manifests(), own);
        return new Need(repairing, held, begun(repairing), false, Set.of());
    }

    private Optional<Need.Begun> begun(CollectionOffer offer) throws IOException, RefusedInputException {
        var progress = new Staging(parts.database(), offer.collection()).progress();
        if (progress.isEmpty()) {
            return Optional.empty();
        }
        var head = progress.get().packHead();
        var pack =
                offer.packs().stream().filter(p -> p.headDigest().equals(head)).findFirst();
        if (pack.isEmpty()) {
            return Optional.empty();
        }
        try (var incoming = new IncomingPack(parts.incoming(), pack.get())) {
            return Optional.of(new Need.Begun(head, PackDownload.received(pack.get(), progress.get(), incoming)));
        }
    }
}

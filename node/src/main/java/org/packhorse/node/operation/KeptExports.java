package org.packhorse.node.operation;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.packhorse.node.carrier.CarrierExport;
import org.packhorse.node.carrier.SeenNodes;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.neighbour.KeptPacks;
import org.packhorse.node.sync.TrustStore;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.CollectionOffer;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.trust.Edition;

/** Exports the packs that a node has kept to pass on, with the metadata that it trusts. One call at a time. */
public record KeptExports(Catalog catalog, TrustStore trust, KeptPacks packs, SeenNodes seen, InstantSource clock)
        implements CarryExport.Exports {
    @Override
    public synchronized List<CarrierExport.Result> run(CarrierExport.Order order, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException {
        var kept = wanted(order.collections());
        var results = new ArrayList<CarrierExport.Result>();
        for (var each : kept.entrySet()) {
            var origin = each.getKey();
            var its = new CarrierExport.Order(
                    order.place(), each.getValue(), order.audience(), order.whatFits(), order.dryRun());
            results.add(run(origin, its, progress));
        }
        return results;
    }

    private CarrierExport.Result run(OriginId origin, CarrierExport.Order order, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException {
        try (var repository = Upstreams.inFolder(packs.repository(origin))) {
            var kept = new CarrierExport.Kept(trust.load(origin), repository, pack -> isKept(origin, pack));
            return new CarrierExport(origin, seen, clock).run(order, kept, progress);
        }
    }

    /** By publisher, the collections that are wanted (none: all) and of which a pack is kept. */
    private Map<OriginId, Set<CollectionId>> wanted(Set<CollectionId> collections)
            throws IOException, RefusedInputException {
        var wanted = new TreeMap<OriginId, Set<CollectionId>>(Comparator.comparing(OriginId::toString));
        var missing = new HashSet<>(collections);
        for (var origin : catalog.origins()) {
            var kept = kept(origin.id());
            missing.removeAll(kept);
            if (!collections.isEmpty()) {
                kept.retainAll(collections);
            }
            if (!kept.isEmpty()) {
                wanted.put(origin.id(), kept);
            }
        }
        if (wanted.isEmpty() || !missing.isEmpty()) {
            throw new RefusedInputException(
                    missing.isEmpty() ? "this node" : "collections " + missing,
                    "no packs are kept here to be passed on",
                    "say enabled = true under [neighbours] in packhorse.toml, keep = \"512 MB\" or more, and start it again:"
                            + " what it pulls from then on is kept");
        }
        return wanted;
    }

    private Set<CollectionId> kept(OriginId origin) throws IOException, RefusedInputException {
        var trusted = trust.load(origin);
        if (trusted.find("targets.json").isEmpty()) {
            return new HashSet<>(); // followed, and never reached yet
        }
        var offers =
                CollectionOffer.of(Edition.read(trusted).targets().targets().values());
        return offers.values().stream()
                .filter(offer -> offer.packs().stream().anyMatch(pack -> isKept(origin, pack)))
                .map(CollectionOffer::collection)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private boolean isKept(OriginId origin, PackOffer pack) {
        return packs.find(origin, pack.path()).isPresent();
    }
}

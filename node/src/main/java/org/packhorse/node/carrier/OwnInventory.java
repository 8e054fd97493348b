package org.packhorse.node.carrier;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.link.Links;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.Database;
import org.packhorse.node.sync.ProblemLog;
import org.packhorse.node.sync.SyncRunner;
import org.packhorse.node.sync.TrustStore;
import org.packhorse.node.sync.pack.SyncColumns;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.trust.Edition;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;

/**
 * What this node says about itself.
 *
 * @param device 64 hexadecimal digits
 * @param name how people call it
 * @param program its version
 */
public record OwnInventory(
        String device,
        String name,
        String program,
        Catalog catalog,
        TrustStore trust,
        BlobStore blobs,
        Database database,
        SyncRunner runner,
        ProblemLog problems,
        Links links) {

    /** As of {@code now}. */
    Inventory take(Instant now) throws IOException {
        var use = blobs.use();
        return new Inventory(
                Inventory.FORMAT,
                device,
                text(name),
                now.toString(),
                text(program),
                new Inventory.Storage(use.contentBytes(), use.storedBytes(), use.freeBytes()),
                publishers(),
                holdings(),
                lastSyncs(),
                problems.newest().stream()
                        .map(entry -> new Inventory.Trouble(
                                entry.when().toString(),
                                text(entry.problem().what()),
                                text(entry.problem().why())))
                        .toList(),
                links.states().stream()
                        .limit(Inventory.LIST_LIMIT)
                        .map(state -> new Inventory.Line(
                                text(state.link().name()),
                                state.usage().day().toString(),
                                state.usage().monthBytes()))
                        .toList());
    }

    private List<Inventory.Publisher> publishers() throws IOException {
        var publishers = new ArrayList<Inventory.Publisher>();
        for (var origin : catalog.origins()) {
            var root = origin.id().toString();
            try {
                var known = Edition.read(trust.load(origin.id()));
                publishers.add(new Inventory.Publisher(
                        root, known.root().version(), known.timestamp().version()));
            } catch (RejectedMetadataException nothingYet) {
                publishers.add(new Inventory.Publisher(root, 0, 0));
            }
        }
        return publishers.subList(0, Math.min(Inventory.LIST_LIMIT, publishers.size()));
    }

    private List<Inventory.Holding> holdings() throws IOException {
        var holdings = new ArrayList<Inventory.Holding>();
        for (var state : catalog.collections()) {
            if (state.source() instanceof CollectionState.Source.Followed followed
                    && holdings.size() < Inventory.COLLECTION_LIMIT) {
                holdings.add(new Inventory.Holding(
                        state.id().value(),
                        followed.origin().toString(),
                        state.shown().number(),
                        state.newest().number(),
                        held(state),
                        begun(state)));
            }
        }
        return holdings;
    }

    private List<Long> held(CollectionState state) throws IOException {
        var held = catalog.versions(state.id()).stream()
                .map(Version::number)
                .sorted()
                .toList();
        return held.subList(Math.max(0, held.size() - Inventory.VERSION_LIMIT), held.size());
    }

    private List<Inventory.Begun> begun(CollectionState state) throws IOException {
        return database.find(SyncColumns.PULLS, state.id()).stream()
                .map(pull -> new Inventory.Begun(
                        pull.packHead().toHex(), pull.from().number(), pull.to().number(), pull.nextFrame()))
                .toList();
    }

    private List<Inventory.Round> lastSyncs() {
        return runner.lastRound().stream()
                .map(round -> new Inventory.Round(
                        round.origin().toString(),
                        round.endedAt().toString(),
                        round.arrived().size(),
                        round.traffic().totalBytes()))
                .toList();
    }

    private static String text(String text) {
        var clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.substring(0, Math.min(Inventory.TEXT_LIMIT, clean.length()));
    }
}

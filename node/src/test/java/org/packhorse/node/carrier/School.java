package org.packhorse.node.carrier;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.Origin;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.link.LinkLedger;
import org.packhorse.node.link.Links;
import org.packhorse.node.neighbour.KeptPacks;
import org.packhorse.node.operation.KeptExports;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.node.store.segment.SegmentBlobStore;
import org.packhorse.node.store.segment.SegmentLimits;
import org.packhorse.node.sync.Marks;
import org.packhorse.node.sync.Neighbourhood;
import org.packhorse.node.sync.ProblemLog;
import org.packhorse.node.sync.Repairs;
import org.packhorse.node.sync.SyncParts;
import org.packhorse.node.sync.SyncRunner;
import org.packhorse.node.sync.TrustStore;
import org.packhorse.node.sync.plan.SyncSchedule;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.TrustedRoot;

/** A node that follows the lessons of a {@link TestHub} and pulls through {@code upstreams}. */
final class School implements AutoCloseable {
    private final BlobStore blobs;
    private final Catalog catalog;
    private final SyncRunner runner;
    private final CarrierImport carriers;
    private final TrustStore trust;
    private final KeptPacks packs;

    /** A school that keeps nothing to pass on. */
    School(Path home, TestHub hub, MovableClock clock, URI hubAddress, SyncParts.Connector upstreams) throws Exception {
        this(home, hub, clock, hubAddress, upstreams, 0);
    }

    School(Path home, TestHub hub, MovableClock clock, URI hubAddress, SyncParts.Connector upstreams, long keepBytes)
            throws Exception {
        packs = new KeptPacks(home.resolve("passed-on"), keepBytes);
        var database = new InMemoryDatabase();
        blobs = SegmentBlobStore.open(home.resolve("segments"), database, new SegmentLimits(64 << 20, 0));
        catalog = new Catalog(database, blobs);
        trust = new TrustStore(database);
        runner = new SyncRunner(
                new SyncParts(
                        catalog,
                        blobs,
                        database,
                        trust,
                        new Marks(database),
                        new Repairs(database),
                        upstreams,
                        Neighbourhood.NONE,
                        packs,
                        home.resolve("incoming"),
                        SyncSchedule.every(Duration.ofDays(1)),
                        clock),
                report -> {},
                () -> {});
        carriers = new CarrierImport(
                new OwnInventory(
                        "a".repeat(64),
                        "Green Valley",
                        "0.1.0",
                        catalog,
                        trust,
                        blobs,
                        database,
                        runner,
                        new ProblemLog(),
                        new Links(List.of(), ZoneOffset.UTC, new LinkLedger(database), clock, time -> {})),
                clock);
        var root = TrustedRoot.pin(Files.readAllBytes(hub.repository().resolve("metadata/1.root.json")));
        var origin = new OriginId(root.fingerprint().digest());
        trust.keep(origin, MetadataFiles.pinned(root));
        catalog.keep(new Origin(origin, List.of(hubAddress)));
        catalog.keep(CollectionState.created(TestHub.LESSONS, new CollectionState.Source.Followed(origin)));
    }

    CarrierImport carriers() {
        return carriers;
    }

    KeptExports exports(MovableClock clock) {
        return new KeptExports(catalog, trust, packs, new SeenNodes(new InMemoryDatabase()), clock);
    }

    SyncRunner runner() {
        return runner;
    }

    Version shown() throws IOException {
        return catalog.findState(TestHub.LESSONS).orElseThrow().shown();
    }

    @Override
    public void close() throws IOException {
        runner.close();
        blobs.close();
    }
}

package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.Origin;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.housekeeping.Housekeeping;
import org.packhorse.node.publish.PublishedBases;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.FaultyDatabase;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.node.store.TightBlobStore;
import org.packhorse.node.store.segment.SegmentBlobStore;
import org.packhorse.node.store.segment.SegmentLimits;
import org.packhorse.node.sync.pack.Staging;
import org.packhorse.node.sync.plan.SyncMachine;
import org.packhorse.node.sync.plan.SyncSchedule;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.TrustedRoot;

/** The pulling half of a node. Its database outlives "processes"; all else is made anew by {@link #restart}. */
final class TestNode implements AutoCloseable {
    static final SyncSchedule SCHEDULE = SyncSchedule.every(Duration.ofMinutes(15));

    private static final int UNSYNCED_BYTES = (64 << 10) - 1;
    private static final FilePath FIRST = new FilePath(" ");
    private static final SegmentLimits LIMITS = new SegmentLimits(64 << 20, 0);

    private final Path home;
    private final MovableClock clock;
    private final SyncParts.Connector upstreams;
    private final FaultyDatabase database;
    private TightBlobStore blobs;
    private Catalog catalog;
    private SyncParts parts;
    private Neighbourhood neighbourhood = Neighbourhood.NONE;
    private PackKeeper keeper = PackKeeper.NONE;
    private Optional<Origin> origin = Optional.empty();
    private final List<SyncActivity> activities = new ArrayList<>();
    private Optional<RoundReport> report = Optional.empty();

    /** A node that lives in {@code home} and pulls through {@code upstreams}. */
    TestNode(Path home, MovableClock clock, SyncParts.Connector upstreams) throws Exception {
        this(home, clock, upstreams, new InMemoryDatabase());
    }

    TestNode(Path home, MovableClock clock, SyncParts.Connector upstreams, Database database) throws Exception {
        this.home = home;
        this.clock = clock;
        this.upstreams = upstreams;
        this.database = new FaultyDatabase(database);
        open();
    }

    private void open() throws IOException, RefusedInputException {
        blobs = new TightBlobStore(SegmentBlobStore.open(home.resolve("segments"), database, LIMITS));
        catalog = new Catalog(database, blobs);
        parts = new SyncParts(
                catalog,
                blobs,
                database,
                new TrustStore(database),
                new Marks(database),
                new Repairs(database),
                upstreams,
                neighbourhood,
                keeper,
                home.resolve("incoming"),
                SCHEDULE,
                clock);
    }

    /** Goes on as a new process would: nothing in memory is left. */
    void restart() throws IOException, RefusedInputException {
        database.heal();
        blobs.close();
        open();
    }

    /** The same after a power cut: all bytes at a pack's end are gone that need not have been synced; its journal always is. */
    void losePower() throws IOException, RefusedInputException {
        for (var name : incoming()) {
            if (!name.endsWith(".pack")) {
                continue;
            }
            try (var file = FileChannel.open(home.resolve("incoming").resolve(name), StandardOpenOption.WRITE)) {
                file.truncate(Math.max(0, file.size() - UNSYNCED_BYTES));
            }
        }
        restart();
    }

    /** Follows {@code collection} of whoever publishes in {@code repository}. */
    TestNode follow(Path repository, CollectionId collection, URI... addresses) throws Exception {
        var root = TrustedRoot.pin(Files.readAllBytes(repository.resolve("metadata/1.root.json")));
        var id = new OriginId(root.fingerprint().digest());
        origin = Optional.of(new Origin(id, List.of(addresses)));
        parts.trust().keep(id, MetadataFiles.pinned(root));
        catalog.keep(origin.get());
        catalog.keep(CollectionState.created(collection, new CollectionState.Source.Followed(id)));
        return this;
    }

    /** Forgets versions, and what only they had, as a node does between rounds. */
    void tidy() throws IOException, InterruptedException {
        new Housekeeping(catalog, blobs, database, PublishedBases.of(database, false)).run();
    }

    /** From now on keeps packs, and asks those around. */
    TestNode among(Neighbourhood others, PackKeeper packs) throws IOException, RefusedInputException {
        neighbourhood = others;
        keeper = packs;
        restart();
        return this;
    }

    /** Goes through one round. */
    SyncMachine.Resting pull() throws IOException, InterruptedException {
        return pull(SyncRequest.USUAL);
    }

    /** Goes through one round that somebody asked for. */
    SyncMachine.Resting pull(SyncRequest request) throws IOException, InterruptedException {
        return pull(request, true);
    }

    /** The same as by itself, because it is time. */
    SyncMachine.Resting pullUnasked() throws IOException, InterruptedException {
        return pull(SyncRequest.USUAL, false);
    }

    private SyncMachine.Resting pull(SyncRequest request, boolean asked) throws IOException, InterruptedException {
        try (var round = new OriginRound(parts, origin.orElseThrow(), request, activities::add)) {
            var end = round.run(SyncMachine.Resting.begin(clock.instant()), asked);
            report = Optional.of(round.report(end));
            return end;
        }
    }

    /** Everything that rounds said they were doing. */
    List<SyncActivity> activities() {
        return activities;
    }

    /** The last round's. */
    RoundReport report() {
        return report.orElseThrow();
    }

    Origin origin() {
        return origin.orElseThrow();
    }

    SyncParts parts() {
        return parts;
    }

    FaultyDatabase database() {
        return database;
    }

    TightBlobStore blobs() {
        return blobs;
    }

    Staging staging(CollectionId collection) {
        return new Staging(database, collection);
    }

    /** The version that readers see. */
    Version version(CollectionId collection) throws IOException {
        return catalog.findState(collection).orElseThrow().shown();
    }

    Optional<StoredVersion> shown(CollectionId collection) {
        return catalog.findShown(collection);
    }

    /** The files that readers see, every byte read again, containers put together: digests by path. */
    Map<String, Digest> files(CollectionId collection) throws IOException {
        var files = new TreeMap<String, Digest>();
        var version = catalog.findShown(collection);
        if (version.isPresent()) {
            version.get().visitFrom(FIRST, entry -> {
                if (entry.path().isPart()) {
                    return true;
                }
                try (var in = catalog.contents().find(entry, version.get()).open(0)) {
                    var bytes = in.readAllBytes();
                    assertThat(bytes.length).isEqualTo(entry.sizeBytes());
                    files.put(entry.path().value(), Digest.ofContent(bytes));
                }
                return true;
            });
        }
        return files;
    }

    /** Files left where bytes wait that are not staged yet. */
    List<String> incoming() throws IOException {
        var folder = home.resolve("incoming");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        blobs.close();
        database.close();
    }
}

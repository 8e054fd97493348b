package org.packhorse.node;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.packhorse.node.carrier.CarrierImport;
import org.packhorse.node.carrier.OwnInventory;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.config.Configuration;
import org.packhorse.node.config.DataDirectory;
import org.packhorse.node.config.NodeRole;
import org.packhorse.node.control.Operations;
import org.packhorse.node.housekeeping.Housekeeping;
import org.packhorse.node.hub.Demands;
import org.packhorse.node.identity.KeyFile;
import org.packhorse.node.link.Exemption;
import org.packhorse.node.link.LinkLedger;
import org.packhorse.node.link.Links;
import org.packhorse.node.memory.IdleMemory;
import org.packhorse.node.neighbour.KeptPacks;
import org.packhorse.node.neighbour.Neighbours;
import org.packhorse.node.publish.PublishedBases;
import org.packhorse.node.publish.Publisher;
import org.packhorse.node.publish.repository.RepositoryFolder;
import org.packhorse.node.runtime.Alarm;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.rocks.RocksDatabase;
import org.packhorse.node.store.segment.SegmentBlobStore;
import org.packhorse.node.store.segment.SegmentLimits;
import org.packhorse.node.sync.Marks;
import org.packhorse.node.sync.ProblemLog;
import org.packhorse.node.sync.Repairs;
import org.packhorse.node.sync.RoundReport;
import org.packhorse.node.sync.SyncParts;
import org.packhorse.node.sync.SyncRunner;
import org.packhorse.node.sync.TrustStore;
import org.packhorse.node.sync.plan.SyncSchedule;
import org.packhorse.node.teacher.TeacherDesk;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.node.upstream.http.HttpClientSettings;
import org.packhorse.node.usage.UsageDesk;
import org.packhorse.node.usage.UsageHistory;
import org.packhorse.node.usage.UsageLog;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.trust.Fingerprint;

/**
 * A node with all its parts: the composition root, the only place that knows which implementation stands behind which port and
 * what the role means.
 *
 * <p>{@link #open} takes the data directory; {@link NodeServers} adds what listens.
 */
public final class Node implements AutoCloseable {
    private final DataDirectory data;
    private final Configuration configuration;
    private final InstantSource clock;
    private final Opened opened = new Opened();

    private final Database database;
    private final BlobStore blobs;
    private final Catalog catalog;
    private final Links links;
    private final MeteredUpstreams upstreams;
    private final UsageLog usage;
    private final TrustStore trust;
    private final Repairs repairs;
    private final Demands demands;
    private final Marks marks;
    private final KeptPacks keptPacks;
    private final Neighbours neighbours;
    private final SyncRunner runner;
    private final ProblemLog problems = new ProblemLog();
    private final List<Runnable> afterRound = new CopyOnWriteArrayList<>();
    private final Optional<Publisher> publisher;
    private final Optional<Fingerprint> root;
    private final CarrierImport carriers;
    private final Optional<TeacherDesk> teachers;

    private Node(DataDirectory data, Configuration configuration, InstantSource clock)
            throws IOException, RefusedInputException {
        this.data = data;
        this.configuration = configuration;
        this.clock = clock;
        this.database = keep(RocksDatabase.open(data.database(), NodeColumns.all()));
        this.blobs = keep(SegmentBlobStore.open(data.segments(), database, SegmentLimits.USUAL));
        this.catalog = new Catalog(database, blobs);
        this.usage = keep(new UsageLog(catalog, new UsageHistory(database), clock, inFiveMinutes()));
        this.trust = new TrustStore(database);
        var sockets = keep(Upstreams.create(HttpClientSettings.PATIENT));
        this.links = new Links(
                configuration.links(),
                ZoneId.systemDefault(),
                new LinkLedger(database),
                clock,
                time -> new Alarm(clock).awaitUntil(time));
        this.repairs = new Repairs(database);
        this.demands = new Demands(database);
        this.marks = new Marks(database);
        this.keptPacks =
                new KeptPacks(data.passedOn(), configuration.neighbours().keepBytes());
        this.neighbours = keep(new Neighbours(configuration.neighbours().addresses(), catalog, trust));
        this.upstreams = new MeteredUpstreams(sockets, links, Exemption.NONE);
        this.runner = keep(new SyncRunner(
                new SyncParts(
                        catalog,
                        blobs,
                        database,
                        trust,
                        marks,
                        repairs,
                        upstreams,
                        neighbours,
                        keptPacks,
                        data.incoming(),
                        SyncSchedule.every(configuration.checkEvery()),
                        clock),
                this::roundEnded,
                new Housekeeping(catalog, blobs, database, PublishedBases.of(database, makesPacksOnDemand()))::run));
        boolean isHub = configuration.role() == NodeRole.HUB;
        this.publisher = isHub
                ? Optional.of(new Publisher(
                        catalog, blobs, database, new RepositoryFolder(data.repository()), data.incoming(), clock))
                : Optional.empty();
        this.root = publisher.map(Publisher::fingerprint);
        this.carriers = new CarrierImport(ownInventory(), clock);
        // A hub's collections are signed; what its people add goes the same way.
        this.teachers = isHub ? Optional.empty() : Optional.of(teacherDesk());
        // What teachers take away is room again, also where nothing ever arrives.
        teachers.ifPresent(_ -> catalog.onChange(runner::somethingChanged));
    }

    /**
     * Opens the node in {@code data}.
     *
     * @throws RefusedInputException where it is not initialised, its configuration is wrong, or another process has it open
     */
    public static Node open(DataDirectory data, InstantSource clock) throws IOException, RefusedInputException {
        if (!data.isInitialised()) {
            throw new RefusedInputException(
                    data.path().toString(),
                    "there is no node or hub here",
                    "make one: packhorse init node " + data.path());
        }
        if (data.isReadOnly()) {
            throw new RefusedInputException(
                    data.path().toString(),
                    "nothing can be written here; the card or disk may be worn",
                    "copy the directory to a new one; until then, packhorse serve shows the library");
        }
        return new Node(data, Configuration.read(data.configuration()), clock);
    }

    private OwnInventory ownInventory() throws IOException, RefusedInputException {
        return new OwnInventory(
                new KeyFile(data.identity()).load().publicKey().id().value(),
                configuration.name(),
                program(),
                catalog,
                trust,
                blobs,
                database,
                runner,
                problems,
                links);
    }

    private TeacherDesk teacherDesk() throws IOException {
        var settings = new TeacherDesk.Settings(
                data.incoming(),
                data.uploads(),
                configuration.name(),
                configuration.names(),
                configuration.teacher().uploadBytesLimit());
        return TeacherDesk.open(catalog, blobs, database, settings, clock);
    }

    private static String program() {
        return Optional.ofNullable(Node.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** What a power cut may cost of what was counted; a card is written no more often than this. */
    private static Executor inFiveMinutes() {
        return CompletableFuture.delayedExecutor(
                5, TimeUnit.MINUTES, work -> Thread.ofVirtual().name("usage").start(work));
    }

    private <T extends AutoCloseable> T keep(T part) {
        opened.add(part);
        return part;
    }

    private void roundEnded(RoundReport report) {
        problems.add(report);
        afterRound.forEach(Runnable::run);
        if (!report.arrived().isEmpty()) {
            IdleMemory.giveBack();
        }
    }

    /** Has {@code work} done after each round, on the thread that pulls. */
    void afterRounds(Runnable work) {
        afterRound.add(work);
    }

    /** What teachers add; nothing on a hub. */
    Optional<TeacherDesk> teachers() {
        return teachers;
    }

    /** What counts what is used. */
    UsageLog usage() {
        return usage;
    }

    /** What tells what was used. */
    UsageDesk usageDesk() {
        return new UsageDesk(usage, catalog, clock, ZoneId.systemDefault());
    }

    /** What is trusted of others. */
    TrustStore trust() {
        return trust;
    }

    /** Who gave something damaged. */
    Marks marks() {
        return marks;
    }

    /** What has to be brought again. */
    Repairs repairs() {
        return repairs;
    }

    /** What nodes have asked for. */
    Demands demands() {
        return demands;
    }

    /** Whether it may make packs because nodes ask for them. */
    boolean makesPacksOnDemand() {
        return configuration.role() == NodeRole.HUB && configuration.hub().makesPacksOnDemand();
    }

    /** What is kept for neighbours. */
    KeptPacks keptPacks() {
        return keptPacks;
    }

    /** Who is around. */
    Neighbours neighbours() {
        return neighbours;
    }

    /** What can be asked of it. */
    public Operations operations() {
        return new NodeOperations(this).all();
    }

    /** Where it lives. */
    public DataDirectory data() {
        return data;
    }

    /** What its configuration says. */
    public Configuration configuration() {
        return configuration;
    }

    InstantSource clock() {
        return clock;
    }

    Database database() {
        return database;
    }

    BlobStore blobs() {
        return blobs;
    }

    Catalog catalog() {
        return catalog;
    }

    Links links() {
        return links;
    }

    MeteredUpstreams upstreams() {
        return upstreams;
    }

    SyncRunner runner() {
        return runner;
    }

    ProblemLog problems() {
        return problems;
    }

    /** What takes from sticks. */
    CarrierImport carriers() {
        return carriers;
    }

    /** What publishes; empty on a node that is no hub. */
    Optional<Publisher> publisher() {
        return publisher;
    }

    /** The root of this hub. */
    Optional<Fingerprint> root() {
        return root;
    }

    /** Ends what runs, keeping what it has done, and lets go of the data directory. */
    @Override
    public void close() throws IOException {
        opened.close();
    }
}

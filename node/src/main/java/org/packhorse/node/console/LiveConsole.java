package org.packhorse.node.console;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.packhorse.adminui.port.CollectionView;
import org.packhorse.adminui.port.ForecastView;
import org.packhorse.adminui.port.LinkView;
import org.packhorse.adminui.port.NodeConsole;
import org.packhorse.adminui.port.Overview;
import org.packhorse.adminui.port.ProblemView;
import org.packhorse.adminui.port.StickView;
import org.packhorse.adminui.port.StorageView;
import org.packhorse.adminui.port.SyncDespite;
import org.packhorse.adminui.port.SyncView;
import org.packhorse.adminui.port.Trouble;
import org.packhorse.adminui.port.TrustView;
import org.packhorse.adminui.port.UpstreamView;
import org.packhorse.adminui.port.UsageReports;
import org.packhorse.adminui.port.VerifyView;
import org.packhorse.adminui.port.WayIn;
import org.packhorse.node.carrier.CarrierImport;
import org.packhorse.node.carrier.CarrierState;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.StoreCheck;
import org.packhorse.node.config.Configuration;
import org.packhorse.node.config.ListenAddress;
import org.packhorse.node.link.Links;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.sync.Marks;
import org.packhorse.node.sync.ProblemLog;
import org.packhorse.node.sync.Repairs;
import org.packhorse.node.sync.SyncRunner;
import org.packhorse.node.sync.plan.Problem;
import org.packhorse.protocol.trust.Fingerprint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the admin pages what a running node is doing. */
public final class LiveConsole implements NodeConsole, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConsole.class);

    private final Parts parts;
    private final InstantSource clock;
    private final Instant startedAt;
    private final SyncWatch sync;
    private final LinkWatch links;
    private final VerifyRun verify;

    /**
     * What it looks at.
     *
     * @param root of this hub; empty on a node
     */
    public record Parts(
            Configuration configuration,
            ListenAddress library,
            Catalog catalog,
            BlobStore blobs,
            SyncRunner runner,
            Links links,
            Marks marks,
            Repairs repairs,
            ProblemLog problems,
            CarrierImport carriers,
            UsageReports usage,
            Optional<Fingerprint> root) {}

    /** A console that begins to count uptime now. */
    public LiveConsole(Parts parts, InstantSource clock) {
        this.parts = parts;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.sync = new SyncWatch(parts.catalog(), parts.runner(), clock);
        this.links = new LinkWatch(parts.links(), parts.runner(), clock);
        this.verify = new VerifyRun(
                new StoreCheck(parts.catalog(), parts.blobs()),
                parts.catalog(),
                parts.repairs(),
                parts.problems(),
                clock);
    }

    @Override
    public Overview overview() {
        var now = clock.instant();
        var uptime = Duration.between(startedAt, now);
        return new Overview(
                parts.configuration().name(),
                switch (parts.configuration().role()) {
                    case HUB -> Overview.Role.HUB;
                    case NODE -> Overview.Role.NODE;
                },
                Optional.ofNullable(LiveConsole.class.getPackage().getImplementationVersion())
                        .orElse("development"),
                URI.create(parts.library().toUrl()),
                // The clock may have been set back since.
                uptime.isNegative() ? Duration.ZERO : uptime,
                now);
    }

    @Override
    public WayIn wayIn() {
        return WaysIn.find(parts.configuration().portal(), parts.library());
    }

    @Override
    public List<CollectionView> collections() {
        var views = new ArrayList<CollectionView>();
        try {
            for (var state : parts.catalog().collections()) {
                views.add(view(state));
            }
        } catch (IOException e) {
            LOG.atError().setCause(e).log("the catalog cannot be read");
        }
        return views;
    }

    private CollectionView view(CollectionState state) throws IOException {
        var shown = parts.catalog().findShown(state.id());
        CollectionView.Origin origin = switch (state.source()) {
            case CollectionState.Source.Authored _, CollectionState.Source.Local _ ->
                new CollectionView.Origin.PublishedHere();
            case CollectionState.Source.Followed followed ->
                new CollectionView.Origin.Followed(parts.catalog()
                        .findOrigin(followed.origin())
                        .map(o -> o.addresses().getFirst())
                        .orElse(URI.create("")));
        };
        var lastSuccess = origin instanceof CollectionView.Origin.PublishedHere
                ? state.changedAt()
                : sync.lastSuccess().orElse(state.changedAt());
        CollectionView.Shelf shelf = shown.isEmpty()
                ? new CollectionView.Shelf.Empty()
                : new CollectionView.Shelf.Shown(
                        state.shown().number(),
                        Math.max(state.newest().number(), state.shown().number()),
                        shown.get().files(),
                        shown.get().contentBytes(),
                        lastSuccess);
        return new CollectionView(
                state.id().value(),
                shown.map(v -> v.info().title()).orElse(state.id().value()),
                origin,
                shelf);
    }

    @Override
    public SyncView sync() {
        return sync.view();
    }

    @Override
    public StickView stick() {
        return switch (parts.carriers().state()) {
            case CarrierState.Absent() -> new StickView.None();
            case CarrierState.Reading reading ->
                new StickView.Reading(reading.collections(), reading.doneBytes(), reading.allBytes());
            case CarrierState.Done done ->
                new StickView.Done(
                        done.at(),
                        done.arrived(),
                        done.wroteBack(),
                        done.problem().isEmpty());
        };
    }

    @Override
    public List<LinkView> links() {
        return links.views();
    }

    @Override
    public List<UpstreamView> upstreams() {
        var travelled = parts.runner().travelled();
        var views = new TreeMap<String, UpstreamView>();
        travelled.forEach((address, bytes) -> views.put(address, new UpstreamView(address, bytes, Optional.empty())));
        try {
            parts.marks()
                    .on(clock.instant())
                    .forEach((address, mark) -> views.put(
                            address,
                            new UpstreamView(
                                    address,
                                    travelled.getOrDefault(address, 0L),
                                    Optional.of(new UpstreamView.Mark(mark.until(), mark.reason())))));
        } catch (IOException e) {
            LOG.atError().setCause(e).log("the marks cannot be read");
        }
        return List.copyOf(views.values());
    }

    @Override
    public ForecastView forecast() {
        return links.forecast();
    }

    @Override
    public StorageView storage() {
        try {
            var use = parts.blobs().use();
            return new StorageView(use.blobs(), use.contentBytes(), use.storedBytes(), use.freeBytes());
        } catch (IOException e) {
            LOG.atError().setCause(e).log("the store cannot be read");
            return new StorageView(0, 0, 0, 0);
        }
    }

    @Override
    public List<ProblemView> problems() {
        return parts.problems().newest().stream()
                .limit(PROBLEMS_LIMIT)
                .map(entry -> new ProblemView(
                        entry.when(),
                        trouble(entry.problem().kind()),
                        entry.problem().what(),
                        entry.problem().why()))
                .toList();
    }

    static Trouble trouble(Problem.Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> Trouble.UPSTREAM_UNREACHABLE;
            case NOT_TRUSTED -> Trouble.NOT_TRUSTED;
            case STORAGE_FULL -> Trouble.STORAGE_FULL;
            case DAMAGED -> Trouble.DAMAGED_CONTENT;
            case OTHER -> Trouble.OTHER;
        };
    }

    @Override
    public VerifyView verify() {
        return verify.view();
    }

    @Override
    public TrustView trust() {
        try {
            var trusted = parts.root().isPresent()
                    ? parts.root().map(Fingerprint::digest)
                    : parts.catalog().origins().stream().findFirst().map(o -> o.id().fingerprint());
            return trusted.isEmpty()
                    ? new TrustView.Nobody()
                    : new TrustView.Root(trusted.get().toHex());
        } catch (IOException e) {
            LOG.atError().setCause(e).log("the catalog cannot be read");
            return new TrustView.Nobody();
        }
    }

    @Override
    public UsageReports usage() {
        return parts.usage();
    }

    @Override
    public void syncNow(SyncDespite despite) {
        sync.ask(despite);
    }

    @Override
    public void startVerify() {
        verify.start();
    }

    @Override
    public void close() {
        verify.close();
    }
}

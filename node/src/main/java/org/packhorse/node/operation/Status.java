package org.packhorse.node.operation;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.Origin;
import org.packhorse.node.config.Configuration;
import org.packhorse.node.control.Operation;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.hub.Demand;
import org.packhorse.node.hub.Demands;
import org.packhorse.node.link.Links;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.sync.Mark;
import org.packhorse.node.sync.Marks;
import org.packhorse.node.sync.ProblemLog;
import org.packhorse.node.sync.SyncRunner;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.trust.Fingerprint;

/** Says what a node is, has and lacks. */
public final class Status extends Operation<Status.Request, Status.Reply> {
    private final Configuration configuration;
    private final Catalog catalog;
    private final BlobStore blobs;
    private final Optional<Fingerprint> root;
    private final ProblemLog problems;
    private final SyncRunner runner;
    private final Links links;
    private final Demands demands;
    private final Marks marks;
    private final InstantSource clock;

    /** @param root of this hub; empty on a node */
    public Status(
            Configuration configuration,
            Catalog catalog,
            BlobStore blobs,
            Optional<Fingerprint> root,
            ProblemLog problems,
            SyncRunner runner,
            Links links,
            Demands demands,
            Marks marks,
            InstantSource clock) {
        super("status", Request.class);
        this.configuration = configuration;
        this.catalog = catalog;
        this.blobs = blobs;
        this.root = root;
        this.problems = problems;
        this.runner = runner;
        this.links = links;
        this.demands = demands;
        this.marks = marks;
        this.clock = clock;
    }

    /** Nothing more needs to be said. */
    public record Request() {}

    /**
     * A collection.
     *
     * @param from {@code here}, or the addresses it is pulled from
     * @param shown 0 where readers see nothing yet
     * @param changedAt when {@code shown} changed, as ISO 8601; empty where it never did
     */
    public record CollectionLine(
            String collection,
            String title,
            List<String> from,
            String publisherFingerprint,
            long shown,
            long newest,
            long files,
            long contentBytes,
            String changedAt) {}

    /**
     * A pack that nodes asked a hub for.
     *
     * @param packBytes 0 where it was not made
     * @param why it was not made; empty where it was
     */
    public record DemandLine(String collection, long from, long version, String begunAt, long packBytes, String why) {
        private static DemandLine of(Demand demand) {
            return new DemandLine(
                    demand.collection().value(),
                    demand.from().number(),
                    demand.to().number(),
                    demand.begunAt().toString(),
                    demand.result() instanceof Demand.Result.Made(var lengthBytes) ? lengthBytes : 0,
                    switch (demand.result()) {
                        case Demand.Result.Begun() -> "not ready";
                        case Demand.Result.Made _ -> "";
                        case Demand.Result.Refused(var why) -> why;
                    });
        }
    }

    /**
     * A place that updates come from.
     *
     * @param travelledBytes in the last round, both ways
     * @param lastUntil until when it is asked after all others, because it gave something damaged; empty where it is not
     * @param why what it gave; empty where nothing is held against it
     */
    public record UpstreamLine(String address, long travelledBytes, String lastUntil, String why) {}

    /** What went wrong, newest first. */
    public record ProblemLine(String when, String what, String why, String advice) {}

    /**
     * Everything.
     *
     * @param rootFingerprint what nodes that follow this hub should see; empty on a node
     * @param lastRound the pull that ended last since the program started, if there was one
     * @param links those that are counted
     * @param waiting the link that pulling waits for, at most one
     * @param upstreams those asked in the last rounds since the program started, and those that are marked
     * @param onDemand packs that nodes asked for, newest first; none on a node
     */
    public record Reply(
            String role,
            String name,
            String library,
            String admin,
            String rootFingerprint,
            List<CollectionLine> collections,
            long blobs,
            long storedBytes,
            long freeBytes,
            List<Sync.Round> lastRound,
            List<LinkLine> links,
            List<LinkLine.Wait> waiting,
            List<ProblemLine> problems,
            List<UpstreamLine> upstreams,
            List<DemandLine> onDemand) {}

    @Override
    public Reply run(Request request, ProgressSink progress) throws IOException {
        var lines = new ArrayList<CollectionLine>();
        for (var state : catalog.collections()) {
            lines.add(line(state));
        }
        var use = blobs.use();
        return new Reply(
                configuration.role().name().toLowerCase(java.util.Locale.ROOT),
                configuration.name(),
                configuration.library().toUrl(),
                configuration.admin().toUrl(),
                root.map(Fingerprint::toString).orElse(""),
                lines,
                use.blobs(),
                use.storedBytes(),
                use.freeBytes(),
                runner.lastRound().stream().map(Sync::round).toList(),
                links.states().stream().map(LinkLine::of).toList(),
                runner.closure().map(LinkLine.Wait::of).stream().toList(),
                problems.newest().stream()
                        .map(p -> new ProblemLine(
                                p.when().toString(),
                                p.problem().what(),
                                p.problem().why(),
                                p.problem().advice()))
                        .toList(),
                upstreams(),
                demands.all().stream().map(DemandLine::of).toList());
    }

    private List<UpstreamLine> upstreams() throws IOException {
        var travelled = runner.travelled();
        var marked = marks.on(clock.instant());
        var addresses = new TreeSet<>(travelled.keySet());
        addresses.addAll(marked.keySet());
        return addresses.stream()
                .map(address -> {
                    var mark = Optional.ofNullable(marked.get(address));
                    return new UpstreamLine(
                            address,
                            travelled.getOrDefault(address, 0L),
                            mark.map(m -> m.until().toString()).orElse(""),
                            mark.map(Mark::reason).orElse(""));
                })
                .toList();
    }

    private CollectionLine line(CollectionState state) throws IOException {
        var version = catalog.findShown(state.id());
        var origin = state.source() instanceof CollectionState.Source.Followed followed
                ? catalog.findOrigin(followed.origin())
                : Optional.<Origin>empty();
        return new CollectionLine(
                state.id().value(),
                version.map(v -> v.info().title()).orElse(""),
                origin.map(o -> o.addresses().stream().map(Object::toString).toList())
                        .orElse(List.of("here")),
                origin.map(o -> new Fingerprint(o.id().fingerprint()).toString())
                        .orElse(""),
                state.shown().number(),
                state.newest().number(),
                version.map(v -> v.files()).orElse(0L),
                version.map(v -> v.contentBytes()).orElse(0L),
                state.shown().equals(Version.NOTHING) ? "" : state.changedAt().toString());
    }
}

package org.packhorse.node.sync;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.Origin;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.StorageFullException;
import org.packhorse.node.sync.SyncState.Problem;
import org.packhorse.node.sync.SyncState.Wanted;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.Traffic;
import org.packhorse.protocol.exchange.Upstream;
import org.packhorse.protocol.exchange.UpstreamException;
import org.packhorse.protocol.exchange.VersionOffer;
import org.packhorse.protocol.trust.TrustedTargets;

/** Acts on what {@link SyncState} says, for one publisher, until there is nothing more to do for now. One thread. */
final class OriginRound implements AutoCloseable {
    private final SyncParts parts;
    private final Origin origin;
    private final OriginTrust trust;
    private final Consumer<SyncActivity> watcher;
    private final List<PackOffer> arrived = new ArrayList<>();
    private Optional<Upstream> upstream = Optional.empty();
    private Traffic traffic = Traffic.NONE;

    OriginRound(SyncParts parts, Origin origin, Consumer<SyncActivity> watcher) {
        this.parts = parts;
        this.origin = origin;
        this.trust = new OriginTrust(parts.trust(), origin.id(), parts.clock());
        this.watcher = watcher;
    }

    /** Goes through one round, beginning in {@code start}. */
    SyncState.Resting run(SyncState.Refreshing start) throws InterruptedException {
        SyncState state = start;
        while (true) {
            switch (state) {
                case SyncState.Resting resting -> {
                    return resting;
                }
                case SyncState.Refreshing refreshing -> state = refresh(refreshing);
                case SyncState.Pulling pulling -> state = pull(pulling);
                case SyncState.Assembling assembling -> state = assemble(assembling);
            }
        }
    }

    /** What the round did. */
    RoundReport report(SyncState.Resting end) {
        return new RoundReport(
                origin.id(),
                upstream.map(Upstream::address).orElse(""),
                parts.clock().instant(),
                arrived,
                totalTraffic(),
                end.problem());
    }

    private Traffic totalTraffic() {
        var now = upstream.map(Upstream::traffic).orElse(Traffic.NONE);
        return new Traffic(traffic.sentBytes() + now.sentBytes(), traffic.receivedBytes() + now.receivedBytes());
    }

    private SyncState refresh(SyncState.Refreshing state) throws InterruptedException {
        var problem = new Problem(Problem.Kind.OTHER, origin.id().toString(), "it has no address", "follow it again");
        for (var address : origin.addresses()) {
            try {
                use(parts.upstreams().open(address));
                watcher.accept(new SyncActivity.Checking(address.toString()));
                return state.found(
                        wanted(trust.refresh(upstream.orElseThrow())),
                        parts.schedule(),
                        parts.clock().instant());
            } catch (RefusedInputException | IOException e) {
                throwIfInterrupted(e);
                problem = problem(address.toString(), e);
            }
        }
        return state.failed(problem, parts.schedule(), parts.clock().instant());
    }

    private void use(Upstream next) {
        close();
        upstream = Optional.of(next);
    }

    private List<Wanted> wanted(TrustedTargets targets) throws IOException, RefusedInputException {
        var offers = VersionOffer.newestOf(targets.all());
        var wanted = new ArrayList<Wanted>();
        for (var state : parts.catalog().collections()) {
            var offer = offers.get(state.id());
            if (offer == null || !state.source().equals(new CollectionState.Source.Followed(origin.id()))) {
                continue;
            }
            if (!offer.version().equals(state.newest())) {
                parts.catalog().keep(state.knowing(offer.version()));
            }
            if (offer.version().isAfter(state.shown())) {
                wanted.add(new Wanted(offer, packs(offer, state.shown())));
            }
        }
        return wanted;
    }

    /** The packs that lead there, cheapest first, a pull that was begun before all others. */
    private List<PackOffer> packs(VersionOffer offer, Version shown) throws IOException, RefusedInputException {
        var packs = new ArrayList<>(offer.packsFor(shown));
        if (packs.isEmpty()) {
            throw new RefusedInputException(
                    offer.collection() + " version " + offer.version(),
                    "no pack leads to it from version " + shown,
                    "ask the publisher to publish again");
        }
        var begun = new Staging(parts.database(), offer.collection()).progress();
        begun.flatMap(progress -> packs.stream()
                        .filter(p -> p.headDigest().equals(progress.packHead()))
                        .findFirst())
                .ifPresent(pack -> {
                    packs.remove(pack);
                    packs.addFirst(pack);
                });
        return packs;
    }

    private SyncState pull(SyncState.Pulling state) throws InterruptedException {
        var pack = state.wanted().pack();
        var staging = new Staging(parts.database(), pack.collection());
        var address = upstream.map(Upstream::address).orElse("");
        try (var incoming = new IncomingFrames(parts.incoming(), pack.collection())) {
            var applier = new FrameApplier(old(pack), parts.blobs(), staging);
            var download = new PackDownload(
                    pack,
                    staging,
                    incoming,
                    applier,
                    done -> watcher.accept(new SyncActivity.Fetching(address, pack, done)));
            requireRoom(pack, download.offset());
            watcher.accept(new SyncActivity.Fetching(address, pack, download.offset()));
            download.run(upstream.orElseThrow());
            return state.pulled();
        } catch (RefusedInputException e) {
            return state.refused(
                    problem(address, e), parts.schedule(), parts.clock().instant());
        } catch (IOException e) {
            throwIfInterrupted(e);
            return state.cut(
                    problem(address, e), parts.schedule(), parts.clock().instant());
        }
    }

    /** Refuses to begin what cannot end: the content still to come, in proportion to the part of the pack that is missing. */
    private void requireRoom(PackOffer pack, long offsetBytes) throws IOException {
        long free = parts.blobs().use().freeBytes();
        double missing = 1 - (double) offsetBytes / pack.lengthBytes();
        long needed = Math.round(pack.contentBytes() * missing);
        if (needed > free) {
            throw new StorageFullException(pack.collection() + " version " + pack.to(), needed, free);
        }
    }

    private Optional<StoredVersion> old(PackOffer pack) throws IOException {
        return pack.from().equals(Version.NOTHING)
                ? Optional.empty()
                : parts.catalog().findVersion(pack.collection(), pack.from());
    }

    private SyncState assemble(SyncState.Assembling state) {
        var pack = state.wanted().pack();
        var staging = new Staging(parts.database(), pack.collection());
        watcher.accept(new SyncActivity.Assembling(pack));
        try {
            var progress = staging.progress().orElseThrow(() -> new IllegalStateException("nothing is staged"));
            var version = new VersionAssembler(parts.catalog(), staging)
                    .assemble(
                            pack.collection(),
                            progress,
                            old(pack),
                            state.wanted().offer().manifest());
            var known = parts.catalog().findState(pack.collection()).orElseThrow();
            var now = parts.clock().instant();
            parts.catalog()
                    .show(
                            version,
                            known.showing(version.version(), now),
                            parts.database().change());
            staging.clear();
            try (var incoming = new IncomingFrames(parts.incoming(), pack.collection())) {
                incoming.dropAllBut("");
            }
            arrived.add(pack);
            return state.shown(parts.schedule(), now);
        } catch (RefusedInputException e) {
            return refusedAssembly(state, staging, e);
        } catch (IOException e) {
            return state.failed(
                    problem(pack.collection().toString(), e),
                    parts.schedule(),
                    parts.clock().instant());
        }
    }

    private SyncState refusedAssembly(SyncState.Assembling state, Staging staging, RefusedInputException why) {
        var problem = problem(upstream.map(Upstream::address).orElse(""), why);
        try {
            staging.clear();
        } catch (IOException e) {
            return state.failed(
                    problem("the database", e), parts.schedule(), parts.clock().instant());
        }
        return state.refused(problem, parts.schedule(), parts.clock().instant());
    }

    private static Problem problem(String address, Exception e) {
        return switch (e) {
            case RefusedInputException refused ->
                new Problem(
                        Problem.Kind.NOT_TRUSTED,
                        address + ": " + refused.subject(),
                        refused.problem(),
                        refused.advice());
            case UpstreamException unreachable -> problem(Problem.Kind.UNREACHABLE, address, e);
            case StorageFullException full -> problem(Problem.Kind.STORAGE_FULL, address, e);
            default -> problem(Problem.Kind.OTHER, address, e);
        };
    }

    private static Problem problem(Problem.Kind kind, String address, Exception e) {
        return new Problem(kind, address, String.valueOf(e.getMessage()), "");
    }

    private static void throwIfInterrupted(Exception e) throws InterruptedException {
        if (e instanceof InterruptedIOException || Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("pulling was given up");
        }
    }

    @Override
    public void close() {
        traffic = totalTraffic();
        upstream.ifPresent(Upstream::close);
        upstream = Optional.empty();
    }
}

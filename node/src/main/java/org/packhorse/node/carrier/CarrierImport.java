package org.packhorse.node.carrier;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.sync.RoundReport;
import org.packhorse.node.sync.SyncActivity;
import org.packhorse.node.sync.plan.Problem;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.CollectionOffer;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.UpstreamMetadata;
import org.packhorse.protocol.trust.RefreshOutcome;
import org.packhorse.protocol.trust.RootCheck;
import org.packhorse.protocol.trust.TrustRefresh;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes from a stick what it has for this node, by ordinary rounds that ask nobody else, and writes back what this node has. Any
 * thread; one stick at a time.
 */
public final class CarrierImport {
    private static final Logger LOG = LoggerFactory.getLogger(CarrierImport.class);
    private static final long REPORT_EVERY_MS = 200;

    /** A plan without regard to room: the stick holds it all already. */
    private static final long NO_LIMIT = Long.MAX_VALUE / 2;

    private final OwnInventory own;
    private final InstantSource clock;
    private final AtomicReference<CarrierState> state = new AtomicReference<>(new CarrierState.Absent());

    /** Into the node that {@code own} describes. */
    public CarrierImport(OwnInventory own, InstantSource clock) {
        this.own = own;
        this.clock = clock;
    }

    /**
     * What came of a stick.
     *
     * @param rounds one for each publisher that it carries and this node trusts
     * @param others collections of these publishers that it has something of and this node does not follow
     * @param notWritten why this node's report is not on it; empty where it is
     */
    public record Result(
            Carrier carrier, List<RoundReport> rounds, List<CollectionId> others, Optional<String> notWritten) {
        /** What ended a round early. */
        Optional<Problem> problem() {
            return rounds.stream().flatMap(round -> round.problem().stream()).findFirst();
        }
    }

    /** What is going on, or was last. */
    public CarrierState state() {
        return state.get();
    }

    /**
     * Takes what the stick at {@code place} has.
     *
     * @throws RefusedInputException where it is no stick of ours
     */
    public synchronized Result run(Path place, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException {
        var carrier = Carrier.find(place)
                .orElseThrow(() -> new RefusedInputException(
                        place.toString(),
                        "there is no folder '" + Carrier.FOLDER + "' on it",
                        "give the folder where the stick appears; a hub fills it with packhorse carry export"));
        var before = state.get();
        try {
            var result = run(carrier, progress);
            state.set(new CarrierState.Done(
                    clock.instant(),
                    result.rounds().stream()
                            .mapToInt(round -> round.arrived().size())
                            .sum(),
                    result.notWritten().isEmpty(),
                    result.problem()));
            return result;
        } finally {
            if (state.get() instanceof CarrierState.Reading) {
                state.set(before);
            }
        }
    }

    /** The same where nobody asked: what went wrong is told by {@link #state} and the log. */
    public void take(Path place) throws InterruptedException {
        LOG.atInfo().addKeyValue("folder", place).log("a stick appeared");
        try {
            var result = run(place, ProgressSink.NONE);
            LOG.atInfo()
                    .addKeyValue("folder", place)
                    .addKeyValue("publishers", result.rounds().size())
                    .addKeyValue("reportWritten", result.notWritten().isEmpty())
                    .log("the stick may be removed");
        } catch (IOException | RefusedInputException e) {
            LOG.atWarn().addKeyValue("folder", place).setCause(e).log("the stick cannot be read");
        }
    }

    private Result run(Carrier carrier, ProgressSink progress) throws IOException, InterruptedException {
        var inventory = own.take(clock.instant());
        var wanted = new ArrayList<PackOffer>();
        var others = new TreeSet<CollectionId>();
        var folders = new HashMap<OriginId, URI>();
        for (var origin : own.catalog().origins()) {
            if (carrier.has(origin.id())) {
                folders.put(origin.id(), carrier.repository(origin.id()).toUri());
                var offers = offers(carrier, origin.id());
                wanted.addAll(ExportPlan.make(Wish.of(inventory, origin.id(), offers), NO_LIMIT)
                        .packs());
                others.addAll(offers.keySet());
            }
        }
        own.catalog().collections().forEach(followed -> others.remove(followed.id()));
        var rounds = folders.isEmpty() ? List.<RoundReport>of() : await(wanted, folders, progress);
        return new Result(carrier, rounds, List.copyOf(others), writeBack(carrier));
    }

    /** What the stick's metadata say, or where they are no news what is trusted already; kept by the round, not here. */
    private Map<CollectionId, CollectionOffer> offers(Carrier carrier, OriginId origin)
            throws IOException, InterruptedException {
        try (var there = Upstreams.inFolder(carrier.repository(origin))) {
            var outcome = TrustRefresh.run(
                    new UpstreamMetadata(there),
                    own.trust().load(origin),
                    clock.instant(),
                    RootCheck.WITH_NEW_TIMESTAMP);
            return outcome instanceof RefreshOutcome.Refreshed refreshed
                    ? CollectionOffer.of(refreshed.targets().all())
                    : new TreeMap<>();
        } catch (RefusedInputException e) {
            return new TreeMap<>(); // the round meets the same, and says so
        }
    }

    private List<RoundReport> await(List<PackOffer> wanted, Map<OriginId, URI> folders, ProgressSink progress)
            throws IOException, InterruptedException {
        long all = wanted.stream().mapToLong(PackOffer::lengthBytes).sum();
        int collections =
                (int) wanted.stream().map(PackOffer::collection).distinct().count();
        var done = new HashMap<Digest, Long>();
        state.set(new CarrierState.Reading(collections, 0, all));
        var answer = own.runner().syncFrom(folders);
        while (true) {
            try {
                return answer.get(REPORT_EVERY_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (own.runner().activity() instanceof SyncActivity.Fetching fetching) {
                    done.put(fetching.pack().headDigest(), fetching.doneBytes());
                }
                long sum = Math.min(
                        all, done.values().stream().mapToLong(bytes -> bytes).sum());
                state.set(new CarrierState.Reading(collections, sum, all));
                report(progress, answer, sum, all);
            } catch (ExecutionException e) {
                throw new IOException("pulling has stopped: " + e.getMessage(), e);
            }
        }
    }

    private static void report(ProgressSink progress, CompletableFuture<?> answer, long done, long all)
            throws InterruptedException {
        try {
            progress.report("reading the stick", done, all);
        } catch (InterruptedException e) {
            answer.cancel(false);
            throw e;
        }
    }

    /** Why this node's report could not be written; a stick may be locked on purpose. */
    private Optional<String> writeBack(Carrier carrier) throws IOException {
        var inventory = own.take(clock.instant());
        try (var files = new MountedFiles()) {
            new ReportFolder(carrier.nodes()).write(inventory, files);
            return Optional.empty();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("folder", carrier).setCause(e).log("the report could not be written to the stick");
            return Optional.of(String.valueOf(CarrierTrouble.explain(carrier, e).getMessage()));
        }
    }
}

package org.packhorse.node.sync;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.packhorse.node.catalog.Origin;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.runtime.Alarm;
import org.packhorse.node.runtime.LongWork;
import org.packhorse.node.sync.plan.Closure;
import org.packhorse.node.sync.plan.KnownUpstream;
import org.packhorse.node.sync.plan.Outstanding;
import org.packhorse.node.sync.plan.Problem;
import org.packhorse.node.sync.plan.SyncMachine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs rounds: with each publisher when its time has come, with all of them when somebody asks. One thread. */
public final class SyncRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncRunner.class);

    private final SyncParts parts;
    private final Consumer<RoundReport> reports;
    private final Tidying tidying;
    private final Alarm alarm;
    private final Thread thread;
    private final AtomicReference<SyncActivity> activity = new AtomicReference<>(new SyncActivity.Idle());
    private final AtomicReference<Optional<RoundReport>> last = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<RoundReport>> lastGood = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Instant>> next = new AtomicReference<>(Optional.empty());
    /** Owned by the thread. */
    private final Map<OriginId, SyncMachine.Resting> resting = new HashMap<>();
    /** What is outstanding with each publisher; written by the thread. */
    private final Map<OriginId, RoundReport> reported = new ConcurrentHashMap<>();

    private final SyncQueue asked = new SyncQueue();

    /** A round with others gives way to these. */
    private final Visits visits = new Visits();

    /** With whom the next round does not wait for its time. */
    private final Set<OriginId> atOnce = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean untidy = new AtomicBoolean();
    /** Whether rounds begin that nobody has asked for. */
    private volatile boolean automatic;

    private volatile boolean closed;

    /** Ends a round in the middle, which loses nothing: a stick that was just plugged in is faster, and free. */
    private static final class GaveWayException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Work that must not run beside a pull. */
    @FunctionalInterface
    public interface Tidying {
        /** Does it. */
        void run() throws IOException, InterruptedException;
    }

    /**
     * A runner that is not started.
     *
     * @param reports told of each round; must return quickly
     * @param tidying done between rounds, after something has changed
     */
    public SyncRunner(SyncParts parts, Consumer<RoundReport> reports, Tidying tidying) {
        this.parts = parts;
        this.reports = reports;
        this.tidying = tidying;
        this.alarm = new Alarm(parts.clock());
        this.thread = LongWork.thread("sync", this::run);
    }

    /** Begins to look for something new by itself; no effect where it has begun. */
    public void start() {
        automatic = true;
        startThread();
        alarm.ring();
    }

    private void startThread() {
        if (started.compareAndSet(false, true)) {
            thread.start();
        }
    }

    /** What is going on now. */
    public SyncActivity activity() {
        return activity.get();
    }

    /** The round that ended last. */
    public Optional<RoundReport> lastRound() {
        return last.get();
    }

    /** The round that ended last of those that nothing went wrong with and no link kept from anything. */
    public Optional<RoundReport> lastGoodRound() {
        return lastGood.get();
    }

    /** Whether there is anything to pull from, as of the last look. */
    public boolean follows() {
        return nextCheck().isPresent();
    }

    /** When the next round is due, where one is planned. */
    public Optional<Instant> nextCheck() {
        return next.get();
    }

    /** What is offered and still has to come, as of the last rounds. */
    public List<Outstanding> outstanding() {
        return reported.values().stream()
                .flatMap(report -> report.outstanding().stream())
                .toList();
    }

    /** What came from where, as of the last rounds: bytes of both ways, by address. */
    public SortedMap<String, Long> travelled() {
        var travelled = new TreeMap<String, Long>();
        reported.values()
                .forEach(report -> report.travelled()
                        .forEach((address, traffic) -> travelled.merge(address, traffic.totalBytes(), Long::sum)));
        return travelled;
    }

    /** The link that pulling waits for, as of the last rounds; empty where it waits for none, or is not kept from anything. */
    public Optional<Closure> closure() {
        return reported.values().stream()
                .flatMap(report -> report.closure().stream())
                .min(Comparator.comparing(closure -> closure.permit().until()));
    }

    /** Asks for a round with every publisher, now or when the one that runs has ended; the reports come when it is over. */
    public CompletableFuture<List<RoundReport>> syncNow(SyncRequest request) {
        var answer = asked.add(request);
        startThread();
        alarm.ring();
        return answer;
    }

    /**
     * Asks for a round with each publisher of {@code folders} from the carrier's folder named there and from nobody else, at once; a
     * round with others gives way. When those are asked is not changed by it.
     */
    public CompletableFuture<List<RoundReport>> syncFrom(Map<OriginId, URI> folders) {
        var answer = visits.add(folders);
        startThread();
        alarm.ring();
        return answer;
    }

    private void run() {
        Map<SyncRequest, List<CompletableFuture<List<RoundReport>>>> waiting = Map.of();
        try {
            while (!closed) {
                visit();
                waiting = asked.take();
                for (var each : waiting.entrySet()) {
                    var done = rounds(Optional.of(each.getKey()));
                    each.getValue().forEach(answer -> answer.complete(done));
                }
                if (automatic) {
                    var _ = rounds(Optional.empty());
                }
                if (untidy.getAndSet(false)) {
                    tidy();
                }
                alarm.awaitUntil(nextDue());
            }
        } catch (InterruptedException e) {
            LOG.atDebug().log("sync stopped");
        } catch (IOException | RuntimeException e) {
            LOG.atError().setCause(e).log("sync cannot go on; restart the node");
        } finally {
            closed = true;
            waiting.values().forEach(answers -> answers.forEach(SyncQueue::fail));
            asked.close();
            visits.close();
        }
    }

    private void tidy() throws InterruptedException {
        try {
            tidying.run();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("tidying up failed; it is tried again after the next change");
        }
    }

    /** Says that something has changed elsewhere, which may be to be tidied up. */
    public void somethingChanged() {
        untidy.set(true);
        alarm.ring();
    }

    /** Says that more of {@code origin} is followed: a round with it begins as soon as rounds begin by themselves. */
    public void followsMore(OriginId origin) {
        atOnce.add(origin);
        alarm.ring();
    }

    /** Rounds with all publishers, as somebody asked for, or with those whose time has come. */
    private List<RoundReport> rounds(Optional<SyncRequest> request) throws IOException, InterruptedException {
        var done = new ArrayList<RoundReport>();
        for (var origin : parts.catalog().origins()) {
            var now = parts.clock().instant();
            if (atOnce.remove(origin.id())) {
                resting.remove(origin.id());
            }
            var state = resting.computeIfAbsent(origin.id(), id -> SyncMachine.Resting.begin(now));
            if (request.isPresent() || parts.schedule().isDue(state, now)) {
                done.add(round(origin, state, request));
            }
        }
        return done;
    }

    private RoundReport round(Origin origin, SyncMachine.Resting state, Optional<SyncRequest> request)
            throws IOException, InterruptedException {
        while (true) {
            try (var round = new OriginRound(parts, origin, request.orElse(SyncRequest.USUAL), this::goingOn)) {
                var end = run(() -> round.run(state, request.isPresent()), state);
                resting.put(origin.id(), end);
                var report = ended(round.report(end));
                last.set(Optional.of(report));
                if (report.problem().isEmpty() && report.closure().isEmpty()) {
                    lastGood.set(Optional.of(report));
                }
                reported.put(origin.id(), report);
                return report;
            } catch (GaveWayException e) {
                visit();
            } finally {
                activity.set(new SyncActivity.Idle());
            }
        }
    }

    private void goingOn(SyncActivity now) {
        activity.set(now);
        // A version that is being put together is soon done, and would begin anew.
        boolean loses = now instanceof SyncActivity.Assembling assembling && assembling.allBytes() > 0;
        if (!loses && visits.next().isPresent()) {
            throw new GaveWayException();
        }
    }

    /** Reads the carriers that wait. */
    private void visit() throws IOException, InterruptedException {
        for (var visit = visits.next(); visit.isPresent(); visit = visits.next()) {
            var done = new ArrayList<RoundReport>();
            for (var origin : parts.catalog().origins()) {
                var folder = visit.get().folders().get(origin.id());
                if (folder != null && !visit.get().answer().isDone()) {
                    done.add(visit(origin, folder));
                }
            }
            visits.end(visit.get(), done);
        }
    }

    private RoundReport visit(Origin origin, URI folder) throws InterruptedException {
        var begin = SyncMachine.Resting.begin(parts.clock().instant());
        try (var round = new OriginRound(parts, origin, SyncRequest.USUAL, activity::set)) {
            var end = run(() -> round.visit(begin, KnownUpstream.configured(folder)), begin);
            return ended(round.report(end));
        } finally {
            activity.set(new SyncActivity.Idle());
        }
    }

    private RoundReport ended(RoundReport report) {
        RoundLog.write(report);
        if (!report.arrived().isEmpty()) {
            untidy.set(true);
        }
        reports.accept(report);
        return report;
    }

    private interface Going {
        SyncMachine.Resting on() throws IOException, InterruptedException;
    }

    /** What should be impossible ends this publisher's round; the next publisher's comes all the same. */
    private SyncMachine.Resting run(Going round, SyncMachine.Resting start) throws InterruptedException {
        try {
            return round.on();
        } catch (IOException e) {
            return start.failed(
                    Problems.of("the database", e),
                    parts.schedule(),
                    parts.clock().instant());
        } catch (GaveWayException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("an error inside packhorse ended a round");
            var problem = new Problem(Problem.Kind.OTHER, "packhorse", "an error inside it: " + e, "see the log");
            return start.failed(problem, parts.schedule(), parts.clock().instant());
        }
    }

    /** When to look again; never later than usual, since a publisher may be followed meanwhile or the clock be set. */
    private Instant nextDue() {
        var due = resting.values().stream().map(SyncMachine.Resting::until).min(Instant::compareTo);
        next.set(due);
        var usual = parts.schedule().nextCheck(parts.clock().instant());
        return due.filter(usual::isAfter).orElse(usual);
    }

    /** Ends the round that runs, keeping what it has staged, and waits for its thread. */
    @Override
    public void close() {
        closed = true;
        alarm.ring();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

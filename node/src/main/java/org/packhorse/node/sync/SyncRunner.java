package org.packhorse.node.sync;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.packhorse.node.catalog.Origin;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.runtime.Alarm;
import org.packhorse.protocol.exchange.PackOffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs rounds: with each publisher when its time has come, with all of them when somebody asks. One virtual thread. */
public final class SyncRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncRunner.class);

    private final SyncParts parts;
    private final Consumer<RoundReport> reports;
    private final Tidying tidying;
    private final Alarm alarm;
    private final Thread thread;
    private final AtomicReference<SyncActivity> activity = new AtomicReference<>(new SyncActivity.Idle());
    private final AtomicReference<Optional<RoundReport>> last = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Instant>> next = new AtomicReference<>(Optional.empty());
    /** Owned by the thread. */
    private final Map<OriginId, SyncMachine.Resting> resting = new HashMap<>();
    /** Who waits for the next round of all; guarded by itself. */
    private final List<CompletableFuture<List<RoundReport>>> asked = new ArrayList<>();

    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean untidy = new AtomicBoolean();
    private volatile boolean closed;

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
        this.thread = Thread.ofVirtual().name("sync").unstarted(this::run);
    }

    /** Begins to look for something new by itself; no effect where it has begun. */
    public void start() {
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

    /** Whether there is anything to pull from, as of the last look. */
    public boolean follows() {
        return nextCheck().isPresent();
    }

    /** When the next round is due, where one is planned. */
    public Optional<Instant> nextCheck() {
        return next.get();
    }

    /** Asks for a round with every publisher, now or when the one that runs has ended; the reports come when it is over. */
    public CompletableFuture<List<RoundReport>> syncNow() {
        var answer = new CompletableFuture<List<RoundReport>>();
        synchronized (asked) {
            if (closed) {
                answer.completeExceptionally(new IllegalStateException("the node is stopping"));
                return answer;
            }
            asked.add(answer);
        }
        start();
        alarm.ring();
        return answer;
    }

    private void run() {
        List<CompletableFuture<List<RoundReport>>> waiting = List.of();
        try {
            while (!closed) {
                waiting = takeAsked();
                var done = rounds(!waiting.isEmpty());
                waiting.forEach(answer -> answer.complete(done));
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
            synchronized (asked) {
                closed = true;
            }
            fail(waiting);
            fail(takeAsked());
        }
    }

    private void tidy() throws InterruptedException {
        try {
            tidying.run();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("tidying up failed; it is tried again after the next change");
        }
    }

    /** Says that something has changed elsewhere, and looks whether anything new is followed. */
    public void somethingChanged() {
        untidy.set(true);
        alarm.ring();
    }

    /** Tells whoever still waits; those who have their answer hear nothing of it. */
    private static void fail(List<CompletableFuture<List<RoundReport>>> waiting) {
        waiting.forEach(
                answer -> answer.completeExceptionally(new IllegalStateException("pulling has stopped; see the log")));
    }

    private List<CompletableFuture<List<RoundReport>>> takeAsked() {
        synchronized (asked) {
            var taken = List.copyOf(asked);
            asked.clear();
            return taken;
        }
    }

    private List<RoundReport> rounds(boolean all) throws IOException, InterruptedException {
        var done = new ArrayList<RoundReport>();
        for (var origin : parts.catalog().origins()) {
            var now = parts.clock().instant();
            var state = resting.computeIfAbsent(origin.id(), id -> SyncMachine.Resting.begin(now));
            if (all || parts.schedule().isDue(state.until(), now)) {
                done.add(round(origin, state, all));
            }
        }
        return done;
    }

    private RoundReport round(Origin origin, SyncMachine.Resting state, boolean asked) throws InterruptedException {
        try (var round = new OriginRound(parts, origin, activity::set)) {
            var end = run(round, state, asked);
            resting.put(origin.id(), end);
            var report = round.report(end);
            log(report);
            last.set(Optional.of(report));
            if (!report.arrived().isEmpty()) {
                untidy.set(true);
            }
            reports.accept(report);
            return report;
        } finally {
            activity.set(new SyncActivity.Idle());
        }
    }

    /** What should be impossible ends this publisher's round; the next publisher's comes all the same. */
    private SyncMachine.Resting run(OriginRound round, SyncMachine.Resting start, boolean asked)
            throws InterruptedException {
        try {
            return round.run(start, asked);
        } catch (IOException e) {
            return start.failed(
                    Problems.of("the database", e),
                    parts.schedule(),
                    parts.clock().instant());
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("an error inside packhorse ended a round");
            var problem = new Problem(Problem.Kind.OTHER, "packhorse", "an error inside it: " + e, "see the log");
            return start.failed(problem, parts.schedule(), parts.clock().instant());
        }
    }

    private static void log(RoundReport report) {
        report.problem()
                .ifPresent(problem -> LOG.atWarn()
                        .addKeyValue("what", problem.what())
                        .addKeyValue("why", problem.why())
                        .addKeyValue("advice", problem.advice())
                        .log("sync failed"));
        for (PackOffer pack : report.arrived()) {
            LOG.atInfo()
                    .addKeyValue("collection", pack.collection())
                    .addKeyValue("from", pack.from())
                    .addKeyValue("version", pack.to())
                    .addKeyValue("contentBytes", pack.contentBytes())
                    .addKeyValue("packBytes", pack.lengthBytes())
                    .addKeyValue("travelledBytes", report.traffic().totalBytes())
                    .log("version arrived");
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
        synchronized (asked) {
            closed = true;
        }
        alarm.ring();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.packhorse.node.console;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.packhorse.adminui.port.SyncDespite;
import org.packhorse.adminui.port.SyncView;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.link.Exemption;
import org.packhorse.node.link.RateMeter;
import org.packhorse.node.sync.SyncActivity;
import org.packhorse.node.sync.SyncRequest;
import org.packhorse.node.sync.SyncRunner;
import org.packhorse.protocol.exchange.PackOffer;

/** Turns what the runner is doing into what people want to know of it. Any thread; guarded by itself. */
final class SyncWatch {
    private final Catalog catalog;
    private final SyncRunner runner;
    private final InstantSource clock;
    private RateMeter rate;
    private Optional<SyncActivity.Fetching> lastSeen = Optional.empty();

    SyncWatch(Catalog catalog, SyncRunner runner, InstantSource clock) {
        this.catalog = catalog;
        this.runner = runner;
        this.clock = clock;
        this.rate = new RateMeter(clock);
    }

    void ask(SyncDespite despite) {
        var exemption = switch (despite) {
            case NOTHING -> Exemption.NONE;
            case WINDOWS -> new Exemption(true, false);
            case WINDOWS_AND_BUDGETS -> new Exemption(true, true);
        };
        var _ = runner.syncNow(new SyncRequest(SyncRequest.Extent.PULL, exemption));
    }

    Optional<Instant> lastSuccess() {
        return runner.lastGoodRound().map(r -> r.endedAt());
    }

    synchronized SyncView view() {
        return switch (runner.activity()) {
            case SyncActivity.Idle idle -> resting();
            case SyncActivity.Checking checking -> checking();
            case SyncActivity.Fetching fetching -> pulling(fetching);
            case SyncActivity.Assembling assembling -> assembling(assembling);
        };
    }

    private SyncView checking() {
        lastSeen = Optional.empty();
        return new SyncView.Checking();
    }

    private SyncView pulling(SyncActivity.Fetching now) {
        boolean goesOn = lastSeen.isPresent() && lastSeen.get().pack().equals(now.pack());
        if (goesOn) {
            rate.add(Math.max(0, now.doneBytes() - lastSeen.get().doneBytes()));
        } else {
            rate = new RateMeter(clock);
        }
        lastSeen = Optional.of(now);
        return new SyncView.Pulling(
                title(now.pack()),
                now.pack().from().number(),
                now.pack().to().number(),
                Math.min(now.doneBytes(), now.pack().lengthBytes()),
                now.pack().lengthBytes(),
                rate.bytesPerSecond(),
                now.doneBytes());
    }

    private SyncView assembling(SyncActivity.Assembling now) {
        return new SyncView.Assembling(
                title(now.pack()),
                now.pack().from().number(),
                now.pack().to().number(),
                now.doneBytes(),
                now.allBytes());
    }

    private String title(PackOffer pack) {
        return catalog.findShown(pack.collection())
                .map(v -> v.info().title())
                .orElse(pack.collection().value());
    }

    private SyncView resting() {
        lastSeen = Optional.empty();
        SyncView.NextCheck next = runner.nextCheck()
                .<SyncView.NextCheck>map(SyncView.NextCheck.At::new)
                .orElseGet(SyncView.NextCheck.OnRequest::new);
        var round = runner.lastRound();
        if (round.isEmpty()) {
            return runner.follows()
                    ? new SyncView.Idle(new SyncView.LastCheck.Never(), next)
                    : new SyncView.NothingFollowed();
        }
        if (round.get().problem().isPresent()) {
            var problem = round.get().problem().get();
            return new SyncView.Failed(
                    LiveConsole.trouble(problem.kind()), round.get().endedAt(), next);
        }
        var closure = runner.closure();
        boolean isUpToDate =
                runner.outstanding().isEmpty() && runner.lastGoodRound().isPresent();
        if (closure.isPresent() && !isUpToDate) {
            var wait = closure.get().permit();
            return new SyncView.Waiting(closure.get().link(), LinkWatch.hold(wait), wait.until());
        }
        // Outside its window a link is not asked; what the last check inside it said still holds.
        var last = closure.isPresent() ? runner.lastGoodRound().orElseThrow() : round.get();
        return new SyncView.Idle(
                last.arrived().isEmpty()
                        ? new SyncView.LastCheck.NothingNew(last.endedAt())
                        : new SyncView.LastCheck.Arrived(
                                last.endedAt(),
                                catalog.findShown(last.arrived().getLast().collection())
                                        .map(v -> v.info().title())
                                        .orElse(""),
                                last.arrived().getLast().to().number(),
                                last.traffic().totalBytes()),
                next);
    }
}

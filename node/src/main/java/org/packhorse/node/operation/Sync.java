package org.packhorse.node.operation;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.packhorse.node.control.Operation;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.link.Exemption;
import org.packhorse.node.link.Links;
import org.packhorse.node.sync.RoundReport;
import org.packhorse.node.sync.SyncActivity;
import org.packhorse.node.sync.SyncRequest;
import org.packhorse.node.sync.SyncRunner;
import org.packhorse.protocol.content.CollectionId;

/** Looks for new versions now, and pulls them. */
public final class Sync extends Operation<Sync.Request, Sync.Reply> {
    private static final long REPORT_EVERY_MS = 200;

    private final SyncRunner runner;
    private final Links links;
    private final InstantSource clock;

    /** With this runner, over these links. */
    public Sync(SyncRunner runner, Links links, InstantSource clock) {
        super("sync", Request.class);
        this.runner = runner;
        this.links = links;
        this.clock = clock;
    }

    /**
     * What is wanted.
     *
     * @param dryRun only say what it would take
     * @param now also outside the windows of links
     * @param overBudget also beyond their budgets
     */
    public record Request(boolean dryRun, boolean now, boolean overBudget) {
        /** Everything, by the school's rules. */
        public static final Request USUAL = new Request(false, false, false);

        SyncRequest toSync() {
            return new SyncRequest(
                    dryRun ? SyncRequest.Extent.LOOK : SyncRequest.Extent.PULL, new Exemption(now, overBudget));
        }
    }

    /** A version that arrived. */
    public record Arrived(String collection, long from, long version, long contentBytes, long packBytes) {}

    /** What went wrong; the fields are empty where nothing did. */
    public record Problem(String what, String why, String advice) {}

    /**
     * A round with one publisher.
     *
     * @param waiting which link kept it from something, at most one
     * @param promised collections that wait for packs which a hub makes
     */
    public record Round(
            String address,
            List<Arrived> arrived,
            long sentBytes,
            long receivedBytes,
            List<Problem> problems,
            List<LinkLine.Wait> waiting,
            List<String> promised) {}

    /**
     * What came of it.
     *
     * @param rounds one for each publisher that is followed
     * @param outlook what is still to come
     */
    public record Reply(List<Round> rounds, OutlookLine outlook) {}

    @Override
    public Reply run(Request request, ProgressSink progress) throws IOException, InterruptedException {
        var answer = runner.syncNow(request.toSync());
        while (true) {
            try {
                var reports = answer.get(REPORT_EVERY_MS, TimeUnit.MILLISECONDS);
                var outstanding = reports.stream()
                        .flatMap(report -> report.outstanding().stream())
                        .toList();
                return new Reply(
                        reports.stream().map(Sync::round).toList(),
                        OutlookLine.of(outstanding, links, clock.instant()));
            } catch (TimeoutException e) {
                report(progress);
            } catch (ExecutionException e) {
                throw new IOException("pulling has stopped: " + e.getMessage(), e);
            }
        }
    }

    private void report(ProgressSink progress) throws InterruptedException {
        switch (runner.activity()) {
            case SyncActivity.Idle idle -> progress.report("waiting", 0, 0);
            case SyncActivity.Checking checking -> progress.report("checking " + checking.address(), 0, 0);
            case SyncActivity.Fetching fetching ->
                progress.report(
                        "fetching " + fetching.pack().collection() + " version "
                                + fetching.pack().to(),
                        fetching.doneBytes(),
                        fetching.pack().lengthBytes());
            case SyncActivity.Assembling assembling ->
                progress.report(
                        "assembling " + assembling.pack().collection(), assembling.doneBytes(), assembling.allBytes());
        }
    }

    static Round round(RoundReport report) {
        return new Round(
                report.address(),
                report.arrived().stream()
                        .map(p -> new Arrived(
                                p.collection().value(),
                                p.from().number(),
                                p.to().number(),
                                p.contentBytes(),
                                p.lengthBytes()))
                        .toList(),
                report.traffic().sentBytes(),
                report.traffic().receivedBytes(),
                report.problem().stream()
                        .map(p -> new Problem(p.what(), p.why(), p.advice()))
                        .toList(),
                report.closure().map(LinkLine.Wait::of).stream().toList(),
                report.promised().stream().map(CollectionId::value).toList());
    }
}

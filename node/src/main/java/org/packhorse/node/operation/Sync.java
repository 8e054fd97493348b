package org.packhorse.node.operation;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.packhorse.node.control.Operation;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.sync.RoundReport;
import org.packhorse.node.sync.SyncActivity;
import org.packhorse.node.sync.SyncRunner;

/** Looks for new versions now, and pulls them. */
public final class Sync implements Operation<Sync.Request, Sync.Reply> {
    private static final long REPORT_EVERY_MS = 200;

    private final SyncRunner runner;

    /** With this runner. */
    public Sync(SyncRunner runner) {
        this.runner = runner;
    }

    /** Nothing more needs to be said. */
    public record Request() {}

    /** A version that arrived. */
    public record Arrived(String collection, long from, long version, long contentBytes, long packBytes) {}

    /** What went wrong; the fields are empty where nothing did. */
    public record Problem(String what, String why, String advice) {}

    /** A round with one publisher. */
    public record Round(
            String address, List<Arrived> arrived, long sentBytes, long receivedBytes, List<Problem> problems) {}

    /** One for each publisher that is followed. */
    public record Reply(List<Round> rounds) {}

    @Override
    public String verb() {
        return "sync";
    }

    @Override
    public Class<Request> requestType() {
        return Request.class;
    }

    @Override
    public Reply run(Request request, ProgressSink progress) throws IOException, InterruptedException {
        var answer = runner.syncNow();
        while (true) {
            try {
                var reports = answer.get(REPORT_EVERY_MS, TimeUnit.MILLISECONDS);
                return new Reply(reports.stream().map(Sync::round).toList());
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
                progress.report("assembling " + assembling.pack().collection(), 0, 0);
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
                        .toList());
    }
}

package org.packhorse.node.console;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.packhorse.adminui.port.VerifyView;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.StoreCheck;
import org.packhorse.node.runtime.LongWork;
import org.packhorse.node.sync.ProblemLog;
import org.packhorse.node.sync.Repairs;
import org.packhorse.node.sync.plan.Problem;

/** Re-reads everything in the background when asked, once at a time. */
final class VerifyRun implements AutoCloseable {
    private final StoreCheck check;
    private final Catalog catalog;
    private final Repairs repairs;
    private final ProblemLog problems;
    private final InstantSource clock;
    private final AtomicReference<VerifyView> view = new AtomicReference<>(new VerifyView.NotRun());
    private volatile boolean closed;

    VerifyRun(StoreCheck check, Catalog catalog, Repairs repairs, ProblemLog problems, InstantSource clock) {
        this.check = check;
        this.catalog = catalog;
        this.repairs = repairs;
        this.problems = problems;
        this.clock = clock;
    }

    VerifyView view() {
        return view.get();
    }

    void start() {
        var before = view.get();
        if (!before.isRunning() && view.compareAndSet(before, new VerifyView.Running(0, 0))) {
            LongWork.thread("verify", this::run).start();
        }
    }

    private void run() {
        try {
            var result = check.run((done, all) -> {
                if (closed) {
                    throw new InterruptedException("the node is stopping");
                }
                view.set(new VerifyView.Running(done, Math.max(done, all)));
            });
            repairs.request(result, catalog.collections());
            result.damaged().stream().limit(10).forEach(this::report);
            view.set(new VerifyView.Finished(
                    clock.instant(),
                    Math.max(result.files(), result.damaged().size()),
                    result.damaged().size()));
        } catch (IOException | InterruptedException | RuntimeException e) {
            // Of this thread nobody would hear otherwise.
            problems.add(
                    clock.instant(), new Problem(Problem.Kind.OTHER, "verify", String.valueOf(e.getMessage()), ""));
            view.set(new VerifyView.Stopped(clock.instant()));
        }
    }

    private void report(String file) {
        problems.add(
                clock.instant(),
                new Problem(
                        Problem.Kind.DAMAGED,
                        file,
                        "its bytes are not what they were",
                        "it is fetched again; if that happens often, replace the card"));
    }

    @Override
    public void close() {
        closed = true;
    }
}

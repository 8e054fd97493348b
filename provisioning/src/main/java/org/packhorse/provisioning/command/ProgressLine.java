package org.packhorse.provisioning.command;

import java.util.Optional;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.link.RateMeter;
import org.packhorse.node.runtime.SystemClock;

/** One line at the terminal that says how far long work is: bytes, rate, time left. Shown only where a person looks. */
final class ProgressLine implements ProgressSink, AutoCloseable {
    private static final long EVERY_MS = 200;

    private final boolean shown;
    private RateMeter rate = new RateMeter(SystemClock.INSTANCE);
    private String stage = "";
    private long done;
    private long nextAt;

    ProgressLine(boolean quiet) {
        this.shown = !quiet && Optional.ofNullable(System.console()).isPresent();
    }

    @Override
    public void report(String newStage, long newDone, long all) {
        if (!shown) {
            return;
        }
        if (!newStage.equals(stage)) {
            stage = newStage;
            done = 0;
            rate = new RateMeter(SystemClock.INSTANCE);
        }
        rate.add(Math.max(0, newDone - done));
        done = newDone;
        long now = SystemClock.INSTANCE.millis();
        if (now >= nextAt) {
            nextAt = now + EVERY_MS;
            System.err.print("\r\u001b[K" + line(all));
            System.err.flush();
        }
    }

    private String line(long all) {
        if (done == 0 && all == 0) {
            return stage;
        }
        var text = new StringBuilder(stage).append("  ").append(ByteCount.of(done));
        if (all > 0) {
            text.append(" of ")
                    .append(ByteCount.of(all))
                    .append(" (")
                    .append(done * 100 / all)
                    .append(" %)");
        }
        long perSecond = rate.bytesPerSecond();
        if (perSecond > 0) {
            text.append("  ").append(ByteCount.of(perSecond)).append("/s");
        }
        if (all > 0) {
            rate.timeFor(all - done)
                    .ifPresent(
                            left -> text.append("  ").append(ByteCount.of(left)).append(" left"));
        }
        return text.toString();
    }

    @Override
    public void close() {
        if (shown) {
            System.err.print("\r\u001b[K");
            System.err.flush();
        }
    }
}

package org.packhorse.node.link;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** A link with rules: bytes are counted in its account, which several connections may share. */
final class CountedLink implements LinkMeter {
    /** Less is more round trips than rate. */
    private static final long MEASURED_FROM_BYTES = 256 << 10;

    private final LinkAccount account;
    private final Exemption exemption;
    private final InstantSource clock;
    private final Pause pause;
    /** Bytes that passed since they were last counted: added by the connections' threads, taken by whoever transfers. */
    private final AtomicLong uncounted;

    private final Instant since;
    private final Optional<CountedLink> first;
    private long promisedBytes;
    private long passedBytes;

    CountedLink(LinkAccount account, Exemption exemption, InstantSource clock, Pause pause) {
        this(account, exemption, clock, pause, new AtomicLong(), Optional.empty());
    }

    private CountedLink(
            LinkAccount account,
            Exemption exemption,
            InstantSource clock,
            Pause pause,
            AtomicLong uncounted,
            Optional<CountedLink> first) {
        this.account = account;
        this.exemption = exemption;
        this.clock = clock;
        this.pause = pause;
        this.since = clock.instant();
        this.uncounted = uncounted;
        this.first = first;
    }

    /** All used by one thread. */
    @Override
    public LinkMeter beside() {
        return new CountedLink(account, exemption, clock, pause, uncounted, Optional.of(first.orElse(this)));
    }

    @Override
    public long await() throws IOException, InterruptedException {
        var ready = count();
        if (ready.isAfter(clock.instant())) {
            pause.until(ready);
        }
        long before = promisedBytes;
        promisedBytes = 0;
        long left = account.promise(before, exemption);
        promisedBytes = LEAST_BYTES;
        return left;
    }

    private Instant count() {
        long passed = uncounted.getAndSet(0);
        first.orElse(this).passedBytes += passed;
        return account.count(passed);
    }

    @Override
    public void passed(long bytes) {
        uncounted.addAndGet(bytes);
    }

    @Override
    public OptionalLong bytesPerSecond() {
        return account.link().bytesPerSecond();
    }

    /** May be called again: what closes a TLS connection passes last. */
    @Override
    public void close() throws IOException {
        var _ = count();
        long before = promisedBytes;
        promisedBytes = 0;
        account.settle(before);
        if (first.isEmpty()) {
            measure();
        }
    }

    private void measure() throws IOException {
        long millis = Duration.between(since, clock.instant()).toMillis();
        if (passedBytes >= MEASURED_FROM_BYTES && millis > 0) {
            account.measured(Math.max(1, passedBytes * 1000 / millis));
        }
        passedBytes = 0;
    }
}

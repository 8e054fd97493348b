package org.packhorse.node.link;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one link has carried, and may still carry. Any thread; guarded by itself.
 *
 * <p>Bytes are reserved before they pass:
 *
 * <pre>
 *   counted <= counted + promised <= kept (what the ledger says of the day) <= budget
 *   |---- have passed ----|-- may pass before it is counted --|-- reserved ahead --|
 * </pre>
 *
 * <p>So the budget holds whatever happens. A kill loses at most {@link #AHEAD_BYTES} and the promises of the school's budget,
 * none of its money.
 */
final class LinkAccount {
    /** Seconds of a slow link: a durable write is rare, and a kill costs little. */
    static final long AHEAD_BYTES = 256 << 10;

    private final Link link;
    private final LinkLedger ledger;
    private final InstantSource clock;
    private LinkUsage counted;
    private long promisedBytes;
    /** What the ledger says of {@code counted.day()}. */
    private long keptBytes;

    private Optional<TokenBucket> bucket;
    private OptionalLong measuredRate;

    /** Goes on where {@code ledger} stands. */
    LinkAccount(Link link, LinkLedger ledger, InstantSource clock) throws IOException {
        this.link = link;
        this.ledger = ledger;
        this.clock = clock;
        var now = clock.instant();
        this.counted = ledger.load(link, link.day(now));
        this.keptBytes = counted.dayBytes();
        this.bucket = link.bytesPerSecond().isPresent()
                ? Optional.of(TokenBucket.of(link.bytesPerSecond().getAsLong(), now))
                : Optional.empty();
        this.measuredRate = ledger.rate(link.name());
    }

    Link link() {
        return link;
    }

    /** What has passed, as of now. */
    synchronized LinkUsage usage() {
        return link.usageAt(counted, clock.instant());
    }

    /** How fast it was when it was last measured. */
    synchronized OptionalLong measuredRate() {
        return measuredRate;
    }

    /** Whether it may be used now. */
    synchronized Permit permit(Exemption exemption) {
        var now = clock.instant();
        return link.permit(link.usageAt(counted, now).plus(promisedBytes), now, exemption);
    }

    /** {@code passed} more bytes have crossed; when the link's rate allows more. */
    synchronized Instant count(long passed) {
        var now = clock.instant();
        counted = counted.plus(passed);
        bucket = bucket.map(b -> b.after(passed, now));
        return bucket.map(b -> b.readyAt(now)).orElse(now);
    }

    /**
     * Gives up the promise of {@code before} bytes and promises {@link LinkMeter#LEAST_BYTES} instead.
     *
     * @return how many bytes the budget allows from here
     * @throws LinkClosedException where nothing may pass; then nothing is promised
     * @throws IOException where the reservation cannot be written down; likewise
     */
    synchronized long promise(long before, Exemption exemption) throws IOException {
        promisedBytes -= before;
        switch (permit(exemption)) {
            case Permit.Wait closed -> throw new LinkClosedException(link.name(), closed);
            case Permit.Allowed allowed -> {
                reserve(
                        promisedBytes + LinkMeter.LEAST_BYTES,
                        Math.min(AHEAD_BYTES, allowed.bytes() - LinkMeter.LEAST_BYTES));
                promisedBytes += LinkMeter.LEAST_BYTES;
                return allowed.bytes();
            }
        }
    }

    private void reserve(long promises, long aheadBytes) throws IOException {
        var today = link.usageAt(counted, clock.instant());
        boolean isNewDay = !today.day().equals(counted.day());
        long needed = today.dayBytes() + promises;
        if (isNewDay || needed > keptBytes) {
            long reserved = needed + aheadBytes;
            ledger.keep(
                    link.name(),
                    isNewDay
                            ? Map.of(counted.day(), counted.dayBytes(), today.day(), reserved)
                            : Map.of(today.day(), reserved));
            counted = today;
            keptBytes = reserved;
        }
    }

    /** Gives up the promise of {@code before} bytes, and what was reserved where nobody has a promise any more. */
    synchronized void settle(long before) throws IOException {
        promisedBytes -= before;
        if (promisedBytes == 0 && keptBytes != counted.dayBytes()) {
            LocalDate day = counted.day();
            ledger.keep(link.name(), Map.of(day, counted.dayBytes()));
            keptBytes = counted.dayBytes();
        }
    }

    /** The link has brought {@code bytesPerSecond}. */
    synchronized void measured(long bytesPerSecond) throws IOException {
        ledger.keepRate(link.name(), bytesPerSecond);
        measuredRate = OptionalLong.of(bytesPerSecond);
    }
}

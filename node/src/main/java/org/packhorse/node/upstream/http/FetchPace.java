package org.packhorse.node.upstream.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a transfer has gone so far, and what follows from it for its connections. One thread; time is a parameter. */
final class FetchPace {
    /** What is asked for before anything is known of the line; what is shorter takes one question. */
    static final long FIRST_BYTES = 256 << 10;

    /** Between two attempts to connect: so dense that an outage's end is noticed, so rare that they are no load. */
    static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

    /** From here on TCP takes seconds to get over a loss, and one connection leaves a line half empty. */
    private static final Duration FAR = Duration.ofMillis(150);

    /** What a further connection must have to carry: its handshakes, 5 KB with TLS, are then 2 % of it. */
    private static final long BYTES_PER_CONNECTION = 256 << 10;

    /** TCP gets over most losses sooner. */
    private static final Duration LEAST_SILENCE = Duration.ofSeconds(2);

    /** The kernel has sent its question to connect three or four times by then. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(3);

    /** How long a range takes one connection: the round trip in it does not matter, and losing the connection costs little. */
    private static final Duration RANGE_TIME = Duration.ofSeconds(8);

    private static final long LEAST_RANGE_BYTES = 16 << 10;
    private static final long USUAL_RANGE_BYTES = 128 << 10;
    private static final long MOST_RANGE_BYTES = 2 << 20;

    /** A rate is measured over so long, in which what one connection does now and then does not matter. */
    private static final Duration WINDOW = Duration.ofSeconds(4);

    private static final double CLEARLY_LESS = 0.9;

    /** Silence counts for eight times as long at most. */
    private static final int MOST_DOUBLINGS = 3;

    private Duration roundTrip;
    private final Instant began;
    private Instant heardAt;
    /** Connections that have come about since the last byte: while there are some it is not the line that is silent. */
    private int connectedSince;

    private long bytes;
    /** Where the rate is measured from, perhaps later; empty while the line is silent. */
    private Optional<Instant> windowBegan = Optional.empty();

    private long windowBytes;
    private double bestRate;
    /** The rate before the last one was added; no limit where that did not help. */
    private double rateBefore;

    /** A transfer of which nothing has come yet but the beginning of an answer, {@code roundTrip} after it was asked for. */
    FetchPace(Duration roundTrip, Instant now) {
        this.roundTrip = roundTrip;
        this.began = now;
        this.heardAt = now;
    }

    /** A connection came about within {@code time}. */
    void connected(Duration time, Instant now) {
        heardAt = now;
        connectedSince++;
        roundTrip = time.compareTo(roundTrip) < 0 ? time : roundTrip;
    }

    /** {@code count} bytes have come. */
    void received(long count, Instant now) {
        bytes += count;
        heardAt = now;
        connectedSince = 0;
    }

    /** How many connections may carry {@code missingBytes} at one time, of {@code most} at the most. */
    int most(long missingBytes, int most) {
        return roundTrip.compareTo(FAR) < 0
                ? 1
                : (int) Math.clamp(missingBytes / BYTES_PER_CONNECTION, 1L, (long) most);
    }

    /**
     * How many are best after {@code before}: one more while that has brought clearly more, and where they have brought clearly less of
     * late than the line has shown that it can carry. So few are opened to a server whose TCP fills the line (BBR), and more to one
     * whose TCP gives way to losses.
     */
    int connections(int before, int most, Instant now) {
        if (isSilent(now)) {
            windowBegan = Optional.empty();
        } else if (windowBegan.isEmpty()) {
            // What comes at first says nothing: connections begin slowly.
            windowBegan = Optional.of(now.plus(WINDOW));
            windowBytes = bytes;
        } else if (now.isBefore(windowBegan.get())) {
            windowBytes = bytes;
        } else if (!now.isBefore(windowBegan.get().plus(WINDOW))) {
            double rate = (bytes - windowBytes)
                    / (Duration.between(windowBegan.get(), now).toMillis() / 1e3);
            windowBegan = Optional.of(now);
            windowBytes = bytes;
            boolean more = rate * CLEARLY_LESS > rateBefore || rate < bestRate * CLEARLY_LESS;
            rateBefore = more ? rate : Double.MAX_VALUE;
            bestRate = Math.max(bestRate, rate);
            return Math.min(most, more ? before + 1 : before);
        }
        return Math.min(most, before);
    }

    /** After how long without a byte something is wrong with the line; later where a server has let us in and then said nothing. */
    Duration silence() {
        return max(LEAST_SILENCE, roundTrip.multipliedBy(3))
                .multipliedBy(1L << Math.min(connectedSince, MOST_DOUBLINGS));
    }

    /** How long an attempt to connect may take. */
    Duration patience() {
        return max(LEAST_PATIENCE, roundTrip.multipliedBy(4));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Whether nothing was heard on any connection for so long. */
    boolean isSilent(Instant now) {
        return Duration.between(heardAt, now).compareTo(silence()) > 0;
    }

    private double bytesPerSecond(Instant now) {
        return bytes / Math.max(1.0, Duration.between(began, now).toMillis() / 1e3);
    }

    /** How much one of {@code connections} should ask for where {@code unaskedBytes} are left to ask for: less towards the end, so that all end together. */
    long rangeBytes(int connections, long unaskedBytes, Instant now) {
        if (connections == 1) {
            return Long.MAX_VALUE;
        }
        double most = bytesPerSecond(now) / connections * RANGE_TIME.toSeconds();
        double fair = unaskedBytes / (2.0 * connections);
        return Math.max(
                LEAST_RANGE_BYTES, (long) Math.min(fair, Math.clamp(most, USUAL_RANGE_BYTES, MOST_RANGE_BYTES)));
    }

    /** How much of a range may be left when the next question is sent: what comes until the answer to that can begin. */
    long aheadBytes(int connections, Instant now) {
        double perConnection = bytesPerSecond(now) / connections;
        return LEAST_RANGE_BYTES + (long) (perConnection * 2 * roundTrip.toMillis() / 1e3);
    }
}

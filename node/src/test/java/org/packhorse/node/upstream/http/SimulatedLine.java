package org.packhorse.node.upstream.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.packhorse.protocol.exchange.Extent;
import org.packhorse.protocol.exchange.Extents;

/**
 * A line with a rate, a delay, losses and outages, and as much of TCP Reno as matters: windows that halve at a loss, and waits that double where
 * nothing comes back. Time goes on in steps; everything follows from the seed.
 */
final class SimulatedLine {
    private static final double STEP_S = 0.02;
    private static final double RTT_S = 0.6;
    private static final double LOSS = 0.02;
    private static final double OUTAGE_EVERY_S = 30;
    private static final double OUTAGE_S = 5;
    private static final double BYTES_PER_S = 125_000;
    private static final double PACKET_BYTES = 1_448;
    private static final double FIRST_WINDOW = 10;

    private final Random random;
    private final RangePlan plan;
    private final Map<Integer, Connection> connections = new TreeMap<>();
    private final List<Integer> dropped = new ArrayList<>();
    private Extents brought = Extents.NONE;
    private double now = 1;
    private double upSeconds;
    private long repeatedBytes;
    private int mostConnections;

    /** One connection as the server's TCP has it. */
    private final class Connection {
        private final Deque<Extent> asked = new ArrayDeque<>();
        private final double begunAt = now;
        private boolean open;
        private double window = FIRST_WINDOW;
        private double threshold = Double.MAX_VALUE;
        private double sendsAt;
        private double waitS = 1.5;
        private double lossCountsAt;
        private double position = -1;
        private double pending;
    }

    SimulatedLine(long seed, long bytes, int most) {
        this.random = new Random(seed);
        var missing = Extents.of(0, bytes);
        var first = RangePlan.first(missing, Long.MAX_VALUE);
        var pace = new FetchPace(Duration.ofMillis(600), at());
        this.plan = new RangePlan(missing, first, pace, most, at());
        var connection = new Connection();
        connection.open = true;
        connection.asked.add(first);
        connections.put(0, connection);
    }

    private Instant at() {
        return Instant.EPOCH.plusMillis(Math.round(now * 1e3));
    }

    private boolean isUp() {
        return now % OUTAGE_EVERY_S < OUTAGE_EVERY_S - OUTAGE_S;
    }

    /** Runs until everything is here; the share of what the line could carry while it was up. */
    double run(double limitS) {
        long bytes = plan.missing().bytes();
        while (!plan.missing().isEmpty() && now < limitS) {
            now += STEP_S;
            upSeconds += isUp() ? STEP_S : 0;
            double left = isUp() ? BYTES_PER_S * STEP_S : 0;
            var all = new ArrayList<>(connections.keySet());
            java.util.Collections.shuffle(all, random);
            for (int number : all) {
                left -= carry(number, left);
            }
            plan.next(at(), Long.MAX_VALUE, false).forEach(this::act);
            mostConnections = Math.max(mostConnections, connections.size());
        }
        return (bytes - plan.missing().bytes()) / (upSeconds * BYTES_PER_S);
    }

    private void act(RangePlan.Step step) {
        switch (step) {
            case RangePlan.Step.Open(int number) -> connections.put(number, new Connection());
            case RangePlan.Step.Drop(int number) -> {
                connections.remove(number);
                dropped.add(number);
            }
            case RangePlan.Step.Ask(int number, Extent range) -> {
                var connection = java.util.Objects.requireNonNull(connections.get(number));
                if (connection.asked.isEmpty()) {
                    connection.sendsAt = isUp() ? now + RTT_S : now + 3;
                }
                connection.asked.add(range);
            }
        }
    }

    /** What connection {@code number} carries in this step of the {@code mostBytes} that the line still has room for. */
    private double carry(int number, double mostBytes) {
        var connection = java.util.Objects.requireNonNull(connections.get(number));
        if (!connection.open) {
            // The kernel asks once a second.
            boolean asks = (now - connection.begunAt) % 1 < STEP_S;
            if (asks && isUp() && connection.sendsAt == 0) {
                connection.sendsAt = now + RTT_S;
            }
            if (connection.sendsAt > 0 && now >= connection.sendsAt && isUp()) {
                connection.open = true;
                plan.opened(number, at());
            }
            return 0;
        }
        if (connection.asked.isEmpty() || now < connection.sendsAt) {
            return 0;
        }
        if (!isUp()) {
            connection.sendsAt = now + connection.waitS;
            connection.waitS *= 2;
            connection.threshold = Math.max(2, connection.window / 2);
            connection.window = 1;
            return 0;
        }
        connection.waitS = 1.5;
        double bytes = Math.min(mostBytes, connection.window * PACKET_BYTES * STEP_S / RTT_S);
        grow(connection, bytes);
        deliver(number, connection, bytes);
        return bytes;
    }

    private void grow(Connection connection, double bytes) {
        connection.window += connection.window < connection.threshold
                ? bytes / PACKET_BYTES
                : bytes / PACKET_BYTES / connection.window;
        connection.pending += bytes / PACKET_BYTES;
        for (; connection.pending >= 1; connection.pending--) {
            if (random.nextDouble() < LOSS && now >= connection.lossCountsAt) {
                connection.window = Math.max(2, connection.window / 2);
                connection.threshold = connection.window;
                connection.lossCountsAt = now + RTT_S;
            }
        }
    }

    private void deliver(int number, Connection connection, double bytes) {
        var range = connection.asked.getFirst();
        double begin = Math.max((double) range.begin(), connection.position);
        double end = Math.min((double) range.end(), begin + bytes);
        connection.position = end;
        long first = (long) begin;
        long behind = (long) end;
        repeatedBytes +=
                behind - first - Extents.of(first, behind).without(brought).bytes();
        brought = behind > first ? brought.with(first, behind) : brought;
        plan.received(number, behind, at());
        if (end >= range.end()) {
            connection.asked.removeFirst();
            connection.position = -1;
            plan.ended(number, at());
        }
    }

    long repeatedBytes() {
        return repeatedBytes;
    }

    int mostConnections() {
        return mostConnections;
    }

    boolean isWhole() {
        return plan.missing().isEmpty();
    }
}

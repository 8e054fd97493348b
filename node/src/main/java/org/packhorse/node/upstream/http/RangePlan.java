package org.packhorse.node.upstream.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.packhorse.protocol.exchange.Extent;
import org.packhorse.protocol.exchange.Extents;

/**
 * Decides which connection asks for which range of a file, and when there should be further connections; does nothing itself.
 *
 * <p>Where a round trip is short one connection asks for everything. Where it is long, one cannot fill a line that loses packets:
 * with Reno it carries some <i>1.2 MSS / (RTT sqrt p)</i> (Mathis et al. 1997), 20 kB/s at 600 ms and 2 %. Several do, each with a
 * range of its own; the next question is sent before the answer to the last has ended.
 *
 * <p>Where nothing at all is heard the line is taken to be out. Servers then wait longer and longer before they send again; fresh
 * connections do not. So some are begun, and whichever gets through goes on with what nobody has asked for yet. Those that fell
 * silent keep their ranges, so that nothing is fetched twice, until there is nothing else to ask for, or they stay silent.
 *
 * <p>One thread; time is a parameter.
 */
final class RangePlan {
    /** Something to be done. */
    sealed interface Step {
        /** Begin connection number {@code lane}. */
        record Open(int lane) implements Step {}

        /** Ask for {@code range} on connection {@code lane}, behind what it was asked for before. */
        record Ask(int lane, Extent range) implements Step {}

        /** Close connection {@code lane}. */
        record Drop(int lane) implements Step {}
    }

    /** Those that carry, those that fell silent, and attempts; what a hub spares a node. */
    private static final int LANE_LIMIT = 20;

    /** How many carry at first: two fill a line where the server's TCP does, and are slow to begin. */
    private static final int BEGIN_WITH = 4;

    /** How far the last byte asked for may be ahead of the first that is missing: room on the card that holds no frame yet. */
    private static final long WINDOW_BYTES = 8 << 20;

    /** How long a connection may be silent while others are heard: TCP has tried again four or five times by then. */
    private static final Duration DEAD = Duration.ofSeconds(40);

    /** So many connections may have ended between two answers before no server is asked ahead of one any more. */
    private static final int ASK_AHEAD_LIMIT = 3;

    /** A rest shorter than this is not worth a question of its own. */
    private static final long REST_BYTES = 16 << 10;

    /** A server that turned connections away may have been restarted, or have had more visitors than usual. */
    private static final Duration RELENTING = Duration.ofSeconds(60);

    private final FetchPace pace;
    private final int most;
    private int target;
    private final TreeMap<Integer, Lane> lanes = new TreeMap<>();
    private Extents missing;
    private Extents unasked;
    private int lastLane;
    private int limit;
    private Instant limitedAt;
    private int brokenBetweenAnswers;
    private Instant mayOpenAt;

    /**
     * What is {@code missing} of a file, of which connection 0 was asked for {@code first}.
     *
     * @param most how many connections may carry it at one time
     */
    RangePlan(Extents missing, Extent first, FetchPace pace, int most, Instant now) {
        this.missing = missing;
        this.unasked = missing.without(first.begin(), first.end());
        this.pace = pace;
        this.limit = most;
        this.limitedAt = now;
        this.most = pace.most(missing.bytes(), most);
        this.target = Math.min(BEGIN_WITH, this.most);
        this.mayOpenAt = now;
        var lane = new Lane(0, now);
        lane.opened(now);
        lane.asked(first, now);
        lanes.put(0, lane);
    }

    /** What to ask for first of what is {@code missing}, at most {@code affordableBytes}. */
    static Extent first(Extents missing, long affordableBytes) {
        return beginning(missing.list().getFirst(), Math.min(FetchPace.FIRST_BYTES, affordableBytes));
    }

    /** What is not here yet. */
    Extents missing() {
        return missing;
    }

    /** Connection {@code number} can be asked. */
    void opened(int number, Instant now) {
        pace.connected(lane(number).opened(now), now);
    }

    private Lane lane(int number) {
        return Objects.requireNonNull(lanes.get(number), "no such connection");
    }

    /** Connection {@code number} has brought all bytes before {@code position} of the range that it is at. */
    void received(int number, long position, Instant now) {
        long begin = lane(number).received(position, now);
        missing = missing.without(begin, position);
        // A server may send more than it was asked for.
        unasked = unasked.without(begin, position);
        pace.received(position - begin, now);
    }

    /** Connection {@code number} has come to the end of an answer, which may have been shorter than asked for. */
    void ended(int number, Instant now) {
        release(lane(number).ended(now));
    }

    /** Connection {@code number} is gone. */
    void failed(int number, Instant now) {
        var gone = lane(number);
        lanes.remove(number);
        release(gone.ranges());
        brokenBetweenAnswers += gone.isBetweenAnswers() ? 1 : 0;
        if (gone.isOpen() && !gone.hasAnswered()) {
            // A server that turns connections away has enough of them.
            limit = Math.clamp(lanes.values().stream().filter(Lane::hasAnswered).count(), 1, limit);
            limitedAt = now;
        }
        if (!gone.hasAnswered()) {
            mayOpenAt = now.plus(pace.silence());
        }
    }

    private void release(List<Extent> ranges) {
        for (var range : ranges) {
            unasked = unasked.with(missing.within(range.begin(), range.end()));
        }
    }

    /**
     * What is to be done now.
     *
     * @param affordableBytes what one question may bring
     * @param single whether there must be no more than one connection
     */
    List<Step> next(Instant now, long affordableBytes, boolean single) {
        var steps = new ArrayList<Step>();
        target = pace.connections(target, most, now);
        if (limit < most && !now.isBefore(limitedAt.plus(RELENTING))) {
            limit++;
            limitedAt = now;
        }
        var patience = pace.isSilent(now) ? pace.silence() : pace.silence().multipliedBy(2);
        lanes.values().forEach(lane -> lane.listen(now, patience));
        dropTheHopeless(now, steps);
        if (!single || lanes.isEmpty()) {
            open(now, steps);
        }
        takeOver(now, steps);
        ask(now, affordableBytes, single, steps);
        return steps;
    }

    private void dropTheHopeless(Instant now, List<Step> steps) {
        boolean heard = !pace.isSilent(now);
        for (var lane : List.copyOf(lanes.values())) {
            var patience = lane.isOpen() ? DEAD : pace.patience();
            if (lane.silence(now).compareTo(patience) > 0 && (heard || !lane.isOpen())) {
                drop(lane, steps);
            }
        }
    }

    private void drop(Lane lane, List<Step> steps) {
        lanes.remove(lane.number());
        release(lane.ranges());
        steps.add(new Step.Drop(lane.number()));
    }

    private void open(Instant now, List<Step> steps) {
        int wanted = Math.min(target, limit);
        boolean hasWork = !unasked.isEmpty() || silentLane(now).isPresent();
        if (hasWork && living() < wanted && !now.isBefore(mayOpenAt)) {
            if (lanes.size() >= LANE_LIMIT) {
                silentLane(now).ifPresent(lane -> drop(lane, steps));
            }
            var lane = new Lane(++lastLane, now);
            lanes.put(lane.number(), lane);
            steps.add(new Step.Open(lane.number()));
            mayOpenAt = now.plus(FetchPace.BETWEEN_ATTEMPTS);
        }
    }

    private int living() {
        return (int) lanes.values().stream().filter(lane -> !lane.isSilent()).count();
    }

    /** The connection that has been silent longest of those that have fallen silent. */
    private Optional<Lane> silentLane(Instant now) {
        return lanes.values().stream().filter(Lane::isSilent).max(Comparator.comparing(lane -> lane.silence(now)));
    }

    /** Lets connections that find nothing else to ask for have the ranges of those that fell silent. */
    private void takeOver(Instant now, List<Step> steps) {
        var idle = lanes.values().stream().filter(Lane::isIdle).count();
        for (var silent = silentLane(now); idle > 0 && next().isEmpty() && silent.isPresent(); idle--) {
            drop(silent.get(), steps);
            silent = silentLane(now);
        }
    }

    /** What should be asked for next; empty where all has been asked for, or the window is full. */
    private Optional<Extent> next() {
        return unasked.isEmpty() || unasked.begin() >= missing.begin() + WINDOW_BYTES
                ? Optional.empty()
                : Optional.of(unasked.list().getFirst());
    }

    private void ask(Instant now, long affordableBytes, boolean single, List<Step> steps) {
        int carrying = single ? 1 : Math.max(1, Math.min(target, limit));
        for (var lane : List.copyOf(lanes.values())) {
            if (lane.isIdle() && living() > carrying) {
                drop(lane, steps);
                continue;
            }
            boolean mayAskAhead = brokenBetweenAnswers < ASK_AHEAD_LIMIT && !single && living() <= carrying;
            boolean ready = lane.isIdle() || (mayAskAhead && lane.isNearEnd(pace.aheadBytes(carrying, now)));
            if (ready && next().isPresent()) {
                long fair = pace.rangeBytes(carrying, unasked.bytes(), now);
                long most = next().get().bytes() - REST_BYTES <= fair ? Long.MAX_VALUE : fair;
                var range = beginning(next().get(), Math.min(most, affordableBytes));
                unasked = unasked.without(range.begin(), range.end());
                lane.asked(range, now);
                steps.add(new Step.Ask(lane.number(), range));
            }
        }
    }

    private static Extent beginning(Extent unasked, long mostBytes) {
        return unasked.bytes() <= mostBytes ? unasked : new Extent(unasked.begin(), unasked.begin() + mostBytes);
    }
}

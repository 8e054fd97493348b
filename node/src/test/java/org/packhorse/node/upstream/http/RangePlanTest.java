package org.packhorse.node.upstream.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.packhorse.node.upstream.http.RangePlan.Step;
import org.packhorse.protocol.exchange.Extent;
import org.packhorse.protocol.exchange.Extents;

/** Who is asked for what, and when somebody else is; see {@link SimulatedLine} for how it turns out. */
final class RangePlanTest {
    private static final long FIRST = FetchPace.FIRST_BYTES;
    private static final Duration NEAR = Duration.ofMillis(20);
    private static final Duration FAR = Duration.ofMillis(600);

    private Instant now = Instant.EPOCH;

    private RangePlan plan(long bytes, Duration roundTrip) {
        var missing = Extents.of(0, bytes);
        var first = RangePlan.first(missing, Long.MAX_VALUE);
        return new RangePlan(missing, first, new FetchPace(roundTrip, now), 6, now);
    }

    private List<Step> next(RangePlan plan) {
        return plan.next(now, Long.MAX_VALUE, false);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    /** Lets connections be opened, and answers the first question of each; their numbers from 1. */
    private int open(RangePlan plan) {
        int opened = 0;
        for (int i = 0; i < 20; i++) {
            for (var step : next(plan)) {
                if (step instanceof Step.Open(int number)) {
                    plan.opened(number, now);
                    opened++;
                }
            }
            pass(Duration.ofMillis(100));
            plan.received(0, 1_000 + i, now);
        }
        return opened;
    }

    @Test
    void aServerNearbyIsAskedForTheRestOverTheSameConnection() {
        var plan = plan(50_000_000, NEAR);
        pass(Duration.ofMillis(100));
        plan.received(0, FIRST, now);
        plan.ended(0, now);

        assertThat(next(plan)).containsExactly(new Step.Ask(0, new Extent(FIRST, 50_000_000)));
        assertThat(next(plan)).isEmpty();
    }

    @Test
    void oneFarAwayIsAskedOverSeveral() {
        var plan = plan(50_000_000, FAR);

        assertThat(open(plan)).isBetween(3, 5);
        assertThat(next(plan)).isEmpty();
    }

    @Test
    void aShortRestIsNotWorthFurtherConnections() {
        assertThat(open(plan(500_000, FAR))).isZero();
        assertThat(open(plan(900_000, FAR))).isEqualTo(2);
    }

    @Test
    void thereIsOneConnectionWhereTheLinkAllowsNoMore() {
        var plan = plan(50_000_000, FAR);
        pass(Duration.ofMillis(100));
        plan.received(0, FIRST, now);

        assertThat(plan.next(now, 10_000, true)).isEmpty();
        plan.ended(0, now);
        assertThat(plan.next(now, 10_000, true)).containsExactly(new Step.Ask(0, new Extent(FIRST, FIRST + 10_000)));
    }

    @Test
    void asksAheadOfTheEndOfAnAnswer() {
        var plan = plan(50_000_000, FAR);
        open(plan);
        plan.received(0, FIRST - 5_000, now);

        assertThat(next(plan)).singleElement().isInstanceOf(Step.Ask.class);
        assertThat(next(plan)).isEmpty();
    }

    @Test
    void asksAheadNoMoreWhereConnectionsEndAgainAndAgainBetweenAnswers() {
        var plan = plan(50_000_000, FAR);
        var ranges = new TreeMap<>(Map.of(0, new Extent(0, FIRST)));
        for (int i = 0; ranges.size() < 4; i++) {
            follow(plan, ranges);
            pass(Duration.ofMillis(100));
            plan.received(0, 1_000 + i, now);
        }

        for (int lane = 0; lane < 3; lane++) {
            long end = Objects.requireNonNull(ranges.get(lane)).end();
            plan.received(lane, end - 5_000, now);
            assertThat(follow(plan, ranges)).contains(lane);
            plan.received(lane, end, now);
            plan.ended(lane, now);
            plan.failed(lane, now);
            follow(plan, ranges);
        }

        plan.received(3, Objects.requireNonNull(ranges.get(3)).end() - 5_000, now);
        assertThat(follow(plan, ranges)).doesNotContain(3);
    }

    /** Opens what is to be opened, and remembers the first range of each connection; who was asked. */
    private List<Integer> follow(RangePlan plan, Map<Integer, Extent> ranges) {
        var asked = new ArrayList<Integer>();
        for (var step : next(plan)) {
            if (step instanceof Step.Open(int number)) {
                plan.opened(number, now);
            }
            if (step instanceof Step.Ask(int number, Extent range)) {
                ranges.putIfAbsent(number, range);
                asked.add(number);
            }
        }
        return asked;
    }

    @Test
    void silenceBringsFreshConnectionsAndTheOldOnesKeepTheirRanges() {
        var plan = plan(50_000_000, FAR);
        open(plan);
        int opened = 0;
        for (int i = 0; i < 40; i++) {
            pass(Duration.ofMillis(100));
            for (var step : next(plan)) {
                assertThat(step).isInstanceOf(Step.Open.class);
                opened++;
            }
        }

        assertThat(opened).isBetween(4, 6);
    }

    @Test
    void whatOneAloneWasAskedForIsAskedOfAFreshOneAfterSilence() {
        var plan = plan(200_000, NEAR);
        plan.received(0, 50_000, now);
        pass(Duration.ofMillis(2_100));
        assertThat(next(plan)).containsExactly(new Step.Open(1));
        pass(NEAR);
        plan.opened(1, now);

        assertThat(next(plan)).containsExactly(new Step.Drop(0), new Step.Ask(1, new Extent(50_000, 200_000)));
    }

    @Test
    void whatAServerSendsUnaskedIsNotAskedForAnyMore() {
        var plan = plan(400_000, NEAR);
        plan.received(0, 400_000, now);
        plan.ended(0, now);

        assertThat(plan.missing()).isEqualTo(Extents.NONE);
        assertThat(next(plan)).isEmpty();
    }

    @Test
    void connectionsThatAreTurnedAwayAreNotBegunAgain() {
        var plan = plan(50_000_000, FAR);
        plan.received(0, 1_000, now);
        for (int i = 0; i < 100; i++) {
            for (var step : next(plan)) {
                if (step instanceof Step.Open(int number)) {
                    plan.opened(number, now);
                    next(plan);
                    plan.failed(number, now);
                }
            }
            pass(Duration.ofMillis(100));
            plan.received(0, 2_000 + i, now);
        }

        assertThat(open(plan)).isZero();
    }

    @Test
    void asksForNothingFarAheadOfWhatIsMissing() {
        var plan = plan(100_000_000, FAR);
        long furthest = 0;
        for (int i = 0; i < 2_000; i++) {
            pass(Duration.ofMillis(20));
            for (var step : next(plan)) {
                if (step instanceof Step.Open(int number)) {
                    plan.opened(number, now);
                }
                if (step instanceof Step.Ask(int number, Extent range) && number != 0) {
                    furthest = Math.max(furthest, range.end());
                    plan.received(number, range.end(), now);
                    plan.ended(number, now);
                }
            }
            // Connection 0 brings next to nothing, and so its range stays missing.
            plan.received(0, 2_000 + i, now);
        }

        assertThat(furthest).isBetween(8L << 20, 11L << 20);
    }

    @Test
    void severalConnectionsFillALineThatBarelyExists() {
        long first = Long.getLong("seed", 1);
        System.out.println("RangePlanTest: -Dseed=" + first);
        for (long seed = first; seed < first + 20; seed++) {
            var line = new SimulatedLine(seed, 16_000_000, 8);
            double share = line.run(600);
            var lonely = new SimulatedLine(seed, 4_000_000, 1);

            assertThat(line.isWhole()).as("-Dseed=%d", seed).isTrue();
            assertThat(share).as("-Dseed=%d", seed).isGreaterThan(0.85);
            assertThat(line.repeatedBytes()).as("-Dseed=%d", seed).isZero();
            assertThat(line.mostConnections()).isBetween(9, 16);
            assertThat(lonely.run(1_200)).as("one connection, -Dseed=%d", seed).isLessThan(0.3);
        }
    }
}

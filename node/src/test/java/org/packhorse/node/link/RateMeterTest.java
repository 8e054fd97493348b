package org.packhorse.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RateMeterTest {
    private Instant now = Instant.parse("2026-03-01T02:00:00Z");
    private final RateMeter meter = new RateMeter(() -> now);

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void receive(int seconds, long bytesEach) {
        for (int i = 0; i < seconds; i++) {
            pass(Duration.ofSeconds(1));
            meter.add(bytesEach);
        }
    }

    @Test
    void saysNothingInTheFirstSecond() {
        pass(Duration.ofMillis(500));
        meter.add(50_000);

        assertThat(meter.bytesPerSecond()).isZero();
        assertThat(meter.timeFor(1000)).isEmpty();
    }

    @Test
    void knowsASteadyRateFromTheSecondSecondOn() {
        receive(2, 4_000);

        assertThat(meter.bytesPerSecond()).isCloseTo(4_000, within(200L));
        assertThat(meter.timeFor(40_000))
                .hasValueSatisfying(time -> assertThat(time).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11)));
    }

    @Test
    void staysSmoothWhileBytesComeInBursts() {
        for (int i = 0; i < 20; i++) {
            receive(1, 30_000);
            receive(2, 0);

            assertThat(meter.bytesPerSecond()).isBetween(8_000L, 12_500L);
        }
    }

    @Test
    void followsALinkThatBecomesSlower() {
        receive(60, 10_000);

        receive(60, 1_000);

        assertThat(meter.bytesPerSecond()).isBetween(1_000L, 1_300L);
    }

    @Test
    void sinksDuringAStallAndPromisesNothing() {
        receive(60, 10_000);

        receive(9, 0);
        long afterNine = meter.bytesPerSecond();
        boolean toldAfterNine = meter.timeFor(1_000_000).isPresent();
        pass(Duration.ofSeconds(6));

        assertThat(afterNine).isBetween(5_000L, 6_000L);
        assertThat(toldAfterNine).isTrue();
        assertThat(meter.bytesPerSecond()).isBetween(3_500L, 4_000L);
        assertThat(meter.timeFor(1_000_000)).isEmpty();
    }

    @Test
    void tellsAgainWhenAStallIsOver() {
        receive(60, 10_000);
        pass(Duration.ofMinutes(5));

        receive(30, 10_000);

        assertThat(meter.timeFor(100_000))
                .hasValueSatisfying(time -> assertThat(time).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(13)));
    }

    @Test
    void survivesAClockThatIsSetBack() {
        receive(60, 10_000);

        pass(Duration.ofDays(-3000));
        meter.add(10_000);
        receive(30, 10_000);

        assertThat(meter.bytesPerSecond()).isBetween(9_500L, 11_000L);
    }

    @Test
    void needsNoTimeForNothing() {
        assertThat(meter.timeFor(0)).contains(Duration.ZERO);
    }

    @Test
    void doesNotTellOfMonths() {
        receive(10, 1);

        assertThat(meter.timeFor(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void refusesToTakeBytesBack() {
        assertThatThrownBy(() -> meter.add(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}

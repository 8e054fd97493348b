package org.packhorse.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class TokenBucketTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final long RATE = 25_000;

    @Test
    void keepsToTheRateOnAverageWhateverTheReadsAre() {
        long seed = Long.getLong("seed", 1);
        var random = new Random(seed);
        var bucket = TokenBucket.of(RATE, START);
        var now = START;
        long passed = 0;
        for (int i = 0; i < 1_000; i++) {
            now = bucket.readyAt(now);
            int read = 1 + random.nextInt(16 << 10);
            passed += read;
            now = now.plusMillis(random.nextInt(100));
            bucket = bucket.after(read, now);
        }
        now = bucket.readyAt(now);

        double seconds = Duration.between(START, now).toMillis() / 1e3;
        assertThat(passed / seconds).as("seed " + seed).isCloseTo(RATE, Percentage.withPercentage(10));
        assertThat(passed / seconds).as("seed " + seed).isLessThanOrEqualTo(RATE * 1.01);
    }

    @Test
    void aSilenceIsNotMadeUpForByARush() {
        var bucket = TokenBucket.of(RATE, START);
        var later = START.plus(Duration.ofHours(1));

        bucket = bucket.after(RATE, later);

        assertThat(Duration.between(later, bucket.readyAt(later)).toMillis()).isEqualTo(750);
    }

    @Test
    void aClockThatIsSetBackCostsNoTime() {
        var bucket = TokenBucket.of(RATE, START).after(RATE, START);
        var before = START.minus(Duration.ofDays(365));

        assertThat(bucket.readyAt(before)).isEqualTo(before.plusSeconds(1));
        bucket = bucket.after(0, before);
        assertThat(bucket.readyAt(before.plusSeconds(1))).isEqualTo(before.plusSeconds(1));
        assertThat(bucket.balance()).isCloseTo(-RATE, within(1.0));
    }
}

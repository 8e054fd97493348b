package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.packhorse.node.runtime.MovableClock;

/** With a clock that stands still while somebody waits by it: whoever rests does not come back. */
@Timeout(60)
class PaceTest {
    private final MovableClock clock = new MovableClock();
    private final Pace pace = new Pace(true, clock);

    @Test
    void doesNotRestFromHavingDoneNothing() throws Exception {
        clock.move(Duration.ofDays(7));
        pace.begins();

        assertThat(pace.goesOn()).isTrue();
    }

    @Test
    void restsAsLongAsItWorked() throws Exception {
        clock.move(Duration.ofMillis(39));
        assertThat(pace.goesOn()).as("too short to rest from").isTrue();
        clock.move(Duration.ofMinutes(10));
        var resting = Thread.ofVirtual().start(() -> {
            try {
                pace.goesOn();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(resting.join(Duration.ofMillis(100))).isFalse();
        pace.stop();
        assertThat(resting.join(Duration.ofSeconds(50))).isTrue();
    }
}

package org.packhorse.adminui.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.packhorse.adminui.port.SyncView.Pulling;

class SyncViewTest {
    @Test
    void aHundredPerCentMeansAll() {
        assertThat(new Pulling("Sums", 1, 2, 999_999, 1_000_000, 1, 0).percent())
                .isEqualTo(99);
        assertThat(new Pulling("Sums", 1, 2, 1_000_000, 1_000_000, 1, 0).percent())
                .isEqualTo(100);
        assertThat(new Pulling("Sums", 1, 2, 0, 0, 0, 0).percent()).isEqualTo(100);
        assertThat(new Pulling("Sums", 1, 2, 1L << 61, 1L << 62, 0, 0).percent())
                .isEqualTo(50);
    }

    @Test
    void theTimeLeftIsRoundedUpAndUnknownWhileNothingMoves() {
        assertThat(new Pulling("Sums", 1, 2, 0, 1_001, 1_000, 0).timeLeft()).contains(Duration.ofSeconds(2));
        assertThat(new Pulling("Sums", 1, 2, 0, 1_001, 0, 0).timeLeft()).isEmpty();
    }

    @Test
    void moreThanAllOrBackwardsIsRefused() {
        assertThatThrownBy(() -> new Pulling("Sums", 1, 2, 2, 1, 0, 0)).hasMessageContaining("totalBytes");
        assertThatThrownBy(() -> new Pulling("Sums", 2, 2, 0, 1, 0, 0)).hasMessageContaining("to is 2");
    }
}

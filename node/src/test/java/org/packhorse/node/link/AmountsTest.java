package org.packhorse.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AmountsTest {
    @ParameterizedTest
    @CsvSource({"5 MB, 5000000", "1.5GB, 1500000000", "200 kB, 200000", "12 B, 12", "999999999 GB, 999999999000000000"})
    void readsAmountsAsLinksAreBilled(String text, long bytes) {
        assertThat(Amounts.bytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"200 kbit/s, 25000", "1 Mbit/s, 125000", "25 kB/s, 25000", "1.5 MB/s, 1500000"})
    void readsRates(String text, long bytesPerSecond) {
        assertThat(Amounts.bytesPerSecond(text)).isEqualTo(bytesPerSecond);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5 mb", "5 Mb", "-5 MB", "5 MB/s", "five MB", "5 MiB"})
    void refusesWhatIsNoAmount(String text) {
        assertThatThrownBy(() -> Amounts.bytes(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("for example \"200 MB\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"200 kbps", "200 kB", "fast"})
    void refusesWhatIsNoRate(String text) {
        assertThatThrownBy(() -> Amounts.bytesPerSecond(text)).hasMessageContaining("for example \"200 kbit/s\"");
    }

    @ParameterizedTest
    @CsvSource({
        "0.10 USD, 3100000, 0.31 USD",
        "0.10 USD, 1, 0.01 USD",
        "0.10 USD, 0, 0.00 USD",
        "25 UGX, 100000, 3 UGX",
        "0.123456789 KWD, 1000000, 0.124 KWD"
    })
    void aPriceIsRoundedUpToACoin(String price, long bytes, String money) {
        assertThat(Price.parse(price).of(bytes)).hasToString(money);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.10", "USD", "0 USD", "0.10 $", "0.10 ZZY", "0,10 USD"})
    void refusesWhatIsNoPrice(String text) {
        assertThatThrownBy(() -> Price.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("price");
    }
}

package org.packhorse.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 2026-03-02 is a Monday. In Berlin clocks go forward on 2026-03-29 at 02:00 and back on 2026-10-25 at 03:00. */
final class WindowsTest {
    private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Windows windows(ZoneId zone, String... windows) {
        return new Windows(Arrays.stream(windows).map(Window::parse).toList(), zone);
    }

    private static Instant at(ZoneId zone, String local) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T21:59:59, false",
        "2026-03-02T22:00, true",
        "2026-03-03T00:00, true",
        "2026-03-03T04:59:59, true",
        "2026-03-03T05:00, false",
        "2026-03-06T23:00, true",
        // Friday's window runs into Saturday; Saturday has none of its own, and none runs into Monday morning.
        "2026-03-07T04:00, true",
        "2026-03-07T23:00, false",
        "2026-03-09T04:00, false"
    })
    void aNightBelongsToTheDayOnWhichItBegins(String local, boolean isOpen) {
        assertThat(windows(NAIROBI, "mon-fri 22:00-05:00").contain(at(NAIROBI, local)))
                .isEqualTo(isOpen);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T12:00, 2026-03-02T22:00",
        "2026-03-02T22:00, 2026-03-03T05:00",
        "2026-03-03T00:00, 2026-03-03T05:00",
        "2026-03-07T05:00, 2026-03-09T22:00"
    })
    void tellsWhenItChanges(String local, String change) {
        assertThat(windows(NAIROBI, "mon-fri 22:00-05:00").nextChange(at(NAIROBI, local)))
                .contains(at(NAIROBI, change));
    }

    @Test
    void neighbouringWindowsAreOne() {
        var windows = windows(NAIROBI, "fri 20:00-24:00", "sat 00:00-24:00", "sun 00:00-06:00");

        assertThat(windows.nextChange(at(NAIROBI, "2026-03-06T21:00"))).contains(at(NAIROBI, "2026-03-08T06:00"));
    }

    @Test
    void withoutWindowsItIsAlwaysOpen() {
        assertThat(Windows.always(BERLIN).contain(Instant.EPOCH)).isTrue();
        assertThat(Windows.always(BERLIN).nextChange(Instant.EPOCH)).isEmpty();
        assertThat(windows(BERLIN, "00:00-24:00").nextChange(Instant.EPOCH)).isEqualTo(Optional.empty());
    }

    @Test
    void aNightIsAnHourShorterWhereClocksGoForward() {
        var windows = windows(BERLIN, "22:00-05:00");
        var opens = at(BERLIN, "2026-03-28T22:00");

        assertThat(windows.nextChange(opens)).contains(opens.plusSeconds(6 * 3600));
    }

    @Test
    void aNightIsAnHourLongerWhereClocksGoBack() {
        var windows = windows(BERLIN, "22:00-05:00");
        var opens = at(BERLIN, "2026-10-24T22:00");

        assertThat(windows.nextChange(opens)).contains(opens.plusSeconds(8 * 3600));
    }

    @Test
    void anHourThatIsSkippedIsNeverOpen() {
        var windows = windows(BERLIN, "02:00-03:00");

        assertThat(windows.nextChange(at(BERLIN, "2026-03-28T03:00"))).contains(at(BERLIN, "2026-03-30T02:00"));
        assertThat(windows(BERLIN, "sun 02:10-02:50").nextChange(at(BERLIN, "2026-03-28T12:00")))
                .contains(at(BERLIN, "2026-04-05T02:10"));
    }

    @Test
    void aWindowThatTheClockJumpsIntoOpensWithTheJump() {
        var windows = windows(BERLIN, "02:30-06:00");
        var jump = Instant.parse("2026-03-29T01:00:00Z");

        assertThat(windows.nextChange(at(BERLIN, "2026-03-28T12:00"))).contains(jump);
        assertThat(windows.nextChange(jump)).contains(at(BERLIN, "2026-03-29T06:00"));
    }

    @Test
    void anHourThatIsShownTwiceIsOpenTwice() {
        var windows = windows(BERLIN, "02:00-02:30");
        var first = Instant.parse("2026-10-25T00:00:00Z");

        assertThat(windows.nextChange(at(BERLIN, "2026-10-24T12:00"))).contains(first);
        assertThat(windows.nextChange(first)).contains(first.plusSeconds(1800));
        assertThat(windows.nextChange(first.plusSeconds(1800))).contains(first.plusSeconds(3600));
        assertThat(windows.nextChange(first.plusSeconds(3600))).contains(first.plusSeconds(5400));
    }

    @ParameterizedTest
    @CsvSource({
        "22:00-05:00, 22:00-05:00",
        "'Mon-Fri 22:00 - 5:00', 'mon,tue,wed,thu,fri 22:00-05:00'",
        "'sat-mon 00:00-24:00', 'mon,sat,sun 00:00-24:00'",
        "'tue,thu-fri 06:00-07:30', 'tue,thu,fri 06:00-07:30'"
    })
    void isWrittenAsPeopleWriteIt(String text, String shown) {
        assertThat(Window.parse(text)).hasToString(shown).isEqualTo(Window.parse(shown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "22-5",
                "22:00",
                "25:00-05:00",
                "22:60-23:00",
                "montag 22:00-05:00",
                "mon-tue-wed 1:00-2:00",
                "xyz 22:00-05:00",
                "22:00-22:00",
                "24:30-02:00",
                "mon 22:00-05:00 sun"
            })
    void refusesWhatIsNoWindow(String text) {
        assertThatThrownBy(() -> Window.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("window");
    }
}

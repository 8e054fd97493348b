package org.packhorse.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ForecastTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    private static LinkState state(
            Windows windows, OptionalLong rate, Budget budget, LinkUsage usage, OptionalLong measured) {
        var link = new Link("sim", LinkKind.SIM, windows, rate, budget, Optional.of(Price.parse("0.10 USD")));
        return new LinkState(link, usage, measured, link.permit(usage, NOON, Exemption.NONE));
    }

    private static Windows nights() {
        return new Windows(List.of(Window.parse("22:00-05:00")), ZoneOffset.UTC);
    }

    private static Windows always() {
        return Windows.always(ZoneOffset.UTC);
    }

    @Test
    void goesByTheSlowerOfWhatWasMeasuredAndWhatIsAllowed() {
        var state = state(
                always(), OptionalLong.of(25_000), Budget.UNLIMITED, LinkUsage.none(DAY), OptionalLong.of(10_000));

        var forecast = Forecast.of(3_100_000, state, NOON);

        assertThat(forecast.transferTime()).contains(Duration.ofSeconds(310));
        assertThat(forecast.doneAt()).contains(NOON.plusSeconds(310));
        assertThat(forecast.cost()).map(Money::toString).contains("0.31 USD");
        assertThat(forecast.later()).isFalse();
    }

    @Test
    void promisesNoTimeWhereNobodyKnowsTheRate() {
        var forecast = Forecast.of(
                1_000,
                state(nights(), OptionalLong.empty(), Budget.UNLIMITED, LinkUsage.none(DAY), OptionalLong.empty()),
                NOON);

        assertThat(forecast.transferTime()).isEmpty();
        assertThat(forecast.doneAt()).isEmpty();
    }

    @Test
    void waitsForWindowsAndGoesOnInTheNextOne() {
        var state =
                state(nights(), OptionalLong.of(10_000), Budget.UNLIMITED, LinkUsage.none(DAY), OptionalLong.empty());

        var forecast = Forecast.of(10_000 * 8 * 3_600L, state, NOON);

        assertThat(forecast.doneAt().orElseThrow())
                .isBetween(Instant.parse("2026-03-03T22:59:59Z"), Instant.parse("2026-03-03T23:00:01Z"));
    }

    @Test
    void spreadsOverDaysAndMonthsAsBudgetsDo() {
        var budget = new Budget(OptionalLong.of(5_000_000), OptionalLong.of(12_000_000), 5);
        var state = state(
                always(),
                OptionalLong.of(1_000_000),
                budget,
                new LinkUsage(DAY, 4_000_000, 4_000_000),
                OptionalLong.empty());

        var forecast = Forecast.of(10_000_000, state, NOON);

        // 1 MB on the 2nd, 5 MB on the 3rd, 2 MB on the 4th, then the month is used up; 2 MB on the 5th, when the next
        // begins.
        assertThat(forecast.later()).isTrue();
        assertThat(forecast.doneAt().orElseThrow())
                .isBetween(Instant.parse("2026-03-05T00:00:02Z"), Instant.parse("2026-03-05T00:00:03Z"));
    }

    @Test
    void givesUpBeyondAYear() {
        var budget = new Budget(OptionalLong.empty(), OptionalLong.of(1_000_000), 1);

        var forecast = Forecast.of(
                20_000_000,
                state(always(), OptionalLong.of(1_000_000), budget, LinkUsage.none(DAY), OptionalLong.empty()),
                NOON);

        assertThat(forecast.transferTime()).isPresent();
        assertThat(forecast.doneAt()).isEmpty();
    }

    @Test
    void nothingTakesNoTime() {
        assertThat(Forecast.of(
                                0,
                                state(
                                        always(),
                                        OptionalLong.empty(),
                                        Budget.UNLIMITED,
                                        LinkUsage.none(DAY),
                                        OptionalLong.empty()),
                                NOON)
                        .doneAt())
                .contains(NOON);
    }
}

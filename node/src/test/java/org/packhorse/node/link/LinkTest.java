package org.packhorse.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.packhorse.node.link.Permit.Reason;

final class LinkTest {
    private static final ZoneId LIMA = ZoneId.of("America/Lima");
    private static final Budget BUDGET = new Budget(OptionalLong.of(5_000_000), OptionalLong.of(20_000_000), 15);
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    /** Noon in Lima. */
    private static final Instant NOON = Instant.parse("2026-03-02T17:00:00Z");

    private final Link link = link("20:00-06:00");
    private final Link always = link("00:00-24:00");

    static Link link(String window) {
        return new Link(
                "sim",
                LinkKind.SIM,
                new Windows(List.of(Window.parse(window)), LIMA),
                OptionalLong.empty(),
                BUDGET,
                Optional.of(Price.parse("0.10 PEN")));
    }

    private static Instant lima(String local) {
        return java.time.LocalDateTime.parse(local).atZone(LIMA).toInstant();
    }

    @Test
    void allowsWhatIsLeftUntilTheWindowCloses() {
        assertThat(link.permit(new LinkUsage(DAY, 1_000_000, 18_000_000), lima("2026-03-02T21:00"), Exemption.NONE))
                .isEqualTo(new Permit.Allowed(2_000_000, Optional.of(lima("2026-03-03T06:00"))));
    }

    @Test
    void waitsForItsWindow() {
        assertThat(link.permit(LinkUsage.none(DAY), NOON, Exemption.NONE))
                .isEqualTo(new Permit.Wait(lima("2026-03-02T20:00"), Reason.WINDOW_CLOSED));
    }

    @Test
    void theDaysBudgetIsFullAgainAtMidnight() {
        var usage = new LinkUsage(DAY, 5_000_000, 6_000_000);

        assertThat(always.permit(usage, NOON, Exemption.NONE))
                .isEqualTo(new Permit.Wait(lima("2026-03-03T00:00"), Reason.DAY_USED_UP));
        assertThat(always.permit(usage, lima("2026-03-03T00:00"), Exemption.NONE))
                .isEqualTo(new Permit.Allowed(5_000_000, Optional.empty()));
    }

    @Test
    void theMonthsBudgetIsFullAgainOnTheDayOfTheBillWhenTheWindowOpens() {
        var usage = new LinkUsage(DAY, 100, 20_000_000);

        assertThat(link("08:00-10:00").permit(usage, NOON, Exemption.NONE))
                .isEqualTo(new Permit.Wait(lima("2026-03-15T08:00"), Reason.MONTH_USED_UP));
        assertThat(link.permit(usage, lima("2026-03-15T00:00"), Exemption.NONE)).isInstanceOf(Permit.Allowed.class);
    }

    @Test
    void lessThanARequestMayTakeIsNothing() {
        var almost = new LinkUsage(DAY, 5_000_000 - LinkMeter.LEAST_BYTES + 1, 10_000_000);

        assertThat(always.permit(almost, NOON, Exemption.NONE)).isInstanceOf(Permit.Wait.class);
    }

    @Test
    void aPersonMayDisregardWindowsAndBudgetsEachByItself() {
        var usedUp = new LinkUsage(DAY, 5_000_000, 5_000_000);

        assertThat(link.permit(LinkUsage.none(DAY), NOON, new Exemption(true, false)))
                .isEqualTo(new Permit.Allowed(5_000_000, Optional.empty()));
        assertThat(link.permit(usedUp, NOON, new Exemption(true, false)))
                .isEqualTo(new Permit.Wait(lima("2026-03-03T00:00"), Reason.DAY_USED_UP));
        assertThat(link.permit(usedUp, NOON, new Exemption(false, true)))
                .isEqualTo(new Permit.Wait(lima("2026-03-02T20:00"), Reason.WINDOW_CLOSED));
        assertThat(link.permit(usedUp, NOON, new Exemption(true, true)))
                .isEqualTo(new Permit.Allowed(Long.MAX_VALUE, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-14, 2026-02-15", "2026-03-15, 2026-03-15", "2026-01-01, 2025-12-15", "2028-02-29, 2028-02-15"})
    void aMonthIsThatOfTheBill(LocalDate day, LocalDate begins) {
        assertThat(BUDGET.monthOf(day)).isEqualTo(begins);
    }

    @Test
    void usageBeginsAnewWithTheDayAndTheMonth() {
        var usage = new LinkUsage(LocalDate.parse("2026-03-13"), 300, 900);

        assertThat(usage.on(LocalDate.parse("2026-03-14"), BUDGET))
                .isEqualTo(new LinkUsage(LocalDate.parse("2026-03-14"), 0, 900));
        assertThat(usage.on(LocalDate.parse("2026-03-15"), BUDGET))
                .isEqualTo(LinkUsage.none(LocalDate.parse("2026-03-15")));
    }

    @Test
    void aClockThatIsSetBackFillsNothing() {
        var usedUp = new LinkUsage(DAY, 5_000_000, 20_000_000);

        assertThat(always.permit(usedUp, Instant.EPOCH, Exemption.NONE)).isInstanceOf(Permit.Wait.class);
    }

    @Test
    void refusesRulesThatCannotBeKept() {
        assertThatThrownBy(() -> new Budget(OptionalLong.of(1_000), OptionalLong.empty(), 1))
                .hasMessageContaining("daily budget of 1000 bytes");
        assertThatThrownBy(() -> new Budget(OptionalLong.empty(), OptionalLong.empty(), 31))
                .hasMessageContaining("1 to 28");
        assertThatThrownBy(() -> new Link(
                        "x",
                        LinkKind.SIM,
                        Windows.always(LIMA),
                        OptionalLong.of(10),
                        Budget.UNLIMITED,
                        Optional.empty()))
                .hasMessageContaining("8 kbit/s");
    }
}

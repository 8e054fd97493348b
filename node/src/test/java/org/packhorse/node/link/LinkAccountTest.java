package org.packhorse.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.FaultyDatabase;
import org.packhorse.node.store.InMemoryDatabase;

/** Budgets that hold through kills, and usage that is never forgotten. */
final class LinkAccountTest {
    private static final URI HUB = URI.create("http://hub.example/");
    private static final long DAILY = 2_000_000;
    private static final long MONTHLY = 9_000_000;
    private static final Link SIM = new Link(
            "sim",
            LinkKind.SIM,
            Windows.always(ZoneOffset.UTC),
            OptionalLong.empty(),
            new Budget(OptionalLong.of(DAILY), OptionalLong.of(MONTHLY), 1),
            Optional.empty());

    private final MovableClock clock = new MovableClock();
    private final FaultyDatabase database = new FaultyDatabase(new InMemoryDatabase());
    private Links links;

    @BeforeEach
    void restart() throws IOException {
        links = links(SIM);
    }

    private Links links(Link link) throws IOException {
        Pause pause = time -> clock.move(Duration.between(clock.instant(), time));
        return new Links(
                List.of(new LinkRule(link, List.of())), ZoneOffset.UTC, new LinkLedger(database), clock, pause);
    }

    private LinkMeter meter() {
        return links.meter(HUB, Exemption.NONE);
    }

    private LinkUsage usage() {
        return links.stateOf(HUB).orElseThrow().usage();
    }

    private void transfer(long bytes) throws Exception {
        try (var meter = meter()) {
            for (long missing = bytes; missing > 0; missing -= LinkMeter.LEAST_BYTES) {
                meter.await();
                meter.passed(Math.min(missing, LinkMeter.LEAST_BYTES));
            }
        }
    }

    @Test
    void countsToTheByteAndRemembersAcrossRestarts() throws Exception {
        transfer(100_001);
        clock.move(Duration.ofDays(1));
        transfer(50_000);

        restart();

        assertThat(usage()).isEqualTo(new LinkUsage(LocalDate.parse("2026-03-03"), 50_000, 150_001));
    }

    @Test
    void whatIsFreeIsNotCounted() throws Exception {
        for (var free : List.of(
                "file:///media/stick", "http://192.168.1.7:8290/", "http://node-b.local/", "http://[fd00::1]/")) {
            var meter = links.meter(URI.create(free), Exemption.NONE);
            assertThat(meter.await()).isEqualTo(Long.MAX_VALUE);
            meter.passed(1_000);
            assertThat(links.stateOf(URI.create(free))).isEmpty();
        }
        assertThat(usage().dayBytes()).isZero();
    }

    @Test
    void stopsBeforeTheBudgetIsExceededAndSaysUntilWhen() throws Exception {
        assertThatThrownBy(() -> transfer(DAILY + 1))
                .isInstanceOf(LinkClosedException.class)
                .satisfies(e -> assertThat(((LinkClosedException) e).permit())
                        .isEqualTo(new Permit.Wait(Instant.parse("2026-03-03T00:00:00Z"), Permit.Reason.DAY_USED_UP)));

        assertThat(usage().dayBytes()).isBetween(DAILY - LinkMeter.LEAST_BYTES, DAILY);
    }

    @Test
    void twoAtOnceShareOneBudget() throws Exception {
        transfer(DAILY - 2 * LinkMeter.LEAST_BYTES + 1);
        var first = meter();
        var second = meter();
        first.await();

        assertThatThrownBy(second::await).isInstanceOf(LinkClosedException.class);
        first.passed(100);
        first.close();
        second.await();
    }

    @Test
    void overBudgetOnlyWhereSomebodyInsistsAndCountedAllTheSame() throws Exception {
        long before = DAILY - LinkMeter.LEAST_BYTES;
        transfer(before);
        try (var meter = links.meter(HUB, new Exemption(false, true))) {
            assertThat(meter.await()).isEqualTo(Long.MAX_VALUE);
            meter.passed(50_000);
        }

        assertThat(usage().dayBytes()).isEqualTo(before + 50_000);
    }

    @Test
    void writesRarelyWhileTransferringAndNeverWhileIdle() throws Exception {
        transfer(1_900_000);
        int commits = database.commits();

        clock.move(Duration.ofDays(3));
        links.states();
        links.stateOf(HUB);

        assertThat(commits).isLessThan(12);
        assertThat(database.commits()).isEqualTo(commits);
    }

    @Test
    void nothingPassesWhereItCannotBeWrittenDown() {
        database.killAfter(0, false);

        assertThatThrownBy(() -> meter().await()).isInstanceOf(FaultyDatabase.Killed.class);
    }

    @Test
    void aKillCostsAtMostWhatWasReserved() throws Exception {
        var meter = meter();
        meter.await();
        meter.passed(10_000);

        restart();

        assertThat(usage().dayBytes()).isBetween(10_000L, 10_000L + LinkAccount.AHEAD_BYTES + LinkMeter.LEAST_BYTES);
    }

    @Test
    void forgetsWhatIsOlderThanAYearAndAMonth() throws Exception {
        transfer(10);
        clock.move(Duration.ofDays(401));
        transfer(20);

        var days = new HashMap<LocalDate, Long>();
        database.scan(LinkColumns.DAYS, LinkColumns.prefixOf("sim"), (key, bytes) -> {
            days.put(key.day(), bytes);
            return true;
        });
        assertThat(days).isEqualTo(Map.of(LocalDate.parse("2027-04-07"), 20L));
    }

    @Test
    void aCapIsKeptByAllConnectionsTogether() throws Exception {
        links = links(new Link(
                "dish",
                LinkKind.SATELLITE,
                Windows.always(ZoneOffset.UTC),
                OptionalLong.of(10_000),
                Budget.UNLIMITED,
                Optional.empty()));
        var begun = clock.instant();
        try (var first = meter();
                var second = meter()) {
            for (int i = 0; i < 50; i++) {
                first.await();
                first.passed(16_000);
                second.await();
                second.passed(4_000);
            }
            first.await();
        }

        assertThat(Duration.between(begun, clock.instant()).toSeconds()).isBetween(95L, 105L);
        assertThat(links.stateOf(HUB).orElseThrow().expectedRate().orElse(0)).isBetween(7_000L, 10_000L);
    }

    /** What crossed, by the day on which it was allowed. */
    private final Map<LocalDate, Long> crossed = new HashMap<>();

    private LocalDate today = SIM.day(MovableClock.START);

    @Test
    void noBudgetIsExceededWhateverIsKilledAndHoweverTheClockJumps() throws Exception {
        long seed = Long.getLong("seed", 1);
        var random = new Random(seed);
        int kills = 0;
        for (int run = 0; run < 1_000; run++) {
            database.killAfter(random.nextInt(12), random.nextBoolean());
            try {
                live(random);
            } catch (FaultyDatabase.Killed e) {
                kills++;
            }
            database.heal();
            if (random.nextInt(3) > 0) {
                restart();
            }
            check(seed);
        }
        assertThat(kills).as("seed " + seed).isGreaterThan(50);
        assertThat(crossed.size()).as("seed " + seed).isGreaterThan(50);
    }

    private void live(Random random) throws Exception {
        clock.move(Duration.ofMinutes(random.nextInt(10) == 0 ? -random.nextInt(5_000) : random.nextInt(2_000)));
        var meters = List.of(meter(), meter());
        try {
            for (int i = random.nextInt(60); i > 0; i--) {
                var meter = meters.get(random.nextInt(2));
                meter.await();
                today = max(today, SIM.day(clock.instant()));
                int bytes = random.nextInt(LinkMeter.LEAST_BYTES + 1);
                crossed.merge(today, (long) bytes, Long::sum);
                meter.passed(bytes);
                clock.move(Duration.ofSeconds(random.nextInt(600)));
            }
        } catch (LinkClosedException e) {
            clock.move(Duration.ofHours(random.nextInt(6)));
        }
        if (random.nextBoolean()) {
            meters.getFirst().close();
            meters.getLast().close();
        }
    }

    private static LocalDate max(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private void check(long seed) {
        var months = new HashMap<LocalDate, Long>();
        crossed.forEach((day, bytes) -> {
            assertThat(bytes).as(day + ", seed " + seed).isLessThanOrEqualTo(DAILY);
            months.merge(SIM.budget().monthOf(day), bytes, Long::sum);
        });
        assertThat(months)
                .as("seed " + seed)
                .allSatisfy((month, bytes) -> assertThat(bytes).isLessThanOrEqualTo(MONTHLY));
    }
}

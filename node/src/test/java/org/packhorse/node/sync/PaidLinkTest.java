package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

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
import org.junit.jupiter.api.Test;
import org.packhorse.node.link.Budget;
import org.packhorse.node.link.Exemption;
import org.packhorse.node.link.Link;
import org.packhorse.node.link.LinkKind;
import org.packhorse.node.link.Permit.Reason;
import org.packhorse.node.link.Price;
import org.packhorse.node.link.Window;
import org.packhorse.node.link.Windows;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.FaultyDatabase;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.node.sync.SyncRequest.Extent;
import org.packhorse.protocol.content.Version;

/** Pulling over a line that costs money: the school's rules hold, and everything comes in the end. */
final class PaidLinkTest extends PullFixture {
    private static final long DAILY = 200_000;
    private static final long MONTHLY = 500_000;
    private static final Windows NIGHTS = new Windows(List.of(Window.parse("20:00-06:00")), ZoneOffset.UTC);
    private static final Budget BUDGET = new Budget(OptionalLong.of(DAILY), OptionalLong.of(MONTHLY), 1);

    private final FaultyDatabase ledger = new FaultyDatabase(new InMemoryDatabase());

    private static Link sim(Windows windows, Budget budget) {
        return new Link(
                "sim", LinkKind.SIM, windows, OptionalLong.of(10_000), budget, Optional.of(Price.parse("1 USD")));
    }

    private PaidLink paid(Windows windows, Budget budget) throws Exception {
        return new PaidLink(sim(windows, budget), link, clock, ledger);
    }

    private TestNode school(PaidLink line) throws Exception {
        return new TestNode(home.resolve("school"), clock, line).follow(hub.repository(), LESSONS, PaidLink.HUB);
    }

    private static long total(PaidLink line) {
        return line.crossed().values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void asksNobodyAnythingBeforeTheWindowOpensAndRestsUntilThen() throws Exception {
        hub.write("index.html", "one");
        publish();
        var line = paid(NIGHTS, Budget.UNLIMITED);
        try (var school = school(line)) {
            var rest = school.pull();

            assertThat(link.asked()).isEmpty();
            assertThat(rest.problem()).isEmpty();
            assertThat(rest.until()).isEqualTo(Instant.parse("2026-03-02T20:00:00Z"));
            assertThat(rest.closure().orElseThrow().permit().why()).isEqualTo(Reason.WINDOW_CLOSED);
            assertThat(TestNode.SCHEDULE.isDue(rest, rest.until().minusSeconds(1)))
                    .isFalse();
            assertThat(TestNode.SCHEDULE.isDue(rest, rest.until())).isTrue();
            assertThat(TestNode.SCHEDULE.isDue(rest, Instant.EPOCH))
                    .as("the clock was set back")
                    .isTrue();

            clock.move(Duration.between(clock.instant(), rest.until()));
            school.pull();
            assertThat(school.files(LESSONS)).isEqualTo(hub.files());
        }
    }

    @Test
    void spreadsALargeVersionOverDaysAndShowsItWhenItIsWhole() throws Exception {
        hub.write("river.jpg", Content.noise(1, 450_000));
        publish();
        var line = paid(Windows.always(ZoneOffset.UTC), new Budget(OptionalLong.of(DAILY), OptionalLong.empty(), 1));
        try (var school = school(line)) {
            int days = 0;
            while (school.version(LESSONS).equals(Version.NOTHING)) {
                var rest = school.pull();
                assertThat(rest.problem()).isEmpty();
                if (rest.closure().isPresent()) {
                    assertThat(rest.closure().orElseThrow().permit().why()).isEqualTo(Reason.DAY_USED_UP);
                    clock.move(Duration.between(clock.instant(), rest.until()));
                    days++;
                }
            }

            assertThat(days).isEqualTo(2);
            assertThat(school.files(LESSONS)).isEqualTo(hub.files());
            assertThat(total(line)).as("nothing came twice").isLessThan(450_000 + 10_000);
        }
    }

    @Test
    void aLookSaysWhatIsToComeAndFetchesNothingOfIt() throws Exception {
        hub.write("river.jpg", Content.noise(1, 450_000));
        publish();
        var line = paid(Windows.always(ZoneOffset.UTC), BUDGET);
        try (var school = school(line)) {
            school.pull(new SyncRequest(Extent.LOOK, Exemption.NONE));

            var outstanding = school.report().outstanding();
            assertThat(outstanding).hasSize(1);
            assertThat(outstanding.getFirst().missingBytes()).isEqualTo(bytes(pack(0, 1)).length);
            assertThat(packsAsked(0)).isEmpty();
            assertThat(total(line)).isLessThan(6_000);

            var outlook = SyncOutlook.of(outstanding, line.links(), clock.instant())
                    .paid()
                    .getFirst();
            assertThat(outlook.forecast().cost()).map(Object::toString).contains("0.46 USD");
            assertThat(outlook.forecast().later()).isTrue();
            assertThat(outlook.forecast().doneAt().orElseThrow())
                    .isBetween(Instant.parse("2026-03-04T00:00:00Z"), Instant.parse("2026-03-04T00:00:30Z"));

            school.pull();
            assertThat(school.report().outstanding().getFirst().missingBytes())
                    .isBetween(450_000 - DAILY, 450_000 - DAILY + 50_000);
        }
    }

    @Test
    void saysWhatIsToComeAlsoWhileTheWindowIsClosed() throws Exception {
        hub.write("index.html", "one");
        publish();
        var line = paid(NIGHTS, Budget.UNLIMITED);
        try (var school = school(line)) {
            school.pull(new SyncRequest(Extent.LOOK, new Exemption(true, false)));
            long before = total(line);

            school.pull();

            assertThat(total(line)).isEqualTo(before);
            assertThat(school.report().closure()).isPresent();
            assertThat(school.report().outstanding()).hasSize(1);
        }
    }

    @Test
    void aPersonGoesOnOutsideTheWindowButNotBeyondTheBudget() throws Exception {
        hub.write("river.jpg", Content.noise(1, 450_000));
        publish();
        var line = paid(NIGHTS, BUDGET);
        try (var school = school(line)) {
            school.pull(new SyncRequest(Extent.PULL, new Exemption(true, false)));
            assertThat(school.report().closure().orElseThrow().permit().why()).isEqualTo(Reason.DAY_USED_UP);
            assertThat(school.version(LESSONS)).isEqualTo(Version.NOTHING);

            school.pull(new SyncRequest(Extent.PULL, new Exemption(true, true)));
            assertThat(school.files(LESSONS)).isEqualTo(hub.files());
        }
    }

    @Test
    void aStickIsReadWhateverTheLineMay() throws Exception {
        hub.write("index.html", "one");
        publish();
        var line = paid(NIGHTS, Budget.UNLIMITED);
        var stick = java.net.URI.create("file:///media/stick");
        SyncParts.Connector both = address -> address.equals(stick) ? link : line.open(address);
        try (var school = new TestNode(home.resolve("school"), clock, both)
                .follow(hub.repository(), LESSONS, PaidLink.HUB, stick)) {
            var rest = school.pull();

            assertThat(school.files(LESSONS)).isEqualTo(hub.files());
            assertThat(line.crossed()).isEmpty();
            assertThat(rest.until())
                    .as("the stick is looked at as usual")
                    .isEqualTo(clock.instant().plus(Duration.ofMinutes(15)));
        }
    }

    @Test
    void whateverHappensRulesHoldAndInTheEndTheNewestVersionIsHere() throws Exception {
        long seed = Long.getLong("seed", 1);
        System.out.println("PaidLinkTest: -Dseed=" + seed);
        var random = new Random(seed);
        var line = paid(NIGHTS, BUDGET);
        try (var school = school(line)) {
            for (int round = 0; round < Integer.getInteger("rounds", 120); round++) {
                if (round % 20 == 0) {
                    hub.write(
                            "f" + random.nextInt(3) + ".jpg",
                            Content.noise(round + 1, 20_000 + random.nextInt(150_000)));
                    publish();
                }
                live(school, line, random);
            }
            line.restart(ledger);
            for (int nights = 0; !school.files(LESSONS).equals(hub.files()) && nights < 1_000; nights++) {
                clock.move(Duration.between(clock.instant(), school.pull().until()));
            }
            assertThat(school.files(LESSONS)).as("seed %d", seed).isEqualTo(hub.files());
        }
        check(line, seed);
    }

    private void live(TestNode school, PaidLink line, Random random) throws Exception {
        clock.move(Duration.ofMinutes(random.nextInt(400)));
        switch (random.nextInt(5)) {
            case 0 -> ledger.killAfter(random.nextInt(4), random.nextBoolean());
            case 1 -> school.database().killAfter(random.nextInt(12), random.nextBoolean());
            case 2 -> link.cutAfter(random.nextInt(80_000));
            default -> {
                // A round without trouble.
            }
        }
        try {
            school.pull();
        } catch (FaultyDatabase.Killed e) {
            school.restart();
            ledger.heal();
            line.restart(ledger);
        }
        ledger.heal();
        school.database().heal();
    }

    private static void check(PaidLink line, long seed) {
        Map<LocalDate, Long> days = new HashMap<>();
        Map<Integer, Long> months = new HashMap<>();
        line.crossed().forEach((time, bytes) -> {
            var day = time.atZone(ZoneOffset.UTC).toLocalDate();
            assertThat(NIGHTS.contain(time)).as("%s, seed %d", time, seed).isTrue();
            days.merge(day, bytes, Long::sum);
            months.merge(day.getYear() * 12 + day.getMonthValue(), bytes, Long::sum);
        });
        assertThat(days.values()).as("seed %d", seed).allMatch(bytes -> bytes <= DAILY);
        assertThat(months.values()).as("seed %d", seed).allMatch(bytes -> bytes <= MONTHLY);
        assertThat(days.size()).as("seed %d", seed).isGreaterThan(3);
    }
}

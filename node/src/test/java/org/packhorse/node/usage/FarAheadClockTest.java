package org.packhorse.node.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.packhorse.adminui.port.UsagePeriod;
import org.packhorse.adminui.port.UsageView;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.InMemoryDatabase;

/** A device whose clock was once in 2099: what it counted then must neither hide nor push out what it counts under the right time. */
class FarAheadClockTest {
    private static final Instant FAR = Instant.parse("2099-06-01T08:00:00Z");
    private static final Instant MORNING = Instant.EPOCH.plusSeconds(60);

    private final InMemoryDatabase database = new InMemoryDatabase();

    /** The program started at {@code time}. */
    private UsageFixture start(Instant time) {
        var school = new UsageFixture(database);
        school.clock.move(Duration.between(school.clock.instant(), time));
        return school;
    }

    /** {@code days} from {@code first} on, on each of which pupils saw the well once and looked for {@code query}. */
    private void use(Instant first, int days, String query) {
        var school = start(first);
        for (int day = 0; day < days; day++) {
            school.show("/c/water/r/well");
            school.log.nothingFound(query);
            school.log.write();
            school.clock.move(Duration.ofDays(1));
        }
        school.log.close();
    }

    @Test
    void whileTheClockIsWrongAgainPeriodsEndWithTheLastDayThatWasReal() throws IOException {
        use(MovableClock.START, 5, "volcano");
        use(FAR, 2, "volcano");

        var week = start(MORNING).desk().summary(UsagePeriod.WEEK);

        assertThat(week.all()).isEqualTo(new UsageView.Times(5, 0, 0));
        assertThat(week.missed()).extracting(UsageView.Missed::times).containsExactly(5L);
        assertThat(week.undated().times().viewed()).isEqualTo(2);
    }

    @Test
    void aLongTimeAheadPushesOutNoDayThatFollows() throws IOException {
        use(FAR, UsageHistory.DAYS_KEPT + 3, "volcano");
        use(MovableClock.START, 3, "volcano");

        var school = start(MovableClock.START.plus(Duration.ofDays(2)));

        assertThat(school.desk().summary(UsagePeriod.WEEK).all().viewed()).isEqualTo(3);
        var all = school.desk().summary(UsagePeriod.ALL);
        assertThat(all.all().viewed()).isEqualTo(UsageHistory.DAYS_KEPT + 3);
        assertThat(all.undated().times().viewed()).isEqualTo(UsageHistory.DAYS_KEPT);
    }

    @Test
    void norDoesItWhileTheClockTells1970() throws IOException {
        use(MovableClock.START, 3, "volcano");
        use(FAR, 2, "volcano");
        use(MORNING, 2, "volcano");

        var school = start(MovableClock.START.plus(Duration.ofDays(3)));

        assertThat(school.desk().summary(UsagePeriod.WEEK).all().viewed()).isEqualTo(3);
        assertThat(school.desk().summary(UsagePeriod.ALL).all().viewed()).isEqualTo(7);
    }

    @Test
    void wordsOfTodayWaitForTheirSecondTime() throws IOException {
        use(FAR, UsageHistory.DAYS_UNREPEATED + 3, "volcano");
        use(MovableClock.START, 1, "water pump");
        use(MovableClock.START.plus(Duration.ofDays(1)), 1, "water pump");

        var week = start(MovableClock.START.plus(Duration.ofDays(2))).desk().summary(UsagePeriod.WEEK);

        assertThat(week.missed()).containsExactly(new UsageView.Missed("water pump", 2));
    }

    @Test
    void nothingIsLostWhileTheClockJumps() throws IOException {
        var school = start(FAR);
        for (int hour = 0; hour < 10; hour++) {
            school.show("/c/water/r/well");
            school.clock.move(Duration.ofHours(1));
        }
        school.clock.move(Duration.between(school.clock.instant(), MovableClock.START));
        school.show("/c/water/r/pump");

        assertThat(school.desk().summary(UsagePeriod.ALL).all().viewed()).isEqualTo(11);
    }

    private static NavigableSet<Long> days(long first, int count) {
        return new TreeSet<>(LongStream.range(first, first + count).boxed().toList());
    }

    @Test
    void mostDaysTellWhichAreReal() {
        long first = UndatedDays.FIRST_DATED;
        var both = days(first, 3);
        both.addAll(days(first + 20_000, 2));
        assertThat(SeenDays.last(both)).isEqualTo(first + 2);

        // The other way round: the clock was at the beginning of its calendar, and then right.
        both.addAll(days(first + 20_000, 9));
        assertThat(SeenDays.last(both)).isEqualTo(first + 20_008);
    }

    @Test
    void aYearOfHolidaysPartsNothing() {
        long first = UndatedDays.FIRST_DATED;
        var days = days(first, 300);
        days.addAll(List.of(first + 300 + SeenDays.APART_DAYS - 1, first + 400 + SeenDays.APART_DAYS));

        assertThat(SeenDays.last(days)).isEqualTo(first + 400 + SeenDays.APART_DAYS);
        assertThat(SeenDays.last(new TreeSet<>())).isEqualTo(first);
    }
}

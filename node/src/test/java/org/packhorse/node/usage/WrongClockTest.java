package org.packhorse.node.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.packhorse.adminui.port.UsagePeriod;
import org.packhorse.adminui.port.UsageTable;
import org.packhorse.adminui.port.UsageView;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.InMemoryDatabase;

/** A device whose clock has no battery begins each morning in 1970, and knows the time on days on which it has a link. */
class WrongClockTest {
    private static final Instant MORNING = Instant.EPOCH.plusSeconds(60);

    private final InMemoryDatabase database = new InMemoryDatabase();

    /** The program started at {@code time}. */
    private UsageFixture start(Instant time) {
        var school = new UsageFixture(database);
        set(school, time);
        return school;
    }

    private static void set(UsageFixture school, Instant time) {
        school.clock.move(Duration.between(school.clock.instant(), time));
    }

    /** A morning in 1970 on which pupils saw the well {@code views} times, and looked for {@code query}. */
    private void morning(int views, String query) {
        var school = start(MORNING);
        for (int i = 0; i < views; i++) {
            school.show("/c/water/r/well");
        }
        school.log.nothingFound(query);
        school.log.close();
    }

    private List<String> table(UsageFixture school, UsageTable table, UsagePeriod period) throws IOException {
        var csv = new StringBuilder();
        school.desk().write(table, period, csv);
        return csv.toString().lines().skip(1).toList();
    }

    @Test
    void whatIsCountedUnderAWrongClockIsToldAndKeptApartFromRealDays() throws IOException {
        morning(7, "volcano");
        var school = start(MovableClock.START);
        school.show("/c/water/r/pump");

        var month = school.desk().summary(UsagePeriod.MONTH);
        var all = school.desk().summary(UsagePeriod.ALL);

        assertThat(month.all()).isEqualTo(new UsageView.Times(1, 0, 0));
        assertThat(month.missedOthers()).isZero();
        assertThat(month.undated()).isEqualTo(new UsageView.Undated(new UsageView.Times(7, 0, 0), 1));
        assertThat(all.all()).isEqualTo(new UsageView.Times(8, 0, 0));
        assertThat(all.top().getFirst().times()).isEqualTo(new UsageView.Times(7, 0, 0));
        assertThat(all.missedOthers()).isEqualTo(1);
        assertThat(all.undated()).isEqualTo(month.undated());
        assertThat(all.byHour().stream().mapToLong(n -> n).sum()).isEqualTo(1);
    }

    @Test
    void theTableOfAllHasAllAndThatOfAMonthNothingWithoutADate() throws IOException {
        morning(7, "volcano");
        var school = start(MovableClock.START);

        assertThat(table(school, UsageTable.RESOURCES, UsagePeriod.ALL))
                .containsExactly("\"1970-01-01T00:00:00Z\",\"water\",\"well\",\"'=cmd|' /C calc'!A0\",7,0,0");
        assertThat(table(school, UsageTable.SEARCHES, UsagePeriod.ALL)).containsExactly("\"1970-01-01\",\"*\",1");
        assertThat(table(school, UsageTable.RESOURCES, UsagePeriod.MONTH)).isEmpty();
        assertThat(table(school, UsageTable.SEARCHES, UsagePeriod.MONTH)).isEmpty();
    }

    @Test
    void everyMorningIsADayOfItsOwn() throws IOException {
        morning(1, "volcano");
        morning(2, "volcano");
        morning(3, "volcano");

        var desk = start(MovableClock.START).desk();

        assertThat(table(start(MovableClock.START), UsageTable.SEARCHES, UsagePeriod.ALL))
                .containsExactly(
                        "\"1970-01-01\",\"volcano\",1", "\"1970-01-02\",\"volcano\",1", "\"1970-01-03\",\"volcano\",1");
        assertThat(desk.summary(UsagePeriod.ALL).all().viewed()).isEqualTo(6);
    }

    @Test
    void aRunThatLearnsTheTimeGoesOnUnderTheRightDay() throws IOException {
        var school = start(MORNING);
        school.show("/c/water/r/well");
        set(school, MovableClock.START);
        school.show("/c/water/r/well");
        school.log.write();
        set(school, MORNING);
        school.show("/c/water/r/well");
        set(school, MovableClock.START);

        var week = school.desk().summary(UsagePeriod.WEEK);

        assertThat(week.all().viewed()).isEqualTo(1);
        assertThat(week.undated().times().viewed()).isEqualTo(2);
    }

    @Test
    void realDaysDoNotPushOutThoseWithoutADate() throws IOException {
        morning(5, "volcano");
        var school = start(MovableClock.START);
        for (int day = 0; day < UsageHistory.DAYS_KEPT + 3; day++) {
            school.show("/c/water/r/pump");
            school.log.nothingFound("volcano");
            school.log.write();
            school.clock.move(Duration.ofDays(1));
        }

        assertThat(school.desk().summary(UsagePeriod.ALL).undated())
                .isEqualTo(new UsageView.Undated(new UsageView.Times(5, 0, 0), 1));
    }

    @Test
    void theOldestMorningsMakeRoomForNewOnesOnly() throws IOException {
        var real = start(MovableClock.START);
        real.show("/c/water/r/pump");
        real.log.close();
        for (int day = 0; day < UsageHistory.DAYS_KEPT + 3; day++) {
            morning(1, "volcano");
        }

        var all = start(MovableClock.START).desk().summary(UsagePeriod.ALL);

        assertThat(all.undated().times().viewed()).isEqualTo(UsageHistory.DAYS_KEPT);
        assertThat(all.all().viewed()).isEqualTo(UsageHistory.DAYS_KEPT + 1);
    }

    @Test
    void wordsThatNoOtherMorningRepeatsAreNotKept() throws IOException {
        morning(1, "my name is asha");
        for (int day = 0; day < UsageHistory.DAYS_UNREPEATED; day++) {
            morning(1, "volcano");
        }

        var words = new ArrayList<String>();
        database.scan(UsageColumns.MISSES, new byte[0], (_, day) -> {
            words.addAll(day.queries().keySet());
            return true;
        });
        assertThat(words).contains("volcano").doesNotContain("my name is asha");
    }

    @Test
    void whileTheClockIsWrongPeriodsEndWithTheLastDay() throws IOException {
        var real = start(MovableClock.START);
        real.show("/c/water/r/pump");
        real.log.nothingFound("volcano");
        real.clock.move(Duration.ofDays(20));
        real.show("/c/water/r/well");
        real.log.close();

        var school = start(MORNING);
        school.show("/c/water/r/pictures");

        var week = school.desk().summary(UsagePeriod.WEEK);
        assertThat(week.top()).extracting(UsageView.Item::times).containsExactly(new UsageView.Times(1, 0, 0));
        assertThat(week.undated().times().viewed()).isEqualTo(1);
        assertThat(school.desk().summary(UsagePeriod.MONTH).all().viewed()).isEqualTo(2);
        assertThat(school.desk().summary(UsagePeriod.MONTH).missedOthers()).isEqualTo(1);
    }

    @Test
    void whatIsYetToComeHasNoDateEither() throws IOException {
        var ahead = start(MovableClock.START.plus(Duration.ofDays(30_000)));
        ahead.show("/c/water/r/pump");
        ahead.log.close();

        var year = start(MovableClock.START).desk().summary(UsagePeriod.YEAR);

        assertThat(year.all().viewed()).isZero();
        assertThat(year.undated().times().viewed()).isEqualTo(1);
    }
}

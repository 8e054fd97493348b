package org.packhorse.node.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.adminui.port.UsagePeriod;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.FaultyDatabase;
import org.packhorse.node.store.InMemoryDatabase;

class UsageLogTest {
    private static final Used WELL = new Used("water", "well");

    private final UsageFixture school = new UsageFixture();

    private Map<Used, Counts> counted() throws IOException {
        var all = new HashMap<Used, Counts>();
        school.log.upToDate().hours(hour -> hour.counts().forEach((used, n) -> all.merge(used, n, Counts::plus)));
        return all;
    }

    private void show(String address, String... headers) {
        school.show(address, headers);
    }

    @Test
    void tellsViewedOpenedAndDownloadedApart() throws IOException {
        show("/c/water/r/well");
        show("/c/water/r/well?lang=sw");
        show("/content/water/en/well.html");
        show("/content/water/media/pump.mp4?download");
        show("/content/water/pictures/");

        assertThat(counted())
                .containsOnly(
                        Map.entry(WELL, new Counts(2, 1, 0)),
                        Map.entry(new Used("water", "pump"), new Counts(0, 0, 1)),
                        Map.entry(new Used("water", "pictures"), new Counts(0, 1, 0)));
    }

    @Test
    void countsABookOnceHoweverManyChaptersAreRead() throws IOException {
        show("/c/water/r/well/read");
        show("/c/water/r/well/read/chapter-1.xhtml");
        show("/c/water/r/well/read/chapter-2.xhtml");
        show("/c/water/r/well/zip");
        show("/c/water/r/well/reuse");

        assertThat(counted()).containsOnly(Map.entry(WELL, new Counts(0, 1, 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/style.css",
                "/search?q=well",
                "/c/water",
                "/c/water/browse/en/",
                "/c/water/r/",
                "/c/water/r/well/more",
                "/c",
                "/content/water",
                "/content/water/en/deep/style.css",
                "/content/other/en/well.html",
                "/content/..%2e/x",
                "/content/WATER/en/well.html"
            })
    void countsNoFurnitureNoListsAndNoPartsOfPages(String address) throws IOException {
        show(address);

        assertThat(counted()).isEmpty();
        assertThat(school.later).isEmpty();
    }

    @Test
    void countsAFilmOnceHoweverManyRangesItComesIn() throws IOException {
        show("/content/water/media/pump.mp4", "range", "bytes=0-1");
        show("/content/water/media/pump.mp4", "range", "bytes=0-");
        show("/content/water/media/pump.mp4", "range", "bytes=262144-524287");
        show("/content/water/media/pump.mp4", "range", "bytes=-500");

        assertThat(counted()).containsOnly(Map.entry(new Used("water", "pump"), new Counts(0, 1, 0)));
    }

    @Test
    void countsNobodyWhoDoesNotLook() throws IOException {
        show("/c/water/r/well", "sec-purpose", "prefetch");
        show("/c/water/r/well", "purpose", "prefetch");
        show("/c/water/r/well", "x-purpose", "preview");
        show("/c/water/r/well", "x-moz", "prefetch");

        assertThat(counted()).isEmpty();
    }

    @Test
    void countsAnswersThatHaveContentOnly() throws IOException {
        var target = UsageFixture.get("/c/water/r/well").target();

        school.log.answered(target, Map.of(), 304);
        school.log.answered(target, Map.of(), 404);
        school.log.answered(target, Map.of(), 302);

        assertThat(counted()).containsOnly(Map.entry(WELL, new Counts(1, 0, 0)));
    }

    @Test
    void writesOnceForManyViewsAndNotAtAllWhenIdle() throws IOException {
        show("/c/water/r/well");
        show("/c/water/r/well");
        assertThat(school.later).hasSize(1);

        school.later.remove().run();

        assertThat(school.later).isEmpty();
        assertThat(counted()).containsOnly(Map.entry(WELL, new Counts(2, 0, 0)));
    }

    @Test
    void keepsTheHoursApartAndAddsToWhatIsThere() throws IOException {
        show("/c/water/r/well");
        school.log.write();
        show("/c/water/r/well");
        school.clock.move(Duration.ofHours(1));
        show("/c/water/r/well");

        var hours = new ArrayList<Long>();
        school.log
                .upToDate()
                .hours(hour ->
                        hours.add(hour.counts().getOrDefault(WELL, Counts.NONE).viewed()));

        assertThat(hours).containsExactly(2L, 1L);
    }

    @Test
    void writesWhatIsLeftAtTheEndAndAsksForNothingAfterwards() throws IOException {
        var database = new InMemoryDatabase();
        var ending = new UsageFixture(database);
        ending.show("/c/water/r/well");

        ending.log.close();

        assertThat(new UsageFixture(database)
                        .desk()
                        .summary(UsagePeriod.WEEK)
                        .all()
                        .viewed())
                .isEqualTo(1);
        ending.later.clear();
        ending.show("/c/water/r/well");
        assertThat(ending.later).isEmpty();
    }

    @Test
    void losesNothingWhenTheCardIsFullForAWhile() throws IOException {
        var database = new FaultyDatabase(new InMemoryDatabase());
        var full = new UsageFixture(database);
        full.show("/c/water/r/well");
        database.fillUp();
        full.log.write();
        full.show("/c/water/r/well");

        var all = new ArrayList<Counts>();
        full.log.upToDate().hours(hour -> all.addAll(hour.counts().values()));

        assertThat(all).containsExactly(new Counts(2, 0, 0));
    }

    @Test
    void whatIsWrittenIsNotCountedAgainBecauseTheOldCannotBeDropped() throws IOException {
        var database = new FaultyDatabase(new InMemoryDatabase());
        var full = new UsageFixture(database);
        full.show("/c/water/r/well");
        database.fillUpAfter(1);
        full.log.write();

        var all = new ArrayList<Counts>();
        full.log.upToDate().hours(hour -> all.addAll(hour.counts().values()));

        assertThat(all).containsExactly(new Counts(1, 0, 0));
    }

    @Test
    void whoeverWalksThroughEverythingFillsNoMoreThanAnHourHasRoomFor() throws IOException {
        IntStream.range(0, 3 * HourOfUse.LIMIT).forEach(i -> show("/c/water/r/item-" + i));
        school.log.write();
        IntStream.range(0, 3 * HourOfUse.LIMIT).forEach(i -> show("/c/water/r/other-" + i));

        var counts = counted();

        assertThat(counts).hasSizeLessThanOrEqualTo(HourOfUse.LIMIT + 1);
        assertThat(counts.values().stream().mapToLong(Counts::viewed).sum()).isEqualTo(6L * HourOfUse.LIMIT);
    }

    @Test
    void aClockThatJumpsThrowsNothingAway() throws IOException {
        show("/c/water/r/well");
        school.clock.move(Duration.ofDays(40_000));
        show("/c/water/r/well");
        school.log.write();
        school.clock.move(Duration.ofDays(-60_000));
        show("/c/water/r/well");
        school.log.write();
        school.clock.move(Duration.between(school.clock.instant(), MovableClock.START));

        assertThat(counted()).containsOnly(Map.entry(WELL, new Counts(3, 0, 0)));
        assertThat(school.desk().summary(UsagePeriod.WEEK).all().viewed()).isEqualTo(1);
    }

    @Test
    void theOldestDaysMakeRoom() throws IOException {
        for (int day = 0; day < UsageHistory.DAYS_KEPT + 3; day++) {
            show("/c/water/r/well");
            school.log.nothingFound("photosynthesis");
            school.log.write();
            school.clock.move(Duration.ofDays(1));
        }

        var days = new ArrayList<Long>();
        school.history.hours(hour -> days.add(hour.day()));

        assertThat(days).hasSizeBetween(UsageHistory.DAYS_KEPT, UsageHistory.DAYS_KEPT + 1);
        assertThat(school.history.misses()).hasSizeBetween(UsageHistory.DAYS_KEPT, UsageHistory.DAYS_KEPT + 1);
        assertThat(days.getLast()).isEqualTo(HourOfUse.at(school.clock.instant()) / 24 - 1);
    }

    @Test
    void tellsTheWordsOfASearchOnlyWhenTheyComeInAnotherHour() throws IOException {
        school.log.nothingFound("Photosynthesis");
        school.log.nothingFound("photosynthesis!");
        school.log.nothingFound("my name is Asha");
        assertThat(school.log.upToDate().misses()).allMatch(day -> day.queries().isEmpty() && day.others() == 3);

        school.clock.move(Duration.ofHours(1));
        school.log.nothingFound(" PHOTOSYNTHESIS ");

        var day = school.log.upToDate().misses().getFirst();
        assertThat(day.queries().keySet()).containsExactly("photosynthesis");
        assertThat(day.queries().values()).extracting(DayOfMisses.Missed::count).containsExactly(3L);
        assertThat(day.others()).isEqualTo(1);
    }

    @Test
    void wordsThatNobodyRepeatsAreNotKept() throws IOException {
        school.log.nothingFound("my name is asha");
        for (int day = 0; day < UsageHistory.DAYS_UNREPEATED + 1; day++) {
            school.log.nothingFound("photosynthesis");
            school.log.write();
            school.clock.move(Duration.ofDays(1));
        }

        assertThat(rawQueries()).doesNotContain("my name is asha").contains("photosynthesis");
    }

    private List<String> rawQueries() throws IOException {
        var all = new ArrayList<String>();
        school.database.scan(
                UsageColumns.MISSES,
                new byte[0],
                (_, day) -> all.addAll(day.queries().keySet()));
        return all;
    }

    @Test
    void aDayHasRoomForSoManyDifferentSearches() throws IOException {
        for (int hour = 0; hour < 2; hour++) {
            IntStream.range(0, 3 * DayOfMisses.LIMIT).forEach(i -> school.log.nothingFound("word" + i));
            school.log.write();
            school.clock.move(Duration.ofHours(1));
        }

        var day = school.history.misses().getFirst();

        assertThat(day.queries()).hasSize(DayOfMisses.LIMIT);
        assertThat(day.others()).isEqualTo(4L * DayOfMisses.LIMIT);
    }
}

package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.packhorse.node.sync.SyncState.Assembling;
import org.packhorse.node.sync.SyncState.Problem;
import org.packhorse.node.sync.SyncState.Pulling;
import org.packhorse.node.sync.SyncState.Refreshing;
import org.packhorse.node.sync.SyncState.Resting;
import org.packhorse.node.sync.SyncState.Wanted;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.VersionOffer;

/** Every move of a pull, without a pull. */
final class SyncStateTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final SyncSchedule SCHEDULE = SyncSchedule.every(Duration.ofMinutes(15));
    private static final Problem PROBLEM = new Problem(Problem.Kind.NOT_TRUSTED, "pack", "damaged", "");
    private static final Digest ANY = Digest.ofContent(new byte[0]);

    private static Wanted wanted(String collection, int packs) {
        var id = new CollectionId(collection);
        var offers = IntStream.range(0, packs)
                .mapToObj(from -> new PackOffer(id, new Version(from), new Version(9), 100, 10, ANY, 50))
                .toList();
        return new Wanted(new VersionOffer(id, new Version(9), ANY, offers), offers);
    }

    private static Instant in(Duration wait) {
        return NOW.plus(wait);
    }

    @Test
    void beginsByLookingAtOnce() {
        assertThat(Resting.begin(NOW)).isEqualTo(new Resting(NOW, 0, Optional.empty()));
        assertThat(Resting.begin(NOW).wake()).isEqualTo(new Refreshing(0));
    }

    @Test
    void restsForTheUsualTimeWhereNothingIsNew() {
        assertThat(new Refreshing(5).found(List.of(), SCHEDULE, NOW))
                .isEqualTo(new Resting(in(Duration.ofMinutes(15)), 0, Optional.empty()));
    }

    @Test
    void countsFailuresUntilSomethingArrives() {
        var failed = new Refreshing(2).failed(PROBLEM, SCHEDULE, NOW);
        assertThat(failed).isEqualTo(new Resting(in(Duration.ofMinutes(4)), 3, Optional.of(PROBLEM)));

        var pulling = (Pulling) failed.wake().found(List.of(wanted("a", 1)), SCHEDULE, NOW);
        assertThat(pulling.cut(PROBLEM, SCHEDULE, NOW).failures()).isEqualTo(4);
        assertThat(pulling.pulled().failed(PROBLEM, SCHEDULE, NOW).failures()).isEqualTo(4);
        assertThat(pulling.pulled().shown(SCHEDULE, NOW))
                .isEqualTo(new Resting(in(Duration.ofMinutes(15)), 0, Optional.empty()));
    }

    @Test
    void pullsOneCollectionAfterTheOther() {
        var a = wanted("a", 1);
        var b = wanted("b", 1);

        var first = new Refreshing(0).found(List.of(a, b), SCHEDULE, NOW);

        assertThat(first).isEqualTo(new Pulling(a, List.of(b), 0, Optional.empty()));
        assertThat(((Pulling) first).pulled().shown(SCHEDULE, NOW))
                .isEqualTo(new Pulling(b, List.of(), 0, Optional.empty()));
    }

    @Test
    void triesTheNextPackOfTheSameVersionWhereOneIsRefused() {
        var pulling = new Pulling(wanted("a", 2), List.of(), 1, Optional.empty());
        var other =
                new Wanted(pulling.wanted().offer(), pulling.wanted().packs().subList(1, 2));

        assertThat(pulling.refused(PROBLEM, SCHEDULE, NOW))
                .isEqualTo(new Pulling(other, List.of(), 1, Optional.empty()));
        assertThat(new Assembling(pulling).refused(PROBLEM, SCHEDULE, NOW))
                .isEqualTo(new Pulling(other, List.of(), 1, Optional.empty()));
    }

    @Test
    void goesOnWithTheNextCollectionWhereNoPackIsLeftAndFailsInTheEnd() {
        var b = wanted("b", 1);
        var pulling = new Pulling(wanted("a", 1), List.of(b), 1, Optional.empty());

        var next = (Pulling) pulling.refused(PROBLEM, SCHEDULE, NOW);

        assertThat(next).isEqualTo(new Pulling(b, List.of(), 1, Optional.of(PROBLEM)));
        assertThat(next.pulled().shown(SCHEDULE, NOW))
                .isEqualTo(new Resting(in(Duration.ofMinutes(2)), 2, Optional.of(PROBLEM)));
    }

    @Test
    void wantsNothingThatNoPackLeadsTo() {
        assertThatIllegalArgumentException().isThrownBy(() -> wanted("a", 0));
    }

    @Test
    void waitsTwiceAsLongAfterEachFailureUpToALimit() {
        var schedule = SyncSchedule.every(Duration.ofHours(6));
        long[] minutes = {1, 2, 4, 8, 16, 32, 60, 60};
        for (int failures = 1; failures <= minutes.length; failures++) {
            assertThat(schedule.nextTry(failures, NOW)).isEqualTo(in(Duration.ofMinutes(minutes[failures - 1])));
        }
        assertThat(schedule.nextTry(1_000_000, NOW)).isEqualTo(in(Duration.ofHours(1)));
    }

    @Test
    void neverWaitsLongerThanTheUsualTime() {
        var hasty = SyncSchedule.every(Duration.ofSeconds(10));

        assertThat(hasty.nextTry(1, NOW)).isEqualTo(in(Duration.ofSeconds(10)));
        assertThat(hasty.nextTry(9, NOW)).isEqualTo(in(Duration.ofSeconds(10)));
    }

    @Test
    void isDueWhenTheTimeHasComeOrTheClockWasSetBack() {
        assertThat(SCHEDULE.isDue(NOW, NOW)).isTrue();
        assertThat(SCHEDULE.isDue(NOW.minusSeconds(1), NOW)).isTrue();
        assertThat(SCHEDULE.isDue(NOW.plusSeconds(1), NOW)).isFalse();
        assertThat(SCHEDULE.isDue(in(Duration.ofMinutes(15)), NOW)).isFalse();
        assertThat(SCHEDULE.isDue(in(Duration.ofDays(3_000)), NOW)).isTrue();
    }
}

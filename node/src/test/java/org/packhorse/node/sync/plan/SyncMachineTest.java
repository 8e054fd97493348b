package org.packhorse.node.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.sync.plan.Offers.LESSONS;
import static org.packhorse.node.sync.plan.Offers.offer;
import static org.packhorse.node.sync.plan.Offers.pack;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.packhorse.node.sync.plan.SyncMachine.Asking;
import org.packhorse.node.sync.plan.SyncMachine.Planning;
import org.packhorse.node.sync.plan.SyncMachine.Pulling;
import org.packhorse.node.sync.plan.SyncMachine.Refreshing;
import org.packhorse.node.sync.plan.SyncMachine.Resting;
import org.packhorse.node.sync.plan.SyncMachine.Stocktaking;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.CollectionOffer;
import org.packhorse.protocol.exchange.PackOffer;

/** Every move of a node, without a node. */
final class SyncMachineTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final SyncSchedule SCHEDULE = SyncSchedule.every(Duration.ofMinutes(15));
    private static final Problem DEAD = new Problem(Problem.Kind.UNREACHABLE, "hub", "dead", "");
    private static final Problem BAD = new Problem(Problem.Kind.NOT_TRUSTED, "pack", "damaged", "");

    private static final KnownUpstream STICK = KnownUpstream.configured(URI.create("file:///media/stick"));
    private static final KnownUpstream NEIGHBOUR =
            new KnownUpstream(URI.create("http://box2.local/"), KnownUpstream.Kind.NEIGHBOUR);
    private static final KnownUpstream HUB = KnownUpstream.configured(URI.create("https://hub.example/"));
    private static final KnownUpstream MIRROR = KnownUpstream.configured(URI.create("https://mirror.example/"));

    private static final PackOffer DELTA = pack(1, 2, 1_000_000);
    private static final PackOffer FULL = pack(0, 2, 9_000_000);
    private static final Need NEED = need(offer(DELTA, FULL));

    private static Need need(CollectionOffer offer) {
        return new Need(offer, Set.of(Version.NOTHING, new Version(1)), Optional.empty(), true, Set.of());
    }

    private static Resting rested() {
        return Resting.begin(NOW);
    }

    private static Planning planning(KnownUpstream... upstreams) {
        return new Planning(Round.begin(List.of(upstreams), List.of(), 0));
    }

    private static SyncMachine plan(SyncMachine state, Need... needs) {
        var planning = (Planning) state;
        return planning.planned(Planner.plan(List.of(needs), planning.round()), SCHEDULE, NOW);
    }

    private static Pulling pulling(SyncMachine state, Need... needs) {
        return (Pulling) plan(state, needs);
    }

    private static Instant in(Duration wait) {
        return NOW.plus(wait);
    }

    @Test
    void beginsByLookingAtOnceAndAsksInOrder() {
        var refreshing = rested().wake(List.of(STICK, HUB), List.of());

        assertThat(rested().until()).isEqualTo(NOW);
        assertThat(refreshing.upstream()).isEqualTo(STICK);
        assertThat(((Refreshing) refreshing.failed(DEAD)).upstream()).isEqualTo(HUB);
    }

    @Test
    void isContentWithTheFirstThatHasSomethingNewer() {
        assertThat(rested().wake(List.of(STICK, HUB), List.of()).answered(true)).isInstanceOf(Stocktaking.class);
    }

    @Test
    void asksTheHubWhereWhatIsNearbyHasNothingNewer() {
        var next = (Refreshing)
                rested().wake(List.of(STICK, NEIGHBOUR, HUB, MIRROR), List.of()).answered(false);
        next = (Refreshing) next.answered(false);

        assertThat(next.upstream()).isEqualTo(HUB);
        assertThat(next.answered(false)).isInstanceOf(Stocktaking.class);
    }

    @Test
    void forgetsAboutAnUnpluggedStickWhereSomebodyElseAnswers() {
        var asked = (Refreshing) rested().wake(List.of(STICK, HUB), List.of()).failed(DEAD);

        var planning = ((Stocktaking) asked.answered(false)).taken(List.of());

        assertThat(plan(planning)).isEqualTo(new Resting(in(Duration.ofMinutes(15)), 0, Optional.empty()));
    }

    @Test
    void saysThatTheHubIsSilentAlsoWhereTheStickHadNothingNewer() {
        var asked = (Refreshing) rested().wake(List.of(STICK, HUB), List.of()).answered(false);

        var planning = ((Stocktaking) asked.failed(DEAD)).taken(List.of());

        assertThat(((Resting) plan(planning)).problem()).contains(DEAD);
    }

    @Test
    void restsLongerAfterEachFailureUntilSomethingGoesWell() {
        Resting resting = rested();
        long[] seconds = {2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900};
        for (int i = 0; i < seconds.length; i++) {
            resting = (Resting)
                    plan(((Stocktaking) resting.wake(List.of(HUB), List.of()).failed(DEAD)).taken(List.of()));
            assertThat(resting).isEqualTo(new Resting(in(Duration.ofSeconds(seconds[i])), i + 1, Optional.of(DEAD)));
        }

        var well = ((Stocktaking) resting.wake(List.of(HUB), List.of()).answered(false)).taken(List.of());
        assertThat(plan(well)).isEqualTo(new Resting(in(Duration.ofMinutes(15)), 0, Optional.empty()));
    }

    @Test
    void pullsTheCheapestPackFromTheCheapestUpstreamThatMayHaveIt() {
        var all = planning(STICK, NEIGHBOUR, HUB);
        assertThat(pulling(all, NEED).errand().upstream()).isEqualTo(STICK);
        assertThat(pulling(all, NEED).errand().pack()).isEqualTo(DELTA);

        var notOnTheStick = new Planning(all.round().with(new Finding.Lacking(Finding.Copy.of(DELTA, STICK))));
        assertThat(pulling(notOnTheStick, NEED).errand().upstream()).isEqualTo(NEIGHBOUR);
    }

    @Test
    void prefersALargePackNearbyToASmallOneThroughTheLineButNotAHugeOne() {
        var round = planning(STICK, HUB).round().with(new Finding.Lacking(Finding.Copy.of(DELTA, STICK)));
        assertThat(pulling(new Planning(round), NEED).errand().pack()).isEqualTo(FULL);

        var huge = need(offer(DELTA, pack(0, 2, 100_000_000)));
        assertThat(pulling(new Planning(round), huge).errand().pack()).isEqualTo(DELTA);
        assertThat(pulling(new Planning(round), huge).errand().upstream()).isEqualTo(HUB);
    }

    @Test
    void asksForTheRestAtOnceAfterACutThatBroughtSomething() {
        var pulling = pulling(planning(HUB), NEED);

        var next = (Pulling) pulling.cut(DEAD, SyncMachine.WORTHWHILE_BYTES);

        assertThat(next.errand()).isEqualTo(pulling.errand());
    }

    @Test
    void asksTheNextUpstreamForTheSamePackAfterACutThatBroughtNothing() {
        var next = pulling(pulling(planning(HUB, MIRROR), NEED).cut(DEAD, 100), NEED);

        assertThat(next.errand().upstream()).isEqualTo(MIRROR);
        assertThat(next.errand().pack()).isEqualTo(DELTA);
    }

    @Test
    void doesNotPayForAnotherPackBecauseTheLineWasCut() {
        var round = planning(HUB, MIRROR).round().with(new Finding.Lacking(Finding.Copy.of(DELTA, MIRROR)));

        var end = plan(pulling(new Planning(round), NEED).cut(DEAD, 0), NEED);

        assertThat(end).isEqualTo(new Resting(in(Duration.ofSeconds(2)), 1, Optional.of(DEAD)));
    }

    @Test
    void takesAnotherPackFromNearbyWhereTheLineWasCut() {
        var round = planning(STICK, HUB).round().with(new Finding.Lacking(Finding.Copy.of(DELTA, STICK)));
        var huge = need(offer(DELTA, pack(0, 2, 100_000_000)));

        var next = pulling(pulling(new Planning(round), huge).cut(DEAD, 0), huge);

        assertThat(next.errand().upstream()).isEqualTo(STICK);
        assertThat(next.errand().pack().from()).isEqualTo(Version.NOTHING);
    }

    @Test
    void triesADamagedPackElsewhereThenOnceMoreAndOnlyThenAnotherPack() {
        var first = pulling(planning(HUB, MIRROR), NEED);
        var second = pulling(first.damaged(BAD), NEED);
        assertThat(second.errand().upstream()).isEqualTo(MIRROR);
        assertThat(second.errand().pack()).isEqualTo(DELTA);

        var third = pulling(second.damaged(BAD), NEED);
        assertThat(third.errand().pack()).isEqualTo(DELTA);
        assertThat(third.isSecondTime()).isTrue();
        var fourth = pulling(third.damaged(BAD), NEED);
        assertThat(fourth.errand().pack()).isEqualTo(DELTA);

        var fifth = pulling(fourth.damaged(BAD), NEED);
        assertThat(fifth.errand().pack()).isEqualTo(FULL);
        assertThat(fifth.errand().upstream()).isEqualTo(HUB);
    }

    @Test
    void triesAPackThatIsWrongAsSignedNowhereElse() {
        var pulling = pulling(planning(HUB, MIRROR), NEED);

        assertThat(pulling(pulling.refused(BAD), NEED).errand().pack()).isEqualTo(FULL);
        assertThat(pulling(pulling.pulled().pulled().refused(BAD), NEED)
                        .errand()
                        .pack())
                .isEqualTo(FULL);
    }

    @Test
    void waitsForAHubThatLacksAPackButNotForEver() {
        var pulling = pulling(planning(HUB), NEED);
        assertThat(plan(pulling.missing(DEAD), NEED)).isInstanceOf(Resting.class);

        var patience = new Planning(Round.begin(List.of(HUB), List.of(), SyncMachine.PATIENCE_ROUNDS));
        var next = pulling(pulling(patience, NEED).missing(DEAD), NEED);
        assertThat(next.errand().pack()).isEqualTo(FULL);
    }

    @Test
    void goesOnWithTheNextCollectionWhereOneIsStuckAndFailsInTheEnd() {
        var other = need(offer(pack(new CollectionId("zoology"), 1, 2, 2_000_000)));

        var next = pulling(pulling(planning(HUB), NEED, other).stuck(BAD), NEED, other);
        var end = plan(next.pulled().shown(), NEED);

        assertThat(next.errand().collection()).isEqualTo(other.collection());
        assertThat(end).isEqualTo(new Resting(in(Duration.ofSeconds(2)), 1, Optional.of(BAD)));
    }

    @Test
    void forgetsTroubleThatWasOvercome() {
        var pulling = pulling(pulling(planning(HUB, MIRROR), NEED).damaged(BAD), NEED);

        assertThat(plan(pulling.pulled().shown()))
                .isEqualTo(new Resting(in(Duration.ofMinutes(15)), 0, Optional.empty()));
    }

    @Test
    void comesBackSoonAfterARoundThatBroughtSomething() {
        var tired = new Planning(Round.begin(List.of(HUB), List.of(), 9));

        var cutOnce = (Pulling) pulling(tired, NEED).cut(DEAD, 1 << 20);

        assertThat(plan(cutOnce.cut(DEAD, 0), NEED))
                .isEqualTo(new Resting(in(Duration.ofSeconds(2)), 1, Optional.of(DEAD)));
    }

    @Test
    void saysWhereNoPackLeadsToTheNewestVersion() {
        var need = need(offer(pack(5, 9, 10)));

        var end = (Resting) plan(planning(HUB), need);

        assertThat(end.problem().orElseThrow().why()).isEqualTo("no pack leads to it from versions [1]");
        assertThat(end.problem().orElseThrow().what()).isEqualTo(LESSONS + " version 9");
    }

    @Test
    void pullsWhatIsSoonVisibleFirst() {
        var other = need(offer(pack(new CollectionId("zoology"), 1, 2, 2_000)));

        assertThat(pulling(planning(HUB), NEED, other).errand().collection()).isEqualTo(other.collection());
    }

    @Test
    void isDueWhenTheTimeHasComeOrTheClockWasSetBack() {
        assertThat(SCHEDULE.isDue(NOW, NOW)).isTrue();
        assertThat(SCHEDULE.isDue(NOW.minusSeconds(1), NOW)).isTrue();
        assertThat(SCHEDULE.isDue(NOW.plusSeconds(1), NOW)).isFalse();
        assertThat(SCHEDULE.isDue(in(Duration.ofMinutes(15)), NOW)).isFalse();
        assertThat(SCHEDULE.isDue(in(Duration.ofDays(3_000)), NOW)).isTrue();
    }

    @Test
    void neverWaitsLongerThanTheUsualTime() {
        var hasty = SyncSchedule.every(Duration.ofSeconds(1));

        assertThat(hasty.nextTry(1, NOW)).isEqualTo(in(Duration.ofSeconds(1)));
        assertThat(hasty.nextTry(1_000_000, NOW)).isEqualTo(in(Duration.ofSeconds(1)));
    }

    /** Version 2 is here, and what is offered leads from nothing and from others only. */
    private static Need stranded(long fullBytes, boolean mayWait) {
        var offer = offer(pack(0, 9, fullBytes), pack(8, 9, 10), pack(5, 9, 30));
        return new Need(
                offer, Set.of(Version.NOTHING, new Version(1), new Version(2)), Optional.empty(), mayWait, Set.of());
    }

    private static Asking asking(SyncMachine state, Need... needs) {
        return (Asking) plan(state, needs);
    }

    @Test
    void asksTheHubBeforeItPaysForEverythingAgain() {
        var need = stranded(1_000_000, true);
        var asking = asking(planning(HUB), need);
        assertThat(asking.upstream()).isEqualTo(HUB);
        assertThat(asking.wanted()).isEqualTo(new Wanted(LESSONS, new Version(2)));

        var rest = plan(asking.promised(), need);

        assertThat(rest).isEqualTo(new Resting(in(Duration.ofMinutes(15)), 0, Optional.empty()));
        assertThat(pulling(asking.declined(), need).errand().pack()).isEqualTo(pack(0, 9, 1_000_000));
    }

    @Test
    void asksEachHubOnceUntilOnePromises() {
        var need = stranded(1_000_000, true);

        var second = (Asking) asking(planning(HUB, MIRROR), need).declined();

        assertThat(second.upstream()).isEqualTo(MIRROR);
        assertThat(plan(second.promised(), need)).isInstanceOf(Resting.class);
        assertThat(pulling(second.declined(), need).errand().upstream()).isEqualTo(HUB);
        assertThat(pulling(second.failed(), need).errand().upstream()).isEqualTo(HUB);
    }

    @Test
    void takesWhatIsThereWhereNothingWouldBeSaved() {
        assertThat(plan(planning(HUB), stranded(10_000, true))).isInstanceOf(Pulling.class);
        assertThat(plan(planning(HUB), stranded(1_000_000, false))).isInstanceOf(Pulling.class);
        assertThat(plan(planning(STICK, HUB), stranded(1_000_000, true))).isInstanceOf(Pulling.class);
        assertThat(plan(planning(HUB), need(offer(DELTA, FULL)))).isInstanceOf(Pulling.class);
        var newcomer =
                new Need(offer(pack(0, 9, 1_000_000)), Set.of(Version.NOTHING), Optional.empty(), true, Set.of());
        assertThat(plan(planning(HUB), newcomer)).isInstanceOf(Pulling.class);
    }

    @Test
    void goesOnWithAFullPackThatWasBegun() {
        var full = pack(0, 9, 1_000_000);
        var begun = new Need(
                offer(full),
                Set.of(Version.NOTHING, new Version(2)),
                Optional.of(new Need.Begun(full.headDigest(), 1)),
                true,
                Set.of());

        assertThat(plan(planning(HUB), begun)).isInstanceOf(Pulling.class);
    }

    @Test
    void goesOnWithOtherCollectionsWhileOneWaits() {
        var other = need(offer(pack(new CollectionId("zoology"), 1, 2, 2_000_000)));
        var need = stranded(1_000_000, true);

        var next = pulling(asking(planning(HUB), need, other).promised(), need, other);

        assertThat(next.errand().collection()).isEqualTo(other.collection());
    }
}

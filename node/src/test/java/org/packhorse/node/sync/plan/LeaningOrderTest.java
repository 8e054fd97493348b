package org.packhorse.node.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.sync.plan.Offers.LESSONS;
import static org.packhorse.node.sync.plan.Offers.offer;
import static org.packhorse.node.sync.plan.Offers.pack;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.CollectionOffer;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.pack.Lean;
import org.packhorse.protocol.pack.Leans;

/** Who waits for whom, without a node. */
final class LeaningOrderTest {
    private static final CollectionId BOOK = new CollectionId("book");
    private static final KnownUpstream HUB = KnownUpstream.configured(URI.create("https://hub.example/"));
    private static final PackOffer BOOK_PACK = pack(BOOK, 0, 3, 50_000_000);
    private static final PackOffer LESSONS_PACK = pack(LESSONS, 0, 2, 20_000_000);

    private static Lean lean(PackOffer made) {
        return new Lean(made.collection(), made.to(), made.headDigest());
    }

    /** {@code plain} for whoever has what {@code other} makes. */
    private static PackOffer leaning(PackOffer plain, PackOffer other, long bytes) {
        return new PackOffer(
                plain.collection(),
                plain.from(),
                plain.to(),
                bytes,
                1,
                pack(plain.collection(), 0, 99, bytes).headDigest(),
                bytes,
                new Leans(List.of(lean(other))));
    }

    private static Need newcomer(PackOffer plain, PackOffer leaning, Lean... here) {
        var all = offer(plain);
        var packs = new CollectionOffer(all.collection(), all.manifests(), List.of(plain, leaning));
        return new Need(packs, Set.of(Version.NOTHING), Optional.empty(), false, Set.of(here));
    }

    private static Need newcomer(PackOffer plain) {
        return new Need(offer(plain), Set.of(Version.NOTHING), Optional.empty(), false, Set.of());
    }

    private static Round round() {
        return Round.begin(List.of(HUB), List.of(), 0);
    }

    private static PackOffer first(Need... needs) {
        return Planner.plan(List.of(needs), round()).errand().orElseThrow().pack();
    }

    @Test
    void aPackIsOfUseOnlyWhereWhatItLeansOnIsHere() {
        var leaning = leaning(LESSONS_PACK, BOOK_PACK, 1_000_000);

        assertThat(first(newcomer(LESSONS_PACK, leaning))).isEqualTo(LESSONS_PACK);
        assertThat(first(newcomer(LESSONS_PACK, leaning, lean(BOOK_PACK)))).isEqualTo(leaning);
        assertThat(first(newcomer(LESSONS_PACK, leaning, lean(pack(BOOK, 0, 2, 1)))))
                .isEqualTo(LESSONS_PACK);
    }

    @Test
    void whatIsLeanedOnComesFirstAlsoWhereItIsTheLongerOne() {
        var lessons = newcomer(LESSONS_PACK, leaning(LESSONS_PACK, BOOK_PACK, 1_000_000));

        assertThat(first(lessons, newcomer(BOOK_PACK))).isEqualTo(BOOK_PACK);
    }

    @Test
    void nobodyWaitsForWeeksToSaveALittle() {
        var lessons = newcomer(LESSONS_PACK, leaning(LESSONS_PACK, BOOK_PACK, 16_000_000));

        assertThat(first(lessons, newcomer(BOOK_PACK))).isEqualTo(LESSONS_PACK);
    }

    @Test
    void nobodyWaitsForWhatCannotBeHad() {
        var lessons = newcomer(LESSONS_PACK, leaning(LESSONS_PACK, BOOK_PACK, 1_000_000));
        var round = round().with(new Finding.GivenUp(BOOK));

        var plan = Planner.plan(List.of(lessons, newcomer(BOOK_PACK)), round);

        assertThat(plan.errand().orElseThrow().pack()).isEqualTo(LESSONS_PACK);
    }

    @Test
    void twoThatWaitForEachOtherDoNotWaitForEver() {
        var lessons = newcomer(LESSONS_PACK, leaning(LESSONS_PACK, BOOK_PACK, 1_000_000));
        var book = newcomer(BOOK_PACK, leaning(BOOK_PACK, LESSONS_PACK, 30_000_000));

        assertThat(first(lessons, book)).isEqualTo(LESSONS_PACK);
    }

    @Test
    void whatIsOutstandingIsTheWayThatWillBeTaken() {
        var lessons = newcomer(LESSONS_PACK, leaning(LESSONS_PACK, BOOK_PACK, 1_000_000));

        var outstanding = Planner.outstanding(List.of(lessons, newcomer(BOOK_PACK)), round());

        assertThat(outstanding.stream().mapToLong(Outstanding::missingBytes)).containsExactly(1_000_000L, 50_000_000L);
    }
}

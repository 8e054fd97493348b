package org.packhorse.node.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.CollectionOffer;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.pack.Lean;
import org.packhorse.protocol.pack.Leans;

class ExportPlanTest {
    private static final long PLENTY = 1L << 40;
    private static final CollectionOffer LESSONS = offer(
            pack(0, 9, 900_000),
            pack(1, 5, 40_000),
            pack(5, 7, 20_000),
            pack(7, 9, 15_000),
            pack(8, 9, 10_000),
            pack(5, 9, 60_000));

    private static PackOffer pack(long from, long to, long bytes) {
        var digest = Digest.ofContent((from + " " + to).getBytes(StandardCharsets.UTF_8));
        return new PackOffer(new CollectionId("lessons"), new Version(from), new Version(to), bytes, 1, digest, bytes);
    }

    private static CollectionOffer offer(PackOffer... packs) {
        var manifests = new TreeMap<Version, Digest>();
        for (var pack : packs) {
            manifests.put(pack.to(), pack.headDigest());
        }
        return new CollectionOffer(packs[0].collection(), manifests, List.of(packs));
    }

    private static Wish wish(long... held) {
        var versions = new HashSet<Version>();
        versions.add(Version.NOTHING);
        Arrays.stream(held).forEach(number -> versions.add(new Version(number)));
        return new Wish("somebody", LESSONS, versions, Optional.empty(), Set.of());
    }

    private static List<String> ways(ExportPlan plan) {
        return plan.packs().stream().map(p -> p.from() + "-" + p.to()).toList();
    }

    @Test
    void takesTheCheapestChainFromEachNodesVersion() {
        var plan = ExportPlan.make(List.of(wish(1), wish(8)), PLENTY);

        assertThat(ways(plan)).containsExactly("8-9", "1-5", "5-7", "7-9");
    }

    @Test
    void carriesNoPackTwice() {
        var plan = ExportPlan.make(List.of(wish(1), wish(5), wish(7)), PLENTY);

        assertThat(ways(plan)).containsExactly("7-9", "5-7", "1-5");
    }

    @Test
    void servesShortWaysFirstWhereRoomIsShort() {
        var plan = ExportPlan.make(List.of(wish(0), wish(8), wish(1)), 10_000 + ExportPlan.FILE_BYTES);

        assertThat(ways(plan)).containsExactly("8-9");
        assertThat(plan.dropped()).hasSize(2);
        assertThat(plan.dropped().getFirst().neededBytes()).hasValue(75_000 + 3 * ExportPlan.FILE_BYTES);
    }

    @Test
    void countsWhatIsSharedOnce() {
        long shared = 75_000 + 3 * ExportPlan.FILE_BYTES;

        assertThat(ExportPlan.make(List.of(wish(1), wish(5)), shared).dropped()).isEmpty();
        assertThat(ExportPlan.make(List.of(wish(1), wish(5)), shared - 1).dropped())
                .isNotEmpty();
    }

    @Test
    void finishesThePackThatWasBegunThereIfItCostsLittleMore() {
        var direct = pack(5, 9, 36_000);
        var offer = offer(pack(5, 7, 20_000), pack(7, 9, 15_000), direct);
        var wish = new Wish(
                "somebody",
                offer,
                new HashSet<>(List.of(new Version(5))),
                Optional.of(direct.headDigest().toHex()),
                Set.of());

        assertThat(ways(ExportPlan.make(List.of(wish), PLENTY))).containsExactly("5-9");
    }

    private static PackOffer leaning(PackOffer plain, Lean lean, long bytes) {
        return new PackOffer(
                plain.collection(),
                plain.from(),
                plain.to(),
                bytes,
                1,
                lean.manifest(),
                bytes,
                new Leans(List.of(lean)));
    }

    private static Inventory node(Inventory.Holding... holdings) {
        return new Inventory(
                Inventory.FORMAT,
                "0".repeat(64),
                "box",
                "2026-03-02T08:00:00Z",
                "1",
                new Inventory.Storage(0, 0, 0),
                List.of(),
                List.of(holdings),
                List.of(),
                List.of(),
                List.of());
    }

    private static Inventory.Holding holding(String collection, OriginId publisher, Long... held) {
        return new Inventory.Holding(collection, publisher.toString(), 0, 9, List.of(held), List.of());
    }

    /** Reports have no digests, so only the same publisher's numbers mean the same. */
    @Test
    void aPackThatLeansOnAnotherCollectionIsForNodesThatHaveThat() {
        var publisher = new OriginId(Digest.ofContent(new byte[] {1}));
        var stranger = new OriginId(Digest.ofContent(new byte[] {2}));
        var plain = pack(0, 9, 900_000);
        var leaning = leaning(
                plain, new Lean(new CollectionId("book"), new Version(3), Digest.ofContent(new byte[] {3})), 50);
        var offers = new TreeMap<CollectionId, CollectionOffer>();
        var manifests = new TreeMap<Version, Digest>();
        manifests.put(plain.to(), plain.headDigest());
        offers.put(plain.collection(), new CollectionOffer(plain.collection(), manifests, List.of(plain, leaning)));
        var lessons = holding("lessons", publisher);

        assertThat(packs(node(lessons, holding("book", publisher, 2L, 3L)), publisher, offers))
                .containsExactly(leaning);
        assertThat(packs(node(lessons, holding("book", publisher, 2L)), publisher, offers))
                .containsExactly(plain);
        assertThat(packs(node(lessons, holding("book", stranger, 3L)), publisher, offers))
                .containsExactly(plain);
        assertThat(packs(node(lessons), publisher, offers)).containsExactly(plain);
        assertThat(ExportPlan.make(Wish.ofEverybody(offers), PLENTY).packs()).containsExactly(plain);
    }

    private static List<PackOffer> packs(
            Inventory node, OriginId publisher, SortedMap<CollectionId, CollectionOffer> offers) {
        return ExportPlan.make(Wish.of(node, publisher, offers), PLENTY).packs();
    }

    @Test
    void saysWhereNoWayLeads() {
        var offer = offer(pack(3, 4, 10));
        var wish = new Wish("a newcomer", offer, new HashSet<>(List.of(Version.NOTHING)), Optional.empty(), Set.of());

        assertThat(ExportPlan.make(List.of(wish), PLENTY).dropped())
                .singleElement()
                .satisfies(dropped -> assertThat(dropped.neededBytes()).isEmpty());
    }
}

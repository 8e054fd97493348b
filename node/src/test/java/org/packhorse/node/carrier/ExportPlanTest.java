package org.packhorse.node.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.CollectionOffer;
import org.packhorse.protocol.exchange.PackOffer;

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
        return new Wish("somebody", LESSONS, versions, new Version(held[held.length - 1]), Optional.empty());
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
        var plan = ExportPlan.make(List.of(wish(1), wish(5)), 75_000 + 3 * ExportPlan.FILE_BYTES);

        assertThat(plan.dropped()).isEmpty();
        assertThat(plan.roomBytes()).isEqualTo(75_000 + 3 * ExportPlan.FILE_BYTES);
    }

    @Test
    void finishesThePackThatWasBegunThereIfItCostsLittleMore() {
        var direct = pack(5, 9, 36_000);
        var offer = offer(pack(5, 7, 20_000), pack(7, 9, 15_000), direct);
        var wish = new Wish(
                "somebody",
                offer,
                new HashSet<>(List.of(new Version(5))),
                new Version(5),
                Optional.of(direct.headDigest().toHex()));

        assertThat(ways(ExportPlan.make(List.of(wish), PLENTY))).containsExactly("5-9");
    }

    @Test
    void saysWhereNoWayLeads() {
        var offer = offer(pack(3, 4, 10));
        var wish = new Wish(
                "a newcomer", offer, new HashSet<>(List.of(Version.NOTHING)), Version.NOTHING, Optional.empty());

        assertThat(ExportPlan.make(List.of(wish), PLENTY).dropped())
                .singleElement()
                .satisfies(dropped -> assertThat(dropped.neededBytes()).isEmpty());
    }
}

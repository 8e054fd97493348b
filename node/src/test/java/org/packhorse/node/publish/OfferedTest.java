package org.packhorse.node.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;

/** Which packs exist, and what stays offered how long. */
final class OfferedTest {
    private static final Digest DIGEST = Digest.ofContent(new byte[0]);

    private static PackOffer pack(long from, long to, long lengthBytes) {
        return new PackOffer(TestHub.LESSONS, new Version(from), new Version(to), lengthBytes, 1, DIGEST, 0);
    }

    private static PublishedVersion version(long number, PackOffer... packs) {
        return new PublishedVersion(TestHub.LESSONS, new Version(number), DIGEST, 1, List.of(packs));
    }

    private static List<Version> versions(long... numbers) {
        return Arrays.stream(numbers).mapToObj(Version::new).toList();
    }

    /** Versions 1 to {@code newest}, each reached from the one before; a full pack of the first only. */
    private static Offered published(int newest) {
        var offered = new Offered(List.of(version(1, pack(0, 1, 1_000))));
        for (int number = 2; number <= newest; number++) {
            offered = offered.followedBy(version(number, pack(number - 1, number, 10)));
        }
        return offered;
    }

    @Test
    void packsLeadFromOneTwoFourAndEightVersionsBackAndFromTheFullPacks() {
        assertThat(published(1).bases()).isEqualTo(versions(1));
        assertThat(published(2).bases()).isEqualTo(versions(2, 1));
        assertThat(published(20).bases()).isEqualTo(versions(20, 19, 17, 13, 1));
    }

    @Test
    void whatPacksWillLeadFromIsNeeded() {
        var offered = published(20);

        assertThat(versions(20, 19, 17, 13, 1)).allMatch(version -> offered.needs(version, 8));
        assertThat(versions(12, 2)).noneMatch(version -> offered.needs(version, 8));
        assertThat(versions(5)).allMatch(version -> offered.needs(version, 16));
        assertThat(versions(4)).noneMatch(version -> offered.needs(version, 16));
    }

    @Test
    void textAndItsMediaAreOnePublication() {
        var text = published(20);
        var whole = text.completedBy(version(21, pack(20, 21, 500), pack(0, 21, 1_500)));

        assertThat(whole.versions()).extracting(PublishedVersion::version).isEqualTo(versions(1, 19, 20, 21));
        assertThat(whole.full()).contains(pack(0, 21, 1_500));
        assertThat(whole.followedBy(version(22, pack(21, 22, 10))).versions())
                .extracting(PublishedVersion::version)
                .isEqualTo(versions(21, 22));
    }

    @Test
    void whatWasOfferedBeforeStaysForOnePublication() {
        assertThat(published(20).versions())
                .extracting(PublishedVersion::version)
                .isEqualTo(versions(1, 19, 20));
        assertThat(published(20).full()).contains(pack(0, 1, 1_000));
    }

    @Test
    void aNewFullPackTakesThePlaceOfTheOldOne() {
        var offered = published(20).followedBy(version(21, pack(0, 21, 1_000), pack(20, 21, 10)));

        assertThat(offered.versions()).extracting(PublishedVersion::version).isEqualTo(versions(20, 21));
        assertThat(offered.full()).contains(pack(0, 21, 1_000));
    }

    @Test
    void aFullPackIsMadeAnewWhereTheWayFromItCostsMoreThanATenth() {
        assertThat(published(20).keepsFull(List.of(pack(20, 21, 10), pack(1, 21, 100)), 0))
                .isTrue();
        assertThat(published(20).keepsFull(List.of(pack(20, 21, 10), pack(1, 21, 101)), 0))
                .isFalse();
        assertThat(published(20).keepsFull(List.of(pack(20, 21, 10)), 0)).isFalse();
    }

    @Test
    void whatWasWithdrawnCountsAsPartOfTheWay() {
        assertThat(published(20).keepsFull(List.of(pack(1, 21, 50)), 0.05)).isTrue();
        assertThat(published(20).keepsFull(List.of(pack(1, 21, 50)), 0.06)).isFalse();
        assertThat(published(20).keepsFull(List.of(pack(1, 21, 50)), 1)).isFalse();
    }

    @Test
    void packsThatNobodyWouldTakeAreNotOffered() {
        var full = pack(0, 21, 1_000);

        assertThat(Offered.isOfUseBeside(full, pack(20, 21, 999))).isTrue();
        assertThat(Offered.isOfUseBeside(full, pack(20, 21, 1_000))).isFalse();
        assertThat(Offered.isOfUseBeside(full, pack(1, 21, 10))).isFalse();
    }

    @Test
    void aDeadEndIsAVersionFromWhichNothingLeadsOn() {
        var offered = published(20);

        assertThat(versions(17, 7, 2)).allMatch(offered::isDeadEnd);
        assertThat(versions(18, 19)).noneMatch(offered::isDeadEnd);
        assertThat(versions(0, 20, 21)).noneMatch(offered::isDeadEnd);
    }

    @Test
    void aPackOnDemandJoinsTheOthersAndGoesWithThem() {
        var offered = published(20).with(pack(14, 20, 10));

        assertThat(offered.newest().packs()).containsExactly(pack(19, 20, 10), pack(14, 20, 10));
        assertThat(offered.isDeadEnd(new Version(14))).isFalse();
        assertThat(offered.bases()).isEqualTo(published(20).bases());
        var next = offered.followedBy(version(21, pack(20, 21, 10)));
        assertThat(next.isDeadEnd(new Version(14))).isFalse();
        assertThat(next.followedBy(version(22, pack(21, 22, 10))).isDeadEnd(new Version(14)))
                .isTrue();
    }

    @Test
    void aPackOnDemandMustSaveAQuarterAgainstTheWayOfNewcomers() {
        var offered = published(16)
                .followedBy(version(17, pack(16, 17, 10), pack(0, 17, 1_000)))
                .followedBy(version(18, pack(17, 18, 100)));

        assertThat(offered.isWorthOffering(pack(14, 18, 825))).isTrue();
        assertThat(offered.isWorthOffering(pack(14, 18, 826))).isFalse();
    }
}

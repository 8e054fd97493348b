package org.packhorse.protocol.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.FrameLimits;
import org.packhorse.protocol.pack.Lean;
import org.packhorse.protocol.pack.Leans;
import org.packhorse.protocol.trust.metadata.Custom;
import org.packhorse.protocol.trust.metadata.TargetFile;

/** What signed targets offer, also where whoever signed them means no good. */
class OfferTest {
    private static final Digest DIGEST = Digest.ofContent(new byte[0]);
    private static final CollectionId RIDDLES = new CollectionId("riddles");
    private static final CollectionId BIRDS = new CollectionId("birds");

    @Test
    void isReadAsItWasWritten() throws Exception {
        var offer = offer(1, 2, 100);

        assertThat(PackOffer.parse(offer.toTarget())).contains(offer);
        assertThat(offer.path()).hasToString("targets/riddles/2/" + DIGEST + ".from-1.pack");
        assertThat(offer.headPath()).hasToString("targets/riddles/2/" + DIGEST + ".from-1.head");
    }

    @Test
    void aPackThatLeansOnOthersIsReadAsItWasWritten() throws Exception {
        var offer = leaning(Version.NOTHING, new Lean(BIRDS, new Version(3), DIGEST), lean("ponds"));

        assertThat(PackOffer.parse(offer.toTarget())).contains(offer);
        assertThat(offer.toTarget().path()).isEqualTo("riddles/2/from-0.leaning-2dba5dbc339e7316.head");
        assertThat(offer.needsNothing()).isFalse();
        assertThat(offer(0, 2, 100).needsNothing()).isTrue();
    }

    /** Two that differ in what they lean on stand side by side. */
    @Test
    void packsThatLeanOnDifferentVersionsHaveDifferentNames() {
        var one = leaning(new Version(1), lean("birds"));
        var other = leaning(new Version(1), new Lean(BIRDS, new Version(4), Digest.ofContent(new byte[1])));

        assertThat(one.toTarget().path()).isNotEqualTo(other.toTarget().path());
        assertThat(one.path()).isNotEqualTo(other.path());
    }

    static Stream<Custom> hostileLeans() {
        var good = custom("birds", Custom.NONE.with("version", 3).with("manifest", DIGEST.toHex()));
        return Stream.of(
                custom(),
                custom().with("leans", 5),
                custom().with("leans", Custom.NONE),
                custom("birds", Custom.NONE),
                custom("birds", Custom.NONE.with("version", 0).with("manifest", DIGEST.toHex())),
                custom("birds", Custom.NONE.with("version", -3).with("manifest", DIGEST.toHex())),
                custom("birds", Custom.NONE.with("version", 3)),
                custom("birds", Custom.NONE.with("version", 3).with("manifest", "abc")),
                custom(
                        "birds",
                        Custom.NONE
                                .with("version", 3)
                                .with("manifest", DIGEST.toHex().replace('e', 'f'))),
                custom("../birds", Custom.NONE.with("version", 3).with("manifest", DIGEST.toHex())),
                custom("riddles", Custom.NONE.with("version", 3).with("manifest", DIGEST.toHex())),
                Stream.of("d", "e", "f", "g")
                        .reduce(
                                good,
                                (custom, name) -> custom.with(
                                        "leans",
                                        custom.findObject("leans")
                                                .orElseThrow()
                                                .with(name, Custom.NONE.with("version", 1))),
                                (a, b) -> b));
    }

    @ParameterizedTest
    @MethodSource("hostileLeans")
    void refusesPacksThatLeanOnWhatNoneDoes(Custom custom) {
        var target =
                new TargetFile(leaning(new Version(1), lean("birds")).toTarget().path(), 40, DIGEST, custom);

        assertThatThrownBy(() -> PackOffer.parse(target)).isInstanceOf(RefusedInputException.class);
        assertThatThrownBy(() -> CollectionOffer.of(List.of(target))).isInstanceOf(RefusedInputException.class);
    }

    private static Custom custom(String leanedOn, Custom lean) {
        return custom().with("leans", Custom.NONE.with(leanedOn, lean));
    }

    private static Lean lean(String collection) {
        return new Lean(new CollectionId(collection), new Version(3), DIGEST);
    }

    private static PackOffer leaning(Version from, Lean... leans) {
        return new PackOffer(RIDDLES, from, new Version(2), 100, 40, DIGEST, 5_000, new Leans(List.of(leans)));
    }

    @Test
    void offersTheNewestVersionWithThePacksThatLeadThere() throws Exception {
        var targets = List.of(
                manifest("riddles/9/manifest"),
                offer(0, 10, 900).toTarget(),
                manifest("riddles/10/manifest"),
                offer(9, 10, 50).toTarget(),
                offer(8, 9, 40).toTarget(),
                manifest("birds/1/manifest"),
                manifest("riddles/10/manifest.txt"));

        var newest = VersionOffer.newestOf(targets);

        assertThat(newest).containsOnlyKeys(new CollectionId("birds"), RIDDLES);
        var riddles = java.util.Objects.requireNonNull(newest.get(RIDDLES));
        assertThat(riddles.version()).isEqualTo(new Version(10));
        assertThat(riddles.packs()).containsExactly(offer(9, 10, 50), offer(0, 10, 900));
        assertThat(riddles.packsFor(new Version(9))).containsExactly(offer(9, 10, 50), offer(0, 10, 900));
        assertThat(riddles.packsFor(new Version(8))).containsExactly(offer(0, 10, 900));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "riddles/2/from-01.head",
                "riddles/02/from-1.head",
                "riddles/0/from-0.head",
                "riddles/2/from-1.head/x",
                "x/riddles/2/from-1.head",
                "riddles/2/from--1.head",
                "riddles/2/from-٣.head",
                "riddles/2/from-1234567890123456.head",
                "Riddles/2/from-1.pack",
                "../2/from-1.pack",
                "riddles/2/from-1.head\n"
            })
    void passesOverTargetsOfOtherNames(String path) throws Exception {
        assertThat(PackOffer.parse(new TargetFile(path, 40, DIGEST, custom()))).isEmpty();
        assertThat(VersionOffer.newestOf(List.of(new TargetFile(path, 1_000, DIGEST))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "riddles/01/manifest",
                "riddles/0/manifest",
                "riddles/-1/manifest",
                "riddles/9999999999999999/manifest",
                "riddles/1/Manifest",
                "manifest"
            })
    void passesOverManifestsOfNoVersion(String path) throws Exception {
        assertThat(VersionOffer.newestOf(List.of(manifest(path)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-/1/manifest", "-riddles/1/manifest"})
    void refusesNamesThatNoCollectionHas(String path) {
        assertThatThrownBy(() -> VersionOffer.newestOf(List.of(manifest(path))))
                .isInstanceOf(RefusedInputException.class);
    }

    static Stream<Custom> hostile() {
        return Stream.of(
                Custom.NONE,
                Custom.NONE.with("content", 5),
                Custom.NONE.with("pack", 100),
                Custom.NONE.with("content", -1).with("pack", 100),
                Custom.NONE.with("content", "5").with("pack", 100),
                Custom.NONE.with("content", 5).with("pack", "100"),
                Custom.NONE.with("content", 5).with("pack", 39),
                Custom.NONE.with("content", 5).with("pack", -100),
                Custom.NONE.with("content", 5).with("pack", Custom.NONE));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesPacksThatAreNotDescribedAsOne(Custom custom) {
        var target = new TargetFile("riddles/2/from-1.head", 40, DIGEST, custom);

        assertThatThrownBy(() -> PackOffer.parse(target)).isInstanceOf(RefusedInputException.class);
        assertThatThrownBy(() -> VersionOffer.newestOf(List.of(target))).isInstanceOf(RefusedInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"riddles/2/from-2.head", "riddles/2/from-3.head"})
    void refusesPacksThatLeadBackwards(String path) {
        assertThatThrownBy(() -> PackOffer.parse(new TargetFile(path, 40, DIGEST, custom())))
                .isInstanceOf(RefusedInputException.class);
    }

    /** A node keeps the head in memory, so the publisher's word on its length is not enough. */
    @Test
    void refusesAHeadThatIsTooLong() throws Exception {
        long most = FrameLimits.HEAD_BYTES;

        assertThat(PackOffer.parse(described(most))).isPresent();
        for (long length : new long[] {0, most + 1, (1L << 32) + 60}) {
            assertThatThrownBy(() -> PackOffer.parse(described(length)))
                    .as("%s bytes", length)
                    .isInstanceOf(RefusedInputException.class);
        }
    }

    private static TargetFile described(long headLength) {
        var custom = Custom.NONE.with("content", 5).with("pack", 1L << 40);
        return new TargetFile("riddles/2/from-1.head", headLength, DIGEST, custom);
    }

    private static Custom custom() {
        return offer(1, 2, 100).toTarget().custom();
    }

    private static PackOffer offer(long from, long to, long lengthBytes) {
        return new PackOffer(RIDDLES, new Version(from), new Version(to), lengthBytes, 40, DIGEST, 5_000);
    }

    private static TargetFile manifest(String path) {
        return new TargetFile(path, 10, DIGEST);
    }
}

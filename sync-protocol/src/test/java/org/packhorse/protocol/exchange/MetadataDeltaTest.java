package org.packhorse.protocol.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.pack.FrameCompression;
import org.packhorse.protocol.trust.Edition;
import org.packhorse.protocol.trust.Holding;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.NewerMetadata;

/** Newer metadata as it travels. */
final class MetadataDeltaTest {
    private final Edition first = Publications.of(0, 8).get(6);
    private final Edition second = Publications.of(0, 8).get(7);
    private final Holding held = Holding.of(first.files());
    private final NewerMetadata newer = NewerMetadata.of(second, MetadataFiles.EMPTY, 1);

    @Test
    void isReadAsItWasWritten() throws Exception {
        assertThat(MetadataDelta.apply(held, MetadataDelta.between(held, newer)))
                .isEqualTo(newer);
        assertThat(MetadataDelta.apply(Holding.NOTHING, MetadataDelta.between(Holding.NOTHING, newer)))
                .isEqualTo(newer);
    }

    @Test
    void carriesLittleMoreThanSignaturesAndDigestsOfContent() {
        int signatures = 3 * 64;
        int digests = 2 * 32;

        assertThat(MetadataDelta.between(held, newer)).hasSizeLessThan(signatures + digests + 130);
        assertThat(MetadataDelta.between(held, newer)).hasSizeGreaterThan(signatures + digests);
    }

    @Test
    void isNotTakenForNothing() {
        assertThat(MetadataDelta.isNothing(MetadataDelta.nothing())).isTrue();
        assertThat(MetadataDelta.isNothing(new byte[0])).isFalse();
        assertThat(MetadataDelta.isNothing(new byte[] {0})).isFalse();
        assertThat(MetadataDelta.isNothing(MetadataDelta.between(held, newer))).isFalse();
        assertThatThrownBy(() -> MetadataDelta.apply(held, MetadataDelta.nothing()))
                .isInstanceOf(RefusedInputException.class);
    }

    @Test
    void refusesWhatClaimsMoreThanAllFilesMayHave() {
        var bomb = FrameCompression.compress(new byte[16 << 20], new byte[0], 3);

        assertThat(bomb.length).isLessThan(10_000);
        assertThatThrownBy(() -> MetadataDelta.apply(Holding.NOTHING, bomb))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining("it claims");
    }

    @Test
    void givesWhatWasPublishedOrSomethingElseOrNothingWhereItIsDamaged() throws Exception {
        long seed = Long.getLong("seed", 1);
        System.out.println("MetadataDeltaTest: -Dseed=" + seed);
        var random = new Random(seed);
        var delta = MetadataDelta.between(held, newer);
        for (int round = 0; round < Integer.getInteger("rounds", 2_000); round++) {
            var damaged = Arrays.copyOf(delta, random.nextInt(4) == 0 ? random.nextInt(delta.length) : delta.length);
            for (int flips = random.nextInt(3); flips >= 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                assertThat(MetadataDelta.apply(held, damaged)).isNotNull();
            } catch (RefusedInputException e) {
                assertThat(e.subject()).isEqualTo("newer metadata");
            }
        }
    }

    @Test
    void holdsNothingWhereFilesDoNotBelongTogether() {
        var files = first.files()
                .with("timestamp.json", second.files().find("timestamp.json").orElseThrow());

        assertThat(Holding.of(files)).isEqualTo(Holding.NOTHING);
        assertThat(Holding.of(first.files().without("targets.json"))).isEqualTo(Holding.NOTHING);
        assertThat(Holding.of(first.files().with("snapshot.json", new byte[] {'{'})))
                .isEqualTo(Holding.NOTHING);
        assertThat(Holding.of(first.files()).version()).isEqualTo(7);
    }
}
